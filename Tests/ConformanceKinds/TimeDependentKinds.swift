import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about discrimination at a horizon.
let timeDependentKinds: [String: ConformanceKinds.Computation] = [
  "time_roc": timeROC, "time_roc_compare": comparedTimeROC,
  "risk_score": riskScore, "integrated_brier": integratedBrier,
  "time_roc_competing": competingTimeROC, "survival_roc": survivalROC,
  "auc_uno_training_censoring": unoAreas,
]

/// The column that a marker's description means.
private func column(of marker: String) -> String {
  switch marker {
  case "linear predictor of the full model": "lp"
  case "linear predictor of the reduced model": "lp2"
  default: marker
  }
}

private func rows(_ question: ConformanceCase) throws -> DataFrame {
  question.texts("terms").isEmpty ? try question.frame() : try scoredByCox(question)
}

@Sendable private func timeROC(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try rows(question)
  let marker = column(of: try question.text("marker"))
  let outcome = try question.survival()
  let times = question.numbers("times")
  let roc = try TimeDependentROC(
    "\(outcome) ~ \(quoted(marker))", data: frame, times: times, boundary: .exclusive)
  let survival = try KaplanMeier("\(outcome) ~ 1", data: frame)
  let areas = roc.auc()
  let curves = times.map { roc.curve(at: $0) }
  let indices = shownRows(of: curves.first?.count ?? 0, 21)
  func share(_ limit: (Estimate) -> Double?) -> [JSONValue] {
    areas.map { .of(limit($0).map { (1e4 * $0).rounded() / 100 }) }
  }
  let (cases, controls) = (times.map { roc.cases(at: $0) }, times.map { roc.controls(at: $0) })
  let censored = times.map { roc.censored(by: $0) }
  return [
    "n": .of(roc.rowsUsed), "times": .of(times),
    "survival_prob_or_cuminc": .of(times.map { survival.survival(at: $0).value }),
    "auc": .of(areas.map { $0.value ?? $0.unsupported }), "se": .of(areas.map(\.standardError)),
    "ci95_percent": .list(
      zip(share(\.lower), share(\.upper)).map { .list([$0, $1]) }),
    "cases": .of(cases), "survivors_at_t": .of(controls), "censored_before_t": .of(censored),
    "stats_columns": .of(["Cases", "survivor at t", "Censored at t"]),
    "stats": .list(times.indices.map { .of([cases[$0], controls[$0], censored[$0]]) }),
    "roc_row_index": .of(indices),
    "roc_tp": .list(indices.map { row in .of(curves.map { $0[row - 1].sensitivity }) }),
    "roc_fp": .list(indices.map { row in .of(curves.map { 1 - $0[row - 1].specificity }) }),
    "at_cutpoints": .list(try times.map { try cutpoints(roc, frame, marker, at: $0) }),
  ]
}

/// `count` rows evenly spread over a curve, as R rounds them.
private func shownRows(of total: Int, _ count: Int) -> [Int] {
  var rows: [Int] = []
  for k in 0..<count {
    let place = 1 + Double(total - 1) * Double(k) / Double(count - 1)
    let row = Int(place.rounded(.toNearestOrEven))
    if rows.last != row { rows.append(row) }
  }
  return rows
}

