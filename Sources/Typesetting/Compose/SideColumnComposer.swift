internal import Documents
internal import Drawing

/// Sets the side column of the first page: whom to write to, and the ORCID iDs.
struct SideColumnComposer {
  let setting: Setting
  let document: Document

  private static let leading = 10.5
  /// The first baseline below the column's top.
  static let baseline = leading / 2 + 7.5 * 0.27

  /// What the column draws, from its upper left corner, and its height.
  func items() throws -> (items: [PictureItem], height: Double) {
    var items: [PictureItem] = []
    var y = 0.0
    guard setting.geometry.sideWidth > 0 else { return ([], 0) }
    for paragraphs in paragraphs(in: style.text) {
      if y > 0 { y += 8 }
      var lines: [PictureItem] = []
      for pieces in paragraphs {
        for line in try setting.lines(pieces, style, measure: setting.geometry.sideWidth) {
          lines += line.items.map { $0.moved(x: 0, y: y + Self.baseline) }
          y += Self.leading
        }
      }
      items.append(.group(PictureGroup(lines, role: "P")))
    }
    return (items, y)
  }

  /// What the column says: items, each of paragraphs, the first its label.
  func paragraphs(in style: TextStyle) -> [[[Piece]]] {
    ([correspondence(in: style), identifiers(in: style)] + particulars(in: style)).filter {
      !$0.isEmpty
    }
  }

  private var style: ParagraphStyle {
    var style = ParagraphStyle(text: setting.style(.sans, 7.5), leading: Self.leading)
    style.alignment = .leading
    style.isHyphenated = false
    return style
  }

  private func label(_ text: String, _ style: TextStyle) -> [Piece] {
    [
      .text(
        text,
        style.with {
          $0.font.isBold = true
          $0.color = setting.type.heading(1).color
        })
    ]
  }

  private func correspondence(in text: TextStyle) -> [[Piece]] {
    let list = AuthorList(document.authors, wording: setting.wording)
    let vocabulary = setting.wording.vocabulary
    let lines = list.corresponding.flatMap { author -> [[Piece]] in
      guard let email = author.email else { return [] }
      let name = (list.marksCorresponding ? "*" : "") + author.name
      let place =
        author.affiliations.first.map { (vocabulary.isIdeographic ? "，" : ", ") + $0 } ?? ""
      let linked = text.with {
        $0.color = Ink.link
        $0.link = .address("mailto:" + email)
      }
      return [[.text(name + place, text)], [.text(email, linked)]]
    }
    return lines.isEmpty ? [] : [label(vocabulary.correspondence, text)] + lines
  }

  private func particulars(in text: TextStyle) -> [[[Piece]]] {
    document.particulars.labelled(in: document.language).map { item in
      [label(item.label, text), [.text(item.text, text)]]
    }
  }

  private func identifiers(in text: TextStyle) -> [[Piece]] {
    let known = document.authors.filter { $0.orcid != nil }
    guard !known.isEmpty else { return [] }
    let lines = known.flatMap { author -> [[Piece]] in
      let orcid = author.orcid ?? ""
      let target = OrcidDisc.target(of: orcid)
      let linked = text.with {
        $0.color = Ink.link
        $0.link = target
      }
      let number = orcid.split(separator: "/").last.map(String.init) ?? orcid
      let line: [Piece] = [
        .ornament(.orcid, width: text.font.size * 0.72, link: target), .gap(2),
        .text(number, linked),
      ]
      return document.authors.count > 1 ? [[.text(author.name, text)], line] : [line]
    }
    return [label(setting.wording.orcid, text)] + lines
  }
}
