import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

/// Ten patients with risks by 6, follow-up and events.
private let ten = DataFrame([
  "t": [2, 3, 3, 5, 6, 7, 8, 9, 10, 12], "e": [1, 1, 0, 1, 0, 1, 1, 0, 1, 0],
  "r": [0.9, 0.7, 0.8, 0.6, 0.3, 0.5, 0.4, 0.2, 0.35, 0.1],
  "lp": [3, 1, 1, 0, 0, 1, 0, -1, 0, -2],
])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-8) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

/// 300 patients in three grades, with events at times that do not depend on chance, and the risks by 3 of
/// the exponential survival that they follow.
private let cohort: DataFrame = {
  var (times, events, risks): ([Double], [Double], [Double]) = ([], [], [])
  for (grade, rate) in [0.05, 0.15, 0.4].enumerated() {
    for patient in 0..<100 {
      let time = -log((Double(patient) + 0.5) / 100) / rate
      let end = 4 + Double((patient * 37 + grade * 13) % 100) / 25
      times.append(min(time, end))
      events.append(time <= end ? 1 : 0)
      risks.append(1 - exp(-3 * rate) + 0.0001 * Double(patient % 10))
    }
  }
  return DataFrame(["t": Column(times), "e": Column(events), "r": Column(risks)])
}()

@Suite struct SurvivalCalibrationTests {
  @Test("The slope is that of a Cox regression on ln(−ln(1 − risk)), as in R")
  func slope() throws {
    let calibration = try SurvivalCalibration("Surv(t, e) ~ r", data: ten, at: 6)
    #expect(near(calibration.slope.value, 6.0512640348, 1e-6))
    #expect(near(calibration.slope.standardError, 3.2317173213, 1e-5))
  }

  @Test("With the slope at 1 the intercept is the logarithm of the baseline hazard, by hand")
  func inTheLarge() throws {
    let calibration = try SurvivalCalibration("Surv(t, e) ~ r", data: ten, at: 6)
    // Predicted hazards are −ln(1 − r); events at 2, 3 and 5 happen among all, all but the first, and
    // those from the fourth on.
    let hazards = try ten.column("r").doubles.map { -log(1 - $0) }
    let baseline = [0, 1, 3].reduce(0) { $0 + 1 / hazards[$1...].reduce(0, +) }
    #expect(near(calibration.inTheLarge.value, log(baseline)))
    // coxph and survfit of R.
    #expect(near(calibration.interceptJoint.value, 0.3606887, 1e-6))
  }

