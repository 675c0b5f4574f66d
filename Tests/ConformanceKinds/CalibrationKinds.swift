import Biostatistics
import DataFrames
import Reporting
import TestSupport

/// Kinds about calibration.
let calibrationKinds: [String: ConformanceKinds.Computation] = [
  "calibration_binary": binaryCalibration, "calibration_survival": survivalCalibration,
  "calibration_survival_slope": overallCalibration,
]

/// The places at which curves are read: the middles of tenths of risk.
private func grid(_ frame: DataFrame) -> [Double] {
  (0..<10).map { frame["p"].quantile(0.05 + Double($0) / 10) }
}

@Sendable private func binaryCalibration(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let asked = try RegressionQuestion(question)
  let training = try RegressionQuestion(question.about("fitted_on"))
  var frame = asked.frame
  frame["p"] = try training.model(question.texts("model_terms")).probability(frame)
  let formula = "\(try asked.outcome()) ~ p"
  let calibration = try Calibration(formula, data: frame)
  let exact = try Calibration(formula, data: frame, interval: .exact)
  let loess = try Calibration(formula, data: frame, smoother: .loess())
  let lowess = try Calibration(formula, data: frame, smoother: .lowess())
  let robust = try Calibration(formula, data: frame, smoother: .lowess(iterations: 3))
  let places = grid(frame)
  let groups = calibration.groups
  let n = Double(calibration.rowsUsed)
  let shares = groups.map {
    Double($0.count) / n * abs(Double($0.events) / Double($0.count) - $0.meanPredicted)
  }
  return [
    "n": .of(calibration.rowsUsed), "events": .of(calibration.events),
    "mean_predicted": .of(calibration.meanPredicted),
    "observed_rate": .of(calibration.observed.value),
    "oe_ratio": .of(calibration.observedToExpected.computed), "brier": .of(calibration.brier),
    "calibration_intercept_joint": .of(calibration.interceptJoint.computed),
    "calibration_slope": .of(calibration.slope.computed),
    "calibration_slope_se": .of(calibration.slope.standardError),
    "calibration_in_the_large": .of(calibration.inTheLarge.computed),
    "calibration_in_the_large_se": .of(calibration.inTheLarge.standardError),
    "val_prob": try validation(formula, frame, calibration, lowess),
    "group_n": .of(groups.map(\.count)),
    "group_mean_predicted": .of(groups.map(\.meanPredicted)),
    "group_observed": .of(groups.map(\.observed.value)),
    "group_wilson_lower": .of(groups.map(\.observed.lower)),
    "group_wilson_upper": .of(groups.map(\.observed.upper)),
    "group_exact_lower": .of(exact.groups.map(\.observed.lower)),
    "group_exact_upper": .of(exact.groups.map(\.observed.upper)),
    "decile_cuts": .of(calibration.groupCuts), "grid_p": .of(places),
    "lowess_iter0_at_grid": .of(places.map { lowess.observed(at: $0).computed }),
    "lowess_iter3_at_grid": .of(places.map { robust.observed(at: $0).computed }),
    "loess_at_grid": .of(places.map { loess.observed(at: $0).computed }),
    "ici_loess": .of(loess.ici.computed), "e50_loess": .of(loess.e50.computed),
    "e90_loess": .of(loess.e90.computed), "emax_loess": .of(loess.emax.computed),
    "ece_10_equal_count": .of(shares.reduce(0, +)),
  ]
}

/// What rms's `val.prob` gives.
private func validation(
  _ formula: String, _ frame: DataFrame, _ calibration: Calibration, _ lowess: Calibration
) throws -> JSONValue {
  let n = Double(calibration.rowsUsed)
  let area = try ROCCurve(formula, data: frame).auc.computed
  let unreliability = calibration.unreliability
  let gain = (calibration.likelihoodRatio - 1) / n
  let loss = (unreliability.statistic - 2) / n
  return .object([
    "Dxy": .of(area.map { 2 * $0 - 1 }), "C (ROC)": .of(area), "R2": .of(calibration.nagelkerke),
    "D": .of(gain), "D:Chi-sq": .of(calibration.likelihoodRatio), "D:p": .null, "U": .of(loss),
    "U:Chi-sq": .of(unreliability.statistic), "U:p": .of(unreliability.p.value),
    "Q": .of(gain - loss), "Brier": .of(calibration.brier),
    "Intercept": .of(calibration.interceptJoint.computed),
    "Slope": .of(calibration.slope.computed), "Emax": .of(lowess.emax.computed),
    "E90": .of(lowess.e90.computed), "Eavg": .of(lowess.ici.computed),
    "S:z": .of(calibration.spiegelhalter.z), "S:p": .of(calibration.spiegelhalter.p.value),
  ])
}

// MARK: - Survival

/// The model of a case, fitted on its own rows, and the rows judged.
private func coxModel(
  _ question: ConformanceCase
) throws -> (model: CoxRegression, rows: DataFrame) {
  let frame = try question.factoredFrame()
  let training = try question.factoredFrame(from: "fitted_on") ?? frame
  let right = question.texts("terms").map(quoted).joined(separator: " + ")
  return (try CoxRegression("\(try question.survival()) ~ \(right)", data: training), frame)
}

