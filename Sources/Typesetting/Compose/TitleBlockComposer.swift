internal import Documents
internal import Drawing

/// Sets what stands above the text: title, authors, affiliations, abstract, keywords. Each part may
/// be missing and leaves no gap.
struct TitleBlockComposer {
  let setting: Setting
  let document: Document
  /// What stands above the title.
  var above: [Strip] = []
  /// Whether dates and whom to write to stand beside the text.
  var hasSideColumn = true

  /// The strips, from top to bottom.
  func strips() throws -> [FlowItem] {
    var strips = try head().unnumbered
    if !strips.isEmpty {
      var side: (items: [PictureItem], height: Double) = ([], 0)
      if hasSideColumn {
        side = try SideColumnComposer(setting: setting, document: document).items()
      }
      if side.height > room(below: strips) {
        // Who wrote it would run off the page: dozens of iDs stand below the affiliations instead.
        strips += try correspondence().unnumbered
        side = ([], 0)
      }
      let isLong = height(of: strips) > setting.geometry.height / 2
      for index in strips.indices { strips[index].isBreakable = isLong }
      strips[strips.count - 1].isBreakable = false
      strips[strips.count - 1].after = 13
      strips.append(rule(side: side))
    }
    var flow = strips.map(FlowItem.strip)
    flow += try abstract(
      document.abstract, heading: document.abstractHeading, keywords: document.keywords,
      language: document.language)
    return flow + (try second())
  }

  private func height(of strips: [Strip]) -> Double {
    strips.reduce(0) { $0 + $1.before + $1.height + $1.after }
  }

  /// How much of the page is left for the side column.
  private func room(below head: [Strip]) -> Double {
    setting.geometry.height - height(of: head) - 40
  }

  private func head() throws -> [Strip] {
    let block = setting.geometry.block
    var strips = above
    if !document.title.isEmpty {
      setting.line = document.frontLines.title
      var style = ParagraphStyle(
        text: setting.style(.serif, 21, bold: true, color: Ink.head), leading: 26)
      style.alignment = .leading
      style.isHyphenated = false
      strips += try setting.balanced(
        setting.reader.pieces(of: document.title, in: style.text), style, in: block,
        path: [setting.element("P")])
    }
    if !document.subtitle.isEmpty {
      setting.line = document.frontLines.subtitle
      var style = ParagraphStyle(
        text: setting.style(.serif, 13.5, italic: true, color: Ink.head), leading: 17)
      style.alignment = .leading
      style.isHyphenated = false
      strips += try setting.balanced(
        setting.reader.pieces(of: document.subtitle, in: style.text), style, in: block,
        path: [setting.element("P")]
      ).spaced(8)
    }
    guard !document.authors.isEmpty else { return strips }
    setting.line = document.frontLines.authors
    let authors = AuthorList(document.authors, wording: setting.wording)
    var style = ParagraphStyle(text: setting.style(.sans, 10), leading: 14)
    style.alignment = .leading
    style.isHyphenated = false
    strips += try setting.paragraph(
      authors.pieces(in: style.text), style, in: block, path: [setting.element("P")]
    ).spaced(strips.isEmpty ? 0 : 14)
    strips += try affiliations(authors).spaced(5)
    if setting.geometry.sideWidth == 0, hasSideColumn { strips += try correspondence() }
    return strips
  }

  /// Whom to write to, where the page has no side column.
  private func correspondence() throws -> [Strip] {
    let style = ParagraphStyle(
      text: setting.style(.sans, 8), leading: 11.5, alignment: .leading, isHyphenated: false)
    let side = SideColumnComposer(setting: setting, document: document)
    var strips: [Strip] = []
    for item in side.paragraphs(in: style.text) {
      let pieces = item.enumerated().flatMap { index, line in
        index == 0 ? line + [.gap(6)] : (index > 1 ? [.text(" · ", style.text)] : []) + line
      }
      strips += try setting.paragraph(
        pieces, style, in: setting.geometry.block, path: [setting.element("P")]
      ).spaced(strips.isEmpty ? 5 : 0)
    }
    return strips
  }

