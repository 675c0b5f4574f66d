import DataFrames

/// What keeps the clinical utility of predictions from being judged.
public enum UtilityFailure: Error, Equatable, CustomStringConvertible {
  /// The formula names no prediction, or several where one is wanted.
  case predictions(formula: String, needed: String)
  /// A prediction is not a probability.
  case notARisk(name: String, value: Double)
  /// A survival outcome without a horizon, or a binary one with it.
  case horizon(formula: String, isSurvival: Bool)
  /// A threshold does not lie in 0..<1, or there is none.
  case thresholds([Double])
  /// A population of nobody.
  case population(Double)
  /// Too few bootstrap resamples for an interval.
  case resamples(Int)
  /// No row is complete.
  case noRows(formula: String)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .predictions(let formula, let needed): "\(formula) has to name \(needed) right of the ~"
    case .notARisk(let name, let value):
      """
      \(name) holds \(((value * 1e4).rounded() / 1e4).plainText), which is no risk between 0 and 1; \
      net benefit needs risks, not linear predictors or scores
      """
    case .horizon(let formula, let isSurvival):
      isSurvival
        ? "\(formula) is about survival: say at which time, at: 5"
        : "\(formula) is not about survival: leave out at:"
    case .thresholds(let values):
      "thresholds lie from 0 up to below 1, not at \(values.map(\.plainText).joined(separator: ", "))"
    case .population(let count):
      "a population of \(count.plainText) patients shows nothing; say 1000"
    case .resamples(let count):
      "bootstrap: \(count) gives no interval; 500 resamples are usual, 2 the least"
    case .noRows(let formula): "no row is complete for \(formula)"
    }
  }
}
