import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

/// Twelve patients with risks and what happened.
private let dozen = DataFrame([
  "p": [0.1, 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9],
  "y": [0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1], "lp": [-2, 3, 0, 1, 2, 0, 1, 1, 0, 2, 3, 1],
])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-8) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

/// 200 patients whose log odds of the event are a + b times those of their risk, as nearly as counts can.
private func cohort(intercept: Double, slope: Double) -> DataFrame {
  var (risks, outcomes): ([Double], [Double]) = ([], [])
  for step in 1...9 {
    let risk = Double(step) / 10
    let truth = 1 / (1 + exp(-(intercept + slope * log(risk / (1 - risk)))))
    let events = Int((100 * truth).rounded())
    for row in 0..<100 {
      risks.append(risk)
      outcomes.append(row < events ? 1 : 0)
    }
  }
  return DataFrame(["p": Column(risks), "y": Column(outcomes)])
}

@Suite struct CalibrationTests {
  @Test("Intercepts and slope are those of R's glm on the log odds")
  func line() throws {
    let calibration = try Calibration("y ~ p", data: dozen)
    #expect(near(calibration.inTheLarge.value, -0.3969776130))
    #expect(near(calibration.inTheLarge.standardError, 0.7101831503))
    #expect(near(calibration.interceptJoint.value, -0.3626997022))
    #expect(near(calibration.interceptJoint.standardError, 0.6610429901))
    #expect(near(calibration.slope.value, 0.7324549912))
    #expect(near(calibration.slope.standardError, 0.5024718357))
  }

  @Test("Observed over expected, the Brier score and its scaled form by hand")
  func byHand() throws {
    let calibration = try Calibration("y ~ p", data: dozen)
    #expect(near(calibration.meanPredicted, 5.8 / 12))
    #expect(near(calibration.observedToExpected.value, 5 / 5.8))
    // ln O:E has the standard error √((1 − 5/12) / 5).
    let factor = exp(1.959963984540054 * (7.0 / 12 / 5).squareRoot())
    #expect(near(calibration.observedToExpected.upper, 5 / 5.8 * factor))
    let cases = 0.49 + 0.25 + 0.09 + 0.04 + 0.01
    let others = 0.01 + 0.01 + 0.04 + 0.09 + 0.16 + 0.36 + 0.81
    #expect(near(calibration.brier, (cases + others) / 12))
    #expect(near(calibration.scaledBrier, 1 - (cases + others) / 12 / (35.0 / 144)))
  }

  @Test("A risk equal to a cut belongs to the group below")
  func groups() throws {
    let groups = try Calibration("y ~ p", data: dozen, groups: 4).groups
    // Cuts at 0.275, 0.45 and 0.725.
    #expect(groups.map(\.count) == [3, 3, 3, 3])
    #expect(groups.map(\.events) == [0, 1, 2, 2])
    let halves = try Calibration(
      "y ~ p", data: DataFrame(["p": [0.1, 0.2, 0.2, 0.2], "y": [0, 1, 0, 1]]), groups: 2)
    #expect(halves.groups.map(\.count) == [4])
    #expect(halves.groupCuts == [0.1, 0.2, 0.2])
  }

  @Test("Risks that are right on average have intercepts near 0 and a slope near 1")
  func perfect() throws {
    let calibration = try Calibration("y ~ p", data: cohort(intercept: 0, slope: 1))
    #expect(near(calibration.inTheLarge.value, 0, 1e-6))
    #expect(near(calibration.slope.value, 1, 1e-6))
    #expect(near(calibration.observedToExpected.value, 1))
    #expect(try #require(calibration.ici.value) < 0.01)
  }

  @Test("The slope scales and the intercept shifts the log odds")
  func recalibrated() throws {
    let calibration = try Calibration("y ~ p", data: cohort(intercept: 0.5, slope: 0.6))
    #expect(near(calibration.slope.value, 0.6, 0.01))
    #expect(near(calibration.interceptJoint.value, 0.5, 0.01))
  }

  @Test("The spline is between its band and near the shares of the groups")
  func curve() throws {
    let data = cohort(intercept: 0.5, slope: 0.6)
    for smoother in [CalibrationSmoother.spline(), .spline(knots: 5), .loess(), .lowess()] {
      let calibration = try Calibration("y ~ p", data: data, smoother: smoother)
      let middle = calibration.observed(at: 0.5)
      #expect(near(middle.value, 0.62, 0.03))
      #expect(calibration.curve.count == 101)
      #expect(near(calibration.curve.first?.predicted, 0.1))
      for point in calibration.curve {
        #expect(point.lower ?? 0 <= point.observed && point.observed <= point.upper ?? 1)
      }
    }
  }

