internal import Documents

/// Where a displayed formula may go on on a further line, from the best places to the worst: before
/// relations, before plus and minus, before times; then the same inside of one level of brackets and
/// of more; at last behind commas and between words. Where the author writes `\allowbreak` it always
/// may.
struct FormulaSeams {
  private let items: [MathSetter.Item]
  private let em: Double
  /// In how many brackets each item stands.
  let depths: [Int]
  private let deepest: Int

  init(_ items: [MathSetter.Item], em: Double) {
    self.items = items
    self.em = em
    var depth = 0
    depths = items.map { item in
      guard case .atom(let mathClass, _, _) = item else { return depth }
      if mathClass == .closing { depth = max(depth - 1, 0) }
      defer { if mathClass == .opening { depth += 1 } }
      return depth
    }
    deepest = depths.max() ?? 0
  }

  /// The places of a level of brackets: relations, sums, products.
  private static let gradesOfLevel = 3

  /// The worst places.
  var lastGrade: Int { (deepest + 1) * Self.gradesOfLevel }

  /// Whether the item is a relation.
  func isRelation(_ index: Int) -> Bool {
    guard case .atom(.relation, _, _) = items[index] else { return false }
    return true
  }

  /// The range divided at the places of a grade.
  func pieces(of range: Range<Int>, grade: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range.dropFirst() where mayGoOn(before: index, grade) {
      pieces.append(start..<index)
      start = index
    }
    return pieces + [start..<range.upperBound]
  }

  private func mayGoOn(before index: Int, _ grade: Int) -> Bool {
    if case .white(0) = items[index] { return true }
    guard grade < lastGrade else { return isLoose(before: index) }
    guard depths[index] == grade / Self.gradesOfLevel,
      case .atom(let mathClass, let box, _) = items[index]
    else { return false }
    switch grade % Self.gradesOfLevel {
    case 0: return mathClass == .relation
    case 1: return mathClass == .binary && !box.isTimes
    default: return mathClass == .binary && box.isTimes
    }
  }

  /// Behind a comma, or at white.
  private func isLoose(before index: Int) -> Bool {
    if case .white(let width) = items[index] { return width > em * 0.2 }
    guard case .atom(.punctuation, _, _) = items[index - 1] else { return false }
    return true
  }
}

extension MathSetter.Item {
  /// Whether nothing is drawn.
  var isWhite: Bool { if case .white = self { true } else { false } }
}

extension MathBox {
  /// Whether it is a sign of multiplication, which binds more than plus and minus.
  fileprivate var isTimes: Bool {
    guard parts.count == 1, case .glyph(_, let text, _) = parts[0].ink else { return false }
    return ["×", "⋅", "∗", "÷"].contains(text)
  }
}
