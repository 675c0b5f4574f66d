internal import Documents
internal import Drawing

/// What tells a supplement's pages from those of an article.
struct SupplementPages {
  /// Its heading.
  let heading: Heading
  /// Whether it is a file of its own, with a title page.
  let isSeparate: Bool

  /// What stands before the numbers of its pages: S1, S2 …
  static let prefix = "S"

  init(_ supplement: Supplement) {
    heading = supplement.heading
    isSeparate = supplement.place == .separate
  }
}

/// Sets what stands above the text of a supplement: in a file of its own what it belongs to, with the
/// authors; behind the article its heading.
struct SupplementFrontComposer {
  let setting: Setting
  let document: Document
  let supplement: SupplementPages

  /// The strips, from top to bottom, in front of them the place to which references lead.
  func strips() throws -> [FlowItem] {
    var flow = try supplement.isSeparate ? title() : heading().map(FlowItem.strip)
    if case .strip(var strip)? = flow.first {
      strip.items = setting.anchor(supplement.heading.label) + strip.items
      flow[0] = .strip(strip)
    }
    return setting.geometry.columnCount > 1 ? flow.spanning : flow
  }

  /// "Supplement to", the article's title, its authors.
  private func title() throws -> [FlowItem] {
    let words = setting.wording.vocabulary.supplementTo
    guard !setting.type.isChineseJournal else {
      var named = document
      named.articleType = [.text(words)]
      return try ChineseFrontComposer(setting: setting, document: named).strips()
    }
    let style = ParagraphStyle(
      text: setting.style(.serif, 13.5, italic: true, color: Ink.head), leading: 17,
      alignment: .leading, isHyphenated: false)
    var above = try setting.paragraph(
      [.text(words, style.text)], style, in: setting.geometry.block, path: [setting.element("P")])
    if let last = above.indices.last { above[last].after = 5 }
    return try TitleBlockComposer(
      setting: setting, document: document, above: above, hasSideColumn: false
    ).strips()
  }

  /// The heading of a supplement in the article's file, as large as a title in its pages.
  private func heading() throws -> [Strip] {
    setting.line = supplement.heading.line > 0 ? supplement.heading.line : nil
    let isCentred = setting.type.isChineseJournal
    let isManuscript = setting.type.size > 11
    let column = isManuscript ? setting.geometry.text : setting.geometry.block
    let size = isCentred ? 15.0 : 17
    let style = ParagraphStyle(
      text: setting.style(
        .serif, size, bold: true, color: isManuscript || isCentred ? Ink.text : Ink.head),
      leading: 23,
      alignment: .leading, isHyphenated: false)
    let pieces = setting.reader.pieces(of: supplement.heading.content, in: style.text)
    let path = [setting.element("H1")]
    var strips =
      try isCentred
      ? setting.centred(pieces, style, in: column, path: path)
      : setting.balanced(pieces, style, in: column, path: path)
    for index in strips.indices {
      strips[index].isBreakable = false
      strips[index].kind = .heading
      strips[index].baseline = nil
    }
    guard let last = strips.indices.last else { return [] }
    strips[last].after = isCentred ? 14 : 9
    guard !isCentred, !isManuscript else { return strips }
    let line = Path(polyline: [
      Point(x: column.x, y: 0), Point(x: column.x + column.width, y: 0),
    ])
    let rule = PathItem(line, stroke: Stroke(Ink.head, width: 0.5))
    return strips + [
      Strip(
        items: [.path(rule)], height: 0.5, after: 13, isBreakable: false,
        path: [setting.element("Artifact")])
    ]
  }
}
