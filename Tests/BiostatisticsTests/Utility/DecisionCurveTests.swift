import Biostatistics
import DataFrames
import Reporting
import Testing

/// Ten patients, four of them cases.
private let ten = DataFrame([
  "y": [0, 0, 0, 1, 0, 1, 0, 0, 1, 1],
  "p": [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 0.6, 0.7, 0.9],
  "q": [0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4],
  "t": [9, 8, 7, 1, 6, 2, 5, 4, 3, 3], "x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

@Suite struct DecisionCurveTests {
  @Test("Net benefit by hand: true positives less false ones at the odds of the threshold")
  func byHand() throws {
    let curve = try DecisionCurve("y ~ p + q", data: ten, thresholds: [0.2, 0.5])
    // At or above 0.2: four cases and three controls.
    #expect(near(curve.netBenefit("p", at: 0.2).value, 0.4 - 0.25 * 0.3))
    #expect(near(curve.netBenefit("p", at: 0.5).value, 0.2 - 0.2))
    #expect(near(curve.treatAll(at: 0.2).value, 0.4 - 0.25 * 0.6))
    #expect(near(curve.interventionsAvoided("p", at: 0.2).value, 0.3))
  }

  @Test("A prediction that treats everybody is worth as much as treating everybody")
  func everybody() throws {
    let curve = try DecisionCurve("y ~ q", data: ten, thresholds: 0.05...0.5)
    #expect(curve.thresholds.count == 46)
    #expect(curve.netBenefit(at: 0.3) == curve.treatAll(at: 0.3))
    #expect(curve.netBenefit(at: 0.45).value == 0)
  }

  @Test("Without censoring events by the horizon count as a binary outcome does")
  func uncensored() throws {
    var data = ten
    data["e"] = Column([Double](repeating: 1, count: 10))
    data["early"] = data["t"] <= 3.5
    let survival = try DecisionCurve(
      "Surv(t, e) ~ p", data: data, at: 3.5, thresholds: [0.1, 0.3, 0.6])
    let binary = try DecisionCurve("early ~ p", data: data, thresholds: [0.1, 0.3, 0.6])
    for threshold in [0.1, 0.3, 0.6] {
      #expect(
        near(
          survival.netBenefit(at: threshold).value,
          binary.netBenefit(at: threshold).value ?? .nan))
    }
  }

  @Test("Where the follow-up of those above a threshold ends before the horizon there is a gap")
  func gap() throws {
    var data = ten
    data["e"] = Column([Double](repeating: 0, count: 10))
    let curve = try DecisionCurve("Surv(t, e) ~ p", data: data, at: 5.5, thresholds: [0.1, 0.6])
    // Nine of ten are treated, none of them with an event.
    #expect(near(curve.netBenefit(at: 0.1).value, -0.9 / 9))
    #expect(curve.netBenefit(at: 0.6).value == nil)
    #expect(curve.netBenefit(at: 0.6).reason?.contains("ends before") == true)
  }

  @Test("A range that is not declared is warned of")
  func undeclared() throws {
    var context = ReportContext()
    context.journal = RunJournal()
    let curve = try ReportContext.$current.withValue(context) {
      try DecisionCurve("y ~ p", data: ten)
    }
    #expect(curve.thresholds.count == 99)
    #expect(context.journal.takeWarnings().map(\.name) == ["no-thresholds"])
  }

  @Test("Scores that are no risks, a missing horizon and absurd thresholds are errors in words")
  func refused() {
    #expect(throws: UtilityFailure.notARisk(name: "x", value: 2)) {
      try DecisionCurve("y ~ x", data: ten, thresholds: [0.2])
    }
    #expect(throws: UtilityFailure.horizon(formula: "Surv(t, y) ~ p", isSurvival: true)) {
      try DecisionCurve("Surv(t, y) ~ p", data: ten, thresholds: [0.2])
    }
    #expect(throws: UtilityFailure.horizon(formula: "y ~ p", isSurvival: false)) {
      try DecisionCurve("y ~ p", data: ten, at: 5, thresholds: [0.2])
    }
    #expect(throws: UtilityFailure.thresholds([1.2])) {
      try DecisionCurve("y ~ p", data: ten, thresholds: [1.2])
    }
  }

  @Test("Clinical impact: the numbers at high risk and among them the events")
  func impact() throws {
    let curve = try ClinicalImpactCurve("y ~ p", data: ten, thresholds: [0.3])
    #expect(near(curve.points.first?.highRisk, 500))
    #expect(near(curve.points.first?.withEvent.value, 300))
    let above = try ClinicalImpactCurve("y ~ p", data: ten, thresholds: [0.3], rule: .above)
    #expect(near(above.points.first?.highRisk, 400))
    #expect(near(above.events, 400))
  }
}
