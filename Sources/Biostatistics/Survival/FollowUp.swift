public import Reporting

/// How long patients were followed: the reverse Kaplan–Meier estimate, in which censoring is the event.
///
/// **Source:** Schemper & Smith, *Control Clin Trials* 1996;17:343–6.
public struct FollowUp: Sendable {
  /// The shortest and the longest observed time; 0…0 without rows.
  public let range: ClosedRange<Double>
  private let level: Double
  /// Computed when it is asked for: most reports ask for one follow-up of many curves.
  private let curve: @Sendable () -> SurvivalCurve

  init(
    range: ClosedRange<Double>, level: Double, curve: @escaping @Sendable () -> SurvivalCurve
  ) {
    self.range = range
    self.level = level
    self.curve = curve
  }

  /// The median follow-up time with its log-log interval.
  public var median: Estimate { quantile(0.5) }

  /// The first and third quartile of the follow-up time.
  public var quartiles: [Estimate] { [quantile(0.25), quantile(0.75)] }

  /// The time by which the share `probability`, 0…1, would have been censored, had nobody had the
  /// event.
  public func quantile(
    _ probability: Double, confidence: SurvivalConfidence = .logLog
  ) -> Estimate {
    guard probability >= 0, probability <= 1 else {
      return .notEstimable("a share lies between 0 and 1", kind: .time)
    }
    let curve = curve()
    let (lower, upper) = KaplanMeier.Stratum.limits(curve, confidence, level)
    let value = curve.timeOfFall(curve.survival, to: probability)
    return Estimate(
      value, lower: curve.timeOfFall(lower, to: probability),
      upper: curve.timeOfFall(upper, to: probability), level: level,
      reason: value == nil ? "too few were censored" : nil, kind: .time)
  }
}
