package import DataFrames

/// Predicted risks or scores with what became of the patients, as figures of their distribution need it.
package struct RiskSample: Sendable {
  /// What the column is called in the formula.
  package let name: String
  /// The risk or score of each row used.
  package let values: [Double]
  /// Whether each had the event, by the horizon where there is one; `nil` where it was censored before.
  package let outcomes: [Bool?]
  /// The rows used.
  package let rows: RowIdentities
  /// On which rows the column was fitted.
  package let evaluation: Evaluation

  /// Reads `"y ~ p"`, or `"Surv(t, e) ~ p"` with a horizon; values outside 0…1 are an error where
  /// `isRisk`.
  package init(
    _ source: String, data: DataFrame, at horizon: Double? = nil, isRisk: Bool
  ) throws {
    let formula = try Formula(source)
    let complete: CompleteRows
    if case .survival = formula.outcome {
      guard let horizon else { throw UtilityFailure.horizon(formula: source, isSurvival: true) }
      guard horizon > 0, horizon < .infinity else { throw CalibrationFailure.horizon(horizon) }
      let outcome = try SurvivalOutcome(formula, data: data)
      complete = outcome.rows
      outcomes = outcome.times.indices.map { row in
        if outcome.isEvent[row], outcome.times[row] <= horizon { return true }
        return outcome.times[row] >= horizon ? false : nil
      }
    } else {
      guard horizon == nil else { throw UtilityFailure.horizon(formula: source, isSurvival: false) }
      let outcome = try BinaryOutcome(formula, data: data)
      complete = outcome.rows
      outcomes = outcome.isCase
    }
    guard complete.data.count > 0 else { throw CalibrationFailure.noRows(formula: source) }
    let terms = complete.rightSide.terms
    guard terms.count == 1, terms[0].factors.count == 1 else {
      throw CalibrationFailure.predictions(formula: source)
    }
    name = terms[0].label
    let column = try formula.column(terms[0].factors[0], in: complete.data)
    let numbers = try column.numbers()
    if isRisk, let wrong = numbers.first(where: { !($0 >= 0 && $0 <= 1) }) {
      throw CalibrationFailure.notARisk(name: name, value: wrong, isSurvival: horizon != nil)
    }
    values = numbers
    rows = complete.data.rows
    evaluation = Evaluation(of: column, on: rows)
  }
}
