import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds about cuts that are chosen on the data.
let cutpointKinds: [String: ConformanceKinds.Computation] = ["maxstat": maximallySelected]

@Sendable private func maximallySelected(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let frame = try question.frame()
  let names = try ["time", "event", "column"].map { quoted(try question.text($0)) }
  let outcome = "Surv(\(names[0]), \(names[1]))"
  let found = try MaximallySelectedCutpoint(
    "\(outcome) ~ \(names[2])", data: frame, minimumProportion: question.number("minprop"))
  let best = found.cutpoint.value
  let chiSquared = try found.cuts.map { cut in
    try LogRankTest("\(outcome) ~ I(\(names[2]) > \(cut))", data: frame).statistic
  }
  let test = try LogRankTest("\(outcome) ~ I(\(names[2]) > \(best))", data: frame)
  let places = evenPlaces(found.cuts.count)
  let ratio = try CoxRegression("\(outcome) ~ I(\(names[2]) > \(best))", data: frame)
    .coefficients[0].hazardRatio
  return [
    "n": .of(found.rowsUsed), "hr_above": .of(ratio.value), "hr_lower": .of(ratio.lower),
    "hr_upper": .of(ratio.upper), "cutpoint": .of(best), "max_statistic": .of(found.statistic),
    "p_Lau92": .of(try found.approximation(.lausen1992)),
    "p_Lau94": .of(try found.approximation(.lausen1994)), "surv_cutpoint": .of(best),
    "surv_cutpoint_statistic": .of(found.statistic), "n_cuts": .of(found.cuts.count),
    "cut_index": .of(places), "cuts": .of(places.map { found.cuts[$0 - 1] }),
    "statistics": .of(places.map { found.statistics[$0 - 1] }),
    "n_above": .of(found.countAbove), "n_at_or_below": .of(found.countBelow),
    "logrank_chisq_at_cut": .of(test.statistic), "logrank_p_at_cut": .of(test.p.value),
    "logrank_chisq_by_cut": .of(places.map { chiSquared[$0 - 1] }),
    "best_cut_by_logrank_chisq": .of(
      found.cuts[chiSquared.indices.max { chiSquared[$0] < chiSquared[$1] } ?? 0]),
  ]
}

/// Some fifteen places from 1 to `count`, as the reference picks them.
private func evenPlaces(_ count: Int) -> [Int] {
  var places: [Int] = []
  for step in 0..<15 {
    let place = Int((1 + Double(count - 1) * Double(step) / 14).rounded(.toNearestOrEven))
    if places.last != place { places.append(place) }
  }
  return places
}
