internal import Documents
internal import Drawing

/// What stands above the two columns of a Chinese journal: title, authors, affiliations, abstract and
/// keywords, then the same in the second language. Each part may be missing and leaves no gap.
struct ChineseFrontComposer {
  let setting: Setting
  let document: Document

  /// One language of the front.
  private struct Front {
    var language: String
    var title: [Inline]
    var subtitle: [Inline]
    var abstract: [Block]
    var keywords: [[Inline]]
    var authors: [FrontMatter.Author]

    var isChinese: Bool { language.hasPrefix("zh") }
    var isEmpty: Bool { title.isEmpty && subtitle.isEmpty && abstract.isEmpty && keywords.isEmpty }
  }

  /// The strips, from top to bottom.
  func strips() throws -> [FlowItem] {
    let own = Front(
      language: document.language, title: document.title, subtitle: document.subtitle,
      abstract: document.abstract, keywords: document.keywords, authors: document.authors)
    var strips = try kicker() + self.strips(of: own)
    if let second = document.second {
      let other = Front(
        language: second.language, title: second.title, subtitle: second.subtitle,
        abstract: second.abstract, keywords: second.keywords, authors: secondAuthors)
      if !other.isEmpty { strips += try self.strips(of: other).spaced(9) }
    }
    guard !strips.isEmpty else { return [] }
    strips[strips.count - 1].after = 12
    return strips.map { strip in
      var strip = strip
      strip.baseline = nil
      return .strip(strip)
    }
  }

  /// The authors under their names in the second language, as far as these are given.
  private var secondAuthors: [FrontMatter.Author] {
    document.authors.map { author in
      var author = author
      author.name = author.secondName ?? author.name
      if !author.secondAffiliations.isEmpty { author.affiliations = author.secondAffiliations }
      return author
    }
  }

  private func strips(of front: Front) throws -> [Strip] {
    var strips = try title(of: front)
    strips += try people(of: front)
    strips += try abstract(of: front)
    strips += try keywords(of: front)
    if front.language == document.language { strips += try particulars(of: front) }
    if front.isChinese { strips += try correspondence() }
    return strips
  }

  /// What kind of article it is, at the left above the title: "· 论 著 ·".
  private func kicker() throws -> [Strip] {
    let words = document.articleType.plainText
    guard !words.isEmpty else { return [] }
    var style = ParagraphStyle(text: setting.style(.sans, 9, bold: true), leading: 13)
    style.alignment = .leading
    style.isHyphenated = false
    // Two or three signs stand apart, so that they are seen.
    let isShort = words.count < 4 && words.unicodeScalars.allSatisfy { $0.value >= 0x2E80 }
    let shown = isShort ? words.map(String.init).joined(separator: "\u{A0}") : words
    var strips = try setting.paragraph(
      [.text("·\u{A0}\(shown)\u{A0}·", style.text)], style, in: measure(0), path: path)
    if let last = strips.indices.last { strips[last] = strips[last].padded(below: 9) }
    return strips
  }

  // MARK: - Title and authors

  private func title(of front: Front) throws -> [Strip] {
    var strips: [Strip] = []
    for (words, size) in [(front.title, front.isChinese ? 18.0 : 12), (front.subtitle, 10.5)]
    where !words.isEmpty {
      setting.line = document.frontLines.title
      var style = style(size, leading: size * 1.4, front.language, bold: true)
      style.isHyphenated = false
      strips += try setting.centred(
        setting.reader.pieces(of: words, in: style.text), style, in: measure(28), path: path
      ).spaced(strips.isEmpty ? 0 : 3)
    }
    return strips
  }

  private func people(of front: Front) throws -> [Strip] {
    guard !front.authors.isEmpty else { return [] }
    setting.line = document.frontLines.authors
    let list = AuthorList(
      front.authors, wording: Wording(language: front.language))
    var names = style(front.isChinese ? 12 : 9, leading: front.isChinese ? 18 : 13, front.language)
    names.isHyphenated = false
    var strips = try setting.centred(
      list.journalPieces(in: names.text, isChinese: front.isChinese), names, in: measure(0),
      path: path
    ).spaced(front.isChinese ? 8 : 4)
    guard !list.affiliations.isEmpty else { return strips }
    var places = style(8, leading: 12, front.language)
    places.isHyphenated = false
    strips += try setting.centred(
      try self.places(list.affiliations, places, front, width: measure(36).width), places,
      in: measure(36), path: path
    ).spaced(4)
    return strips
  }

  /// The affiliations one after the other; a line ends between them where it can.
  private func places(
    _ affiliations: [String], _ style: ParagraphStyle, _ front: Front, width: Double
  ) throws -> [Piece] {
    let mark = front.isChinese ? "；" : "; "
    var ragged = style
    ragged.alignment = .leading
    var pieces: [Piece] = []
    var line = ""
    for (index, place) in affiliations.enumerated() {
      let name = affiliations.count > 1 ? "\(index + 1).\u{A0}\(place)" : place
      let longer = line.isEmpty ? name : line + mark + name
      let isOne = try setting.lines([.text(longer, style.text)], ragged, measure: width).count < 2
      if isOne || line.isEmpty {
        line = longer
      } else {
        pieces += [.text(line + (front.isChinese ? "；" : ";"), style.text), .lineBreak]
        line = name
      }
    }
    return pieces + [.text(line, style.text)]
  }

