/// Lengths as authors write them.
enum Length {
  /// Units with the points that so many of them are.
  private static let units: [(name: String, points: Double, parts: Double)] = [
    ("mm", 72, 25.4), ("cm", 720, 25.4), ("in", 72, 1), ("pt", 1, 1), ("px", 3, 4),
  ]

  /// Points for `89mm`, `3.5in`, `252pt`, `8.9cm`, `single`, `one-and-half`, `double`; a bare number
  /// is inches. `nil` for anything else, for nought and for negative lengths.
  ///
  /// The named columns are the journal's.
  static func points(_ text: String, widths: FigureStyle.Widths = .init()) -> Double? {
    let text = text.trimmed
    switch text {
    case "single": return widths.single
    case "one-and-half": return widths.oneAndHalf
    case "double": return widths.double
    default: break
    }
    for unit in units where text.hasSuffix(unit.name) {
      return positive(
        String(text.dropLast(unit.name.count)).trimmed, times: unit.points, by: unit.parts)
    }
    return positive(text, times: 72, by: 1)
  }

  /// Multiplied before it is divided, as `millimetres` does: 89mm is the same number everywhere.
  private static func positive(
    _ text: String, times factor: Double, by divisor: Double
  ) -> Double? {
    guard let number = Double(text), number.isFinite, number > 0 else { return nil }
    return number * factor / divisor
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
