internal import Documents
internal import Drawing

/// The page on which something begins, as it stands at the end of a line.
struct PageReference {
  /// The name of the place.
  var anchor: String
  /// How the number looks.
  var style: TextStyle
  /// Where the number ends, from the left edge of the block.
  var right: Double
  /// Its baseline below the top of the strip.
  var baseline: Double
}

/// Sets the lists at the beginning: sections, figures, tables, each with its page.
struct ContentsComposer {
  let setting: Setting
  let document: Document
  let column: Column
  /// The heading of a supplement behind the article.
  var supplement: Heading?

  /// The strips; their page numbers come when all pages are known.
  func strips() throws -> [Strip] {
    let wanted = document.paper.contents
    let labels = DocumentLabels(document.body)
    var strips: [Strip] = []
    if wanted.hasSections {
      var entries = labels.entries(depth: wanted.depth)
      if let supplement {
        entries.append(
          Entry(number: "", words: supplement.content, level: 0, anchor: supplement.label))
      }
      strips += try list(setting.wording.contents, entries)
    }
    if wanted.hasFigures { strips += try list(setting.wording.figures, figures) }
    if wanted.hasTables { strips += try list(setting.wording.tables, tables) }
    if !strips.isEmpty { strips[strips.count - 1].after = 14 }
    return strips.unnumbered
  }

  /// A line of a list.
  struct Entry {
    /// "2.1" or "Figure 3"; may be empty.
    var number: String
    /// What it says.
    var words: [Inline]
    /// 0 for the outermost.
    var level: Int
    /// Where it leads.
    var anchor: String
  }

  private var figures: [Entry] {
    document.figures.compactMap { figure in
      figure.label.flatMap { entry(figure.title, figure.caption, $0) }
    }
  }

  private var tables: [Entry] {
    document.tables.compactMap { table in
      table.label.flatMap { entry(table.title, table.caption, $0) }
    }
  }

  private func entry(_ title: String, _ caption: [Inline], _ label: String) -> Entry? {
    guard !title.isEmpty else { return nil }
    return Entry(number: title, words: Self.firstSentence(of: caption), level: 0, anchor: label)
  }

  /// The words up to the first full stop before a blank, plain.
  private static func firstSentence(of words: [Inline]) -> [Inline] {
    let text = words.plainText
    var end = text.endIndex
    if let stop = text.firstRange(of: ". ") { end = stop.lowerBound }
    if let stop = text.firstIndex(of: "。") { end = min(end, stop) }
    return CaptionText.unended([.text(String(text[..<end]))])
  }

  // MARK: - Setting

  private func list(_ title: String, _ entries: [Entry]) throws -> [Strip] {
    guard !entries.isEmpty else { return [] }
    let look = setting.type.heading(2)
    let style = ParagraphStyle(
      text: setting.style(.sans, look.size, bold: true, color: look.color), leading: 14.5,
      alignment: .leading, isHyphenated: false)
    var head = try setting.paragraph(
      [.text(title, style.text)], style, in: column, path: [setting.element("P")])
    for index in head.indices { head[index].isBreakable = false }
    head = head.spaced(7.25)
    let element = setting.element("TOC")
    let widest = try entries.filter { $0.level == 0 }.map { try width(ofNumber: $0) }.max() ?? 0
    return try head + entries.flatMap { try strips($0, widest: widest, path: [element]) }
  }

  private func style(of entry: Entry) -> TextStyle {
    let size = setting.type.size > 11 ? 10.5 : 8.5
    return setting.style(.sans, size, tabular: true)
  }

  private func width(ofNumber entry: Entry) throws -> Double {
    guard !entry.number.isEmpty else { return 0 }
    return try setting.setter.widths.width(entry.number, style(of: entry)) + 8
  }

  private func strips(
    _ entry: Entry, widest: Double, path: [StructureElement]
  ) throws -> [Strip] {
    let style = style(of: entry)
    let size = style.font.size
    let linked = style.with { $0.link = .anchor(entry.anchor) }
    let paragraph = ParagraphStyle(
      text: style, leading: size * 1.5, alignment: .leading, isHyphenated: false)
    let room = max(widest, try width(ofNumber: entry))
    let indent =
      entry.level == 0 ? 0 : widest + Double(entry.level - 1) * 14 + (widest > 0 ? 0 : 14)
    let inner = column.inset(indent + room, right: 30)
    var reader = setting.reader
    reader.marksCitations = false
    var strips = setting.strips(
      try setting.lines(
        reader.pieces(of: entry.words, in: linked), paragraph, measure: inner.width),
      paragraph, in: inner, path: path + [setting.element("TOCI")])
    guard !strips.isEmpty else { return [] }
    if !entry.number.isEmpty,
      let number = try setting.lines([.text(entry.number, linked)], paragraph, measure: 1e4).first
    {
      let moved = number.items.map { $0.moved(x: inner.x - room, y: paragraph.baseline) }
      strips[0].items = moved + strips[0].items
    }
    if entry.level == 0 { strips[0].before = size * 0.35 }
    for index in strips.indices.dropLast() { strips[index].isBreakable = false }
    strips[strips.count - 1].page = PageReference(
      anchor: entry.anchor, style: linked, right: column.x + column.width,
      baseline: paragraph.baseline)
    return strips
  }
}