private func cutpoints(
  _ roc: TimeDependentROC, _ frame: DataFrame, _ marker: String, at time: Double
) throws -> JSONValue {
  let sorted = try frame.column(marker).doubles.sorted()
  // Quantiles of type 1: the smallest value with at least that share at or below it.
  let cuts = [0.1, 0.25, 0.5, 0.75, 0.9].map { share in
    sorted[max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
  }
  let values = cuts.map { roc.accuracy(above: $0, at: time) }
  return .object([
    "time": .of(time), "cutpoint": .of(cuts), "sensitivity": .of(values.map { $0?.sensitivity }),
    "one_minus_specificity": .of(values.map { $0.map { 1 - $0.specificity } }),
    "ppv": .of(values.map { $0?.ppv }), "npv": .of(values.map { $0?.npv }),
  ])
}

/// Both definitions of controls; each cause is a category, rows without one of the codes are censored.
@Sendable private func competingTimeROC(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  var frame = try question.frame()
  let competing = question.texts("competing")
  let codes =
    [try question.text("cause")]
    + (competing.isEmpty ? [try question.text("competing")] : competing)
  let cells = try frame.column(try question.text("event")).texts
  let places = cells.map { cell in Int32(cell.flatMap { codes.firstIndex(of: $0) } ?? -1) + 1 }
  frame["cause of the case"] = Column(
    .categories(.init(codes: places, texts: ["censored"] + codes), isOrdered: false))
  let marker = try question.text("marker")
  let left = "Surv(\(quoted(try question.text("time"))), `cause of the case`)"
  let times = question.numbers("times")
  func roc(_ controls: TimeDependentROC.Controls) throws -> TimeDependentROC {
    try TimeDependentROC(
      "\(left) ~ \(quoted(marker))", data: frame, times: times, cause: codes[0],
      controls: controls, boundary: .exclusive)
  }
  let (free, others) = (try roc(.eventFree), try roc(.allOthers))
  let incidence = try CumulativeIncidence("\(left) ~ 1", data: frame)
  let curves = times.map { free.curve(at: $0) }
  let indices = shownRows(of: curves.first?.count ?? 0, 21)
  let sorted = try frame.column(marker).doubles.filter { !$0.isNaN }.sorted()
  let cuts = [0.1, 0.25, 0.5, 0.75, 0.9].map { share in
    sorted[max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
  }
  let points = times.map { time -> JSONValue in
    let values = cuts.map {
      (free.accuracy(above: $0, at: time), others.accuracy(above: $0, at: time))
    }
    return .object([
      "time": .of(time), "cutpoint": .of(cuts),
      "sensitivity": .of(values.map { $0.1?.sensitivity }),
      "one_minus_specificity": .of(values.map { $0.0.map { 1 - $0.specificity } }),
      "one_minus_specificity_competing": .of(values.map { $0.1.map { 1 - $0.specificity } }),
      "ppv": .of(values.map { $0.1?.ppv }), "npv": .of(values.map { $0.0?.npv }),
    ])
  }
  let counts = times.map { time in
    [
      free.cases(at: time), free.controls(at: time), free.competing(by: time),
      free.censored(by: time),
    ]
  }
  return [
    "n": .of(free.rowsUsed), "times": .of(times),
    "survival_prob_or_cuminc": .of(
      times.map { time in
        let value = incidence.incidence(at: time, of: codes[0])
        return value.value ?? value.unsupported
      }),
    "auc_definition1": .of(free.auc().map { $0.value ?? $0.unsupported }),
    "se_definition1": .of(free.auc().map(\.standardError)),
    "auc_definition2": .of(others.auc().map { $0.value ?? $0.unsupported }),
    "se_definition2": .of(others.auc().map(\.standardError)),
    // The reference takes the column before the last, which here counts other events.
    "cases": .of(counts.map { $0[0] }), "survivors_at_t": .of(counts.map { $0[2] }),
    "censored_before_t": .of(counts.map { $0[3] }),
    "stats_columns": .of(["Cases", "survivor at t", "Other events at t", "Censored at t"]),
    "stats": .list(counts.map { .of($0) }), "roc_row_index": .of(indices),
    "roc_tp": .list(indices.map { row in .of(curves.map { $0[row - 1].sensitivity }) }),
    "roc_fp": .list(indices.map { row in .of(curves.map { 1 - $0[row - 1].specificity }) }),
    "at_cutpoints": .list(points),
  ]
}

@Sendable private func survivalROC(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try rows(question)
  let marker = column(of: try question.text("marker"))
  let outcome = try question.survival()
  let time = try question.number("predict_time")
  let roc = try TimeDependentROC(
    "\(outcome) ~ \(quoted(marker))", data: frame, times: [time],
    method: .nearestNeighbour(span: question.number("span")))
  let survival = try KaplanMeier("\(outcome) ~ 1", data: frame).survival(at: time)
  let plain = roc.kaplanMeierCurve(at: time)
  // From everybody to nobody positive, the last cut being the highest score.
  let smooth = Array(roc.curve(at: time).reversed())
  let indices = shownRows(of: plain.count, 11)
  let area = zip(plain, plain.dropFirst()).reduce(0) { sum, pair in
    sum + (pair.0.falsePositives - pair.1.falsePositives)
      * (pair.0.sensitivity + pair.1.sensitivity) / 2
  }
  let auc = roc.auc(at: time)
  return [
    "auc_km": .of(area), "auc_nne": .of(auc.value ?? auc.unsupported),
    "survival_at_t": .of(survival.value ?? survival.unsupported), "index": .of(indices),
    "tp_km": .of(indices.map { plain[$0 - 1].sensitivity }),
    "fp_km": .of(indices.map { plain[$0 - 1].falsePositives }),
    "tp_nne": .of(indices.map { smooth[$0 - 1].sensitivity }),
    "fp_nne": .of(indices.map { 1 - smooth[$0 - 1].specificity }),
  ]
}

@Sendable private func comparedTimeROC(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let names = question.texts("markers").map(column)
  let times = question.numbers("times")
  let roc = try TimeDependentROC(
    "\(try question.survival()) ~ \(names.map(quoted).joined(separator: " + "))",
    data: rows(question), times: times, boundary: .exclusive)
  let differences = times.map { roc.difference(names[0], minus: names[1], at: $0) }
  return [
    "difference": .of(differences.map { $0.value ?? $0.unsupported }),
    "se_difference": .of(differences.map(\.standardError)),
    "z": .of(differences.map { ($0.value ?? .nan) / ($0.standardError ?? .nan) }),
    "p": .of(differences.map { $0.p?.value }),
  ]
}

/// The full and the reduced model, fitted on the rows of `fitted_on` where it names some, and the rows.
private func models(
  _ question: ConformanceCase
) throws -> (full: CoxRegression, reduced: CoxRegression, rows: DataFrame) {
  let frame = try question.factoredFrame()
  let training = try question.factoredFrame(from: "fitted_on") ?? frame
  let outcome = try question.survival()
  func model(_ key: String) throws -> CoxRegression {
    try CoxRegression(
      "\(outcome) ~ \(question.texts(key).map(quoted).joined(separator: " + "))", data: training)
  }
  return (try model("terms"), try model("reduced_terms"), frame)
}

@Sendable private func riskScore(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let (full, reduced, frame) = try models(question)
  let outcome = try question.survival()
  let times = question.numbers("times")
  let error = try PredictionError(
    outcome, models: ["full": full, "reduced": reduced], data: frame, times: times)
  var rows = frame
  rows["full"] = full.linearPredictor(frame)
  rows["reduced"] = reduced.linearPredictor(frame)
  let roc = try TimeDependentROC("\(outcome) ~ full + reduced", data: rows, times: times)
  let risks = times.map { full.risk(at: $0, for: frame).doubles }
  let (a, b) = (roc.auc(of: "full"), roc.auc(of: "reduced"))
  let differences = times.map { roc.difference("reduced", minus: "full", at: $0) }
  let brier = times.map { error.brier(at: $0, of: "full") }
  let other = times.map { error.brier(at: $0, of: "reduced") }
  return [
    "first10_risk": .list(
      (0..<min(10, frame.count)).map { row in .of(risks.map { $0[row] }) }),
    "auc_full": .of(a.map(\.computed)), "auc_full_se": .of(a.map(\.standardError)),
    "auc_full_lower": .of(a.map(\.lower)), "auc_full_upper": .of(a.map(\.upper)),
    "auc_reduced": .of(b.map(\.computed)), "auc_reduced_se": .of(b.map(\.standardError)),
    "delta_auc": .of(differences.map(\.computed)),
    "delta_auc_se": .of(differences.map(\.standardError)),
    "delta_auc_p": .of(differences.map { $0.p?.value }),
    "delta_auc_sign": .text("reduced minus full"),
    "brier_null": .of(times.map { error.brierWithoutModel(at: $0).computed }),
    "brier_full": .of(brier.map(\.computed)), "brier_full_se": .of(brier.map(\.standardError)),
    "brier_full_lower": .of(brier.map(\.lower)), "brier_full_upper": .of(brier.map(\.upper)),
    "brier_reduced": .of(other.map(\.computed)),
    "brier_reduced_se": .of(other.map(\.standardError)),
    "ipa_full": .of(times.map { error.ipa(at: $0, of: "full").computed }),
    "ipa_reduced": .of(times.map { error.ipa(at: $0, of: "reduced").computed }),
  ]
}

@Sendable private func integratedBrier(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let (full, _, frame) = try models(question)
  let grid = question.numbers("grid")
  let error = try PredictionError(
    question.survival(), models: ["full": full], data: frame, times: grid)
  return [
    "brier_full": .of(grid.map { error.brier(at: $0).computed }),
    "brier_null": .of(grid.map { error.brierWithoutModel(at: $0).computed }),
    "ibs_full_riskRegression": .of(error.integrated(.steps)),
    "ibs_null_riskRegression": .of(error.integratedWithoutModel(.steps)),
    "ibs_full_trapezoid": .of(error.integrated()),
    "ibs_null_trapezoid": .of(error.integratedWithoutModel()),
  ]
}

// MARK: - Censoring of other rows

@Sendable private func unoAreas(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try rows(question)
  let marker = column(of: try question.text("marker"))
  let roc = try TimeDependentROC(
    "\(question.survival()) ~ \(quoted(marker))", data: frame, times: question.numbers("times"),
    censoring: .kaplanMeierOfRows, censoringFrom: try question.about("fitted_on").frame())
  return [
    "auc": .of(roc.auc().map(\.computed)), "iauc": .of(roc.integratedAUC().computed),
  ]
}
