import Foundation
import NumericalMethods
public import Reporting

/// How many patients the development of a prediction model needs, so that little overfitting is to be
/// expected and the overall risk is known precisely.
///
/// Every criterion is a number of patients; the largest is what is needed. R² is what the model is
/// expected to explain after correction for optimism, on the scale of Cox and Snell for a binary or a
/// survival outcome.
///
/// - A binary outcome has three criteria: shrinkage, a difference of at most 0.05 between apparent and
///   adjusted R² (Nagelkerke), an overall risk within ± 0.05.
/// - A survival outcome has the first two; the interval of the overall risk at the horizon is given for
///   that number of patients, with a warning where it is wider than ± 0.05.
/// - A continuous outcome has shrinkage, the difference in R², a residual standard deviation known to
///   10 %; the interval of the mean is given for that number.
///
/// **Source:** Riley et al., *Stat Med* 2019;38:1262–75 and 1276–96; *BMJ* 2020;368:m441. Checked against
/// R's pmsampsize 1.1.3, which counts the same criteria.
public struct SampleSize: Sendable {
  /// One criterion.
  public struct Criterion: Sendable {
    /// What it is about: "shrinkage".
    public let name: String
    /// The patients that it asks for.
    public let count: Int
    /// The shrinkage factor that is to be expected with so many.
    public let shrinkage: Double
  }

  /// What the model predicts.
  public enum Outcome: Sendable, Hashable {
    /// Yes or no, with the share of patients who have it.
    case binary(prevalence: Double)
    /// The time to an event, with events by unit of time, the time at which risks are predicted and the
    /// mean follow-up in the same unit.
    case survival(rate: Double, horizon: Double, meanFollowUp: Double)
    /// A number, with its mean and standard deviation.
    case continuous(mean: Double, standardDeviation: Double)
  }

  /// The criteria, in order.
  public let criteria: [Criterion]
  /// The outcome that was planned for.
  public let outcome: Outcome
  /// The number of coefficients that the model may have.
  public let parameters: Int
  /// R² as it was given or follows from Nagelkerke's.
  public let rSquared: Double
  /// The largest R² of Cox and Snell that the outcome allows; `nil` of a continuous outcome.
  public let maximumRSquared: Double?
  /// The overall risk or mean with the interval that so many patients give; `nil` of a binary outcome.
  public let overall: Estimate?

  /// The patients needed.
  public var required: Int { criteria.map(\.count).max() ?? 0 }

  /// Nagelkerke's R²; `nil` of a continuous outcome.
  public var nagelkerke: Double? { maximumRSquared.map { rSquared / $0 } }

  /// The events to be expected among `count` patients; `nil` of a continuous outcome.
  public func events(among count: Int) -> Double? {
    switch outcome {
    case .binary(let prevalence): Double(count) * prevalence
    case .survival(let rate, _, let meanFollowUp): Double(count) * rate * meanFollowUp
    case .continuous: nil
    }
  }

  /// Events for each parameter among `count` patients, or patients of a continuous outcome.
  public func perParameter(among count: Int) -> Double {
    (events(among: count) ?? Double(count)) / Double(parameters)
  }

  /// Plans the development of a model.
  ///
  /// - Parameters:
  ///   - outcome: What is predicted.
  ///   - parameters: The number of coefficients that will be tried, at least 1.
  ///   - rSquared: The R² expected, above 0 and below its largest possible value.
  ///   - nagelkerke: Nagelkerke's R² in its place.
  ///   - shrinkage: The least shrinkage factor that is accepted.
  /// - Throws: What cannot be planned with.
  public init(
    _ outcome: Outcome, parameters: Int, rSquared: Double? = nil, nagelkerke: Double? = nil,
    shrinkage: Double = 0.9
  ) throws {
    try Self.check(outcome, parameters: parameters, shrinkage: shrinkage)
    self.outcome = outcome
    self.parameters = parameters
    maximumRSquared = Self.maximum(of: outcome)
    guard (rSquared == nil) != (nagelkerke == nil) else { throw PlanningFailure.rSquaredTwice }
    if let nagelkerke, maximumRSquared == nil { throw PlanningFailure.nagelkerke(nagelkerke) }
    let explained = rSquared ?? (nagelkerke ?? 0) * (maximumRSquared ?? 1)
    guard explained > 0, explained < maximumRSquared ?? 1, explained < shrinkage else {
      throw PlanningFailure.rSquared(
        explained, most: min(maximumRSquared ?? 1, shrinkage))
    }
    self.rSquared = explained
    let plan = SampleSizePlan(
      outcome: outcome, parameters: parameters, rSquared: explained,
      maximum: maximumRSquared ?? 1, shrinkage: shrinkage)
    criteria = plan.criteria
    overall = plan.overall(among: criteria.map(\.count).max() ?? 0)
  }

  private static func check(_ outcome: Outcome, parameters: Int, shrinkage: Double) throws {
    guard parameters >= 1 else { throw PlanningFailure.parameters(parameters) }
    guard shrinkage > 0, shrinkage < 1 else { throw PlanningFailure.shrinkage(shrinkage) }
    switch outcome {
    case .binary(let prevalence):
      guard prevalence > 0, prevalence < 1 else { throw PlanningFailure.prevalence(prevalence) }
    case .survival(let rate, let horizon, let meanFollowUp):
      for (name, value) in [
        ("rate", rate), ("horizon", horizon), ("meanFollowUp", meanFollowUp),
      ] where !(value > 0 && value.isFinite) {
        throw PlanningFailure.notPositive(name, value)
      }
    case .continuous(let mean, let deviation):
      guard mean.isFinite else { throw PlanningFailure.notPositive("mean", mean) }
      guard deviation > 0, deviation.isFinite else {
        throw PlanningFailure.notPositive("standardDeviation", deviation)
      }
    }
  }

  /// 1 − exp(2 ln L₀ / n) of the model without predictors.
  private static func maximum(of outcome: Outcome) -> Double? {
    switch outcome {
    case .binary(let p): -expm1(2 * (p * log(p) + (1 - p) * log(1 - p)))
    case .survival(let rate, _, let followUp):
      -expm1(2 * (rate * followUp * log(rate * followUp) - rate * followUp))
    case .continuous: nil
    }
  }
}
