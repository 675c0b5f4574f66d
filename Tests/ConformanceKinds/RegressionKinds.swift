import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about logistic regression.
let regressionKinds: [String: ConformanceKinds.Computation] = [
  "logistic": logistic, "logistic_nested": nested, "logistic_univariable": univariable,
  "logistic_predict": predicted, "rcs_logistic": spline, "firth_logistic": firth,
]

/// The question's rows with its factors, and the formula of its terms.
struct RegressionQuestion {
  let question: ConformanceCase
  let frame: DataFrame

  init(_ question: ConformanceCase) throws {
    self.question = question
    frame = try question.withLevels(question.frame())
  }

  /// The left side.
  func outcome() throws -> String {
    let name = quoted(try question.text("outcome"))
    return question.texts("outcome_levels").last.map { "\(name) == '\($0)'" } ?? name
  }

  func formula(_ terms: [String]) throws -> String {
    try outcome() + " ~ " + terms.map(quoted).joined(separator: " + ")
  }

  func model(_ terms: [String]? = nil, tolerance: Double? = nil) throws -> LogisticRegression {
    try LogisticRegression(
      formula(terms ?? question.texts("terms")), data: frame, tolerance: tolerance)
  }
}

extension ConformanceCase {
  /// The frame with the columns of `levels` as categories in their order.
  func withLevels(_ frame: DataFrame) throws -> DataFrame {
    var frame = frame
    for (name, levels) in (input["levels"]?.members ?? [:]).sorted(by: { $0.key < $1.key }) {
      let levels = levels.elements.compactMap { $0.text ?? $0.number.map { "\($0)" } }
      frame = try frame.restricted(name, to: levels)
    }
    return frame
  }
}

extension JSONValue {
  /// Numbers by name.
  static func named(_ names: [String], _ values: [Double?]) -> JSONValue {
    .object(Dictionary(zip(names, values.map { JSONValue.of($0) })) { first, _ in first })
  }
}

// MARK: - Logistic

@Sendable private func logistic(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let model = try asked.model()
  var result = coefficients(model)
  result.merge(try intervals(model)) { $1 }
  result.merge(fit(model)) { $1 }
  result.merge(try hosmerLemeshow(model)) { $1 }
  result.merge(try selection(model)) { $1 }
  let ranking = model.discrimination(probabilityStep: 1.0 / 5000)
  let spread = model.giniMeanDifference
  result.merge([
    "lrm_C": .of(ranking.concordance), "lrm_Dxy": .of(ranking.somers),
    "lrm_gamma": .of(ranking.gamma), "lrm_tau_a": .of(ranking.tauA),
    "lrm_R2": .of(model.nagelkerke), "lrm_g": .of(spread.linearPredictor),
    "lrm_gr": .of(exp(spread.linearPredictor)), "lrm_gp": .of(spread.probability),
    "lrm_brier": .of(model.brier),
  ]) { $1 }
  let first = asked.frame.head(10)
  result["first10_fitted"] = .of(model.probability(first).doubles)
  result["first10_linear_predictor"] = .of(model.linearPredictor(first).doubles)
  result["first10_se_link"] = .of(model.linearPredictorStandardError(first).doubles)
  return result
}

private func coefficients(_ model: LogisticRegression) -> [String: JSONValue] {
  let all = model.coefficients
  let names = all.map(\.name)
  return [
    "n": .of(model.rowsUsed), "events": .of(model.eventCount ?? 0),
    "coefficient": .named(names, all.map(\.value)), "se": .named(names, all.map(\.standardError)),
    "z": .named(names, all.map(\.z)), "p": .named(names, all.map(\.p.value)),
    "odds_ratio": .named(names, all.map(\.oddsRatio.value)),
    "vcov": .object([
      "names": .of(names), "rows": .list(model.covariance.map { JSONValue.of($0) }),
    ]),
  ]
}

private func intervals(_ model: LogisticRegression) throws -> [String: JSONValue] {
  let names = model.coefficients.map(\.name)
  let wald = model.coefficients.map(\.estimate)
  let profile = try model.profileIntervals()
  func limits(_ estimates: [Estimate], _ limit: (Estimate) -> Double?) -> JSONValue {
    .named(names, estimates.map { limit($0).map { log($0) } })
  }
  return [
    "wald_lower": limits(wald, \.lower), "wald_upper": limits(wald, \.upper),
    "profile_lower": limits(profile, \.lower), "profile_upper": limits(profile, \.upper),
  ]
}

