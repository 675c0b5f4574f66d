import Foundation
import NumericalMethods
public import Reporting

extension LinearRegression {
  /// Differences of means.
  public var scale: ModelCoefficient.Scale { .difference }
  /// None.
  public var eventCount: Int? { nil }

  /// The covariance of the coefficients, row by row, in their order; 0 for those that can be computed
  /// from others.
  public var covariance: [[Double]] { coefficients.indices.map { covarianceUsed.row($0) } }

  /// The standard deviation of the residuals at weight 1: √(Σ w r² / degrees of freedom).
  public var residualStandardError: Double {
    (fit.residualSquares / Double(degreesOfFreedom)).squareRoot()
  }

  private var slopeCount: Int { fit.kept.count - (coding.hasIntercept ? 1 : 0) }

  private var hasVariation: Bool { fit.residualSquares + fit.modelSquares > 0 }

  /// The share of the outcome's variation that the terms explain, about its mean; about 0 in a model
  /// without a constant; an offset is taken off the outcome first, as the F test does (the `summary` of R
  /// 4.2 leaves it in). Not estimable where the outcome does not vary.
  public var rSquared: Estimate {
    guard hasVariation else {
      return .notEstimable("the outcome is the same in all rows used")
    }
    return Estimate(
      fit.modelSquares / (fit.modelSquares + fit.residualSquares), level: level, kind: .other)
  }

  /// R² that does not rise by chance with more terms: 1 − (1 − R²) (n − 1) / degrees of freedom; it may
  /// be below 0.
  public var adjustedRSquared: Estimate {
    guard let plain = rSquared.value else { return rSquared }
    let rows = Double(input.effectiveCount - (coding.hasIntercept ? 1 : 0))
    return Estimate(
      1 - (1 - plain) * rows / Double(degreesOfFreedom), level: level, kind: .other)
  }

  /// The F test of all terms at once against the constant alone.
  public var fTest: TermTest {
    let slopes = Double(slopeCount)
    let reason =
      slopeCount == 0
      ? "the model has no terms" : hasVariation ? nil : "the outcome is the same in all rows used"
    return Self.fTest(
      formula, fit.modelSquares / slopes / (fit.residualSquares / Double(degreesOfFreedom)),
      degrees: slopes, residual: Double(degreesOfFreedom),
      reason: reason ?? (fit.isExact ? Self.exactReason : nil))
  }

  static func fTest(
    _ term: String, _ statistic: Double, degrees: Double, residual: Double, reason: String?
  ) -> TermTest {
    TermTest(
      term: term, statistic: reason == nil ? statistic : .nan, degreesOfFreedom: degrees,
      residualDegreesOfFreedom: residual,
      p: reason.map { PValue(reason: $0) }
        ?? PValue(FDistribution.upperTail(statistic, degrees, residual)),
      method: "F test")
  }

  /// The log-likelihood of normal residuals; NaN where the model fits without error.
  public var logLikelihood: Double {
    guard !fit.isExact else { return .nan }
    let count = Double(input.effectiveCount)
    var logWeights = 0.0
    for weight in input.weights ?? [] where weight > 0 { logWeights += log(weight) }
    return
      (logWeights - count * (log(2 * .pi) + 1 - log(count) + log(fit.residualSquares))) / 2
  }

  /// Akaike's criterion: −2 log-likelihood + 2 for each coefficient and the residual variance.
  public var aic: Double { -2 * logLikelihood + 2 * Double(fit.kept.count + 1) }

  /// Schwarz's criterion: −2 log-likelihood + ln n for each coefficient and the residual variance.
  public var bic: Double {
    -2 * logLikelihood + log(Double(input.effectiveCount)) * Double(fit.kept.count + 1)
  }
}
