import DataFrames
import NumericalMethods

/// The patients whose risks by a horizon are judged: what calibration needs of their follow-up.
struct HorizonCohort {
  let horizon: Double
  let sets: CoxRiskSets
  let whole: HorizonRisk
  let pseudovalues: [Double]
  /// Whether each row had the event by the horizon; `nil` where it was censored before.
  let outcomes: [Bool?]
  let cases: Int
  let survivors: Int
  private let times: [Double]
  private let isEvent: [Bool]

  init(
    _ outcome: SurvivalOutcome, at horizon: Double, confidence: SurvivalConfidence, level: Double
  ) {
    self.horizon = horizon
    times = outcome.times
    isEvent = outcome.isEvent
    sets = CoxRiskSets(times: outcome.times, isEvent: outcome.isEvent)
    let sorted = SurvivalTimes(
      times: outcome.times, isEvent: outcome.isEvent, entries: nil, codes: nil, groupCount: 1)
    let curve = SurvivalCurve(sorted, group: 0)
    whole = HorizonRisk(curve, at: horizon, confidence: confidence, level: level)
    pseudovalues = Pseudovalues.of(sorted, curve: curve, horizon: horizon)
    // Times that differ from the horizon by rounding only are at it.
    let slack = 1e-13 * horizon
    outcomes = outcome.times.indices.map { row in
      let time = outcome.times[row]
      if outcome.isEvent[row], time <= horizon + slack { return true }
      return time >= horizon - slack ? false : nil
    }
    cases = outcomes.count { $0 == true }
    survivors = outcomes.count { $0 == false }
  }

  /// The groups of rows with the same code.
  func groups(
    _ risks: [Double], codes: [Int32], count: Int, confidence: SurvivalConfidence, level: Double
  ) -> [CalibrationGroup] {
    let sorted = SurvivalTimes(
      times: times, isEvent: isEvent, entries: nil, codes: codes, groupCount: count)
    var sums = [(count: Int, events: Int, byHorizon: Int, risk: Double)](
      repeating: (0, 0, 0, 0), count: count)
    for row in risks.indices {
      let group = Int(codes[row])
      sums[group].count += 1
      sums[group].events += isEvent[row] ? 1 : 0
      sums[group].byHorizon += outcomes[row] == true ? 1 : 0
      sums[group].risk += risks[row]
    }
    return sums.indices.map { group in
      let risk = HorizonRisk(
        SurvivalCurve(sorted, group: group), at: horizon, confidence: confidence, level: level)
      return CalibrationGroup(
        count: sums[group].count, events: sums[group].byHorizon,
        eventsAtAnyTime: sums[group].events,
        meanPredicted: sums[group].risk / Double(sums[group].count), observed: risk.estimate)
    }
  }
}
