extension Grouping {
  /// The groups that terms of a formula make together: of one its levels, of several the
  /// combinations that occur, named "low, III", the first term changing slowest.
  package init(crossing terms: [FormulaTerm], of formula: Formula, in data: DataFrame) throws {
    let nodes = terms.flatMap(\.factors)
    let single = try nodes.map { try formula.grouping($0, in: data).droppingUnusedLevels() }
    guard let first = single.first else {
      self.init(
        name: "", label: "", levels: data.count > 0 ? [""] : [],
        codes: [Int32](repeating: 0, count: data.count))
      return
    }
    self = single.dropFirst().reduce(first) { $0.crossed(with: $1) }
  }

  /// The combinations of both groupings that occur.
  package func crossed(with other: Grouping) -> Grouping {
    let width = Int32(other.levels.count)
    let codes = zip(self.codes, other.codes).map { $0 < 0 || $1 < 0 ? -1 : $0 * width + $1 }
    let all = levels.flatMap { level in other.levels.map { "\(level), \($0)" } }
    return Grouping(
      name: "\(name), \(other.name)", label: "\(label), \(other.label)", levels: all, codes: codes
    ).droppingUnusedLevels()
  }
}
