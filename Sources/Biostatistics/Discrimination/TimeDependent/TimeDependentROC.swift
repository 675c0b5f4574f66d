public import DataFrames
import NumericalMethods
public import Reporting

/// How well scores tell patients who have the event by a horizon from those who live on without it.
///
/// `TimeDependentROC("Surv(t, e) ~ a + b", data: d, times: [1, 3, 5])`; each term is a score of its own
/// on the same rows. Cases have had the event by the horizon (cumulative), controls are under observation
/// beyond it (dynamic); both are weighted by the inverse of the probability of not having been censored,
/// by Kaplan and Meier, in groups where `censoring` says so. Equal scores count one half. A horizon that
/// nobody's follow-up exceeds is not estimable. Standard errors and differences are of influence
/// functions in which the estimation of the weights has its part. Rows with missing values are left out.
/// O(n log n).
///
/// **Source:** Uno *et al.*, *J Am Stat Assoc* 2007;102:527–37; Blanche *et al.*, *Stat Med*
/// 2013;32:5381–97; checked against R's timeROC and riskRegression.
public struct TimeDependentROC: Sendable {
  /// How the probability of being under observation is estimated.
  public struct Censoring: Sendable, Hashable {
    let column: String?
    /// From all rows.
    public static let kaplanMeier = Censoring(column: nil)
    /// Within the groups of a column, where follow-up differs between them.
    public static func kaplanMeier(by column: String) -> Censoring { Censoring(column: column) }
  }

  /// Whether an event at the horizon itself makes a case.
  public enum Boundary: Sendable, Hashable {
    /// It does, as in riskRegression.
    case inclusive
    /// It does not, as in timeROC.
    case exclusive
  }

  /// The names of the scores in the order of the formula.
  public let scores: [String]
  /// The horizons in their order.
  public let times: [Double]
  /// The rows used.
  public var rowsUsed: Int { columns.first?.count ?? 0 }
  /// The rows left out because something is missing.
  public let rowsDropped: Int
  /// The confidence level.
  public let level: Double
  package let rows: RowIdentities
  let columns: [[Double]]
  let weights: [HorizonWeights]
  /// The times at which rows have the event or leave.
  let followUp: [Double]
  let isEvent: [Bool]
  /// By score, then by horizon.
  let areas: [[TimeDependentArea]]

  /// Estimates the areas of all scores at all horizons.
  ///
  /// - Parameters:
  ///   - formula: `"Surv(time, event) ~ score"`, or several scores joined by `+`.
  ///   - data: The rows.
  ///   - times: The horizons, in the unit of the data.
  ///   - censoring: How the probability of being under observation is estimated.
  ///   - direction: Which end of the scores means an early event.
  ///   - boundary: Whether an event at the horizon itself makes a case.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the formula or its columns.
  public init(
    _ formula: String, data: DataFrame, times: [Double],
    censoring: Censoring = .kaplanMeier, direction: ROCCurve.Direction = .higherIsCase,
    boundary: Boundary = .inclusive, level: Double = 0.95
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let outcome = try SurvivalOutcome(
      Formula(formula), data: data, alsoCompleteFor: censoring.column.map { [$0] } ?? [])
    guard outcome.entryTimes == nil else {
      throw TimeDependentFailure.delayedEntry(formula: formula)
    }
    guard !outcome.rightSide.terms.isEmpty,
      outcome.rightSide.terms.allSatisfy({ $0.factors.count == 1 })
    else { throw TimeDependentFailure.noScore(formula: formula) }
    scores = outcome.rightSide.terms.map(\.label)
    columns = try outcome.rightSide.terms.map { term in
      let values = try outcome.formula.column(term.factors[0], in: outcome.data).numbers()
      return direction == .lowerIsCase ? values.map { -$0 } : values
    }
    let groups = try censoring.column.map { try Grouping(outcome.data.column($0)) }
    let distribution = CensoringDistribution(
      times: outcome.times, isEvent: outcome.isEvent, groups: groups?.codes,
      groupCount: groups?.levels.count ?? 1)
    self.times = times
    self.level = level
    followUp = outcome.times
    isEvent = outcome.isEvent
    rows = outcome.data.rows
    rowsDropped = outcome.rows.droppedCount
    let weights = times.map {
      HorizonWeights(
        horizon: $0, times: outcome.times, isEvent: outcome.isEvent, censoring: distribution,
        isInclusive: boundary == .inclusive)
    }
    self.weights = weights
    areas = columns.map { column in
      let order = SortOrder.ascending(column)
      return weights.map {
        TimeDependentArea(order: order, scores: column, weights: $0, censoring: distribution)
      }
    }
  }