  private func affiliations(_ authors: AuthorList) throws -> [Strip] {
    var style = ParagraphStyle(
      text: setting.style(.sans, 8, color: Ink.affiliation), leading: 11.5)
    style.alignment = .leading
    style.isHyphenated = false
    let places = try authors.affiliations.enumerated().flatMap { index, place in
      var pieces: [Piece] = [.text(place, style.text)]
      if authors.affiliations.count > 1 {
        pieces = [.text(String(index + 1), style.text.raised), .gap(8 * 0.15)] + pieces
      }
      return try setting.paragraph(
        pieces, style, in: setting.geometry.block, path: [setting.element("P")])
    }
    let notes = try authors.notes.notes.flatMap { note in
      try setting.paragraph(
        [.text(note.mark, style.text.raised), .gap(8 * 0.15), .text(note.text, style.text)], style,
        in: setting.geometry.block, path: [setting.element("P")])
    }
    return places + notes
  }

  private func rule(side: (items: [PictureItem], height: Double)) -> Strip {
    let width = setting.geometry.blockWidth
    let line = Path(polyline: [Point(x: 0, y: 0), Point(x: width, y: 0)])
    var strip = Strip(
      items: [.path(PathItem(line, stroke: Stroke(Ink.head, width: 0.5)))], height: 0.5,
      after: 11, isBreakable: false, path: [setting.element("Artifact")])
    if side.height > 0 {
      let top = 0.5 + 11 + AbstractType.headBaseline - SideColumnComposer.baseline
      strip.side = side.items.map { $0.moved(x: 0, y: top) }
      strip.sideDepth = top + side.height
    }
    return strip
  }

  // MARK: - Abstract

  private enum AbstractType {
    static let headBaseline = 13.5 / 2 + 9.5 * 0.27
  }

  /// Title, abstract and keywords in the second language, in the text column.
  private func second() throws -> [FlowItem] {
    guard let second = document.second, second.hasFront else { return [] }
    let column = setting.geometry.reading
    var strips: [Strip] = []
    for (words, size) in [(second.title, 13.5), (second.subtitle, 11)] where !words.isEmpty {
      var style = ParagraphStyle(
        text: setting.style(.serif, size, bold: size > 12, italic: size < 12, color: Ink.head),
        leading: size * 1.26, alignment: .leading, isHyphenated: false)
      style.text.language = second.language
      strips += try setting.balanced(
        setting.reader.pieces(of: words, in: style.text), style, in: column,
        path: [setting.element("P")]
      ).spaced(strips.isEmpty ? 0 : 3)
    }
    strips += try secondAuthors(second.language, in: column).spaced(strips.isEmpty ? 0 : 4)
    for index in strips.indices { strips[index].isBreakable = false }
    if !strips.isEmpty { strips[strips.count - 1].after = 7 }
    return strips.map(FlowItem.strip)
      + (try abstract(
        second.abstract, heading: Vocabulary(language: second.language).abstract,
        keywords: second.keywords, language: second.language))
  }

  /// The names in the second language, if all have one.
  private func secondAuthors(_ language: String, in column: Column) throws -> [Strip] {
    let names = document.authors.compactMap(\.secondName)
    guard !names.isEmpty, names.count == document.authors.count else { return [] }
    var style = ParagraphStyle(
      text: setting.style(.sans, 8.3), leading: 12, alignment: .leading, isHyphenated: false)
    style.text.language = language
    let separator = Vocabulary(language: language).isIdeographic ? "，" : ", "
    return try setting.paragraph(
      [.text(names.joined(separator: separator), style.text)], style, in: column,
      path: [setting.element("P")])
  }

