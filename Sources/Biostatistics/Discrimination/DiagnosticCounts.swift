import Foundation
import NumericalMethods
public import Reporting

/// The four counts of a test against the truth, and what follows from them.
public struct DiagnosticCounts: Sendable, Hashable {
  /// Cases that are positive.
  public let truePositives: Int
  /// Controls that are positive.
  public let falsePositives: Int
  /// Controls that are negative.
  public let trueNegatives: Int
  /// Cases that are negative.
  public let falseNegatives: Int

  /// Counts that were taken elsewhere.
  public init(
    truePositives: Int, falsePositives: Int, trueNegatives: Int, falseNegatives: Int
  ) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.trueNegatives = trueNegatives
    self.falseNegatives = falseNegatives
  }

  /// All rows.
  public var total: Int { cases + controls }
  /// All cases.
  public var cases: Int { truePositives + falseNegatives }
  /// All controls.
  public var controls: Int { falsePositives + trueNegatives }

  // MARK: Without intervals

  /// Sensitivity + specificity − 1.
  public var youden: Double { sensitivity + specificity - 1 }
  /// The mean of sensitivity and specificity.
  public var balancedAccuracy: Double { (sensitivity + specificity) / 2 }
  /// The harmonic mean of sensitivity and positive predictive value.
  public var f1: Double {
    2 * tp / (2 * tp + Double(falsePositives + falseNegatives))
  }
  /// True positives times true negatives over the errors' product.
  public var diagnosticOddsRatio: Double {
    tp * Double(trueNegatives) / (Double(falsePositives) * Double(falseNegatives))
  }
  /// Cohen's kappa of test and truth.
  public var kappa: Double {
    let n = Double(total)
    let observed = (tp + Double(trueNegatives)) / n
    let expected =
      (Double(truePositives + falsePositives) * Double(cases)
        + Double(falseNegatives + trueNegatives) * Double(controls)) / (n * n)
    return (observed - expected) / (1 - expected)
  }
  /// The correlation of test and truth (Matthews).
  public var matthewsCorrelation: Double {
    let product =
      Double(truePositives + falsePositives) * Double(cases) * Double(controls)
      * Double(trueNegatives + falseNegatives)
    return (tp * Double(trueNegatives) - Double(falsePositives) * Double(falseNegatives))
      / product.squareRoot()
  }

  // MARK: With intervals

  /// Sensitivity over 1 − specificity, with the interval on the log scale.
  public func positiveLikelihoodRatio(level: Double = 0.95) -> Estimate {
    ratio(
      sensitivity / (1 - specificity), hits: (truePositives, falsePositives), level: level)
  }

  /// 1 − sensitivity over specificity, with the interval on the log scale.
  public func negativeLikelihoodRatio(level: Double = 0.95) -> Estimate {
    ratio(
      (1 - sensitivity) / specificity, hits: (falseNegatives, trueNegatives), level: level)
  }

  private func ratio(_ value: Double, hits: (Int, Int), level: Double) -> Estimate {
    guard cases > 0, controls > 0 else {
      return .notEstimable(cases > 0 ? "no controls" : "no cases", kind: .ratio)
    }
    guard hits.0 > 0, hits.1 > 0 else {
      return .notEstimable(
        "a count of 0 in the ratio", kind: .ratio, unsupported: value.isFinite ? value : nil)
    }
    let error =
      (1 / Double(hits.0) - 1 / Double(cases) + 1 / Double(hits.1) - 1 / Double(controls))
      .squareRoot()
    let factor = exp(Normal.upperQuantile((1 - level) / 2) * error)
    return Estimate(
      value, lower: value / factor, upper: value * factor, level: level, kind: .ratio)
  }

  private var tp: Double { Double(truePositives) }
  private var sensitivity: Double { tp / Double(cases) }
  private var specificity: Double { Double(trueNegatives) / Double(controls) }
}
