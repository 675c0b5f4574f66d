internal import Drawing

/// Collects the formulas of a line: the parts of one formula form one element.
struct FormulaLine {
  let face: Typeface
  /// How far the formulas rise above the baseline and fall below it.
  private(set) var ascent = 0.0
  private(set) var descent = 0.0
  private var last: (number: Int, index: Int)?

  init(face: Typeface) { self.face = face }

  /// Draws a part at `x`.
  mutating func add(
    _ formula: PlacedFormula, _ style: TextStyle, x: Double, to items: inout [PictureItem]
  ) {
    let ink = formula.box.items(face: face, color: style.color).map {
      $0.moved(x: x, y: -style.rise)
    }
    ascent = max(ascent, formula.box.ascent + style.rise)
    descent = max(descent, formula.box.descent - style.rise)
    if let last, last.number == formula.number, items.indices.contains(last.index),
      case .group(var group) = items[last.index]
    {
      group.items += ink
      items[last.index] = .group(group)
      return
    }
    last = (formula.number, items.count)
    items.append(
      .group(
        PictureGroup(
          ink, role: "Formula", alternativeText: formula.words.isEmpty ? nil : formula.words)))
  }
}
