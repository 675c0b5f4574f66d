internal import Documents
internal import Drawing

/// The type of the running text: the body's, or that of a footnote.
struct TextType {
  /// A paragraph without indent.
  var paragraph: ParagraphStyle
  /// The indent of a paragraph that follows another.
  var indent: Double
  /// Whether every paragraph is indented, also below a heading.
  var indentsAll = false
  /// White above and below lists, quotations and listings.
  var listSpace: Double
}

/// Turns blocks into strips and floats.
struct BlockComposer {
  let setting: Setting
  let type: TextType
  let column: Column
  /// The elements around the blocks.
  var path: [StructureElement] = []
  /// How many lists the blocks stand in.
  var depth = 0
  /// How many narrow figures share a row at most.
  var rowLimit = 2
  /// What stands before the first words: the mark of a footnote.
  var opening: [Piece] = []

  /// What the blocks become.
  func compose(_ blocks: [Block]) throws -> [FlowItem] {
    var flow: [FlowItem] = []
    var start = Start(opening: opening)
    let blocks = blocks.withFloatsBehindReferences()
    var shown = 0
    for (index, block) in blocks.enumerated() where index >= shown {
      switch block {
      case .paragraph(let inlines, let mark):
        if let line = mark.line { setting.line = line }
        flow += try paragraph(inlines, start)
        start = Start(followsParagraph: true)
      case .heading(let heading) where heading.level > 2 && blocks.isParagraph(at: index + 1):
        start = runIn(heading)
      case .table(let table):
        flow.append(.float(try FloatComposer(setting: setting).float(of: table)))
        start.followsFloat = true
      case .figure:
        let composer = FloatComposer(setting: setting)
        shown = index + composer.rowCount(of: blocks[index...], limit: rowLimit)
        flow.append(.float(try composer.float(of: blocks[index..<shown])))
        start.followsFloat = true
      case .equation:
        // What leads to an equation stands on its page.
        if index > 0, case .paragraph = blocks[index - 1] { flow.keepLast() }
        flow += try compose(block)
        start = Start(continues: true)
      case .list, .quotation, .listing:
        // A sentence that only what follows ends does not stand alone at the foot of a page.
        if index > 0, blocks[index - 1].leadsOn { flow.keepLast() }
        flow += try compose(block)
        start = Start()
      default:
        flow += try compose(block)
        start = Start()
      }
    }
    return flow
  }

  /// How a paragraph begins, which depends on what stands above it.
  private struct Start {
    /// What stands before the first words.
    var opening: [Piece] = []
    /// A place that others lead to.
    var anchor: [PictureItem] = []
    /// Whether a paragraph stands above, tables and figures not counted.
    var followsParagraph = false
    /// Whether it goes on after an equation.
    var continues = false
    /// Whether a table or figure is written above; it may stand elsewhere on paper.
    var followsFloat = false
  }

  private func paragraph(_ inlines: [Inline], _ start: Start) throws -> [FlowItem] {
    let pieces = start.opening + setting.reader.pieces(of: inlines, in: type.paragraph.text)
    func set(indent: Double) throws -> [Strip] {
      var style = type.paragraph
      style.indent = indent
      var strips = try setting.paragraph(
        pieces, style, in: column, path: path + [setting.element("P")])
      if !strips.isEmpty { strips[0].items = start.anchor + strips[0].items }
      return strips
    }
    guard start.followsParagraph || type.indentsAll, type.indent > 0, start.opening.isEmpty,
      !start.continues
    else {
      return try set(indent: 0).map(FlowItem.strip)
    }
    let indented = try set(indent: type.indent)
    guard start.followsFloat, !type.indentsAll else { return indented.map(FlowItem.strip) }
    return [.choice(afterFloat: try set(indent: 0), otherwise: indented)]
  }

