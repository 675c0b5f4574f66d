internal import Documents
internal import Drawing

/// Sets an equation on lines of its own: in the middle of the measure, its number at the right, both
/// on one axis.
struct EquationComposer {
  let setting: Setting
  let column: Column
  let style: ParagraphStyle

  /// The equation as a piece of the page that is not divided.
  func strip(of equation: Equation, path: [StructureElement]) throws -> Strip {
    let formula = equation.formula
    setting.line = formula.line
    let setter = try setting.setter.widths.mathSetter(for: style.text, line: formula.line)
    let number = try number(of: equation)
    let em = style.text.font.size
    // Where both have no room side by side, the number takes a line of its own.
    var isNumberBelow = false
    let room = column.width - (number.map { $0.width + em } ?? 0)
    var box = setter.closed(try setter.box(formula.root, MathStyle(size: .display)))
    if box.width > room {
      if let broken = try BrokenEquation(formula.root, by: setter).box(within: room) {
        box = broken
      } else if box.width <= column.width {
        isNumberBelow = true
      } else {
        throw TypesettingFailure.formulaTooWide(
          neededMillimetres: (box.width + column.width - room) * 25.4 / 72,
          availableMillimetres: column.width * 25.4 / 72, line: formula.line)
      }
    }
    // In the middle of the measure if the number leaves it the room, else of what is left.
    var x = (column.width - box.width) / 2
    if x + box.width > room, !isNumberBelow { x = max((room - box.width) / 2, 0) }
    let above = max(style.baseline, box.ascent)
    var below = max(style.leading - style.baseline, box.descent)
    var items = setting.anchor(equation.label, x: column.x)
    let ink = box.items(face: setter.font.typeface, color: style.text.color)
    items.append(
      .group(
        PictureGroup(
          ink.map { $0.moved(x: column.x + x, y: above) }, role: "Formula",
          alternativeText: formula.plainText)))
    if let number {
      // Of a formula of several lines the middle, which stands on the axis too.
      var middle = box.isBroken ? above + (box.descent - box.ascent) / 2 + em * 0.25 : above
      if isNumberBelow {
        middle = above + below + style.baseline
        below += style.leading
      }
      items += number.items.map {
        $0.moved(x: column.x + column.width - number.width, y: middle)
      }
    }
    return Strip(
      items: items, height: above + below, before: setting.type.equationSpace,
      after: setting.type.equationSpace, path: path + [setting.element("P")], baseline: above,
      sourceLine: formula.line)
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