private func fit(_ model: LogisticRegression) -> [String: JSONValue] {
  let ratio = model.likelihoodRatio
  return [
    "null_deviance": .of(model.nullDeviance), "deviance": .of(model.deviance),
    "loglik": .of(model.logLikelihood), "loglik_null": .of(model.nullLogLikelihood),
    "aic": .of(model.aic), "bic": .of(model.bic), "lr_chisq": .of(ratio.statistic),
    "lr_df": .of(ratio.degreesOfFreedom), "lr_p": .of(ratio.p.value), "brier": .of(model.brier),
    "brier_scaled": .of(model.scaledBrier), "r2_cox_snell": .of(model.coxSnell),
    "r2_nagelkerke": .of(model.nagelkerke), "r2_mcfadden": .of(model.mcFadden),
    "r2_tjur": .of(model.tjur),
  ]
}

private func hosmerLemeshow(_ model: LogisticRegression) throws -> [String: JSONValue] {
  let test = try model.hosmerLemeshow(groups: 10)
  let counts = test.groups.map { [Double($0.count - $0.observed), Double($0.observed)] }
  let expected = test.groups.map { [Double($0.count) - $0.expected, $0.expected] }
  return [
    "hosmer_lemeshow_chisq": .of(test.statistic),
    "hosmer_lemeshow_df": .of(test.degreesOfFreedom), "hosmer_lemeshow_p": .of(test.p.value),
    "hl_observed": .list(counts.map { JSONValue.of($0) }),
    "hl_expected": .list(expected.map { JSONValue.of($0) }), "hl_bins": .of(bins(test.groups)),
  ]
}

