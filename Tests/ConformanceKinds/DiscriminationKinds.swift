import Biostatistics
import DataFrames
import Foundation
import Reporting
import TestSupport

/// Kinds about how well a score tells cases from controls.
let discriminationKinds: [String: ConformanceKinds.Computation] = [
  "roc": roc, "roc_compare_paired": comparedPaired, "roc_compare_unpaired": comparedUnpaired,
  "confusion": confusion,
]

@Sendable private func roc(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let (frame, outcome) = try question.scored(["predictor"])
  let curve = try ROCCurve("\(outcome) ~ predictor", data: frame)
  let logit = try ROCCurve("\(outcome) ~ predictor", data: frame, interval: .logit)
  let area = curve.auc.value ?? curve.auc.unsupported ?? .nan
  let error = curve.auc.standardError ?? .nan
  // The 97.5th percentile of the normal distribution.
  let z = 1.959963984540054
  let rank = try? WilcoxonRankSum(
    "predictor ~ \(outcome)", data: frame, method: .asymptotic(continuity: true))
  let m = Double(curve.caseCount)
  let n = Double(curve.controlCount)
  let (q1, q2) = (area / (2 - area), 2 * area * area / (1 + area))
  let hanley =
    ((area * (1 - area) + (m - 1) * (q1 - area * area) + (n - 1) * (q2 - area * area)) / (m * n))
    .squareRoot()
  var result: [String: JSONValue] = [
    "n_cases": .of(curve.caseCount), "n_controls": .of(curve.controlCount), "auc": .of(area),
    "auto_direction": .text(try medianDirection(frame)), "delong_se": .of(error),
    "delong_ci": .of([curve.auc.lower ?? area, curve.auc.upper ?? area]),
    "delong_ci_unclipped": .of([area - z * error, area + z * error]),
    "delong_logit_ci": .of([logit.auc.lower, logit.auc.upper]), "hanley_mcneil_se": .of(hanley),
    "z_vs_half": .of((area - 0.5) / error), "p_vs_half": .of(curve.auc.p?.value),
    "mann_whitney_U": .of(area * m * n), "mann_whitney_p": .of(rank?.p.value),
  ]
  result.merge(positions(on: curve)) { $1 }
  let precision = PrecisionRecallCurve(curve)
  result["pr_auc_davis_goadrich"] = .of(precision.areaDavisGoadrich)
  result["pr_auc_integral"] = .of(precision.area)
  result["average_precision"] = .of(precision.averagePrecision)
  return result
}

/// Points, rules and parts of the curve.
private func positions(on curve: ROCCurve) -> [String: JSONValue] {
  let points = curve.points
  let step = Double(points.count - 1) / 24
  var indices: [Int] = []
  for k in 0..<25 {
    // R rounds halves to the even number.
    let index = Int((1 + step * Double(k)).rounded(.toNearestOrEven))
    if indices.last != index { indices.append(index) }
  }
  let shown = indices.map { points[$0 - 1] }
  let youden = curve.operatingPoints(.youden, interval: .exact)
  let corner = curve.operatingPoints(.closestToCorner)
  func part(_ part: ROCCurve.Part, _ corrected: Bool) -> JSONValue {
    .of(curve.partialAUC(part, corrected: corrected))
  }
  let shares = [0.8, 0.9, 0.95]
  return [
    "n_thresholds": .of(points.count), "curve_index": .of(indices.map(Double.init)),
    "curve_threshold": .of(shown.map { $0.threshold.isFinite ? $0.threshold : .nan }),
    "curve_sensitivity": .of(shown.map(\.sensitivity)),
    "curve_specificity": .of(shown.map(\.specificity)),
    "youden_threshold": .of(youden.map(\.threshold.value)),
    "youden_sensitivity": .of(youden.map(\.sensitivity.value)),
    "youden_specificity": .of(youden.map(\.specificity.value)),
    "topleft_threshold": .of(corner.map(\.threshold.value)),
    "topleft_sensitivity": .of(corner.map(\.sensitivity.value)),
    "topleft_specificity": .of(corner.map(\.specificity.value)),
    "at_sensitivity": .of(shares),
    "specificity_there": .of(shares.map { curve.specificity(atSensitivity: $0) }),
    "at_specificity": .of(shares),
    "sensitivity_there": .of(shares.map { curve.sensitivity(atSpecificity: $0) }),
    "pauc_spec_1_to_0.8": part(.specificity(0.8...1), false),
    "pauc_spec_1_to_0.8_mcclish": part(.specificity(0.8...1), true),
    "pauc_sens_1_to_0.9": part(.sensitivity(0.9...1), false),
    "pauc_sens_1_to_0.9_mcclish": part(.sensitivity(0.9...1), true),
    "youden_confusion": youden.first.map { .object(accuracies($0)) } ?? .null,
  ]
}