  // MARK: - Abstract

  /// All parts of the abstract in one paragraph, after its label.
  private func abstract(of front: Front) throws -> [Strip] {
    guard !front.abstract.isEmpty else { return [] }
    let style = style(9, leading: front.isChinese ? 14.5 : 12.6, front.language)
    let label = Wording(language: front.language).vocabulary.abstract
    var pieces = self.label(label, front, style)
    var rest: [Block] = []
    var hasWords = false
    for block in front.abstract {
      guard rest.isEmpty, case .paragraph(let inlines, let mark) = block else {
        rest.append(block)
        continue
      }
      if let line = mark.line { setting.line = line }
      // As at the end of a line: nothing between Chinese sentences, a blank between English ones.
      if hasWords { pieces.append(.softBreak(style.text)) }
      hasWords = true
      pieces += setting.reader.pieces(of: inlines, in: style.text).withUndividedLabels
    }
    var strips = try setting.paragraph(pieces, style, in: measure(36), path: path).spaced(7)
    if !rest.isEmpty {
      let composer = BlockComposer(
        setting: setting, type: TextType(paragraph: style, indent: 0, listSpace: 2),
        column: measure(36))
      strips += try composer.compose(rest).flatMap { item -> [Strip] in
        if case .strip(let strip) = item { [strip] } else { [] }
      }
    }
    return strips
  }

  private func keywords(of front: Front) throws -> [Strip] {
    guard !front.keywords.isEmpty else { return [] }
    let style = style(9, leading: front.isChinese ? 14.5 : 12.6, front.language)
    let name = front.isChinese || front.language != "en" ? nil : "Key words"
    var pieces = label(
      name ?? Wording(language: front.language).vocabulary.keywords, front, style)
    for (index, keyword) in front.keywords.enumerated() {
      if index > 0 { pieces.append(.text(front.isChinese ? "；" : "; ", style.text)) }
      pieces += setting.reader.pieces(of: keyword, in: style.text)
    }
    return try setting.paragraph(pieces, style, in: measure(36), path: path)
  }

  /// 中图分类号 and its like on one line below the keywords.
  private func particulars(of front: Front) throws -> [Strip] {
    let items = document.particulars.labelled(in: front.language)
    guard !items.isEmpty else { return [] }
    let style = style(9, leading: 14.5, front.language)
    var pieces: [Piece] = []
    for item in items {
      if !pieces.isEmpty { pieces.append(.gap(13.5)) }
      pieces += label(item.label, front, style) + [.text(item.text, style.text)]
    }
    return try setting.paragraph(pieces, style, in: measure(36), path: path)
  }

  /// ［摘要］ or [Abstract], in bold.
  private func label(_ words: String, _ front: Front, _ style: ParagraphStyle) -> [Piece] {
    let bold = style.text.with { $0.font.isBold = true }
    guard front.isChinese else { return [.text("[\(words)]", bold), .gap(4.5)] }
    // The blank half of the bracket hangs out.
    return [.gap(-bold.font.size / 2), .text("［\(words)］", bold)]
  }

  private func correspondence() throws -> [Strip] {
    let list = AuthorList(document.authors, wording: setting.wording)
    let style = style(9, leading: 14.5, document.language)
    let bold = style.text.with { $0.font.isBold = true }
    var pieces: [Piece] = []
    for author in list.corresponding {
      guard let email = author.email else { continue }
      let linked = style.text.with {
        $0.color = Ink.link
        $0.link = .address("mailto:" + email)
      }
      let separator = pieces.isEmpty ? "" : "；"
      pieces += [
        .text("\(separator)\(author.name)，E-mail：", style.text), .text(email, linked),
      ]
    }
    guard !pieces.isEmpty else { return [] }
    let label = "［\(setting.wording.vocabulary.correspondence)］"
    return try setting.paragraph(
      [.gap(-4.5), .text(label, bold)] + pieces, style, in: measure(36), path: path)
  }

  // MARK: - Measures

  private var path: [StructureElement] { [setting.element("P")] }

  private func measure(_ inset: Double) -> Column {
    let isNarrow = setting.geometry.blockWidth < millimetres(120)
    let side = isNarrow ? 0 : inset / 2
    return setting.geometry.block.inset(side, right: side)
  }

  private func style(
    _ size: Double, leading: Double, _ language: String, bold: Bool = false
  ) -> ParagraphStyle {
    var style = ParagraphStyle(text: setting.style(.serif, size, bold: bold), leading: leading)
    style.text.language = language
    return style
  }
}

extension [Piece] {
  /// The pieces whose labels in bold, 结果, stay on one line.
  fileprivate var withUndividedLabels: [Piece] {
    map { piece in
      guard case .text(let text, var style) = piece, style.font.isBold, text.count < 8 else {
        return piece
      }
      style.isDivisible = false
      return .text(text, style)
    }
  }
}
