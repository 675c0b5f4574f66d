public import Reporting

/// How long patients were followed: the reverse Kaplan–Meier estimate, in which censoring is the event.
///
/// **Source:** Schemper & Smith, *Control Clin Trials* 1996;17:343–6.
public struct FollowUp: Sendable {
  /// The median follow-up time with its log-log interval.
  public let median: Estimate
  /// The first and third quartile of the follow-up time.
  public let quartiles: [Estimate]
  /// The shortest and the longest observed time; 0…0 without rows.
  public let range: ClosedRange<Double>

  init(_ curve: SurvivalCurve, level: Double) {
    let stratum = ReverseCurve(curve: curve, level: level)
    median = stratum.quantile(0.5, .logLog)
    quartiles = [stratum.quantile(0.25, .logLog), stratum.quantile(0.75, .logLog)]
    range = (curve.times.first ?? 0)...(curve.times.last ?? 0)
    self.curve = stratum
  }

  private let curve: ReverseCurve

  /// The time by which the share `probability`, 0…1, would have been censored, had nobody had the
  /// event.
  public func quantile(_ probability: Double, confidence: SurvivalConfidence = .logLog) -> Estimate
  {
    curve.quantile(probability, confidence)
  }
}

/// The distribution of the follow-up time of one group.
private struct ReverseCurve: Sendable {
  let curve: SurvivalCurve
  let level: Double

  func quantile(_ probability: Double, _ confidence: SurvivalConfidence) -> Estimate {
    guard probability >= 0, probability <= 1 else {
      return .notEstimable("a share lies between 0 and 1", kind: .time)
    }
    let (lower, upper) = KaplanMeier.Stratum.limits(curve, confidence, level)
    let value = curve.timeOfFall(curve.survival, to: probability)
    return Estimate(
      value, lower: curve.timeOfFall(lower, to: probability),
      upper: curve.timeOfFall(upper, to: probability), level: level,
      reason: value == nil ? "too few were censored" : nil, kind: .time)
  }
}
