internal import Documents
internal import Drawing

/// Sets lists: the mark in the indent of the item's first line.
struct ListComposer {
  let composer: BlockComposer

  /// The flow of a list.
  func compose(_ list: List) throws -> [FlowItem] {
    let setting = composer.setting
    let element = setting.element("L")
    var marks = try marks(of: list)
    // Where every paragraph is indented, marks stand where paragraphs begin, and items are not.
    var type = composer.type
    type.indentsAll = false
    let column = composer.type.indentsAll ? composer.column.inset(type.indent) : composer.column
    var flow: [FlowItem] = []
    for (index, item) in list.items.enumerated() {
      let itemPath = composer.path + [element, setting.element("LI")]
      let inner = BlockComposer(
        setting: setting, type: type, column: column.inset(marks.indent),
        path: itemPath, depth: composer.depth + 1)
      let task = list.start == nil ? Self.task(item) : nil
      if let task { marks.lines[index] = try box(task.ornament) ?? marks.lines[index] }
      var items = try inner.compose(task?.rest ?? item)
      add(marks.lines[index], to: &items, path: itemPath, x: column.x)
      if !list.isTight, index > 0 { items = items.spacedAbove(composer.type.listSpace) }
      flow += items
    }
    // A list within a tight one belongs to its item.
    return composer.depth > 0 && list.isTight ? flow : flow.spaced(composer.type.listSpace)
  }

  /// The box of a task, and the item without it.
  private static func task(_ item: [Block]) -> (ornament: Ornament, rest: [Block])? {
    guard case .paragraph(var inlines, let mark)? = item.first,
      case .text(let text)? = inlines.first,
      let first = text.unicodeScalars.first, (0x2610...0x2612).contains(first.value)
    else { return nil }
    inlines[0] = .text(String(text.dropFirst().drop(while: \.isWhitespace)))
    return (
      first.value == 0x2610 ? .box : .tickedBox,
      [.paragraph(inlines, at: mark)] + item.dropFirst()
    )
  }

  private func box(_ ornament: Ornament) throws -> SetLine? {
    var style = composer.type.paragraph
    style.alignment = .leading
    let width = style.text.font.size * 0.68
    return try composer.setting.lines(
      [.ornament(ornament, width: width, link: nil)], style, measure: 100
    ).first
  }

  private struct Marks {
    var lines: [SetLine]
    var indent: Double
  }

  /// Bullets stand at the left, numbers flush right before the text.
  private func marks(of list: List) throws -> Marks {
    let setting = composer.setting
    var style = composer.type.paragraph
    style.alignment = .leading
    style.isHyphenated = false
    let scale = style.text.font.size / 10.5
    guard let start = list.start else {
      let mark = composer.depth % 2 == 0 ? "•" : "–"
      let small = style.text.with {
        $0.font.size *= 8 / 10.5
        $0.rise += style.text.font.size * 0.06
      }
      let text = composer.depth % 2 == 0 ? small : style.text
      let line = try setting.lines([.text(mark, text)], style, measure: 100)
      return Marks(
        lines: list.items.indices.flatMap { _ in line }, indent: 15 * scale)
    }
    let lines = try list.items.indices.flatMap {
      try setting.lines([.text("\(start + $0).", style.text)], style, measure: 100)
    }
    let widest = lines.reduce(0) { max($0, $1.width) }
    let aligned = lines.map { line in
      var line = line
      line.items = line.items.map { $0.moved(x: widest - line.width, y: 0) }
      return line
    }
    return Marks(lines: aligned, indent: widest + 6 * scale)
  }

  private func add(
    _ mark: SetLine, to items: inout [FlowItem], path: [StructureElement], x: Double
  ) {
    let style = composer.type.paragraph
    let label = PictureItem.group(
      PictureGroup(
        mark.items.map { $0.moved(x: x, y: style.baseline) }, role: "Lbl"))
    if let first = items.first, case .strip(var strip) = first, strip.kind == .text {
      strip.items.insert(label, at: 0)
      items[0] = .strip(strip)
    } else {
      // An empty item, or one that begins with a table or figure.
      items.insert(
        .strip(
          Strip(items: [label], height: style.leading, isBreakable: items.isEmpty, path: path)),
        at: 0)
    }
  }
}

extension [FlowItem] {
  /// The items with at least that much white above the first strip.
  func spacedAbove(_ space: Double) -> [FlowItem] {
    var items = self
    if let first = items.first, case .strip(var strip) = first {
      strip.before = Swift.max(strip.before, space)
      items[0] = .strip(strip)
    }
    return items
  }
}
