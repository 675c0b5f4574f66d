/// Three-valued logic: a missing cell counts as unknown, and what does not depend on it is known
/// (false && missing is false).
extension Column {
  /// Whether both are true.
  public static func && (a: Column, b: Column) -> Column {
    orStop { try a.and(b) }
  }

  /// Whether at least one is true.
  public static func || (a: Column, b: Column) -> Column {
    orStop { try a.or(b) }
  }

  /// Whether it is false.
  public static prefix func ! (a: Column) -> Column { orStop { try a.negated() } }

  /// Whether each cell is one of the texts.
  public func isIn(_ texts: [String]) -> Column { orStop { try containedIn(texts) } }

  /// Whether each cell is one of the numbers.
  public func isIn(_ numbers: [Double]) -> Column {
    orStop {
      let wanted = Set(numbers)
      return computed(
        .truth(try self.numbers().map { $0.isNaN ? -1 : wanted.contains($0) ? 1 : 0 }),
        as: "isIn(\(name))")
    }
  }

  /// The cells as 1, 0 and −1 for missing; numbers that are all 0 or 1 are no truth values.
  package func truths() throws(DataFailure) -> [Int8] {
    guard case .truth(let values) = storage else { throw .notTruth(column: name) }
    return values
  }

  package func and(_ other: Column) throws(DataFailure) -> Column {
    try combined(with: other, "&&") { a, b -> Int8 in
      if a == 0 || b == 0 { return 0 }
      return a < 0 || b < 0 ? -1 : 1
    }
  }

  package func or(_ other: Column) throws(DataFailure) -> Column {
    try combined(with: other, "||") { a, b -> Int8 in
      if a == 1 || b == 1 { return 1 }
      return a < 0 || b < 0 ? -1 : 0
    }
  }

  private func combined(
    with other: Column, _ symbol: String, _ rule: (Int8, Int8) -> Int8
  ) throws(DataFailure) -> Column {
    try requireSameCount(as: other)
    let truths = zip(try self.truths(), try other.truths()).map { rule($0, $1) }
    var result = computed(.truth(truths), as: "\(name) \(symbol) \(other.name)")
    result.fittedOn = fittedOn ?? other.fittedOn
    result.fitting = fittedOn == nil ? other.fitting : fitting
    return result
  }

  package func negated() throws(DataFailure) -> Column {
    computed(.truth(try truths().map { $0 < 0 ? -1 : 1 - $0 }), as: "!(\(name))")
  }

  package func containedIn(_ texts: [String]) throws(DataFailure) -> Column {
    var found = computed(.truth([Int8](repeating: 0, count: count)), as: "isIn(\(name))")
    if texts.isEmpty { return found }
    for text in texts {
      found = try found.or(compared(.equal, with: text))
    }
    found.name = "isIn(\(name))"
    return found
  }
}