/// Intervals as R labels them: with as many digits, three or more, as keep the ends apart.
private func bins(_ groups: [HosmerLemeshowTest.Group]) -> [String] {
  guard let first = groups.first else { return [] }
  let ends = [first.lower] + groups.map(\.upper)
  var texts: [String] = []
  for digits in 3...16 {
    texts = ends.map { String(format: "%.\(digits)g", $0) }
    if Set(texts).count == texts.count { break }
  }
  return groups.indices.map { "\($0 == 0 ? "[" : "(")\(texts[$0]),\(texts[$0 + 1])]" }
}

private func selection(_ model: LogisticRegression) throws -> [String: JSONValue] {
  let dropped = try model.droppingEachTerm()
  let reduced = try model.backwardEliminated()
  let inflation = model.varianceInflation
  let names = inflation.map(\.term)
  let isPlain = inflation.allSatisfy { $0.degreesOfFreedom == 1 }
  return [
    "vif_columns": isPlain ? .text("VIF") : .of(["GVIF", "Df", "GVIF^(1/(2*Df))"]),
    "vif": isPlain
      ? .named(names, inflation.map(\.factor))
      : .object([
        "names": .of(names),
        "rows": .list(
          inflation.map { JSONValue.of([$0.factor, Double($0.degreesOfFreedom), $0.scaledFactor]) }),
      ]),
    "drop1_terms": .of(dropped.map(\.term)), "drop1_df": .of(dropped.map(\.test.degreesOfFreedom)),
    "drop1_aic": .of(dropped.map(\.aic)), "drop1_lrt": .of(dropped.map(\.test.statistic)),
    "drop1_p": .of(dropped.map(\.test.p.value)),
    "step_backward_terms": .of(reduced.terms.map(\.label)), "step_backward_aic": .of(reduced.aic),
  ]
}

// MARK: - Comparing and predicting

@Sendable private func nested(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let full = try asked.model()
  let comparison = try asked.model(question.texts("reduced")).compared(to: full)
  return [
    "chisq": .of(comparison.statistic), "df": .of(comparison.degreesOfFreedom),
    "p": .of(comparison.p.value), "aic_reduced": .of(comparison.reducedAIC),
    "aic_full": .of(comparison.fullAIC),
  ]
}

@Sendable private func univariable(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let models = try question.texts("terms").map { term -> JSONValue in
    // The reference is R's glm with its defaults, which ends early.
    let model = try asked.model([term], tolerance: 1e-8)
    let own = model.coefficients.dropFirst()
    let names = own.map(\.name)
    return .object([
      "term": .text(term), "coefficient": .named(names, own.map(\.value)),
      "se": .named(names, own.map(\.standardError)), "p": .named(names, own.map(\.p.value)),
      "or_lower": .named(names, own.map(\.oddsRatio.lower)),
      "or_upper": .named(names, own.map(\.oddsRatio.upper)),
      "lr_chisq": .of(model.likelihoodRatio.statistic),
    ])
  }
  return ["models": .list(models)]
}

@Sendable private func predicted(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let fitting = try question.about("fitted_on")
  let model = try RegressionQuestion(fitting).model()
  let probabilities = model.probability(asked.frame).doubles
  let name = try question.text("outcome")
  let level = question.texts("outcome_levels").last
  let column = try asked.frame.column(name)
  let outcomes =
    level.map { level in column.texts.map { $0 == level ? 1.0 : 0 } } ?? column.doubles
  let squares = zip(probabilities, outcomes).map { ($0 - $1) * ($0 - $1) }
  return [
    "n": .of(probabilities.count), "mean": .of(Column(probabilities).mean),
    "first10": .of(Array(probabilities.prefix(10))), "brier": .of(Column(squares).mean),
  ]
}

// MARK: - Splines

@Sendable private func spline(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let name = try question.text("spline")
  let count = Int(try question.number("knots_count"))
  let terms = ["rcs(\(quoted(name)), \(count))"] + question.texts("other_terms").map(quoted)
  let model = try LogisticRegression(
    asked.outcome() + " ~ " + terms.joined(separator: " + "), data: asked.frame)
  guard case .spline(let knots) = model.terms[0].kind else { return [:] }
  let column = try asked.frame.column(name)
  let places = [0, 0.1, 0.5, 0.9, 1].map { column.quantile($0) }
  var result: [String: JSONValue] = [
    "knots": .of(knots), "basis_at": .of(places),
    "basis": .list(RestrictedCubicSpline(knots: knots).rows(places).map { JSONValue.of($0) }),
    "lr_chisq": .of(model.likelihoodRatio.statistic),
    "C": .of(model.discrimination(probabilityStep: 1.0 / 5000).concordance),
  ]
  let names = model.rmsNames
  result["coefficient"] = .named(names, model.coefficients.map(\.value))
  result["se"] = .named(names, model.coefficients.map(\.standardError))
  var rows: [(String, TermTest)] = []
  for term in model.terms {
    rows.append((term.columns.joined(separator: " * "), model.test(of: term)))
    if let bend = model.nonlinearity(of: term.label) { rows.append(("Nonlinear", bend)) }
  }
  rows.append(("TOTAL", model.wald))
  result["anova_rows"] = .of(rows.map(\.0))
  result["anova_chisq"] = .of(rows.map(\.1.statistic))
  result["anova_df"] = .of(rows.map(\.1.degreesOfFreedom))
  result["anova_p"] = .of(rows.map(\.1.p.value))
  return result
}

extension FittedModel {
  /// The coefficients' names as rms writes them: `sex=m`.
  var rmsNames: [String] {
    var names = coefficients.map { $0.name == "(Intercept)" ? "Intercept" : $0.name }
    for term in terms {
      guard case .factor(let levels) = term.kind else { continue }
      for level in levels {
        if let place = level.coefficient { names[place] = "\(term.label)=\(level.name)" }
      }
    }
    return names
  }
}

// MARK: - Firth

@Sendable private func firth(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let model = try FirthRegression(
    asked.formula(question.texts("terms")), data: asked.frame)
  let all = model.coefficients
  let names = all.map(\.name)
  return [
    "coefficient": .named(names, all.map(\.value)), "se": .named(names, all.map(\.standardError)),
    "profile_lower": .named(names, all.map { $0.oddsRatio.lower.map { log($0) } }),
    "profile_upper": .named(names, all.map { $0.oddsRatio.upper.map { log($0) } }),
    "chisq": .named(names, model.penalizedTests.map(\.statistic)),
    "p": .named(names, model.penalizedTests.map(\.p.value)),
    "penalized_loglik_null": .of(model.nullPenalizedLogLikelihood),
    "penalized_loglik": .of(model.penalizedLogLikelihood),
  ]
}
