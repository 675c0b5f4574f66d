import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about Cox regression.
let coxKinds: [String: ConformanceKinds.Computation] = [
  "cox": { fields(of: try model($0)) }, "cox_stratified": { fields(of: try model($0)) },
  "cox_nested": nested, "cox_univariable": univariable, "cox_step_backward_aic": step,
  "hazard_ratio": hazardRatio,
]

/// The rows of a case with its factors coded.
private func frame(_ question: ConformanceCase) throws -> DataFrame {
  var frame = try question.frame()
  for (name, levels) in question.levels { frame = try frame.restricted(name, to: levels) }
  return frame
}

private func outcome(_ question: ConformanceCase) throws -> String {
  "Surv(\(quoted(try question.text("time"))), \(quoted(try question.text("event"))))"
}

private func formula(_ question: ConformanceCase, terms: [String]) throws -> String {
  let strata = question.optionalText("strata").map { ["strata(\(quoted($0)))"] } ?? []
  let right = terms.map(quoted) + strata
  return try outcome(question) + " ~ " + (right.isEmpty ? "1" : right.joined(separator: " + "))
}

private func model(_ question: ConformanceCase, terms: String = "terms") throws -> CoxRegression {
  try CoxRegression(
    formula(question, terms: question.texts(terms)), data: frame(question),
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
  ]
}

@Sendable private func nested(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let test = try model(question, terms: "reduced").compared(to: model(question))
  return [
    "chisq": .of(test.statistic), "df": .of(test.degreesOfFreedom), "p": .of(test.p.value),
  ]
}

@Sendable private func univariable(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let data = try frame(question)
  let models = try question.texts("terms").map { term -> JSONValue in
    let model = try CoxRegression(formula(question, terms: [term]), data: data)
    return .object([
      "term": .text(term), "coefficient": named(model) { $0.value },
      "hr": named(model) { $0.hazardRatio.value },
      "hr_lower": named(model) { $0.hazardRatio.lower },
      "hr_upper": named(model) { $0.hazardRatio.upper }, "p": named(model) { $0.p.value },
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
  let model = try CoxRegression(outcome(question) + " ~ \(quoted(group))", data: data)
  let ratio = model.coefficients.first?.hazardRatio
  return [
    "hr": .of(ratio?.value), "lower": .of(ratio?.lower), "upper": .of(ratio?.upper),
    "p_wald": .of(model.coefficients.first?.p.value),
  ]
}
