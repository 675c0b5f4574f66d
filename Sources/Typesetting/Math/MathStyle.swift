internal import Documents
internal import Drawing

/// One of TeX's eight styles.
struct MathStyle {
  var size: MathSize
  /// Whether what is raised stands lower, as under a root or a rule.
  var isCramped = false

  /// The style of what is raised.
  var raised: MathStyle { MathStyle(size: size.script, isCramped: isCramped) }
  /// The style of what is lowered.
  var lowered: MathStyle { MathStyle(size: size.script, isCramped: true) }
  /// The style of a numerator.
  var numerator: MathStyle { MathStyle(size: size.fraction, isCramped: isCramped) }
  /// The style of a denominator.
  var denominator: MathStyle { MathStyle(size: size.fraction, isCramped: true) }
  /// The same, cramped.
  var cramped: MathStyle { MathStyle(size: size, isCramped: true) }
  var isDisplay: Bool { size == .display }
  /// Whether relations and operators have white around them.
  var isSpaced: Bool { size == .display || size == .text }
  /// The level of scripts: 0 for none.
  var level: Int { max(size.rawValue - 1, 0) }
}

extension MathSize {
  fileprivate var script: MathSize {
    switch self {
    case .display, .text: .script
    case .script, .scriptScript: .scriptScript
    }
  }

  fileprivate var fraction: MathSize {
    switch self {
    case .display: .text
    case .text: .script
    case .script, .scriptScript: .scriptScript
    }
  }
}

/// The white between two atoms.
enum MathSpacing {
  /// In eighteenths of an em; negative values hold in display and text style only.
  private static let table: [[Int]] = [
    // ord  op  bin  rel open close punct inner   (the atom at the right)
    [0, 3, -4, -5, 0, 0, 0, -3],  // ord
    [3, 3, 0, -5, 0, 0, 0, -3],  // op
    [-4, -4, 0, 0, -4, 0, 0, -4],  // bin
    [-5, -5, 0, 0, -5, 0, 0, -5],  // rel
    [0, 0, 0, 0, 0, 0, 0, 0],  // open
    [0, 3, -4, -5, 0, 0, 0, -3],  // close
    [-3, -3, 0, -3, -3, -3, -3, -3],  // punct
    [-3, 3, -4, -5, -3, 0, -3, -3],  // inner
  ]

  /// The white between two atoms, in em.
  static func between(_ left: MathClass, _ right: MathClass, _ style: MathStyle) -> Double {
    let value = table[Int(left.rawValue)][Int(right.rawValue)]
    if value < 0, !style.isSpaced { return 0 }
    return Double(abs(value)) / 18
  }
}
