import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about the concordance of scores with survival.
let concordanceKinds: [String: ConformanceKinds.Computation] = ["concordance": concordance]

/// The case's rows with the linear predictors of the full and of the reduced model, rounded, as "lp" and
/// "lp2"; the models are fitted on the rows of `fitted_on` where it names some.
func scoredByCox(_ question: ConformanceCase) throws -> DataFrame {
  var frame = try question.factoredFrame()
  let training = try question.factoredFrame(from: "fitted_on") ?? frame
  for (name, key) in [("lp", "terms"), ("lp2", "reduced_terms")] {
    let right = question.texts(key).map(quoted).joined(separator: " + ")
    let model = try CoxRegression("\(try question.survival()) ~ \(right)", data: training)
    let values = model.linearPredictor(frame).doubles
    frame[name] = Column(values.map { ($0 * 1e10).rounded() / 1e10 })
  }
  return frame
}

private func fields(
  _ formula: String, _ frame: DataFrame, _ method: Concordance.Method
) throws -> JSONValue {
  let result = try Concordance(formula, data: frame, method: method)
  let pairs = result.pairs[0]
  return .object([
    "C": .of(result.estimate.value), "se": .of(result.estimate.standardError),
    "concordant": .of(pairs.concordant), "discordant": .of(pairs.discordant),
    "tied_risk": .of(pairs.tiedScore), "tied_time": .of(pairs.tiedTime),
    "tied_both": .of(pairs.tiedBoth),
  ])
}

@Sendable private func concordance(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try scoredByCox(question)
  let outcome = try question.survival()
  let tau = try question.number("tau")
  let both = try Concordance("\(outcome) ~ lp + lp2", data: frame)
  let (first, second) = (both.estimates[0], both.estimates[1])
  let pairs = both.pairs[0]
  let difference = both.difference("lp", minus: "lp2")
  let kang = both.difference("lp", minus: "lp2", variance: .uStatistic)
  let kangError = kang.standardError ?? .nan
  let relevant = 2 * (pairs.concordant + pairs.discordant + pairs.tiedScore)
  return [
    "harrell": try fields("\(outcome) ~ lp", frame, .harrell),
    "harrell_truncated_tau": try fields("\(outcome) ~ lp", frame, .harrell(until: tau)),
    "uno_n_over_G2": try fields("\(outcome) ~ lp", frame, .uno),
    "uno_n_over_G2_tau": try fields("\(outcome) ~ lp", frame, .uno(until: tau)),
    "timewt_S": try fields("\(outcome) ~ lp", frame, .survivalWeighted),
    "somers_Dxy": .of(first.value.map { 2 * $0 - 1 }), "reduced_C": .of(second.value),
    "difference": .of(difference.value), "difference_se": .of(difference.standardError),
    "difference_z": .of((difference.value ?? .nan) / (difference.standardError ?? .nan)),
    "difference_p": .of(difference.p?.value), "rcorr_cens_C": .of(first.value),
    "rcorr_cens_Dxy_sd": .of(first.standardError.map { 2 * $0 }),
    "rcorr_cens_relevant_pairs": .of(relevant),
    "rcorr_cens_concordant": .of(2 * pairs.concordant + pairs.tiedScore),
    "compareC_c1": .of(first.value), "compareC_c2": .of(second.value),
    "compareC_diff": .of(kang.value), "compareC_var_diff": .of(kangError * kangError),
    "compareC_z": .of((kang.value ?? .nan) / kangError), "compareC_p": .of(kang.p?.value),
  ]
}
