import Foundation
import NumericalMethods
import Reporting

/// The arithmetic of `SampleSize`, criterion by criterion.
struct SampleSizePlan {
  let outcome: SampleSize.Outcome
  let parameters: Int
  let rSquared: Double
  /// The largest R² that the outcome allows.
  let maximum: Double
  let shrinkage: Double

  /// The patients of each criterion.
  var criteria: [SampleSize.Criterion] {
    switch outcome {
    case .binary(let prevalence):
      let z = 1.96
      let forRisk = (z / 0.05) * (z / 0.05) * prevalence * (1 - prevalence)
      return shared + [
        SampleSize.Criterion(
          name: "overall risk", count: Int(forRisk.rounded(.up)),
          shrinkage: shared.map(\.shrinkage).max() ?? shrinkage)
      ]
    case .survival:
      let largest = shared.map(\.count).max() ?? 0
      return shared + [
        SampleSize.Criterion(
          name: "overall risk", count: largest,
          shrinkage: shared.map(\.shrinkage).max() ?? shrinkage)
      ]
    case .continuous: return continuous
    }
  }

  /// Shrinkage, and the difference between apparent and adjusted R².
  private var shared: [SampleSize.Criterion] {
    let second = rSquared / (rSquared + 0.05 * maximum)
    return [
      SampleSize.Criterion(
        name: "shrinkage", count: count(withShrinkage: shrinkage), shrinkage: shrinkage),
      SampleSize.Criterion(
        name: "difference in R²", count: count(withShrinkage: second), shrinkage: second),
    ]
  }

  /// The patients with whom Van Houwelingen's and Le Cessie's shrinkage is `factor`.
  private func count(withShrinkage factor: Double) -> Int {
    let exact = Double(parameters) / ((factor - 1) * log1p(-rSquared / factor))
    return Self.whole(exact)
  }

  private var continuous: [SampleSize.Criterion] {
    let p = Double(parameters)
    let difference = Self.whole(1 + p * (1 - rSquared) / 0.05)
    let spread = 234 + parameters
    let first = smallest()
    var criteria = [
      SampleSize.Criterion(name: "shrinkage", count: first, shrinkage: expected(among: first)),
      SampleSize.Criterion(
        name: "difference in R²", count: difference, shrinkage: expected(among: difference)),
      SampleSize.Criterion(
        name: "residual standard deviation", count: spread, shrinkage: expected(among: spread)),
    ]
    let largest = criteria.map(\.count).max() ?? 0
    criteria.append(
      SampleSize.Criterion(name: "mean", count: largest, shrinkage: expected(among: largest)))
    return criteria
  }

  /// The shrinkage of a linear model that is to be expected among `count` patients.
  private func expected(among count: Int) -> Double {
    let (n, p) = (Double(count), Double(parameters))
    let apparent = (rSquared * (n - p - 1) + p) / (n - 1)
    return 1 + (p - 2) / (n * log1p(-apparent))
  }

  /// The fewest patients with whom a linear model shrinks little enough, by halving.
  private func smallest() -> Int {
    var low = parameters + 2
    if expected(among: low) >= shrinkage { return low }
    var high = low * 2
    while expected(among: high) < shrinkage { high *= 2 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if expected(among: middle) >= shrinkage { high = middle } else { low = middle }
    }
    return high
  }

  /// Rounded up, but for what arithmetic adds.
  private static func whole(_ value: Double) -> Int {
    guard value < 1e15 else { return Int.max / 4 }
    return Int((value - 1e-9 * value).rounded(.up))
  }

  /// The overall risk at the horizon, or the mean, with its interval among `count` patients.
  func overall(among count: Int) -> Estimate? {
    let n = Double(count)
    switch outcome {
    case .binary: return nil
    case .survival(let rate, let horizon, let followUp):
      let error = (rate / (n * followUp)).squareRoot()
      func risk(_ rate: Double) -> Double { -expm1(-max(0, rate) * horizon) }
      let (lower, upper) = (risk(rate - 1.96 * error), risk(rate + 1.96 * error))
      let estimate = Estimate(
        risk(rate), lower: lower, upper: upper, level: 0.95, kind: .proportion)
      if upper - risk(rate) > 0.05 || risk(rate) - lower > 0.05 {
        ReportContext.warn(
          "low-precision",
          "\(count) patients give the overall risk less precisely than ± 0.05; follow them longer "
            + "or plan more of them")
      }
      return estimate
    case .continuous(let mean, let deviation):
      let freedom = n - Double(parameters) - 1
      let error = deviation * ((1 - rSquared) / n).squareRoot()
      let margin = StudentT.upperQuantile(0.025, freedom) * error
      return Estimate(
        mean, lower: mean - margin, upper: mean + margin, standardError: error, level: 0.95,
        kind: .other)
    }
  }
}
