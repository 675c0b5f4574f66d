import DataFrames

/// Times and events of a formula as quantities at a horizon need them: of one event, or of a cause among
/// several that compete.
struct HorizonOutcome: Sendable {
  let times: [Double]
  /// Whether follow-up ended with the event of interest.
  let isEvent: [Bool]
  /// Whether it ended with another event; `nil` where there is one event only.
  let isCompeting: [Bool]?
  let rows: CompleteRows
  let formula: Formula
  /// The name of the cause; `nil` where there is one event only.
  let cause: String?

  /// Reads `Surv(time, event) ~ …`, or with a `cause` `Surv(time, cause) ~ …`; delayed entry is refused.
  init(
    _ source: String, data: DataFrame, cause: String?, censored: String?,
    alsoCompleteFor names: [String] = []
  ) throws {
    formula = try Formula(source)
    let entries: [Double]?
    if let cause {
      let outcome = try CompetingOutcome(
        formula, data: data, censored: censored, alsoCompleteFor: names)
      let code = try outcome.code(of: cause)
      times = outcome.times
      isEvent = outcome.codes.map { $0 == code }
      isCompeting = outcome.codes.map { $0 != code && $0 > 0 }
      rows = outcome.rows
      entries = outcome.entryTimes
    } else {
      let outcome = try SurvivalOutcome(formula, data: data, alsoCompleteFor: names)
      times = outcome.times
      isEvent = outcome.isEvent
      isCompeting = nil
      rows = outcome.rows
      entries = outcome.entryTimes
    }
    self.cause = cause
    guard entries == nil else { throw TimeDependentFailure.delayedEntry(formula: source) }
  }

  /// Whether follow-up ended with any event.
  var isAnyEvent: [Bool] {
    guard let isCompeting else { return isEvent }
    return zip(isEvent, isCompeting).map { $0 || $1 }
  }

  /// The columns of scores that the right side names.
  func scores() throws -> [(name: String, values: [Double])] {
    let terms = rows.rightSide.terms
    guard !terms.isEmpty, terms.allSatisfy({ $0.factors.count == 1 }) else {
      throw TimeDependentFailure.noScore(formula: formula.source)
    }
    return try terms.map { term in
      (term.label, try formula.column(term.factors[0], in: rows.data).numbers())
    }
  }
}
