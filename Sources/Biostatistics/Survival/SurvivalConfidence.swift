import Foundation
import NumericalMethods

/// On which scale the confidence interval of a survival probability is symmetric.
public enum SurvivalConfidence: String, Sendable, Hashable {
  /// ln(−ln S): stays within 0…1; the default, as in SAS and Stata.
  case logLog
  /// ln S, cut at 1; R's default.
  case log
  /// S itself, cut at 0 and 1.
  case plain

  /// The limits for survival `s` whose ln has the standard error `logError`. Both are NaN where S is 0
  /// (Greenwood's variance is not defined). Where S is 1 after somebody was observed, Greenwood's
  /// variance is 0: `log` and `plain` give 1…1, `logLog` has no limits, since ln(−ln 1) is not a number.
  func limits(_ s: Double, logError: Double, quantile z: Double) -> (lower: Double, upper: Double) {
    if s <= 0 || !logError.isFinite { return (.nan, .nan) }
    switch self {
    case .logLog:
      if s >= 1 { return (.nan, .nan) }
      // ln(−ln S) ± z se(ln S) / ln S; the larger cumulative hazard is the lower survival.
      let hazard = -Foundation.log(s)
      let factor = exp(z * logError / hazard)
      return (exp(-hazard * factor), exp(-hazard / factor))
    case .log:
      let factor = exp(z * logError)
      return (s / factor, min(1, s * factor))
    case .plain:
      let margin = z * s * logError
      return (max(0, s - margin), min(1, s + margin))
    }
  }
}
