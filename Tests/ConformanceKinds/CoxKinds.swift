import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about Cox regression.
let coxKinds: [String: ConformanceKinds.Computation] = [
  "cox": { fields(of: try model($0)) }, "cox_stratified": { fields(of: try model($0)) },
  "cox_nested": nested, "cox_univariable": univariable, "cox_step_backward_aic": step,
  "hazard_ratio": hazardRatio, "cox_zph": proportionality, "cox_baseline": baseline,
  "cox_residuals": residuals, "rcs_cox": spline,
]

private func formula(_ question: ConformanceCase, terms: [String]) throws -> String {
  let strata = question.optionalText("strata").map { ["strata(\(quoted($0)))"] } ?? []
  let right = terms.map(quoted) + strata
  return try question.survival() + " ~ " + (right.isEmpty ? "1" : right.joined(separator: " + "))
}

private func model(_ question: ConformanceCase, terms: String = "terms") throws -> CoxRegression {
  try CoxRegression(
    formula(question, terms: question.texts(terms)), data: question.factoredFrame(),
    ties: question.optionalText("ties") == "breslow" ? .breslow : .efron)
}

/// One value for each coefficient, under its name.
private func named(
  _ model: CoxRegression, _ value: (ModelCoefficient) -> Double?
) -> JSONValue {
  .object(
    Dictionary(model.coefficients.map { ($0.name, JSONValue.of(value($0))) }) { first, _ in first })
}

private func fields(of model: CoxRegression) -> [String: JSONValue] {
  [
    "n": .of(model.rowsUsed), "events": .of(model.eventCount ?? 0),
    "coefficient": named(model) { $0.value }, "se": named(model) { $0.standardError },
    "z": named(model) { $0.z }, "p": named(model) { $0.p.value },
    "hr": named(model) { $0.hazardRatio.value }, "hr_lower": named(model) { $0.hazardRatio.lower },
    "hr_upper": named(model) { $0.hazardRatio.upper },
    "loglik_null": .of(model.nullLogLikelihood), "loglik": .of(model.logLikelihood),
    "lr_chisq": .of(model.likelihoodRatio.statistic),
    "lr_df": .of(model.likelihoodRatio.degreesOfFreedom),
    "lr_p": .of(model.likelihoodRatio.p.value), "score_chisq": .of(model.score.statistic),
    "score_p": .of(model.score.p.value), "wald_chisq": .of(model.wald.statistic),
    "wald_p": .of(model.wald.p.value), "aic": .of(model.aic), "bic": .of(model.bic),
    "vcov": .object([
      "names": .of(model.coefficients.map(\.name)),
      "rows": .list(model.covariance.map { .of($0) }),
    ]),
    "concordance": .of(model.concordance.value),
    "concordance_se": .of(model.concordance.standardError),
  ]
}

@Sendable private func nested(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let test = try model(question, terms: "reduced").compared(to: model(question))
  return [
    "chisq": .of(test.statistic), "df": .of(test.degreesOfFreedom), "p": .of(test.p.value),
  ]
}

@Sendable private func univariable(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let data = try question.factoredFrame()
  let models = try question.texts("terms").map { term -> JSONValue in
    let model = try CoxRegression(formula(question, terms: [term]), data: data)
    return .object([
      "term": .text(term), "coefficient": named(model) { $0.value },
      "hr": named(model) { $0.hazardRatio.value },
      "hr_lower": named(model) { $0.hazardRatio.lower },
      "hr_upper": named(model) { $0.hazardRatio.upper }, "p": named(model) { $0.p.value },
      "C": .of(model.concordance.value),
    ])
  }
  return ["models": .list(models)]
}

@Sendable private func step(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let left = try model(question).backwardEliminated()
  return ["terms": .of(left.terms.map(\.label)), "aic": .of(left.aic)]
}

@Sendable private func hazardRatio(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let group = try question.text("group")
  let data = try question.frame(levels: question.texts("levels"), of: group)
  let model = try CoxRegression(question.survival() + " ~ \(quoted(group))", data: data)
  let ratio = model.coefficients.first?.hazardRatio
  return [
    "hr": .of(ratio?.value), "lower": .of(ratio?.lower), "upper": .of(ratio?.upper),
    "p_wald": .of(model.coefficients.first?.p.value),
  ]
}

@Sendable private func proportionality(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let transforms: [String: TimeTransform] = [
    "km": .kaplanMeier, "identity": .identity, "rank": .rank, "log": .log,
  ]
  let transform = transforms[question.optionalText("transform") ?? "km"] ?? .kaplanMeier
  let result = try model(question).proportionalHazards(transform: transform)
  let tests = result.terms + [result.global]
  return [
    "rows": .of(tests.map(\.term)), "chisq": .of(tests.map(\.statistic)),
    "df": .of(tests.map(\.degreesOfFreedom)), "p": .of(tests.map(\.p.value)),
  ]
}

