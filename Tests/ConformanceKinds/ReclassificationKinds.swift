import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds about reclassification.
let reclassificationKinds: [String: ConformanceKinds.Computation] = [
  "reclassification_binary": binaryReclassification,
  "reclassification_survival": survivalReclassification,
]

extension Estimate {
  fileprivate var z: Double { (computed ?? .nan) / (standardError ?? .nan) }
}

private func rounded(_ column: Column) -> Column {
  Column(column.doubles.map { ($0 * 1e10).rounded() / 1e10 })
}

/// nricens's seven numbers.
private func moves(_ nri: NetReclassification) -> JSONValue {
  .object([
    "NRI": .of(nri.estimate.computed), "NRI+": .of(nri.events.computed),
    "NRI-": .of(nri.nonEvents.computed), "Pr(Up|Case)": .of(nri.eventsUp),
    "Pr(Down|Case)": .of(nri.eventsDown), "Pr(Down|Ctrl)": .of(nri.nonEventsDown),
    "Pr(Up|Ctrl)": .of(nri.nonEventsUp),
  ])
}

@Sendable private func binaryReclassification(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let training = try RegressionQuestion(question.about("fitted_on"))
  var frame = asked.frame
  frame["new"] = rounded(try training.model(question.texts("new_terms")).probability(frame))
  frame["old"] = rounded(try training.model(question.texts("old_terms")).probability(frame))
  let outcome = try asked.outcome()
  func nri(_ categories: [Double]?, _ change: Double = 0) throws -> NetReclassification {
    try NetReclassification(
      outcome, old: "old", new: "new", data: frame, categories: categories, change: change)
  }
  let any = try nri(nil)
  let categorical = try nri(question.numbers("cuts"))
  let idi = try IntegratedDiscrimination(outcome, old: "old", new: "new", data: frame)
  return [
    "continuous_nri": .of(any.estimate.computed),
    "continuous_nri_se": .of(any.estimate.standardError), "continuous_nri_z": .of(any.estimate.z),
    "continuous_nri_event": .of(any.events.computed),
    "continuous_nri_event_se": .of(any.events.standardError),
    "continuous_nri_nonevent": .of(any.nonEvents.computed),
    "continuous_nri_nonevent_se": .of(any.nonEvents.standardError),
    "idi": .of(idi.estimate.computed), "idi_se": .of(idi.estimate.standardError),
    "idi_z": .of(idi.estimate.z), "idi_p": .of(idi.p.value),
    "integrated_sensitivity_improvement": .of(idi.events.computed),
    "integrated_specificity_change": .of(idi.nonEvents.computed),
    "categorical_nri": .of(categorical.estimate.computed),
    "categorical_nri_se": .of(categorical.estimate.standardError),
    "categorical_nri_z": .of(categorical.estimate.z),
    "categorical_nri_p": .of(categorical.p.value),
    "categorical_nri_event": .of(categorical.events.computed),
    "categorical_nri_nonevent": .of(categorical.nonEvents.computed),
    "categorical_nri_event_se": .of(categorical.events.standardError),
    "categorical_nri_nonevent_se": .of(categorical.nonEvents.standardError),
    "table_events": .list(categorical.eventTable.map { .of($0) }),
    "table_nonevents": .list(categorical.nonEventTable.map { .of($0) }),
    "nribin_category": moves(categorical), "nribin_diff_0.05": moves(try nri(nil, 0.05)),
  ]
}

@Sendable private func survivalReclassification(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  var frame = try question.factoredFrame()
  let training = try question.factoredFrame(from: "fitted_on") ?? frame
  let outcome = try question.survival()
  let time = try question.number("t")
  for (name, key) in [("new", "new_terms"), ("old", "old_terms")] {
    let right = question.texts(key).map(quoted).joined(separator: " + ")
    frame[name] = rounded(
      try CoxRegression("\(outcome) ~ \(right)", data: training).risk(at: time, for: frame))
  }
  func nri(
    _ categories: [Double]?, _ estimator: NetReclassification.Estimator
  ) throws -> JSONValue {
    moves(
      try NetReclassification(
        outcome, old: "old", new: "new", data: frame, categories: categories, at: time,
        estimator: estimator))
  }
  let cuts = question.numbers("cuts")
  let uno = try IntegratedDiscrimination(
    outcome, old: "old", new: "new", data: frame, at: time, recalibrated: true
  ).recalibration
  return [
    "nri_km_category": try nri(cuts, .kaplanMeier),
    "nri_ipw_category": try nri(cuts, .inverseWeighting),
    "nri_km_diff0": try nri(nil, .kaplanMeier),
    "nri_ipw_diff0": try nri(nil, .inverseWeighting),
    "idi_survIDINRI": .of(uno?.integratedDiscrimination),
    "continuous_nri_half_survIDINRI": .of(uno?.halfReclassification),
    "median_improvement_survIDINRI": .of(uno?.medianGain),
  ]
}
