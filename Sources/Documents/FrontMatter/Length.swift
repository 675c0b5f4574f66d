/// Lengths as authors write them.
enum Length {
  /// Points in a unit.
  static let units: [(name: String, points: Double)] = [
    ("mm", 72 / 25.4), ("cm", 720 / 25.4), ("in", 72), ("pt", 1), ("px", 0.75),
  ]

  /// Points for `89mm`, `3.5in`, `252pt`, `8.9cm`, `single`, `one-and-half`, `double`; a bare number
  /// is inches. `nil` for anything else, for nought and for negative lengths.
  ///
  /// The columns are those of the default journal: 89, 120 and 183 mm.
  static func points(_ text: String) -> Double? {
    let text = text.trimmed
    switch text {
    case "single": return 89 * 72 / 25.4
    case "one-and-half": return 120 * 72 / 25.4
    case "double": return 183 * 72 / 25.4
    default: break
    }
    for unit in units where text.hasSuffix(unit.name) {
      return positive(String(text.dropLast(unit.name.count)).trimmed, times: unit.points)
    }
    return positive(text, times: 72)
  }

  private static func positive(_ text: String, times factor: Double) -> Double? {
    guard let number = Double(text), number.isFinite, number > 0 else { return nil }
    return number * factor
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
