import DataFrames

/// What keeps discrimination at a horizon from being judged.
public enum TimeDependentFailure: Error, Equatable, CustomStringConvertible {
  /// The formula names no score, or a product of several.
  case noScore(formula: String)
  /// A prediction is not a probability.
  case notARisk(name: String, value: Double)
  /// Rows come under observation later than at 0.
  case delayedEntry(formula: String)
  /// A span that is not between 0 and 1.
  case span(Double)
  /// Options that exclude each other.
  case excluded(String, by: String)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .noScore(let formula):
      "\(formula) names no score; write Surv(time, event) ~ score, or several joined by +"
    case .notARisk(let name, let value):
      """
      \(name) holds \(((value * 1e4).rounded() / 1e4).plainText), which is no risk between 0 and 1; a linear \
      predictor becomes one by model.risk(at: time, for: data)
      """
    case .delayedEntry(let formula):
      """
      \(formula) has rows that come under observation late, for which the weights of a \
      time-dependent ROC curve are not defined; take time from the start of observation
      """
    case .span(let span):
      "the span of nearest neighbours is a share of patients between 0 and 1, not \(span.plainText)"
    case .excluded(let option, let other):
      "a time-dependent ROC curve cannot have both \(option) and \(other); leave one of them out"
    }
  }
}