  /// A heading of the third level stands in the first line of its paragraph.
  private func runIn(_ heading: Heading) -> Start {
    setting.line = heading.line
    let size = type.paragraph.text.font.size
    let style = setting.style(.serif, size, bold: true, italic: true)
    let number = heading.number.map { [Inline.text($0 + " ")] } ?? []
    let words = CaptionText.ended(number + heading.content, language: setting.language)
    return Start(
      opening: setting.reader.pieces(of: words, in: style) + [.gap(size * 0.5)],
      anchor: setting.anchor(heading.label, x: column.x))
  }

  private func compose(_ block: Block) throws -> [FlowItem] {
    switch block {
    case .heading(let heading): return try compose(heading).map(FlowItem.strip)
    case .paragraph: return []
    case .list(let list): return try ListComposer(composer: self).compose(list)
    case .quotation(let blocks): return try quotation(blocks)
    case .listing(let code, _): return try listing(code)
    case .printout(let text): return try listing(text)
    case .table, .figure: return []
    case .equation(let equation):
      let composer = EquationComposer(setting: setting, column: column, style: type.paragraph)
      return try composer.strips(of: equation, path: path).map(FlowItem.strip)
    case .thematicBreak: return [.strip(thematicBreak)]
    case .pageBreak: return [.pageBreak]
    case .division(let attributes, let blocks) where attributes.isReferences:
      let list = try BibliographyComposer(setting: setting, column: column, path: path).strips()
      return try (compose(blocks) + list.map(FlowItem.strip))
        .led(by: setting.anchor(attributes.label, x: column.x))
    case .division(let attributes, let blocks):
      return try division(attributes, blocks).led(by: setting.anchor(attributes.label, x: column.x))
    case .code: return []
    }
  }

  private func division(_ attributes: Attributes, _ blocks: [Block]) throws -> [FlowItem] {
    if attributes.classes.contains("landscape") { return try landscape(blocks) }
    if attributes.isListing, case .paragraph(let words, let mark)? = blocks.first {
      if let line = mark.line { setting.line = line }
      let caption = ListingCaption(title: attributes.title, words: words)
      let strips = try caption.strips(setting, in: column, path: path)
      return try strips.map(FlowItem.strip) + compose(Array(blocks.dropFirst()))
    }
    if let columns = attributes.columns {
      var composer = self
      composer.rowLimit = columns
      return try composer.compose(blocks)
    }
    let callout = attributes.classes.first { $0.hasPrefix("callout-") }
    return try callout.map { try self.callout($0, attributes, blocks) } ?? compose(blocks)
  }

  // MARK: - Headings

  private func compose(_ heading: Heading) throws -> [Strip] {
    setting.line = heading.line
    let level = min(max(heading.level, 1), 3)
    let look = setting.type.heading(level)
    var style = ParagraphStyle(
      text: setting.style(
        look.face, look.size, bold: true, italic: look.isItalic, color: look.color),
      leading: look.leading, alignment: .leading, isHyphenated: false)
    if level == 3 {
      style.text = setting.style(.serif, type.paragraph.text.font.size, bold: true, italic: true)
    }
    var content = setting.reader.pieces(of: heading.content, in: style.text)
    if let number = heading.number {
      content =
        [
          .text(number, style.text),
          .gap(style.text.font.size * (setting.type.isChineseJournal ? 1 : 0.7)),
        ] + content
    }
    var strips = strips(
      try setting.lines(content, style, measure: column.width), style, heading, level)
    guard !strips.isEmpty else { return [] }
    strips[0].before = look.before
    strips[strips.count - 1].after = look.after
    strips[0].items = setting.anchor(heading.label, x: column.x) + strips[0].items
    return strips
  }

  private func strips(
    _ lines: [SetLine], _ style: ParagraphStyle, _ heading: Heading, _ level: Int
  ) -> [Strip] {
    let path = path + [setting.element("H\(level)")]
    return setting.strips(lines, style, in: column, path: path).map { strip in
      var strip = strip
      strip.isBreakable = false
      strip.kind = .heading
      strip.sourceLine = heading.line > 0 ? heading.line : nil
      return strip
    }
  }