  @Test("The order of rows does not matter")
  func order() throws {
    let data = cohort(intercept: 0.2, slope: 1.2)
    let reversed = try Calibration("y ~ p", data: data.sorted(by: "y"))
    let given = try Calibration("y ~ p", data: data)
    #expect(near(given.ici.value, try #require(reversed.ici.value)))
    #expect(near(given.slope.value, try #require(reversed.slope.value)))
  }

  @Test("With fewer than 50 of the rarer outcome there is no curve but intercept and slope")
  func fewCases() throws {
    let calibration = try Calibration("y ~ p", data: dozen)
    #expect(calibration.curve.isEmpty)
    #expect(calibration.ici.reason == "5 events: a flexible curve needs 50")
    #expect(calibration.ici.unsupported != nil)
    #expect(calibration.slope.value != nil)
  }

  @Test("A linear predictor in the place of a risk is an error that says how to make one")
  func notARisk() {
    do {
      _ = try Calibration("y ~ lp", data: dozen)
      Issue.record("no error")
    } catch {
      #expect("\(error)".contains("lp holds -2, which is no risk between 0 and 1"))
      #expect("\(error)".contains("model.probability(data)"))
    }
  }

  @Test("Survival, several predictions, one group and no rows are errors in words")
  func errors() {
    func message(_ formula: String, _ data: DataFrame, groups: Int = 10) -> String {
      do {
        _ = try Calibration(formula, data: data, groups: groups)
        return ""
      } catch { return "\(error)" }
    }
    #expect(message("Surv(lp, y) ~ p", dozen).contains("SurvivalCalibration"))
    #expect(message("y ~ p + lp", dozen).contains("one column"))
    #expect(message("y ~ p", dozen, groups: 1).contains("at least 2 groups"))
    #expect(message("y ~ p", dozen[0..<0]).contains("no row is complete"))
  }

  @Test("Nobody or everybody with the event, one case, equal risks and separation are refused")
  func refused() throws {
    func made(_ p: Column, _ y: Column) throws -> Calibration {
      try Calibration("y ~ p", data: DataFrame(["p": p, "y": y]))
    }
    #expect(try made([0.2, 0.4, 0.6], [0, 0, 0]).slope.reason == "0 events")
    #expect(try made([0.2, 0.4, 0.6], [1, 1, 1]).inTheLarge.reason == "0 without the event")
    #expect(try made([0.2, 0.4, 0.6], [1, 0, 0]).observedToExpected.value == nil)
    let equal = try made([0.3, 0.3, 0.3, 0.3], [1, 0, 1, 0])
    #expect(equal.slope.reason == "all risks are equal")
    #expect(equal.inTheLarge.value != nil)
    let separated = try made([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])
    #expect(separated.slope.reason?.contains("apart entirely") == true)
    #expect(try made([0.5], [1]).slope.value == nil)
  }

  @Test("Risks of 0 and 1 are judged, with a warning")
  func limits() throws {
    let journal = RunJournal()
    let data = DataFrame(["p": [0, 0.2, 0.5, 0.7, 1, 0.4], "y": [0, 0, 1, 1, 0, 1]])
    let calibration = try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      try Calibration("y ~ p", data: data)
    }
    #expect(calibration.slope.value?.isFinite == true)
    #expect(journal.takeWarnings().contains { $0.name == "risks-at-limits" })
  }

  @Test("Risks of a model on the rows that it was fitted on are apparent, on others not")
  func evaluation() throws {
    var data = cohort(intercept: 0, slope: 1)
    let model = try LogisticRegression("y ~ p", data: data[0..<450])
    data["risk"] = model.probability(data)
    #expect(try Calibration("y ~ risk", data: data[0..<450]).evaluation == .apparent)
    #expect(try Calibration("y ~ risk", data: data[400..<900]).evaluation == .apparent)
    #expect(try Calibration("y ~ risk", data: data[450..<900]).evaluation == .otherRows)
    #expect(try Calibration("y ~ p", data: data).evaluation == .undeclared)
  }

  @Test("Where a logistic model was fitted its calibration is perfect")
  func apparent() throws {
    var data = cohort(intercept: 0.3, slope: 0.7)
    data["risk"] = try LogisticRegression("y ~ p", data: data).probability(data)
    let calibration = try Calibration("y ~ risk", data: data)
    #expect(near(calibration.slope.value, 1))
    #expect(near(calibration.interceptJoint.value, 0))
    #expect(near(calibration.observedToExpected.value, 1))
  }
}
