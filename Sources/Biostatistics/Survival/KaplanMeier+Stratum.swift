import Foundation
import NumericalMethods
public import Reporting

extension KaplanMeier {
  /// The survival curve of one group. Arrays have one element for each distinct time of follow-up,
  /// ascending; times of censoring are among them.
  public struct Stratum: Sendable {
    /// The level of the group; empty where there are no groups.
    public let name: String
    /// Follow-up of this group, by the reverse Kaplan–Meier estimate.
    public let followUp: FollowUp
    /// The scale of the confidence limits.
    public let confidence: SurvivalConfidence
    /// The level of the confidence limits.
    public let level: Double
    let curve: SurvivalCurve

    init(
      name: String, curve: SurvivalCurve, followUp: FollowUp, confidence: SurvivalConfidence,
      level: Double
    ) {
      self.name = name
      self.curve = curve
      self.followUp = followUp
      self.confidence = confidence
      self.level = level
    }

    /// The distinct times of follow-up, ascending.
    public var times: [Double] { curve.times }
    /// How many were at risk just before each time.
    public var atRisk: [Int] { curve.atRisk.map(Int.init) }
    /// How many events happened at each time.
    public var events: [Int] { curve.events.map(Int.init) }
    /// How many were censored at each time.
    public var censored: [Int] { curve.censored.map(Int.init) }
    /// Survival from each time on, 0…1.
    public var survival: [Double] { curve.survival }
    /// The lower limits of survival; NaN where survival is 0. Computed anew at each call, as other columns
    /// are: keep it for a loop.
    public var lower: [Double] { Self.limits(curve, confidence, level).lower }
    /// The upper limits of survival; NaN where survival is 0.
    public var upper: [Double] { Self.limits(curve, confidence, level).upper }
    /// Greenwood's standard error of survival; NaN where survival is 0.
    public var standardError: [Double] {
      zip(curve.survival, curve.logError).map { $0 > 0 ? $0 * $1 : .nan }
    }
    /// Nelson and Aalen's cumulative hazard, Σ d / n.
    public var cumulativeHazard: [Double] { curve.hazard }
    /// The standard error of the cumulative hazard, √(Σ d / n²).
    public var cumulativeHazardStandardError: [Double] { curve.hazardError }
    /// Fleming and Harrington's survival, exp(−Σ d / n).
    public var flemingHarrington: [Double] { curve.hazard.map { exp(-$0) } }
    /// The sum of the weights at risk just before each time; the numbers at risk without weights.
    public var weightAtRisk: [Double] {
      curve.weighted.atRisk.isEmpty ? curve.atRisk.map(Double.init) : curve.weighted.atRisk
    }
    /// The sum of the weights of those with the event at each time.
    public var weightOfEvents: [Double] {
      curve.weighted.atRisk.isEmpty ? curve.events.map(Double.init) : curve.weighted.events
    }
    /// How many rows the group has.
    public var count: Int { curve.count }
    /// How many of them had the event.
    public var eventCount: Int { curve.events.reduce(0) { $0 + Int($1) } }

    /// The limits from the time with this index on: those of the last event, or of the first time.
    func limits(at index: Int) -> (lower: Double, upper: Double) {
      let place = curve.events[...index].lastIndex { $0 > 0 } ?? 0
      return confidence.limits(
        curve.survival[place], logError: curve.logError[place],
        quantile: Normal.upperQuantile((1 - level) / 2))
    }

    static func limits(
      _ curve: SurvivalCurve, _ confidence: SurvivalConfidence, _ level: Double
    ) -> (lower: [Double], upper: [Double]) {
      let z = Normal.upperQuantile((1 - level) / 2)
      var lower = [Double](repeating: .nan, count: curve.times.count)
      var upper = lower
      for index in curve.times.indices {
        if index > 0, curve.events[index] == 0 {
          (lower[index], upper[index]) = (lower[index - 1], upper[index - 1])
        } else {
          (lower[index], upper[index]) = confidence.limits(
            curve.survival[index], logError: curve.logError[index], quantile: z)
        }
      }
      return (lower, upper)
    }
  }
}

