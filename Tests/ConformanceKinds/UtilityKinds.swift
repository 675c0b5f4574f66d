import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds about clinical utility.
let utilityKinds: [String: ConformanceKinds.Computation] = [
  "decision_curve_survival": survivalDecisionCurve
]

@Sendable private func survivalDecisionCurve(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  var frame = try question.factoredFrame()
  let training = try question.factoredFrame(from: "fitted_on") ?? frame
  let outcome = try question.survival()
  let time = try question.number("t")
  for (name, key) in [("full", "terms"), ("reduced", "reduced_terms")] {
    let right = question.texts(key).map(quoted).joined(separator: " + ")
    let risks = try CoxRegression("\(outcome) ~ \(right)", data: training).risk(
      at: time, for: frame
    ).doubles
    frame[name] = Column(risks.map { ($0 * 1e10).rounded() / 1e10 })
  }
  let thresholds = question.numbers("thresholds")
  let curve = try DecisionCurve(
    "\(outcome) ~ full + reduced", data: frame, at: time, thresholds: thresholds)
  let impact = try ClinicalImpactCurve(
    "\(outcome) ~ full", data: frame, at: time,
    thresholds: question.numbers("impact_thresholds"))
  return [
    "n": .of(curve.rowsUsed), "risk_km_at_t": .of(curve.prevalence),
    "thresholds_used": .of(curve.thresholds),
    "full": .object(try fields(curve, "full", frame, time, question)),
    "reduced": .object(try fields(curve, "reduced", frame, time, question)),
    "treat_all": .object([
      "net_benefit": .of(thresholds.map { curve.treatAll(at: $0).value }),
      "tp_rate": .of(thresholds.map { _ in curve.prevalence }),
      "fp_rate": .of(thresholds.map { _ in 1 - curve.prevalence }),
    ]),
    "full_interventions_avoided_per1": .list(
      zip(thresholds, try observed("full", curve, frame, time, question)).map {
        .of($1 ? curve.interventionsAvoided("full", at: $0).value : nil)
      }),
    "number_high_risk_per1000": .of(impact.points.map(\.highRisk)),
    "number_high_risk_with_event_per1000": .of(impact.points.map(\.withEvent)),
  ]
}

/// Whether anybody above each threshold has a time up to the horizon. Where nobody has, all of them are
/// alive without doubt, and net benefit is known; the reference's package gives none there.
private func observed(
  _ name: String, _ curve: DecisionCurve, _ frame: DataFrame, _ horizon: Double,
  _ question: ConformanceCase
) throws -> [Bool] {
  let risks = try frame.column(name).doubles
  let times = try frame.column(question.text("time")).doubles
  return curve.thresholds.map { threshold in
    let above = risks.indices.filter { risks[$0] >= threshold }
    return above.isEmpty || above.contains { times[$0] <= horizon }
  }
}

private func fields(
  _ curve: DecisionCurve, _ name: String, _ frame: DataFrame, _ horizon: Double,
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let isObserved = try observed(name, curve, frame, horizon, question)
  let known = zip(curve.thresholds, isObserved).map { $1 ? $0 : nil }
  let positives = known.map { $0.flatMap { curve.positives(name, at: $0) } }
  return [
    "net_benefit": .of(known.map { $0.flatMap { curve.netBenefit(name, at: $0).value } }),
    "tp_rate": .of(positives.map { $0?.truePositives }),
    "fp_rate": .of(positives.map { $0?.falsePositives }),
  ]
}
