public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// How far predicted risks are from what happened: the Brier score at horizons, weighted for censoring.
///
/// Patients with the event by the horizon weigh 1 / G(T−), those under observation beyond it 1 / G(t),
/// where G is the probability of being under observation by Kaplan and Meier; those censored before weigh
/// nothing themselves. 0 is perfect; everybody at a risk of one half gives 0.25. The index of prediction
/// accuracy is 1 − Brier / Brier of the model that gives everybody the cohort's own Kaplan–Meier risk.
/// Rows with missing values are left out.
///
/// **Source:** Graf *et al.*, *Stat Med* 1999;18:2529–45; Kattan & Gerds, *Diagn Progn Res* 2018;2:7;
/// checked against R's riskRegression.
public struct PredictionError: Sendable {
  /// The names of the predictions.
  public let names: [String]
  /// The horizons in their order.
  public let times: [Double]
  /// The rows used.
  public let rowsUsed: Int
  /// The rows left out because the outcome or a prediction is missing.
  public let rowsDropped: Int
  /// The confidence level.
  public let level: Double
  let weights: [HorizonWeights]
  /// By prediction, then by horizon.
  private let scores: [[HorizonBrierScore]]
  private let null: [HorizonBrierScore]

  /// The error of columns of risks at one horizon: `PredictionError("Surv(t, e) ~ a + b", data: d, at: 5)`.
  ///
  /// The risks lie between 0 and 1; a linear predictor is an error.
  public init(
    _ formula: String, data: DataFrame, at time: Double,
    censoring: TimeDependentROC.Censoring = .kaplanMeier, level: Double = 0.95
  ) throws {
    let outcome = try SurvivalOutcome(
      Formula(formula), data: data, alsoCompleteFor: censoring.column.map { [$0] } ?? [])
    guard !outcome.rightSide.terms.isEmpty,
      outcome.rightSide.terms.allSatisfy({ $0.factors.count == 1 })
    else { throw TimeDependentFailure.noScore(formula: formula) }
    let columns = try outcome.rightSide.terms.map {
      [try outcome.formula.column($0.factors[0], in: outcome.data).numbers()]
    }
    try self.init(
      outcome, names: outcome.rightSide.terms.map(\.label), risks: columns, times: [time],
      censoring: censoring, level: level, dropped: outcome.rows.droppedCount)
  }

  /// The error of the risks that models give the rows, at several horizons.
  ///
  /// - Parameters:
  ///   - outcome: The times and events of the rows: `"Surv(t, e)"`.
  ///   - models: The models, with their names.
  ///   - data: The rows.
  ///   - times: The horizons.
  ///   - censoring: How the probability of being under observation is estimated.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the outcome or the models' columns.
  public init(
    _ outcome: String, models: KeyValuePairs<String, CoxRegression>, data: DataFrame,
    times: [Double], censoring: TimeDependentROC.Censoring = .kaplanMeier, level: Double = 0.95
  ) throws {
    let formula = try Formula(outcome)
    let named = censoring.column.map { [$0] } ?? []
    var rows = try SurvivalOutcome(formula, data: data, alsoCompleteFor: named)
    var risks = models.map { model in
      times.map { model.value.risk(at: $0, for: rows.data).doubles }
    }
    let isKnown = (0..<rows.times.count).map { row in
      risks.allSatisfy { $0.allSatisfy { !$0[row].isNaN } }
    }
    let kept = isKnown.indices.filter { isKnown[$0] }
    var dropped = rows.rows.droppedCount
    if kept.count < isKnown.count, !kept.isEmpty {
      dropped += isKnown.count - kept.count
      rows = try SurvivalOutcome(
        formula, data: rows.data.selectingRows(kept), alsoCompleteFor: named)
      risks = risks.map { $0.map { column in kept.map { column[$0] } } }
    }
    try self.init(
      rows, names: models.map(\.key), risks: risks, times: times, censoring: censoring,
      level: level, dropped: dropped)
  }

  private init(
    _ outcome: SurvivalOutcome, names: [String], risks: [[[Double]]], times: [Double],
    censoring: TimeDependentROC.Censoring, level: Double, dropped: Int
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    guard outcome.entryTimes == nil else {
      throw TimeDependentFailure.delayedEntry(formula: outcome.formula.source)
    }
    for (name, columns) in zip(names, risks) {
      for value in columns.joined() where !(value >= 0 && value <= 1) && !value.isNaN {
        throw TimeDependentFailure.notARisk(name: name, value: value)
      }
    }
    self.names = names
    self.times = times
    self.level = level
    rowsUsed = outcome.times.count
    rowsDropped = dropped
    let groups = try censoring.column.map { try Grouping(outcome.data.column($0)) }
    let distribution = CensoringDistribution(
      times: outcome.times, isEvent: outcome.isEvent, groups: groups?.codes,
      groupCount: groups?.levels.count ?? 1)
    let weights = times.map {
      HorizonWeights(
        horizon: $0, times: outcome.times, isEvent: outcome.isEvent, censoring: distribution,
        isInclusive: true)
    }
    self.weights = weights
    scores = risks.map { columns in
      zip(columns, weights).map {
        HorizonBrierScore(risks: $0.0, weights: $0.1, censoring: distribution)
      }
    }
    let curve = SurvivalCurve(
      SurvivalTimes(
        times: outcome.times, isEvent: outcome.isEvent, entries: nil, codes: nil, groupCount: 1),
      group: 0)
    null = weights.map { weights in
      let survival = curve.index(at: weights.horizon).map { curve.survival[$0] } ?? 1
      let risk = [Double](repeating: 1 - survival, count: outcome.times.count)
      return HorizonBrierScore(risks: risk, weights: weights, censoring: distribution)
    }
  }

