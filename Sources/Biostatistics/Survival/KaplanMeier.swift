public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Kaplan and Meier's estimate of survival, by group.
///
/// Greenwood's standard errors; intervals symmetric for ln(−ln S) unless asked otherwise; quantiles with
/// Brookmeyer and Crowley's intervals. At one time events come before censorings; the number at risk at t
/// counts those with time ≥ t. Delayed entry, `Surv(start, stop, event)`, is allowed for. Rows with
/// missing values are left out. O(n) after sorting.
///
/// **Source:** Kaplan & Meier, *J Am Stat Assoc* 1958;53:457–81; Brookmeyer & Crowley, *Biometrics*
/// 1982;38:29–41; checked against R's `survfit`.
public struct KaplanMeier: Sendable {
  /// The groups in the order of their levels; one, named "", where the formula names none.
  public let strata: [Stratum]
  /// The scale of the confidence intervals.
  public let confidence: SurvivalConfidence
  /// The level of the confidence intervals, 0…1.
  public let level: Double
  /// The label of what makes the groups; empty without groups.
  public let groupLabel: String
  /// The formula as it was written.
  public let formula: String
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int
  /// Follow-up of all groups together, by the reverse Kaplan–Meier estimate.
  public let followUp: FollowUp

  /// Estimates survival from `Surv(time, event) ~ group`; without groups write `Surv(time, event) ~ 1`
  /// or leave the right side out.
  ///
  /// `weights` names a column of positive numbers. Whole numbers count patients; with others standard
  /// errors are robust, as in R. The numbers at risk stay numbers of rows.
  public init(
    _ formula: String, data: DataFrame, confidence: SurvivalConfidence = .logLog,
    level: Double = 0.95, weights: String? = nil
  ) throws {
    guard level > 0, level < 1 else {
      throw SurvivalFailure.level(level)
    }
    let outcome = try SurvivalOutcome(
      Formula(formula), data: data, alsoCompleteFor: weights.map { [$0] } ?? [])
    let strata = try outcome.strata()
    var grouping = try outcome.grouping()
    if let strata { grouping = grouping.name.isEmpty ? strata : grouping.crossed(with: strata) }
    self.init(
      times: outcome.times, isEvent: outcome.isEvent, entries: outcome.entryTimes,
      weights: try weights.map { try Self.weights($0, outcome.data) }, grouping: grouping,
      confidence: confidence, level: level, formula: formula,
      rowsDropped: outcome.rows.droppedCount)
    if self.strata.isEmpty { throw SurvivalFailure.noRows(formula: formula) }
  }

  /// Estimates survival from columns that hold no missing values.
  package init(
    times: [Double], isEvent: [Bool], entries: [Double]? = nil, weights: [Double]? = nil,
    grouping: Grouping, confidence: SurvivalConfidence = .logLog, level: Double = 0.95,
    formula: String = "", rowsDropped: Int = 0
  ) {
    let groups = grouping.droppingUnusedLevels()
    let sorted = SurvivalTimes(
      times: times, isEvent: isEvent, entries: entries, codes: groups.codes,
      groupCount: groups.levels.count)
    let areCounts = weights?.allSatisfy { $0.rounded() == $0 } ?? true
    @Sendable func curve(_ data: SurvivalTimes, _ group: Int, reversed: Bool) -> SurvivalCurve {
      guard let weights else {
        let curve = SurvivalCurve(data, group: group)
        return reversed ? curve.reversed() : curve
      }
      return SurvivalCurve(
        data, group: group, weights: weights, areCounts: areCounts, reversed: reversed)
    }
    strata = groups.levels.indices.map { group in
      let own = curve(sorted, group, reversed: false)
      let range = (own.times.first ?? 0)...(own.times.last ?? 0)
      // The sorted rows are kept only where the curve does not know all of them.
      let followUp =
        weights == nil
        ? FollowUp(range: range, level: level) { own.reversed() }
        : FollowUp(range: range, level: level) { curve(sorted, group, reversed: true) }
      return Stratum(
        name: groups.levels[group], curve: own, followUp: followUp, confidence: confidence,
        level: level)
    }
    let ranges = strata.map(\.followUp.range)
    let shortest = ranges.map(\.lowerBound).min() ?? 0
    followUp = FollowUp(
      range: shortest...(ranges.map(\.upperBound).max() ?? 0), level: level
    ) {
      let all = SurvivalTimes(
        times: times, isEvent: isEvent, entries: entries, codes: nil, groupCount: 1)
      return curve(all, 0, reversed: true)
    }
    self.confidence = confidence
    self.level = level
    self.formula = formula
    groupLabel = groups.label
    rowsUsed = times.count
    self.rowsDropped = rowsDropped
  }
}

extension KaplanMeier {
  private static func weights(_ name: String, _ data: DataFrame) throws -> [Double] {
    let weights = try data.column(name).numbers()
    if let row = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw SurvivalFailure.weight(
        column: name, value: weights[row], place: data.rows.place(at: row))
    }
    return weights
  }
}

// MARK: - By name of the group

extension KaplanMeier {
  /// Survival at a time, as a proportion with its interval. Not estimable where nobody is at risk any
  /// more and the curve has not reached 0.
  public func survival(at time: Double, in name: String? = nil, line: Int = #line) -> Estimate {
    stratum(name, line: line).survival(at: time)
  }

  /// The median survival time with its interval; not estimable where the curve stays above ½.
  public func median(in name: String? = nil, line: Int = #line) -> Estimate {
    stratum(name, line: line).quantile(0.5)
  }

  /// The time by which the given share, 0…1, has had the event, with its interval.
  public func quantile(
    _ probability: Double, in name: String? = nil, line: Int = #line
  ) -> Estimate {
    stratum(name, line: line).quantile(probability)
  }

  /// How many are under observation at a time: those whose follow-up lasts at least as long.
  public func atRisk(at time: Double, in name: String? = nil, line: Int = #line) -> Int {
    stratum(name, line: line).atRisk(at: time)
  }

  /// How many events happened up to and at a time.
  public func events(by time: Double, in name: String? = nil, line: Int = #line) -> Int {
    stratum(name, line: line).events(by: time)
  }

  /// How many were censored up to and at a time.
  public func censored(by time: Double, in name: String? = nil, line: Int = #line) -> Int {
    stratum(name, line: line).censored(by: time)
  }

  /// The mean time lived up to a horizon: the area below the curve.
  public func restrictedMean(
    to horizon: Double, in name: String? = nil, line: Int = #line
  ) -> Estimate {
    stratum(name, line: line).restrictedMean(to: horizon)
  }

  /// The group of this name. A name that does not exist, or none where there are several groups, ends
  /// the report and names those that exist.
  public func stratum(_ name: String? = nil, line: Int = #line) -> Stratum {
    if name == nil, strata.count == 1 { return strata[0] }
    if let name, let found = strata.first(where: { $0.name == name }) { return found }
    let names = strata.map(\.name)
    let all = names.map { "\"\($0)\"" }.joined(separator: ", ")
    guard let name else {
      ReportContext.current.stop(
        "the survival curves have \(names.count) groups; say which with in: \(all)", line)
    }
    let nearest = Spelling.nearest(to: name, among: names).map { "; nearest: \"\($0)\"" } ?? ""
    let message =
      names == [""]
      ? "the survival curve has no groups, so in: \"\(name)\" has no meaning"
      : "no group \"\(name)\" among \(all)\(nearest)"
    ReportContext.current.stop(message, line)
  }
}
