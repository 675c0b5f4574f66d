internal import Documents
internal import Drawing

/// A formula within a line: parts that are never divided, with white between them.
struct SetFormula {
  /// A part with what follows it.
  struct Part {
    var box: MathBox
    /// The price of a line end behind it; `.infinity` where none may be.
    var penalty = Double.infinity
    /// The white to the next part, which vanishes at a line's end.
    var white = 0.0
    /// How far that white gives way.
    var stretch = 0.0
    var shrink = 0.0
  }

  var parts: [Part] = []

  /// The parts of a row. As in TeX a line may end behind a relation for 500 and behind an operator
  /// for 700, and the white around both gives way.
  init(_ items: [MathSetter.Item], by setter: MathSetter) {
    var row: [MathSetter.Item] = []
    for (index, item) in items.enumerated() {
      row.append(item)
      guard case .atom(let left, _, _) = item, index + 1 < items.count,
        case .atom(let right, _, let style) = items[index + 1]
      else { continue }
      let isRelation = left == .relation || right == .relation
      guard isRelation || left == .binary || right == .binary, style.isSpaced else { continue }
      var part = Part(box: setter.closed(setter.joined(row)))
      part.white = MathSpacing.between(left, right, style) * setter.size(style)
      part.stretch = isRelation ? part.white * 0.6 : part.white * 0.5
      part.shrink = isRelation ? 0 : part.white * 0.4
      if right != .relation, left == .relation { part.penalty = 500 }
      if left == .binary { part.penalty = 700 }
      parts.append(part)
      row = []
    }
    if !row.isEmpty { parts.append(Part(box: setter.closed(setter.joined(row)))) }
  }
}

/// What a formula's look depends on.
struct FormulaKey: Hashable {
  var source: String
  var face: Typeface
  var size: Double
  var isBold: Bool
  var language: String
}

extension WidthCache {
  /// A formula for a line of text in that style, set once for all places where it stands.
  func formula(_ formula: Formula, in style: TextStyle) throws -> SetFormula {
    let key = FormulaKey(
      source: formula.source, face: style.font.face, size: style.font.size,
      isBold: style.font.isBold,
      language: style.language)
    if let known = formulas[key] { return known }
    let setter = try mathSetter(for: style, line: formula.line)
    let set = SetFormula(
      try setter.items(formula.root.atoms, MathStyle(size: .text)), by: setter)
    formulas[key] = set
    return set
  }

  /// A setter for mathematics amid text of that style.
  func mathSetter(for style: TextStyle, line: Int) throws -> MathSetter {
    let words = style.with {
      $0.font = Font(.serif, size: style.font.size, bold: style.font.isBold)
      $0.rise = 0
      $0.link = nil
    }
    // Beside the sans the letters would look too small.
    let size = style.font.size * (style.font.face == .sans ? 1.05 : 1)
    return MathSetter(
      font: try MathFont.installed(mathFace), size: size, text: words, widths: self,
      line: line)
  }
}

extension MathNode {
  /// The atoms of a row; anything else is one.
  var atoms: [MathNode] {
    if case .row(let nodes) = self { return nodes }
    return [self]
  }
}
