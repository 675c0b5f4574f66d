import Foundation
import NumericalMethods
import Reporting

/// How well predictions of survival hold on some rows.
struct SurvivalJudge: Sendable {
  /// The times and events of rows, with what else makes up risk sets.
  struct Rows: Sendable {
    var times: [Double]
    var isEvent: [Bool]
    var entries: [Double]?
    var strata: [Int32]?
    var strataCount = 1

    func selecting(_ rows: [Int]) -> Rows {
      Rows(
        times: rows.map { times[$0] }, isEvent: rows.map { isEvent[$0] },
        entries: entries.map { entries in rows.map { entries[$0] } },
        strata: strata.map { strata in rows.map { strata[$0] } }, strataCount: strataCount)
    }
  }

  let rows: Rows
  let ties: TieHandling
  let sets: CoxRiskSets
  private let horizon: Horizon?
  private let nullLogLikelihood: Double

  /// The weights of a horizon, and Brier's score of the cohort's own risk.
  struct Horizon: Sendable {
    let weights: HorizonWeights
    let null: Double
  }

  static let ranking: [ValidationMeasure] = [.concordance, .somers]
  static let fitted: [ValidationMeasure] = ranking + [.nagelkerke, .slope]
  static let risks: [ValidationMeasure] = [.areaAtHorizon, .brierAtHorizon, .accuracyAtHorizon]

  init(_ rows: Rows, ties: TieHandling, horizon time: Double?) {
    self.rows = rows
    self.ties = ties
    sets = CoxRiskSets(
      times: rows.times, isEvent: rows.isEvent, entries: rows.entries, strata: rows.strata,
      strataCount: rows.strataCount, ties: ties)
    nullLogLikelihood = Self.nullLogLikelihood(sets)
    horizon = time.map { Horizon(rows, at: $0) }
  }

  /// ln of the partial likelihood where all have the same hazard.
  static func nullLogLikelihood(_ sets: CoxRiskSets) -> Double {
    var sum = 0.0
    let (atRisk, tied) = sets.sums(of: sets.weights)
    for (index, eventTime) in sets.eventTimes.enumerated() {
      let weight = sets.stepWeight(of: eventTime)
      for step in eventTime.steps {
        sum -= weight * log(atRisk[index] - sets.leftOut(step, of: eventTime) * tied[index])
      }
    }
    return sum
  }

  /// The horizon, where there is one.
  var horizonTime: Double? { horizon?.weights.horizon }

  /// The outcome of some of the rows; a row may occur more than once.
  func selecting(_ chosen: [Int]) -> SurvivalJudge {
    SurvivalJudge(rows.selecting(chosen), ties: ties, horizon: horizonTime)
  }

  /// Why nothing can be said at the horizon.
  var refusal: String? { horizon?.refusal }

  /// Concordance and Dxy of scores.
  func ranking(_ scores: [Double]) -> [Double] {
    guard sets.hasEntries else { return ranking(RankedPairs(inSortedOrder(scores)), counts: nil) }
    let value = ConcordanceCounts(
      scores: scores, times: rows.times, isEvent: rows.isEvent, entries: rows.entries,
      strata: rows.strata, strataCount: rows.strataCount
    ).concordance
    return [value, 2 * value - 1]
  }

  /// The same of scores that are ranked, each sorted row counted as often as it was drawn.
  func ranking(_ pairs: RankedPairs, counts: [Int32]?) -> [Double] {
    let value = pairs.concordance(sets, counts: counts)
    return [value, 2 * value - 1]
  }

  /// Values of the rows in the order of the risk sets.
  func inSortedOrder(_ values: [Double]) -> [Double] { sets.rows.map { values[Int($0)] } }

  /// What linear predictors explain, and their slope. With `logLikelihood` they are those of a model that
  /// was fitted to these rows.
  func explained(_ predictors: [Double], logLikelihood: Double? = nil) -> [Double] {
    if let logLikelihood { return Self.explained(logLikelihood, nullLogLikelihood, sets) + [1] }
    return explained(sorted: inSortedOrder(predictors), of: predictors)
  }