  @Test("The observed risk is Kaplan and Meier's, over the mean predicted risk")
  func observed() throws {
    let calibration = try SurvivalCalibration("Surv(t, e) ~ r", data: ten, at: 6)
    #expect(near(calibration.observed.value, 0.314285714286))
    #expect(near(calibration.observed.lower, 0.112851504972))
    #expect(near(calibration.observed.upper, 0.695414925798))
    #expect(near(calibration.observedToExpected.value, 0.314285714286 / 0.485))
    let error = 0.151494017432 / 0.314285714286
    #expect(
      near(
        calibration.observedToExpected.upper,
        0.314285714286 / 0.485 * exp(1.959963984540054 * error)))
  }

  @Test("Pseudo-values are those of leaving each patient out")
  func pseudovalues() throws {
    let values = try SurvivalCalibration("Surv(t, e) ~ r", data: ten, at: 6).pseudovalues
    let rest = -0.0238095238
    let expected = [1, 1, 0.1428571429, 1.1428571429, rest, rest, rest, rest, rest, rest]
    #expect(zip(values, expected).allSatisfy { near($0, $1) })
    #expect(near(values.reduce(0, +) / 10, 0.314285714286))
  }

  @Test("Groups fill from the highest risk down to equal numbers, with equal risks together")
  func equalSize() throws {
    let data = DataFrame([
      "t": [1, 2, 3, 4, 5, 6, 7], "e": [1, 1, 1, 0, 1, 0, 0],
      "r": [0.9, 0.5, 0.5, 0.5, 0.2, 0.2, 0.1],
    ])
    let groups = try SurvivalCalibration(
      "Surv(t, e) ~ r", data: data, at: 3, groups: 3, grouping: .equalSize
    ).groups
    // Thirds end at 2⅓ and 4⅔: 0.9 and all of 0.5 stand first, then 0.2.
    #expect(groups.map(\.count) == [1, 2, 4])
    #expect(groups.map(\.events) == [0, 0, 3])
    #expect(groups.map(\.eventsAtAnyTime) == [0, 1, 3])
  }

  @Test("True risks are calibrated: slope near 1, ratio near 1, a small index")
  func perfect() throws {
    let calibration = try SurvivalCalibration("Surv(t, e) ~ r", data: cohort, at: 3, groups: 3)
    #expect(near(calibration.slope.value, 1, 0.05))
    #expect(near(calibration.inTheLarge.value, 0, 0.05))
    #expect(near(calibration.observedToExpected.value, 1, 0.02))
    #expect(try #require(calibration.ici.value) < 0.03)
    #expect(calibration.groups.map(\.count) == [100, 100, 100])
    #expect(calibration.curve.allSatisfy { $0.lower ?? 1 < $0.observed })
  }

  @Test("Spline and smoothed pseudo-values agree")
  func pseudoCurve() throws {
    let spline = try SurvivalCalibration("Surv(t, e) ~ r", data: cohort, at: 3)
    let lowess = try SurvivalCalibration(
      "Surv(t, e) ~ r", data: cohort, at: 3, smoother: .lowess(span: 0.3))
    let risk = 1 - exp(-0.45)
    #expect(
      near(spline.observed(at: risk).value, try #require(lowess.observed(at: risk).value), 0.05))
  }

  @Test("Beyond the follow-up nothing is estimable, and the reason says so")
  func beyond() throws {
    let calibration = try SurvivalCalibration("Surv(t, e) ~ r", data: ten, at: 13)
    for estimate in [
      calibration.slope, calibration.inTheLarge, calibration.observedToExpected, calibration.ici,
    ] {
      #expect(estimate.reason == "0 at risk at time 13")
    }
    #expect(calibration.curve.isEmpty)
    #expect(calibration.observed.value == nil)
  }

  @Test("Fewer than two events are refused, fewer than 50 have no curve")
  func few() throws {
    #expect(
      try SurvivalCalibration("Surv(t, e) ~ r", data: ten, at: 2).slope.reason
        == "1 event by time 2")
    let some = try SurvivalCalibration("Surv(t, e) ~ r", data: ten, at: 6)
    #expect(some.e90.reason == "3 events: a flexible curve needs 50")
    #expect(some.events == 3)
    #expect(some.survivors == 6)
  }

  @Test("A group whose follow-up ends before the horizon has no observed risk")
  func emptyGroup() throws {
    let data = DataFrame([
      "t": [1, 2, 2, 3, 6, 7, 8, 9], "e": [0, 1, 0, 0, 1, 1, 0, 0],
      "r": [0.1, 0.1, 0.1, 0.1, 0.6, 0.6, 0.7, 0.7],
    ])
    let groups = try SurvivalCalibration("Surv(t, e) ~ r", data: data, at: 5, groups: 2).groups
    #expect(groups[0].observed.reason == "0 at risk at time 5")
    #expect(groups[1].observed.value == 0)
  }

  @Test("A linear predictor, a binary outcome, late entry and a horizon of 0 are errors in words")
  func errors() {
    func message(_ formula: String, at time: Double = 6) -> String {
      do {
        _ = try SurvivalCalibration(formula, data: ten, at: time)
        return ""
      } catch { return "\(error)" }
    }
    #expect(message("Surv(t, e) ~ lp").contains("model.risk(at: time, for: data)"))
    #expect(message("e ~ r").contains("write Calibration("))
    #expect(message("Surv(r, t, e) ~ r").contains("come under observation late"))
    #expect(message("Surv(t, e) ~ r", at: 0).contains("a time above 0"))
    #expect(message("Surv(t, e) ~ r + lp").contains("one column"))
  }

  @Test("Equal risks have no slope, and no curve")
  func equal() throws {
    var data = cohort
    data["r"] = data["r"] * 0 + 0.4
    let calibration = try SurvivalCalibration("Surv(t, e) ~ r", data: data, at: 3)
    #expect(calibration.slope.reason == "all risks are equal")
    #expect(calibration.ici.reason == "all risks are equal")
    #expect(calibration.groups.map(\.count) == [300])
    #expect(calibration.inTheLarge.value != nil)
  }

  @Test("On its own rows a Cox model has slope 1 and expects what happened")
  func overall() throws {
    let model = try CoxRegression("Surv(t, e) ~ lp", data: ten)
    let overall = try OverallCalibration("Surv(t, e)", model: model, data: ten)
    #expect(near(overall.slope.value, 1, 1e-6))
    #expect(near(overall.expectedEvents, 6))
    #expect(near(overall.inTheLarge.standardError, 1 / 6.0.squareRoot()))
    #expect(overall.evaluation == .apparent)
  }
}