  // MARK: - At a horizon

  /// The Brier score of a prediction at a horizon.
  public func brier(at time: Double, of name: String? = nil, line: Int = #line) -> Estimate {
    let horizon = horizon(time, line)
    return estimate(scores[place(name, line)][horizon], at: horizon)
  }

  /// The Brier score of giving everybody the cohort's own risk.
  public func brierWithoutModel(at time: Double, line: Int = #line) -> Estimate {
    let horizon = horizon(time, line)
    return estimate(null[horizon], at: horizon)
  }

  /// The index of prediction accuracy: 1 − Brier / Brier without a model; below 0 is worse than no model.
  public func ipa(at time: Double, of name: String? = nil, line: Int = #line) -> Estimate {
    let horizon = horizon(time, line)
    let value = 1 - scores[place(name, line)][horizon].value / null[horizon].value
    if let reason = refusal(at: horizon) {
      return .notEstimable(reason, unsupported: value.isFinite ? value : nil)
    }
    return value.isFinite
      ? Estimate(value, level: level) : .notEstimable("the error without a model is 0")
  }

  /// The Brier score of the first prediction minus that of the second; below 0 the first is better.
  public func difference(
    _ first: String, minus second: String, at time: Double, line: Int = #line
  ) -> Estimate {
    let horizon = horizon(time, line)
    let (a, b) = (scores[place(first, line)][horizon], scores[place(second, line)][horizon])
    if let reason = refusal(at: horizon) { return .notEstimable(reason, kind: .difference) }
    let error = TimeDependentArea.standardError(zip(a.influence, b.influence).map(-))
    let value = a.value - b.value
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    guard error > 0 else { return Estimate(value, level: level, kind: .difference) }
    return Estimate(
      value, lower: value - margin, upper: value + margin, standardError: error, level: level,
      p: PValue(2 * Normal.upperTail(abs(value) / error)), kind: .difference)
  }

  private func estimate(_ score: HorizonBrierScore, at horizon: Int) -> Estimate {
    if let reason = refusal(at: horizon) {
      return .notEstimable(reason, unsupported: score.value.isNaN ? nil : score.value)
    }
    weights[horizon].warnOfFew(for: "the Brier score")
    let error = TimeDependentArea.standardError(score.influence)
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      score.value, lower: max(0, score.value - margin), upper: score.value + margin,
      standardError: error, level: level)
  }

  private func refusal(at horizon: Int) -> String? {
    rowsUsed == 0 ? "no rows" : weights[horizon].refusal
  }

  // MARK: - Over horizons

  /// How an integral over the horizons is taken.
  public enum Integration: Sendable, Hashable {
    /// Trapezoids between the first and the last horizon, divided by their distance, as scikit-survival.
    case trapezoids
    /// Steps from each horizon to the next, nothing before the first, divided by the last, as
    /// riskRegression; it needs horizons that begin near 0.
    case steps
  }

  /// The Brier score averaged over the horizons, which have to ascend; NaN of fewer than two.
  public func integrated(
    of name: String? = nil, _ integration: Integration = .trapezoids, line: Int = #line
  ) -> Double {
    integral(of: scores[place(name, line)].map(\.value), integration)
  }

  /// The same of giving everybody the cohort's own risk.
  public func integratedWithoutModel(_ integration: Integration = .trapezoids) -> Double {
    integral(of: null.map(\.value), integration)
  }

  private func integral(of values: [Double], _ integration: Integration) -> Double {
    guard times.count > 1, let first = times.first, let last = times.last else { return .nan }
    var sum = 0.0
    for index in 1..<times.count {
      let height =
        integration == .steps ? values[index - 1] : (values[index - 1] + values[index]) / 2
      sum += (times[index] - times[index - 1]) * height
    }
    return sum / (integration == .steps ? last : last - first)
  }

  // MARK: - Names

  private func horizon(_ time: Double, _ line: Int) -> Int {
    if let place = times.firstIndex(of: time) { return place }
    ReportContext.current.stop(
      "the prediction error was not asked for at \(time.plainText); the horizons are "
        + times.map(\.plainText).joined(separator: ", "), line)
  }

  private func place(_ name: String?, _ line: Int) -> Int {
    if name == nil, names.count == 1 { return 0 }
    if let name, let place = names.firstIndex(of: name) { return place }
    let all = names.map { "\"\($0)\"" }.joined(separator: ", ")
    guard let name else {
      ReportContext.current.stop("there are several predictions; say which with of: \(all)", line)
    }
    let nearest = Spelling.nearest(to: name, among: names).map { "; nearest: \"\($0)\"" } ?? ""
    ReportContext.current.stop("no prediction \"\(name)\" among \(all)\(nearest)", line)
  }
}