@Sendable private func overallCalibration(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  let (model, frame) = try coxModel(question)
  let overall = try OverallCalibration(
    try question.survival(), model: model, data: frame, tolerance: 1e-8)
  let slope = overall.slope
  return [
    "slope": .of(slope.computed), "slope_se": .of(slope.standardError),
    "slope_lower": .of(slope.lower), "slope_upper": .of(slope.upper),
    "slope_test_vs_1_z": .of(((slope.computed ?? .nan) - 1) / (slope.standardError ?? .nan)),
    "observed_events": .of(overall.observedEvents),
    "expected_events": .of(overall.expectedEvents),
    "oe_cumulative_hazard": .of(overall.observedToExpected.computed),
    "poisson_intercept": .of(overall.inTheLarge.computed),
    "poisson_intercept_se": .of(overall.inTheLarge.standardError),
  ]
}

@Sendable private func survivalCalibration(
  _ question: ConformanceCase
) throws -> [String: JSONValue] {
  var (model, frame) = try coxModel(question)
  let time = try question.number("t")
  let groupCount = Int(try question.number("groups"))
  frame["p"] = model.risk(at: time, for: frame)
  let formula = "\(try question.survival()) ~ p"
  func calibration(
    _ confidence: SurvivalConfidence = .logLog, _ grouping: CalibrationGrouping = .quantiles,
    _ smoother: CalibrationSmoother = .spline()
  ) throws -> SurvivalCalibration {
    try SurvivalCalibration(
      formula, data: frame, at: time, groups: groupCount, grouping: grouping, smoother: smoother,
      confidence: confidence)
  }
  let (plain, onLog) = (try calibration(), try calibration(.log))
  let equal = try calibration(.log, .equalSize)
  let lowess = try calibration(.logLog, .quantiles, .lowess())
  let places = grid(frame)
  let survival = 1 - frame["p"]
  let logHazards = log(-log(survival))
  let ratio = plain.observedToExpected
  var result: [String: JSONValue] = [
    "mean_predicted_risk": .of(plain.meanPredicted),
    "observed_risk_km": .of(plain.observed.computed),
    "observed_risk_km_lower": .of(onLog.observed.lower),
    "observed_risk_km_upper": .of(onLog.observed.upper), "oe_ratio": .of(ratio.computed),
    "oe_ratio_ci": .of([ratio.lower, ratio.upper]), "group_cuts": .of(plain.groupCuts),
    "rcs_knots_cloglog": .of([0.1, 0.5, 0.9].map { logHazards.quantile($0) }),
    "grid_risk": .of(places),
    "grid_observed_rcs": .of(places.map { plain.observed(at: $0).computed }),
    "ici": .of(plain.ici.computed), "e50": .of(plain.e50.computed),
    "e90": .of(plain.e90.computed), "emax": .of(plain.emax.computed),
    "first10_predicted": .of(Array(frame["p"].doubles.prefix(10))),
    "first10_pseudo_event": .of(Array(plain.pseudovalues.prefix(10))),
    "pseudo_lowess_iter0_at_grid": .of(places.map { lowess.observed(at: $0).computed }),
    "brier_pseudo_mean": .of(
      plain.pseudovalues.reduce(0, +) / Double(plain.pseudovalues.count)),
  ]
  result.merge(groups(plain.groups, onLog.groups)) { $1 }
  result.merge(equalGroups(equal.groups.reversed())) { $1 }
  return result
}

private func groups(
  _ groups: [CalibrationGroup], _ log: [CalibrationGroup]
) -> [String: JSONValue] {
  [
    "group_n": .of(groups.map(\.count)), "group_events_by_t": .of(groups.map(\.events)),
    "group_mean_predicted": .of(groups.map(\.meanPredicted)),
    "group_observed": .of(groups.map(\.observed.computed)),
    "group_se": .of(groups.map(\.observed.standardError)),
    "group_lower_log": .of(log.map(\.observed.lower)),
    "group_upper_log": .of(log.map(\.observed.upper)),
    "group_lower_loglog": .of(groups.map(\.observed.lower)),
    "group_upper_loglog": .of(groups.map(\.observed.upper)),
  ]
}

private func equalGroups(_ groups: [CalibrationGroup]) -> [String: JSONValue] {
  [
    "groupkm_mean_predicted_survival": .of(groups.map { 1 - $0.meanPredicted }),
    "groupkm_n": .of(groups.map(\.count)),
    "groupkm_events": .of(groups.map(\.eventsAtAnyTime)),
    // It gives nothing where a group's follow-up ends before the horizon.
    "groupkm_km_survival": .of(groups.map { group in group.observed.value.map { 1 - $0 } }),
    "groupkm_std_err": .of(
      groups.map { group in
        group.observed.value.flatMap { risk in
          group.observed.standardError.map { $0 / (1 - risk) }
        }
      }),
  ]
}
