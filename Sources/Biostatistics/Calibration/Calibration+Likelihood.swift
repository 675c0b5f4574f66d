import Foundation
import NumericalMethods
public import Reporting

extension Calibration {
  /// The Brier score: the mean square distance of outcome and risk. 0 is perfect.
  public var brier: Double {
    zip(risks, isCase).reduce(0) { sum, row in
      let distance = row.0 - (row.1 ? 1 : 0)
      return sum + distance * distance
    } / Double(rowsUsed)
  }

  /// 1 − Brier score / Brier score of giving everybody the share with the event; NaN where all or nobody
  /// had it.
  public var scaledBrier: Double {
    let share = Double(events) / Double(rowsUsed)
    return share > 0 && share < 1 ? 1 - brier / (share * (1 - share)) : .nan
  }

  /// The likelihood-ratio chi-squared of the risks as they are against giving everybody the same.
  public var likelihoodRatio: Double { nullDeviance - deviance }

  /// Nagelkerke's R² of the risks as they are; below 0 they are worse than giving everybody the same.
  public var nagelkerke: Double {
    let n = Double(rowsUsed)
    return (1 - exp(-likelihoodRatio / n)) / (1 - exp(-nullDeviance / n))
  }

  /// The test that intercept is 0 and slope is 1: its chi-squared with 2 degrees of freedom and its P
  /// value.
  public var unreliability: (statistic: Double, p: PValue) {
    guard let recalibratedDeviance else {
      return (.nan, PValue(reason: slope.reason ?? "no slope"))
    }
    let statistic = deviance - recalibratedDeviance
    return (statistic, PValue(ChiSquared.upperTail(max(0, statistic), 2)))
  }

  /// Spiegelhalter's test that the Brier score is what the risks themselves lead to expect: z and its
  /// two-sided P value (*Stat Med* 1986;5:421–33).
  public var spiegelhalter: (z: Double, p: PValue) {
    var (sum, variance) = (0.0, 0.0)
    for (risk, isCase) in zip(risks, isCase) {
      sum += ((isCase ? 1 : 0) - risk) * (1 - 2 * risk)
      variance += (1 - 2 * risk) * (1 - 2 * risk) * risk * (1 - risk)
    }
    guard variance > 0 else { return (.nan, PValue(reason: "the risks leave no room for chance")) }
    let z = sum / variance.squareRoot()
    return (z, PValue(2 * Normal.upperTail(abs(z))))
  }

  /// −2 log-likelihood of the risks.
  private var deviance: Double {
    -2 * zip(inner, isCase).reduce(0) { $0 + ($1.1 ? log($1.0) : log1p(-$1.0)) }
  }

  private var nullDeviance: Double {
    let (n, d) = (Double(rowsUsed), Double(events))
    guard d > 0, d < n else { return 0 }
    return -2 * (d * log(d / n) + (n - d) * log1p(-d / n))
  }
}
