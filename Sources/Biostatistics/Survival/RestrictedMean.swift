public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// The restricted mean survival time of groups, and how they differ: the mean time lived up to a
/// horizon, the area below the Kaplan–Meier curve.
///
/// It needs no proportional hazards. Differences, ratios and ratios of the time lost are against the
/// first group; ratios have intervals symmetric for their logarithm. A horizon beyond the last follow-up
/// of a group is refused, except where its survival has reached 0. Rows with missing values are left
/// out.
///
/// **Source:** Royston & Parmar, *Stat Med* 2011;30:2409–21; Uno et al., *J Clin Oncol*
/// 2014;32:2380–5; checked against R's `survRM2::rmst2`.
public struct RestrictedMean: Sendable {
  /// A group with its mean.
  public struct Group: Sendable, Hashable {
    /// The level of the group; empty where there are no groups.
    public let name: String
    /// How many rows it has.
    public let count: Int
    /// The mean time lived up to the horizon.
    public let mean: Estimate
    /// The mean time lost up to the horizon.
    public let timeLost: Estimate
  }

  /// A group against the first one.
  public struct Comparison: Sendable, Hashable {
    /// The group.
    public let name: String
    /// The first group.
    public let reference: String
    /// Its mean less the reference's, with its P value.
    public let difference: Estimate
    /// Its mean as a multiple of the reference's, with its P value.
    public let ratio: Estimate
    /// Its time lost as a multiple of the reference's, with its P value.
    public let timeLostRatio: Estimate
  }

  /// The horizon, in the unit of the data.
  public let horizon: Double
  /// The groups in the order of their levels.
  public let groups: [Group]
  /// Every group but the first against the first.
  public let comparisons: [Comparison]
  /// The level of the intervals, 0…1.
  public let level: Double
  /// The label of what makes the groups; empty without groups.
  public let groupLabel: String
  /// The formula as it was written.
  public let formula: String
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int

  /// The mean of `Surv(time, event) ~ group` up to a horizon.
  public init(
    _ formula: String, data: DataFrame, at horizon: Double, level: Double = 0.95
  ) throws {
    guard horizon > 0, horizon.isFinite else { throw SurvivalFailure.horizon(horizon) }
    let curves = try KaplanMeier(formula, data: data, level: level)
    self.horizon = horizon
    self.level = level
    self.formula = formula
    groupLabel = curves.groupLabel
    rowsUsed = curves.rowsUsed
    rowsDropped = curves.rowsDropped
    groups = curves.strata.map { stratum in
      let mean = stratum.restrictedMean(to: horizon)
      return Group(
        name: stratum.name, count: stratum.count, mean: mean,
        timeLost: Self.lost(mean, of: horizon))
    }
    guard let reference = groups.first else { throw SurvivalFailure.noRows(formula: formula) }
    comparisons = groups.dropFirst().map { Self.comparison($0, reference, level) }
  }

  /// The group of this name; may be left out where there is one only. A name that does not exist ends
  /// the report.
  public func mean(in name: String? = nil, line: Int = #line) -> Estimate {
    if name == nil, groups.count == 1 { return groups[0].mean }
    if let found = groups.first(where: { $0.name == name }) { return found.mean }
    let all = groups.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let message =
      name.map { "no group \"\($0)\" among \(all)" }
      ?? "the restricted means have \(groups.count) groups; say which with in: \(all)"
    ReportContext.current.stop(message, line)
  }

  /// The second group's mean less the first's; with more groups see `comparisons`.
  public var difference: Estimate { only.map(\.difference) ?? Self.noPair(.difference) }
  /// The second group's mean as a multiple of the first's.
  public var ratio: Estimate { only.map(\.ratio) ?? Self.noPair(.ratio) }
  /// The second group's time lost as a multiple of the first's.
  public var timeLostRatio: Estimate { only.map(\.timeLostRatio) ?? Self.noPair(.ratio) }

  private var only: Comparison? { comparisons.count == 1 ? comparisons[0] : nil }

  private static func noPair(_ kind: Estimate.Kind) -> Estimate {
    .notEstimable("there are not two groups; see comparisons", kind: kind)
  }
}

// MARK: - Arithmetic

extension RestrictedMean {
  private static func lost(_ mean: Estimate, of horizon: Double) -> Estimate {
    Estimate(
      mean.value.map { horizon - $0 }, lower: mean.upper.map { horizon - $0 },
      upper: mean.lower.map { horizon - $0 }, standardError: mean.standardError,
      level: mean.level, reason: mean.reason, kind: .time,
      unsupported: mean.unsupported.map { horizon - $0 })
  }

  private static func comparison(_ group: Group, _ base: Group, _ level: Double) -> Comparison {
    Comparison(
      name: group.name, reference: base.name,
      difference: difference(group.mean, base.mean, level),
      ratio: ratio(group.mean, base.mean, level),
      timeLostRatio: ratio(group.timeLost, base.timeLost, level))
  }

  private static func difference(_ a: Estimate, _ b: Estimate, _ level: Double) -> Estimate {
    guard let x = a.value, let y = b.value, let s = a.standardError, let t = b.standardError else {
      return .notEstimable(a.reason ?? b.reason ?? "a group has no mean", kind: .difference)
    }
    let error = (s * s + t * t).squareRoot()
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      x - y, lower: x - y - margin, upper: x - y + margin, standardError: error, level: level,
      p: probability((x - y) / error), kind: .difference)
  }

  /// The ratio by the delta method for its logarithm.
  private static func ratio(_ a: Estimate, _ b: Estimate, _ level: Double) -> Estimate {
    guard let x = a.value, let y = b.value, let s = a.standardError, let t = b.standardError else {
      return .notEstimable(a.reason ?? b.reason ?? "a group has no mean", kind: .ratio)
    }
    guard x > 0, y > 0 else { return .notEstimable("a mean is 0", kind: .ratio) }
    let error = (s * s / (x * x) + t * t / (y * y)).squareRoot()
    let factor = exp(Normal.upperQuantile((1 - level) / 2) * error)
    return Estimate(
      x / y, lower: x / y / factor, upper: x / y * factor, standardError: x / y * error,
      level: level, p: probability(log(x / y) / error), kind: .ratio)
  }

  private static func probability(_ z: Double) -> PValue {
    z.isFinite
      ? PValue(Normal.twoSided(z)) : PValue(reason: "neither group had an event by the horizon")
  }
}
