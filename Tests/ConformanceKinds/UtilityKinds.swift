import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds about clinical utility.
let utilityKinds: [String: ConformanceKinds.Computation] = [
  "decision_curve_survival": survivalDecisionCurve, "decision_curve_binary": binaryDecisionCurve,
  "clinical_impact": clinicalImpact,
]

/// The rows with the risks of the full and the reduced logistic model, rounded, and the outcome.
func scoredByLogistic(
  _ question: ConformanceCase
) throws -> (frame: DataFrame, outcome: String) {
  let asked = try RegressionQuestion(question)
  let fitted = question.input["fitted_on"]?["file"] != nil
  let training = fitted ? try RegressionQuestion(question.about("fitted_on")) : asked
  var frame = asked.frame
  for (name, key) in [("full", "terms"), ("full", "model_terms"), ("reduced", "reduced_terms")] {
    let terms = question.texts(key)
    guard !terms.isEmpty else { continue }
    let risks = try training.model(terms).probability(asked.frame).doubles
    frame[name] = Column(risks.map { ($0 * 1e10).rounded() / 1e10 })
  }
  return (frame, try asked.outcome())
}

@Sendable private func binaryDecisionCurve(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let (frame, outcome) = try scoredByLogistic(question)
  let thresholds = question.numbers("thresholds")
  let curve = try DecisionCurve(
    "\(outcome) ~ full + reduced", data: frame, thresholds: thresholds)
  func fields(_ name: String) -> JSONValue {
    let positives = thresholds.map { curve.positives(name, at: $0) }
    return .object([
      "net_benefit": .of(thresholds.map { curve.netBenefit(name, at: $0).value }),
      "tp_rate": .of(positives.map { $0?.truePositives }),
      "fp_rate": .of(positives.map { $0?.falsePositives }),
    ])
  }
  func constant(_ value: Double) -> JSONValue { .of(thresholds.map { _ in value }) }
  func avoided(_ name: String) -> JSONValue {
    .of(thresholds.map { curve.interventionsAvoided(name, at: $0).value })
  }
  return [
    "n": .of(curve.rowsUsed), "prevalence": .of(curve.prevalence),
    "thresholds_used": .of(curve.thresholds), "full": fields("full"),
    "reduced": fields("reduced"),
    "treat_all": .object([
      "net_benefit": .of(thresholds.map { curve.treatAll(at: $0).value }),
      "tp_rate": constant(curve.prevalence), "fp_rate": constant(1 - curve.prevalence),
    ]),
    "treat_none": .object([
      "net_benefit": constant(0), "tp_rate": constant(0), "fp_rate": constant(0),
    ]),
    "full_standardized_net_benefit": .of(
      thresholds.map { t in curve.netBenefit("full", at: t).value.map { $0 / curve.prevalence } }),
    "full_interventions_avoided_per1": avoided("full"),
    "reduced_interventions_avoided_per1": avoided("reduced"),
  ]
}

@Sendable private func clinicalImpact(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let (frame, outcome) = try scoredByLogistic(question)
  let thresholds = question.numbers("thresholds")
  let population = try question.number("population")
  let curve = try ClinicalImpactCurve(
    "\(outcome) ~ full", data: frame, thresholds: thresholds, population: population, rule: .above
  )
  let controls = population - curve.events
  let hits = curve.points.map { $0.withEvent.value ?? .nan }
  let misses = zip(curve.points, hits).map { $0.0.highRisk - $0.1 }
  let benefit = thresholds.indices.map {
    (hits[$0] - misses[$0] * thresholds[$0] / (1 - thresholds[$0])) / population
  }
  let odds = thresholds.map { threshold -> String in
    // The odds as the smallest whole numbers.
    let steps = (1...1000).first {
      abs(threshold * Double($0) - (threshold * Double($0)).rounded()) < 1e-9
    }
    let whole = steps ?? 1
    let cost = Int((threshold * Double(whole)).rounded())
    return "\(cost):\(whole - cost)"
  }
  return [
    "thresholds": .of(thresholds),
    "number_high_risk_per1000": .of(curve.points.map(\.highRisk)),
    "number_high_risk_with_event_per1000": .of(hits), "tpr": .of(hits.map { $0 / curve.events }),
    "fpr": .of(misses.map { $0 / controls }), "net_benefit": .of(benefit),
    "standardized_net_benefit": .of(benefit.map { $0 * population / curve.events }),
    "cost_benefit": .of(odds),
  ]
}

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
    "number_high_risk_with_event_per1000": .of(
      impact.points.map { $0.withEvent.value ?? $0.withEvent.unsupported }),
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
