import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about correlation and the agreement of raters and measurements.
let agreementKinds: [String: ConformanceKinds.Computation] = [
  "correlation": correlation, "kappa": kappa, "bland_altman": blandAltman, "icc": intraclass,
]

@Sendable private func correlation(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try question.frame()
  let x = try frame.column(question.text("x"))
  let y = try frame.column(question.text("y"))
  let pearson = try Correlation(x, y)
  let asymptotic = RankTestMethod.asymptotic(continuity: false)
  let spearman = try Correlation(x, y, method: .spearman, test: asymptotic)
  let fisher = try Correlation(x, y, method: .spearman, test: asymptotic, interval: .fisher)
  let kendall = try Correlation(x, y, method: .kendall, test: asymptotic)
  var result: [String: JSONValue] = [
    "n": .of(pearson.rowsUsed), "pearson": .of(pearson.estimate?.value),
    "pearson_t": .of(pearson.statistic), "pearson_p": .of(pearson.p.value),
    "pearson_ci": limits(pearson.estimate), "spearman": .of(spearman.estimate?.value),
    "spearman_S": .of(spearman.statistic), "spearman_p": .of(spearman.p.value),
    "spearman_ci_fisher": limits(fisher.estimate),
    "spearman_ci_bonett_wright": limits(spearman.estimate),
    "kendall_tau_b": .of(kendall.estimate?.value), "kendall_z": .of(kendall.statistic),
    "kendall_p": .of(kendall.p.value),
  ]
  if let line = try? LeastSquaresLine(x: x, y: y) {
    result["lm_intercept"] = .of(line.intercept)
    result["lm_slope"] = .of(line.slope.value)
    result["lm_slope_se"] = .of(line.slope.standardError)
    result["lm_r2"] = .of(line.rSquared)
    result["lm_sigma"] = .of(line.residualStandardDeviation)
  }
  return result
}

private func limits(_ estimate: Estimate?) -> JSONValue {
  .of([estimate?.lower, estimate?.upper])
}

@Sendable private func kappa(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try question.frame()
  let raters = try question.texts("raters").map { try frame.column($0) }
  guard raters.count >= 2 else { throw ConformanceCase.Failure.missing("two raters") }
  // irr keeps the levels that the first two raters gave, sorted as text.
  let spellings = Set((raters[0].texts + raters[1].texts).compactMap { $0 }).sorted()
  func cohen(_ weights: CohenKappa.Weights) throws -> JSONValue {
    let test = try CohenKappa(raters[0], raters[1], weights: weights, levels: spellings)
    return .object([
      "kappa": .of(test.estimate?.value), "z": .of(test.statistic), "p": .of(test.p.value),
    ])
  }
  let plain = try CohenKappa(raters[0], raters[1])
  let weighted = try CohenKappa(raters[0], raters[1], weights: .quadratic, interval: .psych)
  let fleiss = try FleissKappa(raters)
  let names = fleiss.levels.map(\.name)
  let numbers = names.compactMap(Double.init)
  var result: [String: JSONValue] = [
    "n": .of(fleiss.rowsUsed),
    "levels": numbers.count == names.count ? .of(numbers) : .of(names),
    "cohen_unweighted": try cohen(.unweighted), "psych_unweighted_ci": limits(plain.estimate),
    "psych_weighted_ci": limits(weighted.estimate),
    "psych_var_unweighted": .of(plain.estimate?.standardError.map { $0 * $0 }),
    "agreement_first_two": .of(plain.agreement),
    "fleiss_kappa": .of(fleiss.estimate?.value), "fleiss_z": .of(fleiss.statistic),
    "fleiss_p": .of(fleiss.p.value),
    // irr prints these with three decimals.
    "fleiss_detail_kappa": .of(
      fleiss.levels.map { level in level.estimate.value.map { ($0 * 1000).rounded() / 1000 } }),
  ]
  if question.input["ordinal"] == .truth(true) {
    result["cohen_equal"] = try cohen(.linear)
    result["cohen_squared"] = try cohen(.quadratic)
  }
  if raters.count > 2 { result["light_kappa"] = .of(fleiss.lightKappa) }
  return result
}

@Sendable private func blandAltman(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try question.frame()
  let test = try BlandAltman(
    frame.column(question.text("x")), frame.column(question.text("y")))
  return [
    "n": .of(test.rowsUsed), "bias": .of(test.bias.value), "sd": .of(test.standardDeviation),
    "bias_ci": limits(test.bias), "lower_limit": .of(test.lowerLimit.value),
    "upper_limit": .of(test.upperLimit.value), "lower_limit_ci": limits(test.lowerLimit),
    "upper_limit_ci": limits(test.upperLimit),
    "proportional_bias_slope": .of(test.proportionalBias.value),
    "proportional_bias_p": .of(test.proportionalBias.p?.value),
    "lin_ccc_n": .of(test.concordance.value),
  ]
}

@Sendable private func intraclass(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let frame = try question.frame()
  let raters = try question.texts("raters").map { try frame.column($0) }
  typealias Model = IntraclassCorrelation.Model
  typealias Unit = IntraclassCorrelation.Unit
  let forms: [(Model, Unit)] = [
    (.oneWay, .single), (.twoWayRandom, .single), (.twoWayMixed, .single), (.oneWay, .average),
    (.twoWayRandom, .average), (.twoWayMixed, .average),
  ]
  let six = try forms.map { try IntraclassCorrelation(raters, model: $0.0, unit: $0.1) }
  let squares = six[0].meanSquares
  let names: [(String, Model)] = [
    ("oneway_consistency", .oneWay), ("twoway_consistency", .twoWayMixed),
    ("twoway_agreement", .twoWayRandom),
  ]
  var irr: [String: JSONValue] = [:]
  for (name, model) in names {
    for unit in [Unit.single, .average] {
      let test = try IntraclassCorrelation(
        raters, model: model, unit: unit, definition: .irr)
      irr["\(name)_\(unit.rawValue)"] = .object([
        "icc": .of(test.estimate?.value), "lower": .of(test.estimate?.lower),
        "upper": .of(test.estimate?.upper), "F": .of(test.statistic),
        "df1": .of(test.degreesOfFreedom), "df2": .of(test.residualDegreesOfFreedom),
        "p": .of(test.p.value),
      ])
    }
  }
  return [
    "n_subjects": .of(six[0].rowsUsed), "n_raters": .of(six[0].raterCount),
    "ms_between_subjects": .of(squares.subjects), "ms_between_raters": .of(squares.raters),
    "ms_error": .of(squares.error), "ms_within": .of(squares.within),
    "types": .of(["ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"]),
    "icc": .of(six.map { $0.estimate?.value }), "F": .of(six.map(\.statistic)),
    "df1": .of(six.map(\.degreesOfFreedom)), "df2": .of(six.map(\.residualDegreesOfFreedom)),
    "p": .of(six.map(\.p.value)), "lower95": .of(six.map { $0.estimate?.lower }),
    "upper95": .of(six.map { $0.estimate?.upper }), "irr": .object(irr),
  ]
}
