public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// How well scores tell patients who have the event by a horizon from those who live on without it.
///
/// `TimeDependentROC("Surv(t, e) ~ a + b", data: d, times: [1, 3, 5])`; each term is a score of its own
/// on the same rows. Cases have had the event by the horizon (cumulative), controls are under observation
/// beyond it (dynamic); both are weighted by the inverse of the probability of not having been censored,
/// by Kaplan and Meier, in groups where `censoring` says so. Equal scores count one half. A horizon that
/// nobody's follow-up exceeds is not estimable. With a `cause`, others compete with it: cases have had an
/// event of the cause, and controls are everybody else unless `controls:` says otherwise. Standard errors and differences are of influence
/// functions in which the estimation of the weights has its part. Rows with missing values are left out.
/// O(n log n).
///
/// **Source:** Uno *et al.*, *J Am Stat Assoc* 2007;102:527–37; Blanche *et al.*, *Stat Med*
/// 2013;32:5381–97; checked against R's timeROC and riskRegression.
public struct TimeDependentROC: Sendable {
  /// The names of the scores in the order of the formula.
  public let scores: [String]
  /// What figures call the scores: the labels of their columns, else their names.
  package let labels: [String]
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
  /// Whether ties are dealt with as survAUC does.
  let isOfRows: Bool
  /// By score, then by horizon, of a nearest-neighbour estimate; else `nil`.
  private let shares: [[HorizonWeights]]?
  /// The event of interest where others compete with it.
  public let cause: String?
  /// The times at which rows have the event or leave.
  let followUp: [Double]
  let isEvent: [Bool]
  /// By score, then by horizon.
  let areas: [[TimeDependentArea]]

  /// Estimates the areas of all scores at all horizons.
  ///
  /// - Parameters:
  ///   - formula: `"Surv(time, event) ~ score"`, or several scores joined by `+`; with a `cause`,
  ///     `"Surv(time, cause) ~ score"`.
  ///   - data: The rows.
  ///   - times: The horizons, in the unit of the data.
  ///   - method: How those censored before a horizon are dealt with.
  ///   - censoring: How the probability of being under observation is estimated.
  ///   - training: Rows on which it is estimated in place of `data`, as by scikit-survival; it is then
  ///     taken as known.
  ///   - cause: The event of interest where others compete with it: its name in the column.
  ///   - controls: Who the controls are where other events compete.
  ///   - censored: The value of the cause that stands for censoring, as in `CumulativeIncidence`.
  ///   - direction: Which end of the scores means an early event.
  ///   - boundary: Whether an event at the horizon itself makes a case.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the formula or its columns.
  public init(
    _ formula: String, data: DataFrame, times: [Double], method: Method = .ipcw,
    censoring: Censoring = .kaplanMeier, censoringFrom training: DataFrame? = nil,
    cause: String? = nil, controls: Controls = .allOthers, censored: String? = nil,
    direction: ROCCurve.Direction = .higherIsCase, boundary: Boundary = .inclusive,
    level: Double = 0.95
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let outcome = try HorizonOutcome(
      formula, data: data, cause: cause, censored: censored,
      alsoCompleteFor: censoring.column.map { [$0] } ?? [])
    let named = try outcome.scores()
    scores = named.map(\.name)
    labels = scores.map { outcome.rows.data.label(of: $0) }
    columns = named.map { direction == .lowerIsCase ? $0.values.map { -$0 } : $0.values }
    let distribution = try Self.distribution(
      outcome, censoring: censoring, training: training, censored: censored)
    self.times = times
    self.level = level
    followUp = outcome.times
    isEvent = outcome.isEvent
    rows = outcome.rows.data.rows
    rowsDropped = outcome.rows.droppedCount
    self.cause = outcome.cause
    let weights = times.map {
      HorizonWeights(
        horizon: $0, times: outcome.times, isEvent: outcome.isEvent,
        isCompeting: outcome.isCompeting, hasOthers: controls == .allOthers,
        censoring: distribution, isInclusive: boundary == .inclusive)
    }
    self.weights = weights
    isOfRows = censoring.isOfRows
    guard case .neighbours(let span) = method.estimator else {
      shares = nil
      areas = columns.map { column in
        let order = SortOrder.ascending(column)
        return weights.map {
          TimeDependentArea(order: order, scores: column, weights: $0, censoring: distribution)
        }
      }
      return
    }
    if cause != nil { throw TimeDependentFailure.excluded("nearest neighbours", by: "a cause") }
    let share = span ?? 0.25 * pow(Double(max(outcome.times.count, 1)), -0.2)
    guard share > 0, share <= 1 else { throw TimeDependentFailure.span(share) }
    let found = columns.map { column in
      let order = SortOrder.ascending(column)
      let survival = ConditionalSurvival(
        order: order, scores: column, times: outcome.times, isEvent: outcome.isEvent,
        horizons: times, span: share
      ).survival
      return zip(survival, weights).map { survival, weights in
        let shares = HorizonWeights(survival, countsOf: weights)
        return (
          shares,
          TimeDependentArea(order: order, scores: column, weights: shares, censoring: nil)
        )
      }
    }
    shares = found.map { $0.map(\.0) }
    areas = found.map { $0.map(\.1) }
  }

  private static func distribution(
    _ outcome: HorizonOutcome, censoring: Censoring, training: DataFrame?, censored: String?
  ) throws -> CensoringDistribution {
    if let training {
      if censoring.column != nil {
        throw TimeDependentFailure.excluded("censoringFrom:", by: "groups of censoring")
      }
      let left = outcome.formula.source.split(separator: "~", maxSplits: 1).first ?? ""
      let other = try HorizonOutcome(
        "\(left)~ 1", data: training, cause: outcome.cause, censored: censored)
      guard !other.times.isEmpty else { throw SurvivalFailure.noRows(formula: "\(left)~ 1") }
      return CensoringDistribution(
        CensoringDistribution(
          times: other.times, isEvent: other.isAnyEvent, isOfRows: censoring.isOfRows),
        times: outcome.times, isAtOwnTime: censoring.isOfRows)
    }
    if censoring.isOfRows {
      return CensoringDistribution(
        CensoringDistribution(times: outcome.times, isEvent: outcome.isAnyEvent, isOfRows: true),
        times: outcome.times, isAtOwnTime: true)
    }
    let groups = try censoring.column.map { try Grouping(outcome.rows.data.column($0)) }
    return CensoringDistribution(
      times: outcome.times, isEvent: outcome.isAnyEvent, groups: groups?.codes,
      groupCount: groups?.levels.count ?? 1)
  }

  /// The weights of a score at a horizon: of the rows, or the shares of a nearest-neighbour estimate.
  func weights(_ score: Int, _ horizon: Int) -> HorizonWeights {
    shares?[score][horizon] ?? weights[horizon]
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

  /// How many have had another event by a horizon; 0 where none competes.
  public func competing(by time: Double, line: Int = #line) -> Int {
    weights[horizon(time, line)].competingCount
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
    let value = a.value - b.value
    guard !a.influence.isEmpty else {
      return Estimate(
        value, level: level,
        p: PValue(reason: "the nearest-neighbour estimate has no standard error"), kind: .difference
      )
    }
    let error = TimeDependentArea.standardError(zip(a.influence, b.influence).map(-))
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
