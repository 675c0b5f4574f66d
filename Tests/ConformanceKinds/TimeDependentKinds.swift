import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about discrimination at a horizon.
let timeDependentKinds: [String: ConformanceKinds.Computation] = [
  "time_roc": timeROC, "time_roc_compare": comparedTimeROC,
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