/// The direction that R's pROC would choose by comparing medians.
private func medianDirection(_ frame: DataFrame) throws -> String {
  let values = try frame.column("predictor").doubles
  let outcomes = try frame.column("outcome").doubles
  func median(_ outcome: Double) throws -> Double {
    try Description(Column(zip(values, outcomes).filter { $1 == outcome }.map(\.0))).median
  }
  return try median(0) <= median(1) ? "<" : ">"
}

@Sendable private func confusion(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let (frame, outcome) = try question.scored(["predictor"])
  let curve = try ROCCurve("\(outcome) ~ predictor", data: frame)
  let cut = question.input["cut"]?.number ?? .nan
  return accuracies(
    curve.operatingPoint(.threshold(Threshold(cut)), interval: .exact))
}

private func accuracies(_ point: OperatingPoint) -> [String: JSONValue] {
  let counts = point.counts
  let (tp, fp) = (counts.truePositives, counts.falsePositives)
  let (fn, tn) = (counts.falseNegatives, counts.trueNegatives)
  func share(_ count: Int, _ total: Int) -> JSONValue {
    guard total > 0 else { return .null }
    let exact = ProportionInterval.exact.estimate(count: count, of: total)
    let wilson = ProportionInterval.wilson.estimate(count: count, of: total)
    return .object([
      "estimate": .of(exact.value), "exact_ci": .of([exact.lower, exact.upper]),
      "wilson_ci": .of([wilson.lower, wilson.upper]),
    ])
  }
  let positive = counts.positiveLikelihoodRatio()
  let negative = counts.negativeLikelihoodRatio()
  return [
    "tp": .of(tp), "fp": .of(fp), "fn": .of(fn), "tn": .of(tn),
    "sensitivity": share(tp, tp + fn), "specificity": share(tn, tn + fp),
    "ppv": share(tp, tp + fp), "npv": share(tn, tn + fn),
    "accuracy": share(tp + tn, counts.total), "prevalence": share(tp + fn, counts.total),
    "f1": .of(counts.f1), "youden": .of(counts.youden),
    "balanced_accuracy": .of(counts.balancedAccuracy),
    "lr_positive": .of(positive.value ?? positive.unsupported),
    "lr_negative": .of(negative.value ?? negative.unsupported),
    "lr_positive_ci": .of([positive.lower, positive.upper]),
    "lr_negative_ci": .of([negative.lower, negative.upper]),
    "diagnostic_odds_ratio": .of(counts.diagnosticOddsRatio), "kappa": .of(counts.kappa),
    "mcc": .of(counts.matthewsCorrelation),
  ]
}

@Sendable private func comparedPaired(_ question: ConformanceCase) throws -> [String: JSONValue] {
  let (frame, outcome) = try question.scored(["predictor1", "predictor2"])
  let first = try ROCCurve("\(outcome) ~ predictor1", data: frame)
  let second = try ROCCurve("\(outcome) ~ predictor2", data: frame)
  let test = try DeLongTest(first, second)
  return [
    "auc1": .of(first.auc.value), "auc2": .of(second.auc.value),
    "difference": .of(test.difference.value),
    "var1": .of(first.auc.standardError.map { $0 * $0 }),
    "var2": .of(second.auc.standardError.map { $0 * $0 }),
    "covariance": .of(test.covariance), "z": .of(test.statistic), "p": .of(test.p.value),
    "ci": .of([test.difference.lower, test.difference.upper]),
  ]
}

@Sendable private func comparedUnpaired(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let outcome = quoted(try question.text("outcome"))
  let formula = "\(outcome) ~ \(quoted(try question.text("predictor")))"
  let first = try ROCCurve(formula, data: question.frame())
  let second = try ROCCurve(formula, data: question.about("data2").frame())
  let test = try DeLongTest(first, second, paired: false)
  return [
    "auc1": .of(first.auc.value), "auc2": .of(second.auc.value),
    "var1": .of(first.auc.standardError.map { $0 * $0 }),
    "var2": .of(second.auc.standardError.map { $0 * $0 }), "D": .of(test.statistic),
    "df": .of(test.degreesOfFreedom), "p": .of(test.p.value),
  ]
}

extension ConformanceCase {
  /// The rows with scores in columns of these names, and the outcome's name. A case with terms of a
  /// model has its risk as the first score and that of the reduced model as the second.
  fileprivate func scored(_ names: [String]) throws -> (frame: DataFrame, outcome: String) {
    if !texts("model_terms").isEmpty {
      var rows = try scoredByLogistic(self).frame
      for (name, score) in zip(names, ["full", "reduced"]) { rows[name] = try rows.column(score) }
      let outcome = try rows.column(text("outcome"))
      rows["outcome"] = texts("outcome_levels").last.map { outcome == $0 } ?? outcome
      return (rows, "outcome")
    }
    var rows = try frame()
    for name in names { rows[name] = try rows.column(text(name)) }
    rows["outcome"] = try rows.column(text("outcome"))
    return (rows, "outcome")
  }
}
