import DataFrames

/// What keeps calibration from being judged.
public enum CalibrationFailure: Error, Equatable, CustomStringConvertible {
  /// The formula names no prediction, or several.
  case predictions(formula: String)
  /// A prediction is not a probability.
  case notARisk(name: String, value: Double, isSurvival: Bool)
  /// A survival outcome where a binary one is wanted, or the other way round.
  case outcome(formula: String, isSurvival: Bool)
  /// The horizon is no time.
  case horizon(Double)
  /// There cannot be so many groups.
  case groups(Int)
  /// No row is complete.
  case noRows(formula: String)
  /// Rows come under observation later than at 0.
  case delayedEntry(formula: String)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .predictions(let formula):
      "\(formula) has to name one column of predicted risks right of the ~"
    case .notARisk(let name, let value, let isSurvival):
      """
      \(name) holds \(((value * 1e4).rounded() / 1e4).plainText), which is no risk between 0 and 1; a linear \
      predictor becomes one by \(isSurvival ? "model.risk(at: time, for: data)" : "model.probability(data)")
      """
    case .outcome(let formula, let isSurvival):
      isSurvival
        ? "\(formula) is about survival; write SurvivalCalibration(\"\(formula)\", data: d, at: 5)"
        : "\(formula) is not about survival; write Calibration(\"\(formula)\", data: d)"
    case .horizon(let time): "a horizon is a time above 0, not \(time.plainText)"
    case .groups(let count): "calibration is shown in at least 2 groups, not in \(count)"
    case .noRows(let formula): "no row is complete for \(formula)"
    case .delayedEntry(let formula):
      """
      \(formula) has rows that come under observation late, for which calibration at a horizon is not \
      defined; take time from the start of observation
      """
    }
  }
}
