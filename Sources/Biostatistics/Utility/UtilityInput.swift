import DataFrames

/// The outcome and the risks of a formula, read and checked.
struct UtilityInput {
  let names: [String]
  let risks: [[Double]]
  let sample: UtilitySample
  let horizon: Double?
  let droppedCount: Int

  init(_ source: String, data: DataFrame, at time: Double?) throws {
    let formula = try Formula(source)
    let rows: CompleteRows
    if case .survival = formula.outcome {
      guard let time else { throw UtilityFailure.horizon(formula: source, isSurvival: true) }
      let outcome = try SurvivalOutcome(formula, data: data)
      guard outcome.entryTimes == nil else {
        throw TimeDependentFailure.delayedEntry(formula: source)
      }
      sample = UtilitySample(times: outcome.times, isEvent: outcome.isEvent, horizon: time)
      rows = outcome.rows
    } else {
      guard time == nil else { throw UtilityFailure.horizon(formula: source, isSurvival: false) }
      let outcome = try BinaryOutcome(formula, data: data)
      sample = UtilitySample(isCase: outcome.isCase)
      rows = outcome.rows
    }
    guard sample.count > 0 else { throw UtilityFailure.noRows(formula: source) }
    let terms = rows.rightSide.terms
    guard !terms.isEmpty, terms.allSatisfy({ $0.factors.count == 1 }) else {
      throw UtilityFailure.predictions(formula: source, needed: "predicted risks")
    }
    horizon = time
    droppedCount = rows.droppedCount
    names = terms.map(\.label)
    risks = try terms.map { term in
      let values = try formula.column(term.factors[0], in: rows.data).numbers()
      if let wrong = values.first(where: { !($0 >= 0 && $0 <= 1) }) {
        throw UtilityFailure.notARisk(name: term.label, value: wrong)
      }
      return values
    }
  }
}
