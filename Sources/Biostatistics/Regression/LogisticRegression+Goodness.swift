import Foundation
import NumericalMethods
import Reporting

extension LogisticRegression {
  /// Odds ratios.
  public var scale: ModelCoefficient.Scale { .oddsRatio }
  /// How many of the rows used are events, each counted once.
  public var eventCount: Int? { isCase.count { $0 } }
  /// The maximised log-likelihood.
  public var logLikelihood: Double { -deviance / 2 }
  /// That of the model with the constant alone.
  public var nullLogLikelihood: Double { -nullDeviance / 2 }
  /// Akaike's criterion: deviance + 2 for each coefficient.
  public var aic: Double { deviance + 2 * Double(coefficients.count) }
  /// Schwarz's criterion: deviance + ln n for each coefficient.
  public var bic: Double {
    deviance + log(Double(input.effectiveCount)) * Double(coefficients.count)
  }

  /// The test of all terms at once against the constant alone.
  public var likelihoodRatio: TermTest {
    .likelihoodRatio(
      formula, nullDeviance - deviance, coefficients.count - (coding.hasIntercept ? 1 : 0))
  }

  private var total: Double { input.weights?.reduce(0, +) ?? Double(rowsUsed) }

  /// Cox and Snell's R²: 1 − exp(−likelihood ratio / n); it stays below 1.
  public var coxSnell: Double { 1 - exp((deviance - nullDeviance) / total) }
  /// Nagelkerke's R²: Cox and Snell's in relation to its largest possible value.
  public var nagelkerke: Double { coxSnell / (1 - exp(-nullDeviance / total)) }
  /// McFadden's R²: 1 − log-likelihood / that of the constant alone.
  public var mcFadden: Double { 1 - deviance / nullDeviance }
  /// Tjur's R²: the mean probability of events minus that of non-events.
  public var tjur: Double {
    let probabilities = fittedProbabilities
    var sums = [0.0, 0.0]
    var weights = [0.0, 0.0]
    for row in probabilities.indices {
      let weight = input.weights?[row] ?? 1
      sums[isCase[row] ? 1 : 0] += weight * probabilities[row]
      weights[isCase[row] ? 1 : 0] += weight
    }
    return sums[1] / weights[1] - sums[0] / weights[0]
  }

  /// Brier's score on the rows used: the mean squared distance of probability and outcome.
  public var brier: Double {
    var sum = 0.0
    for (row, predictor) in solution.linearPredictors.enumerated() {
      let residual = LogisticCell(predictor, isCase: isCase[row]).residual
      sum += (input.weights?[row] ?? 1) * residual * residual
    }
    return sum / total
  }

  /// 1 − Brier's score / that of the mean outcome.
  public var scaledBrier: Double {
    var cases = 0.0
    for row in isCase.indices where isCase[row] { cases += input.weights?[row] ?? 1 }
    let mean = cases / total
    return 1 - brier / (mean * (1 - mean))
  }

  /// How well the linear predictor ranks the rows used: C and its relatives. Weights are not regarded.
  public var discrimination: DiscriminationIndices {
    DiscriminationIndices(scores: solution.linearPredictors, isCase: isCase)
  }

  /// The same of probabilities in steps: those within one step are tied. R's `rms::lrm` prints its C, Dxy,
  /// gamma and τ-a of steps of 1/5000, in small samples not quite those of the probabilities themselves.
  public func discrimination(probabilityStep step: Double) -> DiscriminationIndices {
    guard step > 0, step < 1 else { return discrimination }
    let steps = fittedProbabilities.map { ($0 / step).rounded(.down) }
    return DiscriminationIndices(scores: steps, isCase: isCase)
  }

  /// The area under the ROC curve on the rows used, with DeLong's interval to be had of `ROCCurve`.
  public var concordance: Double { discrimination.concordance }

  /// Gini's mean difference of the linear predictor and of the probability: how far apart two rows are on
  /// average.
  public var giniMeanDifference: (linearPredictor: Double, probability: Double) {
    (
      DiscriminationIndices.meanDifference(solution.linearPredictors),
      DiscriminationIndices.meanDifference(fittedProbabilities)
    )
  }

  /// Hosmer and Lemeshow's test on the rows used, by quantiles of the probability.
  public func hosmerLemeshow(groups: Int = 10) throws -> HosmerLemeshowTest {
    try HosmerLemeshowTest(probabilities: fittedProbabilities, isCase: isCase, groups: groups)
  }
}

extension TermTest {
  /// A likelihood-ratio test from a difference of deviances.
  static func likelihoodRatio(_ term: String, _ statistic: Double, _ degrees: Int) -> TermTest {
    // Rounding may leave a hair below 0 where nothing is gained.
    let statistic = statistic < 0 && statistic > -1e-7 ? 0 : statistic
    return TermTest(
      term: term, statistic: statistic, degreesOfFreedom: Double(degrees),
      p: degrees > 0
        ? PValue(ChiSquared.upperTail(statistic, Double(degrees)))
        : PValue(reason: "the models have the same coefficients"),
      method: "likelihood-ratio test")
  }
}