// MARK: - At a time

extension KaplanMeier.Stratum {
  /// The index of the last time that is not after `time`, in the arrays; `nil` before the first.
  public func index(at time: Double) -> Int? { curve.index(at: time) }

  /// Survival at a time; see `KaplanMeier.survival(at:in:)`.
  public func survival(at time: Double) -> Estimate {
    if time.isNaN { return .notEstimable("the time is not a number", kind: .proportion) }
    let index = curve.index(at: time)
    let value = index.map { survival[$0] } ?? 1
    let left = atRisk(at: time)
    if value > 0, left == 0 {
      return .notEstimable(
        "0 at risk at \(StudyTime.phrase(time))", kind: .proportion, unsupported: value)
    }
    if value > 0, left < 10, (index.map { curve.events[...$0].contains { $0 > 0 } } ?? false) {
      let place = name.isEmpty ? "" : " in \"\(name)\""
      ReportContext.warn(
        "low-precision",
        "survival at \(StudyTime.phrase(time))\(place) rests on \(left) at risk")
    }
    guard let index else {
      return Estimate(1, lower: 1, upper: 1, standardError: 0, level: level, kind: .proportion)
    }
    let error = value > 0 ? value * curve.logError[index] : Double.nan
    let limits = limits(at: index)
    return Estimate(
      value, lower: limits.lower.known, upper: limits.upper.known, standardError: error.known,
      level: level, kind: .proportion)
  }

  /// How many are under observation at a time.
  public func atRisk(at time: Double) -> Int {
    curve.indexFrom(time).map { Int(curve.atRisk[$0]) } ?? 0
  }

  /// How many events happened up to and at a time.
  public func events(by time: Double) -> Int {
    curve.index(at: time).map { curve.events[...$0].reduce(0) { $0 + Int($1) } } ?? 0
  }

  /// How many were censored up to and at a time.
  public func censored(by time: Double) -> Int {
    curve.index(at: time).map { curve.censored[...$0].reduce(0) { $0 + Int($1) } } ?? 0
  }
}

// MARK: - Times

extension KaplanMeier.Stratum {
  /// The time by which the share `probability`, 0…1, has had the event; where the curve stays exactly
  /// at that share for a while, the middle of the step. Limits that the curve's limits do not reach are
  /// `nil`.
  public func quantile(_ probability: Double) -> Estimate {
    guard probability >= 0, probability <= 1 else {
      return .notEstimable("a share lies between 0 and 1", kind: .time)
    }
    let value = curve.timeOfFall(survival, to: probability)
    let (lower, upper) = Self.limits(curve, confidence, level)
    var estimate = Estimate(
      value, lower: curve.timeOfFall(lower, to: probability),
      upper: curve.timeOfFall(upper, to: probability), level: level, kind: .time)
    if value == nil {
      estimate.reason = probability == 0.5 ? "median not reached" : "quantile not reached"
    }
    return estimate
  }

  /// The median survival time.
  public var median: Estimate { quantile(0.5) }

  /// The mean time lived up to a horizon. Not estimable beyond the last follow-up, except where
  /// survival has reached 0.
  public func restrictedMean(to horizon: Double) -> Estimate {
    let (value, error) = curve.restrictedMean(to: horizon)
    if horizon.isNaN || horizon <= 0 {
      return .notEstimable("the horizon is not a positive time", kind: .time)
    }
    if let last = times.last, horizon > last, survival.last != 0 {
      return .notEstimable(
        "0 at risk at \(StudyTime.phrase(horizon))", kind: .time, unsupported: value)
    }
    // With weights that are no counts, Greenwood's variance of the area does not hold.
    if curve.isRobust { return Estimate(value, level: level, kind: .time) }
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      value, lower: value - margin, upper: value + margin, standardError: error, level: level,
      kind: .time)
  }
}

extension Double {
  /// The number, or `nil` where it is not one.
  var known: Double? { isNaN ? nil : self }
}