  // MARK: - At a horizon

  /// The area of a score at a horizon, which both have to be among those of the initialiser; another one
  /// ends the report. `of:` may be left out where there is one score.
  public func auc(at time: Double, of score: String? = nil, line: Int = #line) -> Estimate {
    estimate(horizon(time, line), place(score, line))
  }

  /// The areas of a score at all horizons.
  public func auc(of score: String? = nil, line: Int = #line) -> [Estimate] {
    let place = place(score, line)
    return times.indices.map { estimate($0, place) }
  }

  /// How many have had the event by a horizon.
  public func cases(at time: Double, line: Int = #line) -> Int {
    weights[horizon(time, line)].caseCount
  }

  /// How many are under observation beyond a horizon.
  public func controls(at time: Double, line: Int = #line) -> Int {
    weights[horizon(time, line)].controlCount
  }

  /// How many were censored by a horizon, who weigh nothing themselves.
  public func censored(by time: Double, line: Int = #line) -> Int {
    weights[horizon(time, line)].censoredCount
  }

  /// The area of the first score minus that of the second at a horizon, with the P value of no difference.
  public func difference(
    _ first: String, minus second: String, at time: Double, line: Int = #line
  ) -> Estimate {
    let horizon = horizon(time, line)
    let (a, b) = (areas[place(first, line)][horizon], areas[place(second, line)][horizon])
    if let reason = refusal(at: horizon) {
      let value = a.value - b.value
      return .notEstimable(
        reason, kind: .difference, unsupported: value.isNaN ? nil : value)
    }
    let error = TimeDependentArea.standardError(zip(a.influence, b.influence).map(-))
    let value = a.value - b.value
    guard error > 0 else {
      return Estimate(
        value, level: level, p: PValue(reason: "the areas do not vary against each other"),
        kind: .difference)
    }
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      value, lower: value - margin, upper: value + margin, standardError: error, level: level,
      p: PValue(2 * Normal.upperTail(abs(value) / error)), kind: .difference)
  }

  func estimate(_ horizon: Int, _ score: Int) -> Estimate {
    let area = areas[score][horizon]
    if let reason = refusal(at: horizon) {
      return .notEstimable(reason, kind: .auc, unsupported: area.value.isNaN ? nil : area.value)
    }
    warnOfFew(at: horizon)
    let error = TimeDependentArea.standardError(area.influence)
    guard area.value > 0, area.value < 1, error > 0 else {
      return Estimate(area.value, level: level, kind: .auc)
    }
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      area.value, lower: max(0, area.value - margin), upper: min(1, area.value + margin),
      standardError: error, level: level, kind: .auc)
  }

  /// Why nothing can be said at a horizon.
  func refusal(at horizon: Int) -> String? {
    let weights = weights[horizon]
    let time = StudyTime.phrase(times[horizon])
    if weights.controlCount == 0 { return "0 at risk at \(time)" }
    for (count, what) in [(weights.caseCount, "case"), (weights.controlCount, "control")]
    where count < 2 {
      return "\(count) \(what)\(count == 1 ? "" : "s") at \(time)"
    }
    return nil
  }

  private func warnOfFew(at horizon: Int) {
    let weights = weights[horizon]
    for (count, what) in [(weights.caseCount, "cases"), (weights.controlCount, "controls")]
    where count < 10 {
      ReportContext.warn(
        "low-precision",
        "the AUC at \(StudyTime.phrase(times[horizon])) rests on \(count) \(what)")
    }
  }

  // MARK: - Names

  func horizon(_ time: Double, _ line: Int) -> Int {
    if let place = times.firstIndex(of: time) { return place }
    ReportContext.current.stop(
      "the AUC was not asked for at \(time.plainText); the horizons are "
        + times.map(\.plainText).joined(separator: ", "), line)
  }

  func place(_ score: String?, _ line: Int) -> Int {
    if score == nil, scores.count == 1 { return 0 }
    if let score, let place = scores.firstIndex(of: score) { return place }
    let all = scores.map { "\"\($0)\"" }.joined(separator: ", ")
    guard let score else {
      ReportContext.current.stop("there are several scores; say which with of: \(all)", line)
    }
    let nearest = Spelling.nearest(to: score, among: scores).map { "; nearest: \"\($0)\"" } ?? ""
    ReportContext.current.stop("no score \"\(score)\" among \(all)\(nearest)", line)
  }
}
