/// A number that an analysis found, with what is known of its uncertainty.
///
/// An estimate that the data cannot support has no `value` but a `reason`; it prints as "not
/// estimable", and the reason becomes a warning of the report.
public struct Estimate: Codable, Hashable, Sendable {
  /// What is measured; it chooses the digits and the form in which the estimate is printed.
  public enum Kind: String, Codable, Hashable, Sendable {
    /// A survival probability, sensitivity, prevalence …, 0…1, printed as a percentage.
    case proportion
    /// A difference of two proportions, −1…1, printed in percentage points.
    case proportionDifference
    /// An area under a curve or a concordance, 0…1, printed plainly.
    case auc
    /// A hazard, odds or risk ratio, an observed-to-expected ratio.
    case ratio
    /// A difference of anything that is not a proportion.
    case difference
    /// A regression or calibration slope.
    case slope
    /// A time in the study's unit, such as a median survival.
    case time
    /// Anything else, in its own unit.
    case other
  }

  /// The estimate; `nil` where the data cannot support one.
  public var value: Double?
  /// The lower confidence limit; `nil` where it is not reached or not defined.
  public var lower: Double?
  /// The upper confidence limit; `nil` where it is not reached or not defined.
  public var upper: Double?
  /// The standard error, on the scale of `value`.
  public var standardError: Double?
  /// The confidence level of the interval, 0…1.
  public var level: Double
  /// The P value of the test that belongs to the estimate, if one does.
  public var p: PValue?
  /// Why there is no value, as a clause: "0 at risk at 5 years".
  public var reason: String?
  /// What is measured.
  public var kind: Kind
  /// The number that a guard refused to print. No writer shows it; only the comparison with
  /// reference values reads it.
  public var unsupported: Double?

  /// An estimate from its parts.
  public init(
    _ value: Double?, lower: Double? = nil, upper: Double? = nil, standardError: Double? = nil,
    level: Double = 0.95, p: PValue? = nil, reason: String? = nil, kind: Kind = .other,
    unsupported: Double? = nil
  ) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.standardError = standardError
    self.level = level
    self.p = p
    self.reason = reason
    self.kind = kind
    self.unsupported = unsupported
  }

  /// An estimate that the data cannot support, with the reason and, where it could be computed all
  /// the same, the number that is held back.
  public static func notEstimable(
    _ reason: String, kind: Kind = .other, unsupported: Double? = nil
  ) -> Estimate {
    Estimate(nil, reason: reason, kind: kind, unsupported: unsupported)
  }
}
