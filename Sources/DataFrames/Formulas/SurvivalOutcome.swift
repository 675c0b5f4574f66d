/// The times and events of a formula's `Surv(…)`, on the rows that are complete for the formula.
package struct SurvivalOutcome: Sendable {
  /// The end of each row's follow-up, in the study's unit; finite and not negative.
  package let times: [Double]
  /// Whether it ended with the event; otherwise it was censored.
  package let isEvent: [Bool]
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

  /// Evaluates `Surv(time, event) ~ …` or `Surv(start, stop, event) ~ …`. Rows in which anything
  /// that the formula names is missing are left out, with a warning.
  package init(
    _ formula: Formula, data: DataFrame, alsoCompleteFor names: [String] = []
  ) throws {
    guard case .survival(let start, let time, let event) = formula.outcome else {
      throw FormulaFailure(
        formula: formula.source, position: 0,
        message: "the left side has to be a survival time: Surv(time, event) ~ …")
    }
    self.formula = formula
    rows = try CompleteRows(formula, data: data, alsoCompleteFor: names)
    times = try formula.times(time, in: rows.data)
    isEvent = try formula.isEvent(event, in: rows.data)
    entryTimes = try start.map { [rows] node in try formula.times(node, in: rows.data) }
    if let entryTimes {
      try formula.requireOrder(entryTimes, times, at: time, in: rows.data)
    }
  }

  /// The groups that the right side makes: of one term its levels, of several their combinations
  /// that occur; one group without a name where there are no terms.
  package func grouping() throws -> Grouping {
    try Grouping(crossing: rightSide.terms, of: formula, in: data)
  }

  /// The strata that `strata(…)` makes; `nil` where there are none.
  package func strata() throws -> Grouping? {
    guard !rightSide.strata.isEmpty else { return nil }
    return try Grouping(
      crossing: rightSide.strata.map { FormulaTerm(factors: [$0]) }, of: formula, in: data)
  }
}

extension Formula {
  package func times(_ node: FormulaNode, in data: DataFrame) throws -> [Double] {
    let column = try column(node, in: data)
    if case .dates = column.storage {
      throw failure(
        "\(node) holds dates; make a time of them first: d[\"months\"] = d.months(from: \"start\", "
          + "to: \"\(node)\")", at: node)
    }
    let times: [Double]
    do {
      times = try column.numbers()
    } catch {
      throw failure(error.description, at: node)
    }
    for row in times.indices where !(times[row] >= 0 && times[row] < .infinity) {
      let what = times[row] < 0 ? "negative (\(times[row].plainText))" : "not a finite number"
      throw failure("\(node) is \(what) at \(data.rows.place(at: row))", at: node)
    }
    return times
  }

  package func requireOrder(
    _ starts: [Double], _ stops: [Double], at node: FormulaNode, in data: DataFrame
  ) throws {
    for row in starts.indices where starts[row] >= stops[row] {
      throw failure(
        "follow-up ends at \(stops[row].plainText), not after its start at "
          + "\(starts[row].plainText), at \(data.rows.place(at: row))", at: node)
    }
  }
}
