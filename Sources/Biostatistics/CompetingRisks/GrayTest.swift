public import DataFrames
import NumericalMethods
public import Reporting

/// Gray's test: whether the cumulative incidence of a cause is the same in all groups, other causes
/// competing.
///
/// It compares subdistribution hazards, where a log-rank test that censors other causes compares
/// cause-specific hazards: two questions, and both are worth asking. `strata(…)` in the formula compares
/// within strata. Rows with missing values are left out. See `GrayStatistic` for the definition.
public struct GrayTest: StatisticalTest {
  /// The cause whose incidence is compared.
  public let cause: String
  /// The groups in order.
  public let groups: [String]
  /// How many rows each group has.
  public let counts: [Int]
  /// The number of events of the cause in each group.
  public let observed: [Double]
  /// The number of events expected in each group where all share one incidence.
  public let expected: [Double]
  /// The covariance of observed − expected, row by row.
  public let variance: [[Double]]
  /// Chi-squared; NaN without events of the cause.
  public let statistic: Double
  /// The number of groups that were at risk at some event, − 1.
  public let degreesOfFreedom: Double?
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "Gray's test", with strata.
  public let method: String
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int

  /// Compares the groups of `Surv(time, cause) ~ group + strata(centre)`.
  ///
  /// - Parameters:
  ///   - formula: Times, causes and groups.
  ///   - cause: Whose incidence is compared; it may be left out where there is one only.
  ///   - data: The rows.
  ///   - censored: The value of the cause that stands for censoring; see `CumulativeIncidence`.
  /// - Throws: What is wrong with the formula or the data, in words.
  public init(
    _ formula: String, cause: String? = nil, data: DataFrame, censored: String? = nil
  ) throws {
    let outcome = try CompetingOutcome(Formula(formula), data: data, censored: censored)
    guard !outcome.rightSide.terms.isEmpty else { throw SurvivalFailure.noGroups(formula: formula) }
    guard outcome.entryTimes == nil else {
      throw CompetingRisksFailure.delayedEntry(method: "Gray's test")
    }
    let code = try outcome.code(of: cause)
    let kept = try outcome.grouping().droppingUnusedLevels()
    guard let first = kept.levels.first else { throw SurvivalFailure.noRows(formula: formula) }
    guard kept.levels.count > 1 else {
      throw SurvivalFailure.oneGroup(formula: formula, group: first)
    }
    let strata = try outcome.strata()?.droppingUnusedLevels()
    let sorted = SurvivalTimes(
      times: outcome.times, isEvent: outcome.codes.map { $0 > 0 }, entries: nil,
      codes: strata?.codes, groupCount: strata?.levels.count ?? 1)
    let result = GrayStatistic(
      sorted, causes: outcome.codes, codes: kept.codes, groupCount: kept.levels.count, cause: code)
    self.cause = outcome.causes[Int(code) - 1]
    groups = kept.levels
    counts = result.counts
    observed = result.observed
    expected = result.expected
    variance = result.covariance.rows
    let chiSquared = result.chiSquared
    (statistic, degreesOfFreedom) = (chiSquared.value, chiSquared.degrees)
    p =
      chiSquared.value.isFinite
      ? PValue(ChiSquared.upperTail(chiSquared.value, chiSquared.degrees))
      : PValue(reason: "no events of \"\(self.cause)\" tell the groups apart")
    method = strata == nil ? "Gray's test" : "stratified Gray's test"
    rowsUsed = outcome.times.count
    rowsDropped = outcome.rows.droppedCount
  }
}
