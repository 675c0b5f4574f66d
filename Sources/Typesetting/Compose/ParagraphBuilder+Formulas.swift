internal import Documents
internal import Drawing

/// Formulas among the words.
extension ParagraphBuilder {
  mutating func add(_ formula: Formula, _ style: TextStyle) throws {
    let index = try index(of: style)
    let set =
      effort == .anywhere
      ? try widths.formula(formula, in: style, within: measure)
      : try widths.formula(formula, in: style)
    // Chinese keeps the distance from it that it keeps from a Latin letter.
    addSeam(before: "x", .letter, index)
    let number = paragraph.items.count
    // "P < 0.05" stays on one line while there is another way.
    let width = set.parts.reduce(0) { $0 + $1.box.width + $1.white }
    let isShort = width < 5.5 * style.font.size && effort != .anywhere
    for (place, part) in set.parts.enumerated() {
      let placed = PlacedFormula(
        box: part.box, number: number, words: place == 0 ? formula.plainText : "",
        line: formula.line)
      append(
        ParagraphItem(item: .box(part.box.width), style: index, formula: placed))
      guard place + 1 < set.parts.count else { continue }
      if part.penalty < .infinity, !isShort || part.penalty == 0 {
        append(ParagraphItem(item: .penalty(part.penalty)))
      }
      let isJustified = self.style.alignment == .justified
      append(
        ParagraphItem(
          item: .glue(
            part.white, stretch: isJustified ? part.stretch : 0,
            shrink: isJustified ? part.shrink : 0, penalty: .infinity)))
    }
    lastWord = ""
    openSpace = nil
    last = "x"
    lastClass = .letter
  }
}