  private func abstract(
    _ blocks: [Block], heading: String, keywords: [[Inline]], language: String
  ) throws -> [FlowItem] {
    let column = setting.geometry.reading
    let vocabulary = Vocabulary(language: language)
    var flow: [FlowItem] = []
    if !blocks.isEmpty {
      var style = ParagraphStyle(
        text: setting.style(.sans, 9.5, bold: true, color: Ink.head), leading: 13.5)
      style.alignment = .leading
      style.text.language = language
      var head = try setting.paragraph(
        [.text(heading, style.text)], style, in: column,
        path: [setting.element("P")])
      head[0].after = 1
      head[0].isBreakable = false
      flow += head.map(FlowItem.strip)
      for block in blocks.flatMap(Self.labelled) {
        flow += try abstract(block, in: column, language: language)
      }
    }
    flow += try self.keywords(keywords, vocabulary, language, in: column).map(FlowItem.strip)
    guard !flow.isEmpty else { return [] }
    let rule = Path(polyline: [
      Point(x: column.x, y: 0), Point(x: column.x + column.width, y: 0),
    ])
    flow.append(
      .strip(
        Strip(
          items: [.path(PathItem(rule, stroke: Stroke(Ink.head, width: 0.5)))], height: 0.5,
          before: 12, after: 11, path: [setting.element("Artifact")])))
    return flow
  }

  /// The parts of a paragraph that begin with strong words at the start of a source line: labels
  /// of their own.
  static func labelled(_ block: Block) -> [Block] {
    guard case .paragraph(let inlines, let mark) = block else { return [block] }
    var parts: [[Inline]] = [[]]
    for (index, inline) in inlines.enumerated() {
      if index + 1 < inlines.count, case .strong = inlines[index + 1],
        inline == .softBreak || inline == .lineBreak
      {
        parts.append([])
      } else {
        parts[parts.count - 1].append(inline)
      }
    }
    return parts.filter { !$0.isEmpty }.map { .paragraph($0, at: mark) }
  }

  /// A paragraph of the abstract; strong words at its beginning become its label.
  private func abstract(
    _ block: Block, in column: Column, language: String
  ) throws -> [FlowItem] {
    var style = ParagraphStyle(text: setting.style(.serif, 9.8), leading: 13.5)
    style.text.language = language
    let type = TextType(paragraph: style, indent: 0, listSpace: 2)
    guard case .paragraph(let inlines, _) = block, case .strong(let label)? = inlines.first else {
      return try BlockComposer(setting: setting, type: type, column: column).compose([block])
    }
    var bold = setting.style(.sans, 8.3, bold: true, color: Ink.head)
    bold.language = language
    var rest = Array(inlines.dropFirst())
    if case .text(let text)? = rest.first {
      rest[0] = .text(String(text.drop(while: \.isWhitespace)))
    } else if case .softBreak? = rest.first {
      rest.removeFirst()
    }
    let pieces =
      setting.reader.pieces(of: label, in: bold) + [.gap(8.3 * 0.5)]
      + setting.reader.pieces(of: rest, in: style.text)
    return try setting.paragraph(pieces, style, in: column, path: [setting.element("P")])
      .map(FlowItem.strip)
  }

  private func keywords(
    _ keywords: [[Inline]], _ vocabulary: Vocabulary, _ language: String, in column: Column
  ) throws -> [Strip] {
    guard !keywords.isEmpty else { return [] }
    var style = ParagraphStyle(text: setting.style(.sans, 8.3), leading: 12)
    style.alignment = .leading
    style.isHyphenated = false
    style.text.language = language
    let bold = style.text.with {
      $0.font.isBold = true
      $0.color = Ink.head
    }
    var pieces: [Piece] = [.text(vocabulary.keywords, bold), .gap(8.3 * 0.6)]
    for (index, keyword) in keywords.enumerated() {
      if index > 0 { pieces.append(.text("\u{A0}· ", style.text)) }
      pieces += setting.reader.pieces(of: keyword, in: style.text).map { piece in
        guard case .text(let text, let style) = piece else { return piece }
        return .text(text.replacing(" ", with: "\u{A0}"), style)
      }
    }
    return try setting.paragraph(pieces, style, in: column, path: [setting.element("P")]).spaced(5)
  }
}

extension [Strip] {
  /// The strips with that much white above the first.
  func spaced(_ space: Double) -> [Strip] {
    var strips = self
    if !strips.isEmpty { strips[0].before = space }
    return strips
  }
}
