import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds about one variable, pairs and P values.
let descriptiveKinds: [String: ConformanceKinds.Computation] = [
  "describe": describe, "paired_numeric": paired, "p_adjust": adjusted, "mcnemar": mcnemar,
]

@Sendable private func describe(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let column = try question.frame().column(question.text("column"))
  let values = try Description(column)
  let probabilities = question.numbers("probs")
  func quantiles(_ type: QuantileType) -> JSONValue {
    .of(probabilities.map { values.quantile($0, type: type) })
  }
  let mean = values.meanEstimate()
  var result: [String: JSONValue] = [
    "n": .of(values.count), "missing": .of(values.missingCount), "sum": .of(values.sum),
    "mean": .of(values.mean), "sd": .of(values.standardDeviation),
    "variance": .of(values.variance), "se": .of(values.standardError),
    "median": .of(values.median), "min": .of(values.minimum), "max": .of(values.maximum),
    "mad": .of(values.medianAbsoluteDeviation),
    "iqr_type7": .of(values.interquartileRange()),
    "iqr_type2": .of(values.interquartileRange(type: .two)),
    "quantile_type7": quantiles(.seven), "quantile_type2": quantiles(.two),
    "quantile_type6": quantiles(.six), "mean_ci_t95": .of([mean.lower, mean.upper]),
  ]
  for type in [Description.ShapeType.one, .two, .three] {
    result["skewness_type\(type.rawValue)"] = .of(values.skewness(type: type))
    result["kurtosis_excess_type\(type.rawValue)"] = .of(values.excessKurtosis(type: type))
  }
  if let test = try? ShapiroWilk(column) {
    result["shapiro_w"] = .of(test.statistic)
    result["shapiro_p"] = .of(test.p.value)
  }
  return result
}

@Sendable private func paired(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let x = question.optionalText("x") ?? "x"
  let y = question.optionalText("y") ?? "y"
  let frame = try question.frame()
  let formula = "\(quoted(x)) ~ \(quoted(y))"
  let test = try PairedTTest(formula, data: frame)
  let corrected = try WilcoxonSignedRank(
    formula, data: frame, method: .asymptotic(continuity: true))
  let plain = try WilcoxonSignedRank(formula, data: frame, method: .asymptotic(continuity: false))
  var result: [String: JSONValue] = [
    "n": .of(test.rowsUsed), "mean_difference": .of(test.estimate?.value),
    "sd_difference": .of(test.standardDeviation), "t": .of(test.statistic),
    "df": .of(test.degreesOfFreedom), "p": .of(test.p.value),
    "ci": .of([test.estimate?.lower, test.estimate?.upper]),
    "wilcoxon_V": .of(corrected.statistic), "wilcoxon_p_normal_cc": .of(corrected.p.value),
    "wilcoxon_p_normal_nocc": .of(plain.p.value),
  ]
  if !corrected.hasTiesOrZeros {
    // Too many pairs for the exact distribution must not cost the rest of the case.
    let exact = try? WilcoxonSignedRank(formula, data: frame, method: .exact)
    result["wilcoxon_p_exact"] = .of(exact?.p.value)
  }
  return result
}

@Sendable private func adjusted(_ question: ConformanceCase) throws -> [String: JSONValue] {
  guard let p = question.inline("p") else { throw ConformanceCase.Failure.missing("p") }
  let names: [String: Adjustment] = [
    "bonferroni": .bonferroni, "holm": .holm, "hochberg": .hochberg, "hommel": .hommel,
    "BH": .benjaminiHochberg, "BY": .benjaminiYekutieli,
  ]
  return names.mapValues { .of(adjust(p, $0)) }
}

@Sendable private func mcnemar(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let formula = "\(quoted(try question.text("a"))) ~ \(quoted(try question.text("b")))"
  let table = try ContingencyTable(formula, data: question.frame())
  let corrected = try McNemarTest(table)
  let plain = try McNemarTest(table, variant: .uncorrected)
  return [
    "counts": .list(table.counts.map { .of($0) }), "chisq_cc": .of(corrected.statistic),
    "p_cc": .of(corrected.p.value), "chisq": .of(plain.statistic), "p": .of(plain.p.value),
    "p_exact": .of(try McNemarTest(table, variant: .exact).p.value),
  ]
}
