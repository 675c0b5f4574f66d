internal import Documents
internal import Drawing

/// The authors with the numbers of their affiliations.
struct AuthorList {
  /// The places, each once, in order of appearance.
  let affiliations: [String]
  /// Who contributed equally, who has died, and other notes.
  let notes: AuthorNotes
  private let authors: [FrontMatter.Author]
  private let wording: Wording

  init(_ authors: [FrontMatter.Author], wording: Wording) {
    self.authors = authors
    self.wording = wording
    notes = AuthorNotes(authors, language: wording.vocabulary.language)
    var places: [String] = []
    for place in authors.flatMap(\.affiliations) where !places.contains(place) {
      places.append(place)
    }
    affiliations = places
  }

  /// The authors to whom letters go: those who are marked, else the first with an address.
  var corresponding: [FrontMatter.Author] {
    let marked = authors.filter { $0.isCorresponding && $0.email != nil }
    if !marked.isEmpty { return marked }
    let other = authors.first { $0.email != nil } ?? authors.first(where: \.isCorresponding)
    return other.map { [$0] } ?? []
  }

  /// Whether an asterisk tells the corresponding authors from others.
  var marksCorresponding: Bool { authors.count > 1 && !corresponding.isEmpty }

  /// Names in bold, numbers and asterisks raised, an ORCID disc after who has one.
  func pieces(in style: TextStyle) -> [Piece] {
    var pieces: [Piece] = []
    let bold = style.with { $0.font.isBold = true }
    for (index, author) in authors.enumerated() {
      if index > 0 {
        pieces.append(.text(wording.vocabulary.separator(before: index, of: authors.count), style))
      }
      pieces.append(.text(author.name.replacing(" ", with: "\u{A0}"), bold))
      let degrees = author.degrees.map { ", " + $0 }.joined()
      if !degrees.isEmpty { pieces.append(.text(degrees, style)) }
      let marks = marks(of: author)
      if !marks.isEmpty { pieces.append(.text(marks, style.raised)) }
      if let orcid = author.orcid {
        pieces.append(.gap(style.font.size * 0.3))
        pieces.append(
          .ornament(
            .orcid, width: style.font.size * 0.72, link: OrcidDisc.target(of: orcid)))
      }
    }
    return pieces
  }

  /// The names as Chinese journals print them: those of two characters as wide as those of three,
  /// numbers raised.
  func journalPieces(in style: TextStyle, isChinese: Bool) -> [Piece] {
    var pieces: [Piece] = []
    for (index, author) in authors.enumerated() {
      if index > 0 {
        pieces.append(.text(isChinese ? "，" : ", ", style))
      }
      let letters = Array(author.name)
      let isShort = letters.count == 2 && letters.allSatisfy { CharacterClass($0) == .ideograph }
      if isChinese, isShort {
        pieces += [
          .text(String(letters[0]), style), .gap(style.font.size), .text(String(letters[1]), style),
        ]
      } else {
        pieces.append(.text(author.name.replacing(" ", with: "\u{A0}"), style))
      }
      let marks = marks(of: author)
      if !marks.isEmpty { pieces.append(.text(marks, style.raised)) }
    }
    return pieces
  }

  private func marks(of author: FrontMatter.Author) -> String {
    var marks: [String] = []
    if affiliations.count > 1 {
      marks = author.affiliations.compactMap { place in
        affiliations.firstIndex(of: place).map { String($0 + 1) }
      }
    }
    marks += notes.marks(of: author)
    if marksCorresponding, corresponding.contains(author) { marks.append("*") }
    return marks.joined(separator: ",")
  }
}

extension OrcidDisc {
  /// The page of an iD.
  static func target(of orcid: String) -> LinkItem.Target {
    .address(orcid.hasPrefix("http") ? orcid : "https://orcid.org/" + orcid)
  }
}
