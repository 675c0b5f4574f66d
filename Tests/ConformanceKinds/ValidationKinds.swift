import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds about validation by resampling.
let validationKinds: [String: ConformanceKinds.Computation] = [
  "bootstrap_cox": cox, "bootstrap_logistic": logistic,
]

@Sendable private func cox(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let terms = question.texts("terms").map(quoted).joined(separator: " + ")
  let model = try CoxRegression(
    question.survival() + " ~ " + terms, data: question.factoredFrame(), tolerance: 1e-4)
  return try fields(question, model.likelihoodRatio) { try $0.optimism(of: model) }
}

@Sendable private func logistic(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let model = try RegressionQuestion(question).model()
  return try fields(question, model.likelihoodRatio) { try $0.optimism(of: model) }
}

/// The ranges over as many seeds as the reference has.
private func fields(
  _ question: ConformanceCase, _ test: TermTest,
  _ validate: (Bootstrap) throws -> OptimismCorrection
) throws -> [String: JSONValue] {
  let seeds = (question.input["seeds"]?.elements ?? []).compactMap { $0.number }
  let resamples = question.input["B"]?.number.map { Int($0) } ?? 200
  let results = try seeds.map {
    try validate(Bootstrap(resamples: resamples, seed: Int($0)))
  }
  func range(_ value: (OptimismCorrection) -> Double?) -> JSONValue {
    let values = results.compactMap(value)
    return .of([values.min() ?? .nan, values.max() ?? .nan])
  }
  let degrees = test.degreesOfFreedom ?? 0
  return [
    "apparent_C": .of(results.first?.measure(.concordance).apparent),
    "corrected_C_by_seed": .of(results.compactMap { $0.concordance.value }),
    "corrected_C_range": range { $0.concordance.value },
    "corrected_slope_range": range { $0.slope.value },
    "corrected_R2_range": range { $0.corrected(.nagelkerke).value },
    "optimism_Dxy_range": range { $0.measure(.somers).optimism },
    "heuristic_shrinkage": .of((test.statistic - degrees) / test.statistic),
  ]
}
