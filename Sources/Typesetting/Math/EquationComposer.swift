internal import Documents
internal import Drawing

/// Sets an equation on lines of its own: in the middle of the measure, its number at the right, both
/// on one axis.
struct EquationComposer {
  let setting: Setting
  let column: Column
  let style: ParagraphStyle

  /// The equation as a piece of the page; one that takes much of a page as one piece for each line.
  func strips(of equation: Equation, path: [StructureElement]) throws -> [Strip] {
    let formula = equation.formula
    setting.line = formula.line
    let setter = try setting.setter.widths.mathSetter(for: style.text, line: formula.line)
    let number = try number(of: equation)
    let em = style.text.font.size
    // Where both have no room side by side, the number takes a line of its own.
    let room = column.width - (number.map { $0.width + em } ?? 0)
    let (box, isNumberBelow) = try box(of: formula, by: setter, within: room)
    // In the middle of the measure if the number leaves it the room, else of what is left.
    var x = max((column.width - box.width) / 2, 0)
    if x + box.width > room, !isNumberBelow { x = max((room - box.width) / 2, 0) }
    let above = max(style.baseline, box.ascent)
    var below = max(style.leading - style.baseline, box.descent)
    let isTall = above + below > setting.geometry.height * Self.mostShare
    let cuts = isTall ? box.cuts.map { above + $0 } : []
    let ink = box.items(face: setter.font.typeface, color: style.text.color)
    let items = zip(box.parts, ink).map { part, item in
      (y: above + part.y, item: item.moved(x: column.x + x, y: above))
    }
    var numberItems: [PictureItem] = []
    if let number {
      // Of a formula of several lines the middle, which stands on the axis too; the last of those
      // that may part.
      var middle = box.isBroken ? above + (box.descent - box.ascent) / 2 + em * 0.25 : above
      if let last = cuts.last { middle = (last + above + box.descent) / 2 + em * 0.25 }
      if isNumberBelow {
        middle = above + below + style.baseline
        below += style.leading
      }
      numberItems = number.items.map {
        $0.moved(x: column.x + column.width - number.width, y: middle)
      }
    }
    let part = Part(
      formula: formula, path: path + [setting.element("P")],
      group: cuts.isEmpty ? nil : StructureAttributes(number: setting.element("Formula").number))
    var strips = part.strips(of: items, numberItems, at: cuts + [above + below])
    strips[0].items = setting.anchor(equation.label, x: column.x) + strips[0].items
    strips[0].before = setting.type.equationSpace
    strips[0].baseline = above
    strips[strips.count - 1].after = setting.type.equationSpace
    guard strips.allSatisfy({ $0.height <= setting.geometry.height }) else {
      throw TypesettingFailure.formulaTooHigh(
        neededMillimetres: (above + below) * 25.4 / 72,
        availableMillimetres: setting.geometry.height * 25.4 / 72, line: formula.line)
    }
    return strips
  }

  /// The share of a page that a formula takes at most without being divided between its lines.
  private static let mostShare = 0.4

  /// The formula, on several lines where it is wider than the room; whether its number has no room
  /// beside it.
  private func box(
    of formula: Formula, by setter: MathSetter, within room: Double
  ) throws -> (box: MathBox, isNumberBelow: Bool) {
    let box = setter.closed(try setter.box(formula.root, MathStyle(size: .display)))
    if box.width <= room { return (box, false) }
    if let broken = try BrokenEquation(formula.root, by: setter).box(within: room) {
      return (broken, false)
    }
    if box.width <= column.width { return (box, true) }
    for levels in 1...FormulaOpening.mostLevels {
      let opened = try BrokenEquation(formula.root, by: setter, levels: levels)
      if let broken = opened.box(within: room) { return (broken, false) }
    }
    try setting.report(
      .formulaTooWide(
        neededMillimetres: (box.width + column.width - room) * 25.4 / 72,
        availableMillimetres: column.width * 25.4 / 72, line: formula.line))
    return (box, true)
  }

  /// What the pieces of an equation have in common.
  private struct Part {
    let formula: Formula
    let path: [StructureElement]
    /// Makes one element of the pieces.
    let group: StructureAttributes?

    /// The pieces that end at `ends`, the number in the last.
    func strips(
      of items: [(y: Double, item: PictureItem)], _ number: [PictureItem], at ends: [Double]
    ) -> [Strip] {
      var strips: [Strip] = []
      var top = 0.0
      var lines = Array(repeating: [PictureItem](), count: ends.count)
      for (y, item) in items {
        lines[ends.firstIndex { y < $0 } ?? ends.count - 1].append(item)
      }
      for (index, end) in ends.enumerated() {
        let isLast = index == ends.count - 1
        let group = PictureGroup(
          lines[index], role: "Formula", alternativeText: formula.plainText, structure: group)
        let drawn = [PictureItem.group(group)] + (isLast ? number : [])
        // Two lines at least stay together.
        let isBreakable = isLast || index > 0 && index < ends.count - 2
        strips.append(
          Strip(
            items: drawn.map { $0.moved(x: 0, y: -top) }, height: end - top,
            isBreakable: isBreakable, path: path, sourceLine: formula.line))
        top = end
      }
      return strips
    }
  }

  private func number(of equation: Equation) throws -> SetLine? {
    guard let number = equation.number ?? equation.formula.tag else { return nil }
    var style = style
    style.alignment = .leading
    style.indent = 0
    return try setting.lines(
      [.text("(\(number))", style.text)], style, measure: column.width
    ).first
  }
}
