/// The values of one variable by group, without missing values.
package struct GroupedSamples: Sendable {
  /// What is compared.
  package var variable: String
  /// What makes the groups.
  package var group: String
  /// The names of the groups in order; the first is the reference.
  package var names: [String]
  /// The values of each group, in the order of the names and, within, of the rows.
  package var samples: [[Double]]
  /// How many rows were left out because the value or the group is missing.
  package var droppedCount: Int

  /// Splits `values` (NaN = missing) by `codes` (−1 = missing) into as many groups as there are names.
  /// A level without values stays, empty.
  package init(
    _ values: [Double], codes: [Int32], names: [String], variable: String = "the variable",
    group: String = "the group"
  ) throws(TestFailure) {
    self.variable = variable
    self.group = group
    self.names = names
    samples = [[Double]](repeating: [], count: names.count)
    droppedCount = 0
    for (value, code) in zip(values, codes) {
      if value.isNaN || code < 0 {
        droppedCount += 1
      } else {
        if value.isInfinite { throw .infinite(variable: variable) }
        samples[Int(code)].append(value)
      }
    }
  }

  /// Groups that are at hand; missing values (NaN) are left out.
  package init(_ samples: [[Double]], names: [String]? = nil) throws(TestFailure) {
    variable = "the variable"
    group = "the group"
    self.names = names ?? samples.indices.map { "group \($0 + 1)" }
    self.samples = samples.map { $0.filter { !$0.isNaN } }
    droppedCount = zip(samples, self.samples).reduce(0) { $0 + $1.0.count - $1.1.count }
    if self.samples.contains(where: { $0.contains(where: \.isInfinite) }) {
      throw .infinite(variable: variable)
    }
  }

  /// The number of values.
  package var count: Int { samples.reduce(0) { $0 + $1.count } }

  /// The same without the groups that hold no values.
  package var withoutEmptyGroups: GroupedSamples {
    var kept = self
    let filled = samples.indices.filter { !samples[$0].isEmpty }
    kept.names = filled.map { names[$0] }
    kept.samples = filled.map { samples[$0] }
    return kept
  }

  /// The two groups with values, each with at least `needed`; anything else is an error.
  func two(atLeast needed: Int, test: String) throws(TestFailure) -> (
    first: [Double], second: [Double]
  ) {
    let filled = withoutEmptyGroups
    guard filled.samples.count == 2 else {
      throw .wrongNumberOfGroups(variable: group, levels: filled.names, needed: "two", test: test)
    }
    try filled.require(atLeast: needed, test: test)
    return (filled.samples[0], filled.samples[1])
  }

  /// The groups with values, two or more, each with at least `needed` values.
  func several(atLeast needed: Int, test: String) throws(TestFailure) -> GroupedSamples {
    let filled = withoutEmptyGroups
    guard filled.samples.count >= 2 else {
      throw .wrongNumberOfGroups(
        variable: group, levels: filled.names, needed: "two or more", test: test)
    }
    try filled.require(atLeast: needed, test: test)
    return filled
  }

  private func require(atLeast needed: Int, test: String) throws(TestFailure) {
    for (name, sample) in zip(names, samples) where sample.count < needed {
      throw .tooFewValues(group: "\"\(name)\"", count: sample.count, needed: needed, test: test)
    }
  }
}
