import Foundation
import NumericalMethods
public import Reporting

/// One coefficient of a regression with its uncertainty.
public struct ModelCoefficient: Sendable, Hashable {
  /// What the estimate of a coefficient is: the coefficient itself or its exponential.
  public enum Scale: String, Sendable, Hashable {
    /// A Cox model's.
    case hazardRatio
    /// A logistic model's.
    case oddsRatio
    /// A linear model's: a difference of means per unit.
    case difference
  }

  /// The name as R writes it: `age`, `stageIII`, `nodes'` for a spline, `(Intercept)`.
  public let name: String
  /// The coefficient on the scale of the linear predictor; NaN where it is not estimable.
  public let value: Double
  /// Its standard error; NaN where it is not estimable.
  public let standardError: Double
  /// `value` / `standardError`: Wald's z, in a linear model Student's t.
  public let z: Double
  /// The same as `z`, by a name that holds for Student's t too.
  public var statistic: Double { z }
  /// The P value of `z`; where the model has a better test, that test's.
  public let p: PValue
  /// The ratio, or in a linear model the difference, with its confidence interval and P value.
  public let estimate: Estimate
  /// What `estimate` is.
  public let scale: Scale

  /// A coefficient from its parts.
  package init(
    name: String, value: Double, standardError: Double, z: Double, p: PValue, estimate: Estimate,
    scale: Scale
  ) {
    self.name = name
    self.value = value
    self.standardError = standardError
    self.z = z
    self.p = p
    self.estimate = estimate
    self.scale = scale
  }

  /// A coefficient with Wald's test and interval: normal, or Student's with `degreesOfFreedom`.
  package init(
    name: String, value: Double, standardError: Double, scale: Scale, level: Double = 0.95,
    degreesOfFreedom: Double? = nil
  ) {
    let z = value / standardError
    let tail = (1 - level) / 2
    let width =
      degreesOfFreedom.map { StudentT.upperQuantile(tail, $0) } ?? Normal.upperQuantile(tail)
    let p = PValue(degreesOfFreedom.map { StudentT.twoSided(z, $0) } ?? Normal.twoSided(z))
    self.init(
      name: name, value: value, standardError: standardError, z: z, p: p,
      estimate: Self.estimate(
        value, lower: value - width * standardError, upper: value + width * standardError,
        standardError: standardError, level: level, p: p, scale: scale),
      scale: scale)
  }

  /// A coefficient that the data cannot support; the number reached is held back.
  package init(name: String, notEstimable reason: String, reached value: Double, scale: Scale) {
    self.init(
      name: name, value: .nan, standardError: .nan, z: .nan, p: PValue(reason: reason),
      estimate: .notEstimable(
        reason, kind: scale == .difference ? .difference : .ratio,
        unsupported: scale == .difference ? value : exp(value)),
      scale: scale)
  }

  /// The estimate on the scale that readers know from limits on the scale of the linear predictor. The
  /// standard error of a ratio is that of its logarithm times the ratio.
  package static func estimate(
    _ value: Double, lower: Double, upper: Double, standardError: Double, level: Double, p: PValue,
    scale: Scale
  ) -> Estimate {
    guard scale != .difference else {
      return Estimate(
        value, lower: lower, upper: upper, standardError: standardError, level: level, p: p,
        kind: .difference)
    }
    // An odds ratio per unit of a small measure can exceed the largest double: such a limit is none.
    func ratio(_ x: Double) -> Double? { x.isFinite && exp(x).isFinite ? exp(x) : nil }
    guard let centre = ratio(value) else {
      return .notEstimable(
        "the ratio per unit is too large to write; take a smaller unit", kind: .ratio)
    }
    return Estimate(
      centre, lower: ratio(lower), upper: ratio(upper), standardError: centre * standardError,
      level: level, p: p, kind: .ratio)
  }

  /// The odds ratio of a logistic model; of another model not estimable.
  public var oddsRatio: Estimate { estimate(as: .oddsRatio, "odds ratios") }
  /// The hazard ratio of a Cox model; of another model not estimable.
  public var hazardRatio: Estimate { estimate(as: .hazardRatio, "hazard ratios") }
  /// The difference of means per unit of a linear model; of another model not estimable.
  public var difference: Estimate { estimate(as: .difference, "differences of means") }

  private func estimate(as wanted: Scale, _ words: String) -> Estimate {
    wanted == scale ? estimate : .notEstimable("this model does not have \(words)")
  }
}