  // MARK: - Quotations, listings, rules

  private func quotation(_ blocks: [Block]) throws -> [FlowItem] {
    let inner = BlockComposer(
      setting: setting, type: type, column: column.inset(15, right: 15),
      path: path + [setting.element("BlockQuote")], depth: depth)
    return try inner.compose(blocks).spaced(type.listSpace * 2)
  }

  /// A callout: its head in the headings' face, its text indented.
  private func callout(
    _ name: String, _ attributes: Attributes, _ blocks: [Block]
  ) throws -> [FlowItem] {
    let element = setting.element("Sect")
    let inner = BlockComposer(
      setting: setting, type: type, column: column.inset(15), path: path + [element], depth: depth)
    let style = ParagraphStyle(
      text: setting.style(.sans, 9.5, bold: true, color: Ink.head), leading: 14.5,
      alignment: .leading)
    let title = attributes.pairs.first { $0.key == "title" }?.value
    let words = title ?? setting.wording.callout(String(name.dropFirst("callout-".count)))
    var head = try setting.paragraph(
      [.text(words, style.text)], style, in: column, path: path + [element, setting.element("P")])
    for index in head.indices { head[index].isBreakable = false }
    return (head.map(FlowItem.strip) + (try inner.compose(blocks))).spaced(7.25)
  }

  /// Tables and figures take turned pages while the text flows on; text has turned pages of its own.
  private func landscape(_ blocks: [Block]) throws -> [FlowItem] {
    try setting.turned {
      let flow = try BlockComposer(
        setting: setting, type: type, column: setting.geometry.text, path: path
      ).compose(blocks)
      let isFloating = flow.allSatisfy { if case .float = $0 { true } else { false } }
      return isFloating ? flow : [.turned(flow)]
    }
  }

  private func listing(_ code: String) throws -> [FlowItem] {
    try ListingComposer(setting: setting, column: column, path: path).strips(of: code)
      .map(FlowItem.strip)
  }

  private var thematicBreak: Strip {
    let center = column.x + column.width / 2
    let rule = Path(polyline: [Point(x: center - 40, y: 7.25), Point(x: center + 40, y: 7.25)])
    return Strip(
      items: [.path(PathItem(rule, stroke: Stroke(Ink.running, width: 0.5)))], height: 14.5,
      path: path + [setting.element("Artifact")])
  }
}

extension [FlowItem] {
  /// No page ends below the last line.
  mutating func keepLast() {
    switch last {
    case .strip(var strip)?:
      strip.isBreakable = false
      self[count - 1] = .strip(strip)
    case .choice(var afterFloat, var otherwise)?:
      if !afterFloat.isEmpty { afterFloat[afterFloat.count - 1].isBreakable = false }
      if !otherwise.isEmpty { otherwise[otherwise.count - 1].isBreakable = false }
      self[count - 1] = .choice(afterFloat: afterFloat, otherwise: otherwise)
    default: break
    }
  }

  /// The items with at least that much white above the first and below the last strip.
  func spaced(_ space: Double) -> [FlowItem] {
    var items = self
    if let index = items.indices.first, case .strip(var strip) = items[index] {
      strip.before = Swift.max(strip.before, space)
      items[index] = .strip(strip)
    }
    if let index = items.indices.last, case .strip(var strip) = items[index] {
      strip.after = Swift.max(strip.after, space)
      items[index] = .strip(strip)
    }
    return items
  }
}

extension Block {
  /// Whether it is a paragraph without the end of a sentence: "Three weaknesses deserve to be named:".
  fileprivate var leadsOn: Bool {
    guard case .paragraph(let content, _) = self,
      let last = content.plainText.last(where: { !$0.isWhitespace })
    else { return false }
    return !".!?。！？…".contains(last)
  }
}

extension [Block] {
  /// Whether there is a block at that index and it is a paragraph.
  fileprivate func isParagraph(at index: Int) -> Bool {
    guard indices.contains(index), case .paragraph = self[index] else { return false }
    return true
  }
}