// MARK: - Predictions and residuals

@Sendable private func baseline(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let data = try question.factoredFrame()
  let own = try model(question)
  let breslow = try CoxRegression(
    formula(question, terms: question.texts("terms")), data: data, ties: .breslow)
  let times = question.numbers("times")
  let first = data.head(10)
  func hazards(_ model: CoxRegression) -> JSONValue {
    let stratum = model.baselineHazard.stratum()
    return .of(
      times.map { time in
        stratum.times.lastIndex { $0 <= time }.map { stratum.cumulativeHazard[$0] } ?? 0
      })
  }
  let centre = zip(own.means, own.coefficients).reduce(0) { $0 + $1.0 * $1.1.value }
  let predictors = own.linearPredictor(data).doubles.map { $0 + centre }
  let centred = own.linearPredictor(first).doubles
  let columns = try times.map { try own.survivalEstimates(at: $0, for: first, confidence: .log) }
  let survival = first.count > 0 ? (0..<first.count).map { row in columns.map { $0[row] } } : []
  let mean = predictors.reduce(0, +) / Double(predictors.count)
  let squares = predictors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return [
    "means": .object(
      Dictionary(zip(own.coefficients.map(\.name), own.means.map { JSONValue.of($0) })) { a, _ in a
      }),
    "baseline_cumhaz_at_zero_efron": hazards(own),
    "baseline_cumhaz_at_zero_breslow": hazards(breslow),
    "lp_uncentered_first10": .of(centred.map { $0 + centre }), "lp_centered_first10": .of(centred),
    "survival_first10": .list(
      survival.map { row in .of(row.map { $0.value ?? $0.unsupported }) }),
    "row1_se": .of(survival.first.map { $0.map(\.standardError) } ?? []),
    "row1_lower_log": .of(survival.first.map { $0.map(\.lower) } ?? []),
    "row1_upper_log": .of(survival.first.map { $0.map(\.upper) } ?? []), "lp_mean": .of(mean),
    "lp_sd": .of((squares / Double(predictors.count - 1)).squareRoot()),
  ]
}

@Sendable private func residuals(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let own = try model(question)
  let names = own.coefficients.map(\.name)
  func rows(_ frame: DataFrame, _ count: Int) throws -> JSONValue {
    let columns = try names.map { try frame.column($0).doubles.prefix(count) }
    return .list(
      (0..<min(count, frame.count)).map { row in .of(columns.map { $0[$0.startIndex + row] }) })
  }
  let schoenfeld = own.residuals(.schoenfeld)
  return [
    "martingale_first10": .of(
      Array(own.residuals(.martingale)["martingale"].doubles.prefix(10))),
    "deviance_first10": .of(Array(own.residuals(.deviance)["deviance"].doubles.prefix(10))),
    "schoenfeld_first_event_rows": try rows(schoenfeld, 5),
    "schoenfeld_times": .of(Array(schoenfeld["event time"].doubles.prefix(5))),
    "dfbeta_first5": try rows(own.residuals(.dfbeta), 5),
  ]
}

// MARK: - Splines

/// A coefficient as rms writes it: an indicator as "variable=level".
private func harrellName(_ name: String, _ model: CoxRegression) -> String {
  for term in model.terms {
    guard case .factor(let levels) = term.kind else { continue }
    if let level = levels.first(where: { term.label + $0.name == name }) {
      return "\(term.label)=\(level.name)"
    }
  }
  return name
}

@Sendable private func spline(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let count = Int(try question.number("knots_count"))
  let name = try question.text("spline")
  let right = ["rcs(\(quoted(name)), \(count))"] + question.texts("other_terms").map(quoted)
  let model = try CoxRegression(
    "\(question.survival()) ~ \(right.joined(separator: " + "))", data: question.factoredFrame())
  var tests: [(name: String, test: TermTest)] = []
  var knots: [Double] = []
  for term in model.terms {
    if case .spline(let own) = term.kind { knots = own }
    tests.append((term.columns.first ?? term.label, model.test(of: term)))
    if let nonlinear = model.nonlinearity(of: term) { tests.append(("Nonlinear", nonlinear)) }
  }
  tests.append(("TOTAL", model.wald))
  func named(_ value: (ModelCoefficient) -> Double) -> JSONValue {
    .object(
      Dictionary(
        model.coefficients.map { (harrellName($0.name, model), JSONValue.of(value($0))) }
      ) { first, _ in first })
  }
  return [
    "knots": .of(knots), "coefficient": named(\.value), "se": named(\.standardError),
    "lr_chisq": .of(model.likelihoodRatio.statistic), "anova_rows": .of(tests.map(\.name)),
    "anova_chisq": .of(tests.map(\.test.statistic)),
    "anova_df": .of(tests.map(\.test.degreesOfFreedom)),
    "anova_p": .of(tests.map(\.test.p.value)),
  ]
}
