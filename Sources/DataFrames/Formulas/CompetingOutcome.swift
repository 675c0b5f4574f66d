/// The times and causes of a formula's `Surv(time, cause)` where follow-up ends with one of several
/// events, on the rows that are complete for the formula.
package struct CompetingOutcome: Sendable {
  /// The end of each row's follow-up, in the study's unit; finite and not negative.
  package let times: [Double]
  /// The event that ended it: 0 where it was censored, else the place in `causes` + 1.
  package let codes: [Int32]
  /// The events by name, in the order of the column's levels; one need not have happened.
  package let causes: [String]
  /// When each row came under observation, before its time; `nil` where all did at 0.
  package let entryTimes: [Double]?
  /// The rows used, and how many were left out.
  package let rows: CompleteRows
  /// The formula as it was read.
  package let formula: Formula

  /// The rows used, with their identities, in the order of `times`.
  package var data: DataFrame { rows.data }
  /// The terms of the right side.
  package var rightSide: FormulaRightSide { rows.rightSide }

  /// Evaluates `Surv(time, cause) ~ …`. The level that stands for censoring is the one named; without
  /// a name it is `0`, `censored` or, of truth values, false; anything else is an error that asks.
  package init(
    _ formula: Formula, data: DataFrame, censored: String?, alsoCompleteFor names: [String] = []
  ) throws {
    guard case .survival(let start, let time, let cause) = formula.outcome else {
      throw FormulaFailure(
        formula: formula.source, position: 0,
        message: "the left side has to be a time and a cause: Surv(time, cause) ~ …")
    }
    self.formula = formula
    rows = try CompleteRows(formula, data: data, alsoCompleteFor: names)
    times = try formula.times(time, in: rows.data)
    let column = try formula.column(cause, in: rows.data)
    let levels = column.levels
    let own = try formula.censoringLevel(of: column, levels, named: censored, at: cause)
    var mapping = [Int32](repeating: 0, count: levels.count)
    var events: [String] = []
    for (index, level) in levels.enumerated() where level != own {
      events.append(level)
      mapping[index] = Int32(events.count)
    }
    causes = events
    codes = column.codes.map { $0 < 0 ? 0 : mapping[Int($0)] }
    entryTimes = try start.map { [rows] node in try formula.times(node, in: rows.data) }
    if let entryTimes {
      try formula.requireOrder(entryTimes, times, at: time, in: rows.data)
    }
  }

  /// The groups that the right side makes; one without a name where there are no terms.
  package func grouping() throws -> Grouping {
    try Grouping(crossing: rightSide.terms, of: formula, in: data)
  }

  /// The strata that `strata(…)` makes; `nil` where there are none.
  package func strata() throws -> Grouping? {
    guard !rightSide.strata.isEmpty else { return nil }
    return try Grouping(
      crossing: rightSide.strata.map { FormulaTerm(factors: [$0]) }, of: formula, in: data)
  }

  /// The place of a cause, counted from 1 as `codes` do. It may be left out where there is one only.
  package func code(of cause: String?) throws -> Int32 {
    if cause == nil, causes.count == 1 { return 1 }
    if let cause, let place = causes.firstIndex(of: cause) { return Int32(place + 1) }
    throw formula.unknownCause(cause, among: causes)
  }
}

extension Formula {
  fileprivate func censoringLevel(
    of column: Column, _ levels: [String], named censored: String?, at node: FormulaNode
  ) throws(FormulaFailure) -> String? {
    guard levels.count <= Grouping.largestNumberOfGroups else {
      throw failure("\(node) has \(levels.count) different values; a cause has few", at: node)
    }
    if let censored {
      // Where everybody had an event, no row need be censored.
      if levels.contains(censored) || column.holdsWholeNumbers { return censored }
      throw failure(
        "\(node) has no level \"\(censored)\" for censoring; it has the values "
          + FormulaFailure.enumerated(levels), at: node)
    }
    if case .truth = column.storage { return "no" }
    let known = levels.filter { $0 == "0" || $0.lowercased() == "censored" }
    if known.count == 1 { return known[0] }
    throw failure(
      "\(node) has the value\(levels.count == 1 ? "" : "s") \(FormulaFailure.enumerated(levels)): "
        + "which is censored? Name it: censored: \"\(levels.first ?? "0")\"", at: node)
  }

  fileprivate func unknownCause(_ cause: String?, among causes: [String]) -> FormulaFailure {
    guard case .survival(_, _, let node) = outcome else {
      return FormulaFailure(formula: source, position: 0, message: "no cause is named")
    }
    let all = causes.map { "\"\($0)\"" }.joined(separator: ", ")
    if causes.isEmpty {
      return failure(
        "no row has an event: all values of \(node) stand for censoring, so there is nothing to compare",
        at: node)
    }
    guard let cause else {
      return failure("\(node) has several causes; say which with cause: \(all)", at: node)
    }
    return failure("\(node) has no cause \"\(cause)\"; its causes are \(all)", at: node)
  }
}
