import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about survival curves and their comparison.
let survivalKinds: [String: ConformanceKinds.Computation] = [
  "kaplan_meier": kaplanMeier, "logrank": { try logRank($0, rho: 0) },
  "logrank_rho1": { try logRank($0, rho: 1) }, "logrank_stratified": { try logRank($0, rho: 0) },
  "logrank_pairwise": pairwise, "logrank_trend": trend,
]

private func survival(_ question: ConformanceCase) throws -> String {
  "Surv(\(quoted(try question.text("time"))), \(quoted(try question.text("event"))))"
}

// MARK: - Kaplan–Meier

@Sendable private func kaplanMeier(_ question: ConformanceCase) throws -> [String: JSONValue] {
  var frame = try question.frame()
  var level: String?
  var formula = try survival(question) + " ~ 1"
  if let group = question.optionalText("group") {
    let name = try question.text("level")
    frame = try frame.restricted(group, to: [name])
    formula = try survival(question) + " ~ \(quoted(group))"
    level = name
  }
  let curves = try [SurvivalConfidence.log, .logLog, .plain].map {
    try KaplanMeier(formula, data: frame, confidence: $0)
  }
  let log = curves[0].stratum(level)
  let times = question.numbers("times")
  var result: [String: JSONValue] = [
    "n": .of(log.count), "events": .of(log.eventCount), "n_distinct_times": .of(log.times.count),
    "n_risk": .of(times.map { curves[0].atRisk(at: $0, in: level) }),
    "cumulative_events": .of(times.map { curves[0].events(by: $0, in: level) }),
    "cumulative_censored": .of(times.map { curves[0].censored(by: $0, in: level) }),
    "survival": .of(
      times.map { time -> Double? in
        let estimate = curves[0].survival(at: time, in: level)
        return estimate.value ?? estimate.unsupported
      }),
    "std_error": .of(times.map { value(log.standardError, log, $0, before: 0) }),
    "cumulative_hazard_nelson_aalen": .of(
      times.map { value(log.cumulativeHazard, log, $0, before: 0) }),
    "cumhaz_se": .of(
      times.map { value(log.cumulativeHazardStandardError, log, $0, before: 0) }),
    "survival_fleming_harrington": .of(
      times.map { value(log.flemingHarrington, log, $0, before: 1) }),
  ]
  for (name, curve) in zip(["log", "loglog", "plain"], curves.map { $0.stratum(level) }) {
    result["lower_\(name)"] = .of(times.map { value(curve.lower, curve, $0, before: 1) })
    result["upper_\(name)"] = .of(times.map { value(curve.upper, curve, $0, before: 1) })
  }
  result.merge(steps(log)) { $1 }
  result.merge(quantiles(log, curves[1].stratum(level))) { $1 }
  return result
}

/// An element of a stratum's arrays at a time; after the last follow-up the last one.
private func value(
  _ values: [Double], _ stratum: KaplanMeier.Stratum, _ time: Double, before: Double
) -> Double {
  stratum.index(at: time).map { values[$0] } ?? before
}

private func quantiles(
  _ log: KaplanMeier.Stratum, _ logLog: KaplanMeier.Stratum
) -> [String: JSONValue] {
  let shares = [0.25, 0.5, 0.75]
  let (a, b) = (shares.map { log.quantile($0) }, shares.map { logLog.quantile($0) })
  let followUp = shares.map { log.followUp.quantile($0, confidence: .log) }
  let mean = log.restrictedMean(to: log.times.last ?? 0)
  return [
    "quantile_probs": .of(shares), "quantile_time": .of(a.map(\.value)),
    "quantile_lower_log": .of(a.map(\.lower)), "quantile_upper_log": .of(a.map(\.upper)),
    "quantile_lower_loglog": .of(b.map(\.lower)), "quantile_upper_loglog": .of(b.map(\.upper)),
    "followup_reverse_km": .of(followUp.map(\.value)),
    "followup_reverse_km_median_ci_log": .of([followUp[1].lower, followUp[1].upper]),
    "restricted_mean_to_last_time": .of(mean.value), "restricted_mean_se": .of(mean.standardError),
  ]
}

/// Some twenty steps of the curve, evenly spread over its times.
private func steps(_ stratum: KaplanMeier.Stratum) -> [String: JSONValue] {
  let last = Double(stratum.times.count)
  var places: [Int] = []
  for step in 0..<20 {
    let place = Int((1 + (last - 1) * Double(step) / 19).rounded(.toNearestOrEven))
    if places.last != place { places.append(place) }
  }
  return [
    "step_index": .of(places), "step_time": .of(places.map { stratum.times[$0 - 1] }),
    "step_n_risk": .of(places.map { stratum.atRisk[$0 - 1] }),
    "step_n_event": .of(places.map { stratum.events[$0 - 1] }),
    "step_survival": .of(places.map { stratum.survival[$0 - 1] }),
  ]
}

// MARK: - Log-rank

private func logRankTest(_ question: ConformanceCase, rho: Double = 0) throws -> LogRankTest {
  let group = try question.text("group")
  let frame = try question.frame(levels: question.texts("levels"), of: group)
  var formula = try survival(question) + " ~ \(quoted(group))"
  if let strata = question.optionalText("strata") { formula += " + strata(\(quoted(strata)))" }
  return try LogRankTest(formula, data: frame, rho: rho)
}

@Sendable private func logRank(
  _ question: ConformanceCase, rho: Double
) throws -> [String: JSONValue] {
  let test = try logRankTest(question, rho: rho)
  return [
    "n": .of(test.counts), "observed": .of(test.observed), "expected": .of(test.expected),
    "variance": .list(test.variance.map { .of($0) }), "chisq": .of(test.statistic),
    "df": .of(test.degreesOfFreedom), "p": .of(test.p.value),
  ]
}

@Sendable private func pairwise(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let test = try logRankTest(question)
  let adjusted = test.pairwise(.benjaminiHochberg)
  return [
    "pairs": .of(adjusted.map { "\($0.first) vs \($0.second)" }),
    "p_raw": .of(adjusted.map(\.unadjusted.value)), "p_BH": .of(adjusted.map(\.p.value)),
    "p_bonferroni": .of(test.pairwise(.bonferroni).map(\.p.value)),
  ]
}

@Sendable private func trend(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let scores = question.numbers("scores")
  let test = try logRankTest(question).trend(scores: scores.isEmpty ? nil : scores)
  return [
    "chisq": .of(test.statistic), "df": .of(test.degreesOfFreedom), "p": .of(test.p.value),
  ]
}
