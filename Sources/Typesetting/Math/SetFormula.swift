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

  /// How much is done to part a formula.
  enum Effort: Hashable {
    /// Behind relations and operators, as in TeX.
    case plain
    /// Behind commas and at white too, and inside so many levels of delimiters that grow.
    case opened(levels: Int)
  }

  /// What line ends cost: as in TeX, dearer inside brackets, dearest where TeX knows none.
  private enum Price {
    static let relation = 500.0
    static let binary = 700.0
    static let level = 400.0
    static let loose = 1500.0
  }

  var parts: [Part] = []

  /// The width of the widest parts that stay together.
  var widest: Double {
    var widest = 0.0
    var width = 0.0
    for part in parts {
      widest = max(widest, width + part.box.width)
      width = part.penalty < .infinity ? 0 : width + part.box.width + part.white
    }
    return widest
  }

  /// The parts of a row. A line may end behind a relation and behind an operator, the white around
  /// both gives way; it may end at `\allowbreak` in any case.
  init(_ items: [MathSetter.Item], by setter: MathSetter, isLoose: Bool = false) {
    var row: [MathSetter.Item] = []
    var level = 0.0
    for (index, item) in items.enumerated() {
      let next = index + 1 < items.count ? items[index + 1] : nil
      switch item {
      case .white(let width):
        guard !row.isEmpty, let next, width == 0 || isLoose && width > setter.size * 0.2 else {
          row.append(item)
          continue
        }
        var part = Part(box: setter.closed(setter.joined(row)))
        part.white = width + Self.white(between: row.last, next, setter)
        part.stretch = part.white * 0.5
        part.penalty = width == 0 ? 0 : Price.loose
        parts.append(part)
        row = []
      case .atom(let left, _, _):
        row.append(item)
        if left == .opening { level += 1 }
        if left == .closing { level = max(level - 1, 0) }
        guard case .atom(let right, _, let style)? = next, style.isSpaced else { continue }
        let isRelation = left == .relation || right == .relation
        let isLooseEnd = isLoose && left == .punctuation
        guard isRelation || left == .binary || right == .binary || isLooseEnd else { continue }
        var part = Part(box: setter.closed(setter.joined(row)))
        part.white = MathSpacing.between(left, right, style) * setter.size(style)
        part.stretch = isRelation ? part.white * 0.6 : part.white * 0.5
        part.shrink = isRelation ? 0 : part.white * 0.4
        let brackets = min(level, 3) * Price.level
        if right != .relation, left == .relation { part.penalty = Price.relation + brackets }
        if left == .binary { part.penalty = Price.binary + brackets }
        if isLoose, part.penalty == .infinity { part.penalty = Price.loose + brackets }
        parts.append(part)
        row = []
      }
    }
    if !row.isEmpty { parts.append(Part(box: setter.closed(setter.joined(row)))) }
  }

  /// TeX's white between two atoms; none beside white.
  private static func white(
    between left: MathSetter.Item?, _ right: MathSetter.Item, _ setter: MathSetter
  ) -> Double {
    guard case .atom(let left, _, _)? = left, case .atom(let right, _, let style) = right else {
      return 0
    }
    return MathSpacing.between(left, right, style) * setter.size(style)
  }
}

/// What a formula's look depends on.
struct FormulaKey: Hashable {
  var source: String
  var face: Typeface
  var size: Double
  var isBold: Bool
  var language: String
  var effort = SetFormula.Effort.plain
}

extension WidthCache {
  /// A formula for a line of text in that style, set once for all places where it stands.
  func formula(
    _ formula: Formula, in style: TextStyle, _ effort: SetFormula.Effort = .plain
  ) throws -> SetFormula {
    let key = FormulaKey(
      source: formula.source, face: style.font.face, size: style.font.size,
      isBold: style.font.isBold,
      language: style.language, effort: effort)
    if let known = formulas[key] { return known }
    let setter = try mathSetter(for: style, line: formula.line)
    var nodes = formula.root.atoms
    if case .opened(let levels) = effort {
      nodes = try FormulaOpening(setter: setter, style: MathStyle(size: .text))
        .opened(nodes, levels: levels)
    }
    let set = SetFormula(
      try setter.items(nodes, MathStyle(size: .text)), by: setter, isLoose: effort != .plain)
    formulas[key] = set
    return set
  }

  /// A formula that is parted as little as the measure allows, where no line could hold it else.
  func formula(
    _ formula: Formula, in style: TextStyle, within measure: Double
  ) throws -> SetFormula {
    var set = try self.formula(formula, in: style)
    for levels in 0...FormulaOpening.mostLevels where set.widest > measure {
      set = try self.formula(formula, in: style, .opened(levels: levels))
    }
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
