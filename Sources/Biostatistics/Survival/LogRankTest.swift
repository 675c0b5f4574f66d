public import DataFrames
import NumericalMethods
public import Reporting

/// The log-rank test of two or more groups, and its weighted relatives.
///
/// `rho` 0 is the log-rank test, 1 Peto and Peto's with weights S(t−), which looks more at early times.
/// `strata(…)` in the formula compares within strata. Rows with missing values are left out. See
/// `LogRankStatistic` for the definition.
public struct LogRankTest: StatisticalTest {
  /// The groups in order.
  public let groups: [String]
  /// How many rows each group has.
  public let counts: [Int]
  /// The number of events of each group, weighted where `rho` is not 0.
  public let observed: [Double]
  /// The number of events expected in each group where all share one hazard.
  public let expected: [Double]
  /// The covariance of observed − expected, row by row.
  public let variance: [[Double]]
  /// Chi-squared; NaN without events.
  public let statistic: Double
  /// The number of groups that were at risk at some event, − 1.
  public let degreesOfFreedom: Double?
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "log-rank test", with strata and weights.
  public let method: String
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int
  private let core: Core

  /// Compares the groups of `Surv(time, event) ~ group + strata(centre)`.
  public init(_ formula: String, data: DataFrame, rho: Double = 0) throws {
    let outcome = try SurvivalOutcome(Formula(formula), data: data)
    guard !outcome.rightSide.terms.isEmpty else { throw SurvivalFailure.noGroups(formula: formula) }
    let strata = try outcome.strata()
    try self.init(
      times: outcome.times, isEvent: outcome.isEvent, entries: outcome.entryTimes,
      grouping: outcome.grouping(), strata: strata, rho: rho, formula: formula,
      rowsDropped: outcome.rows.droppedCount)
    outcome.rows.warnOfLeaks(in: formula)
  }

  /// Compares groups from columns that hold no missing values.
  package init(
    times: [Double], isEvent: [Bool], entries: [Double]? = nil, grouping: Grouping,
    strata: Grouping? = nil, rho: Double = 0, formula: String = "", rowsDropped: Int = 0
  ) throws(SurvivalFailure) {
    let kept = grouping.droppingUnusedLevels()
    guard let first = kept.levels.first else { throw .noRows(formula: formula) }
    guard kept.levels.count > 1 else { throw .oneGroup(formula: formula, group: first) }
    core = Core(
      times: times, isEvent: isEvent, entries: entries, grouping: kept, strata: strata, rho: rho)
    let result = core.statistic()
    groups = kept.levels
    counts = result.counts
    observed = result.observed
    expected = result.expected
    variance = result.covariance.rows
    (statistic, degreesOfFreedom) = (result.chiSquared.value, result.chiSquared.degrees)
    p = Core.probability(result.chiSquared)
    method =
      (strata == nil ? "" : "stratified ")
      + (rho == 0 ? "log-rank test" : rho == 1 ? "Peto–Peto test" : "weighted log-rank test")
    rowsUsed = times.count
    self.rowsDropped = rowsDropped
  }
}

// MARK: - Several groups

extension LogRankTest {
  /// The comparison of two of several groups.
  public struct Pair: Sendable {
    /// The earlier group in the order of the levels.
    public let first: String
    /// The later one.
    public let second: String
    /// The P value of the two alone, before adjustment.
    public let unadjusted: PValue
    /// The P value adjusted for the number of pairs.
    public let p: PValue
  }

  /// The test of every pair of groups on their own rows: first with second, first with third, …, with
  /// P values adjusted for their number.
  public func pairwise(_ adjustment: Adjustment = .holm) -> [Pair] {
    let indices = groups.indices.flatMap { i in ((i + 1)..<max(groups.count, i + 1)).map { (i, $0) }
    }
    let raw = indices.map { Core.probability(core.statistic(only: [$0, $1]).chiSquared) }
    return zip(indices, zip(raw, adjust(raw, adjustment))).map { index, p in
      Pair(first: groups[index.0], second: groups[index.1], unadjusted: p.0, p: p.1)
    }
  }

  /// The test for a trend over ordered groups, scored 1, 2, … unless `scores` says otherwise (Tarone,
  /// *Biometrika* 1975;62:679–82). One degree of freedom.
  public func trend(scores: [Double]? = nil) throws -> LogRankTrend {
    let scores = scores ?? groups.indices.map { Double($0 + 1) }
    guard scores.count == groups.count else {
      throw SurvivalFailure.scores(count: scores.count, groups: groups.count)
    }
    let value = core.statistic().trend(scores: scores)
    return LogRankTrend(
      statistic: value,
      p: value.isFinite
        ? PValue(ChiSquared.upperTail(value, 1))
        : PValue(reason: "no events tell the groups apart"))
  }
}

/// The log-rank test for a trend over ordered groups.
public struct LogRankTrend: StatisticalTest {
  /// Chi-squared.
  public let statistic: Double
  /// 1
  public let degreesOfFreedom: Double? = 1
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "log-rank test for trend"
  public let method = "log-rank test for trend"
}

/// The rows of a comparison, kept for the comparisons that follow it.
private struct Core: Sendable {
  let times: [Double]
  let isEvent: [Bool]
  let entries: [Double]?
  let grouping: Grouping
  let strata: Grouping?
  let rho: Double

  /// The statistic of all groups, or of those at `only`.
  func statistic(only chosen: [Int]? = nil) -> LogRankStatistic {
    var codes = grouping.codes
    var count = grouping.levels.count
    if let chosen {
      count = chosen.count
      codes = codes.map { code in chosen.firstIndex(of: Int(code)).map(Int32.init) ?? -1 }
    }
    var strataCodes = strata?.codes ?? [Int32](repeating: 0, count: codes.count)
    for row in codes.indices where codes[row] < 0 { strataCodes[row] = -1 }
    let sorted = SurvivalTimes(
      times: times, isEvent: isEvent, entries: entries, codes: strataCodes,
      groupCount: max(1, strata?.levels.count ?? 1))
    return LogRankStatistic(sorted, codes: codes, groupCount: count, rho: rho)
  }

  static func probability(_ chiSquared: (value: Double, degrees: Double)) -> PValue {
    guard chiSquared.value.isFinite else {
      return PValue(reason: "no events tell the groups apart")
    }
    return PValue(ChiSquared.upperTail(chiSquared.value, chiSquared.degrees))
  }
}