  /// The same of linear predictors in the order of the risk sets.
  func explained(sorted: [Double], of predictors: [Double]? = nil) -> [Double] {
    if !sets.hasEntries, let line = CoxSlope(sorted, sets) {
      return Self.explained(line.logLikelihood, nullLogLikelihood, sets) + [line.slope]
    }
    var given = predictors ?? sorted
    if predictors == nil {
      for (place, row) in sets.rows.enumerated() { given[Int(row)] = sorted[place] }
    }
    let fit = CoxFit(sets, Matrix(columns: [given]))
    let isUsable = fit.isConverged && fit.infinite.isEmpty && fit.kept.count == 1
    return Self.explained(fit.logLikelihood, nullLogLikelihood, sets)
      + [isUsable ? fit.coefficients[0] : .nan]
  }

  /// Nagelkerke's R² of a partial likelihood.
  static func explained(_ reached: Double, _ null: Double, _ sets: CoxRiskSets) -> [Double] {
    let count = sets.weights.reduce(0, +)
    return [(1 - exp(2 * (null - reached) / count)) / (1 - exp(2 * null / count))]
  }

  /// Area, Brier's score and accuracy at the horizon; the area is that of the risks.
  func atHorizon(_ risks: [Double]) -> [Double] { horizon?.values(risks) ?? [] }

  /// The area at the horizon of scores.
  func area(_ scores: [Double]) -> Double { horizon?.area(scores) ?? .nan }
}

extension SurvivalJudge.Horizon {
  init(_ rows: SurvivalJudge.Rows, at time: Double) {
    let distribution = CensoringDistribution(times: rows.times, isEvent: rows.isEvent)
    weights = HorizonWeights(
      horizon: time, times: rows.times, isEvent: rows.isEvent, censoring: distribution,
      isInclusive: true)
    let curve = SurvivalCurve(
      SurvivalTimes(
        times: rows.times, isEvent: rows.isEvent, entries: nil, codes: nil, groupCount: 1), group: 0
    )
    let survival = curve.index(at: time).map { curve.survival[$0] } ?? 1
    null = Self.brier([Double](repeating: 1 - survival, count: rows.times.count), weights)
  }

  var refusal: String? {
    let time = StudyTime.phrase(weights.horizon)
    if weights.controlCount == 0 { return "0 at risk at \(time)" }
    for (count, what) in [(weights.caseCount, "case"), (weights.controlCount, "control")]
    where count < 2 {
      return "\(count) \(what)\(count == 1 ? "" : "s") at \(time)"
    }
    return nil
  }

  func values(_ risks: [Double]) -> [Double] {
    guard weights.caseCount > 0, weights.controlCount > 0 else { return [.nan, .nan, .nan] }
    let brier = Self.brier(risks, weights)
    return [area(risks), brier, 1 - brier / null]
  }

  private static func brier(_ risks: [Double], _ weights: HorizonWeights) -> Double {
    var sum = 0.0
    for row in risks.indices {
      sum += weights.cases[row] * (1 - risks[row]) * (1 - risks[row])
      sum += weights.controls[row] * risks[row] * risks[row]
    }
    return sum / Double(risks.count)
  }

  func area(_ scores: [Double]) -> Double {
    var (below, sum) = (0.0, 0.0)
    let order = SortOrder.ascending(scores).map(Int.init)
    var first = 0
    while first < order.count {
      var end = first
      var (cases, controls) = (0.0, 0.0)
      while end < order.count, scores[order[end]] == scores[order[first]] {
        cases += weights.cases[order[end]]
        controls += weights.controls[order[end]]
        end += 1
      }
      sum += cases * (below + controls / 2)
      below += controls
      first = end
    }
    return sum / (weights.caseTotal * weights.controlTotal)
  }
}
