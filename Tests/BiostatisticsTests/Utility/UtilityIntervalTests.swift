import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

/// Ten patients; deaths of the disease at 1, 2, 4 and 6, of other causes at 3 and 5, one censored at 2.5.
private let ten = DataFrame([
  "t": [1, 2, 4, 6, 3, 5, 2.5, 9, 9, 9],
  "cause": [
    "disease", "disease", "disease", "disease", "other", "other", "0", "0", "0", "0",
  ],
  "p": [0.9, 0.8, 0.2, 0.1, 0.7, 0.3, 0.6, 0.5, 0.4, 0.05],
  "q": [0.5, 0.6, 0.7, 0.8, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
])

@Suite("Net benefit with competing events and intervals")
struct UtilityIntervalTests {
  private let many: DataFrame = {
    let rows = 0..<300
    return DataFrame([
      "y": Column(rows.map { ($0 * 7 % 10) < ($0 % 10) ? 1.0 : 0 }),
      "p": Column(rows.map { Double($0 % 10) / 12 + 0.05 }),
      "q": Column(rows.map { Double($0 * 3 % 10) / 12 + 0.05 }),
      "t": Column(rows.map { Double($0 * 37 % 101) / 10 + 0.05 }),
    ])
  }()

  @Test("Competing events: the incidence among those treated is Aalen and Johansen's")
  func competing() throws {
    let curve = try DecisionCurve(
      "Surv(t, cause) ~ p", data: ten, at: 5.5, thresholds: [0.35], cause: "disease")
    // Treated: 1 d, 2 d, 2.5 censored, 3 other, 9, 9. Of six: 1/6 + 1/6, then others cannot die of it.
    let share = 2.0 / 6
    let benefit = 0.6 * share - 0.6 * (1 - share) * 0.35 / 0.65
    #expect(near(curve.netBenefit(at: 0.35).value, benefit))
    #expect(curve.cause == "disease")
  }

  @Test("Treating everybody rests on the incidence of the whole cohort")
  func prevalence() throws {
    let curve = try DecisionCurve(
      "Surv(t, cause) ~ p", data: ten, at: 5.5, thresholds: [0.2], cause: "disease")
    let incidence = try CumulativeIncidence("Surv(t, cause) ~ 1", data: ten)
      .incidence(at: 5.5, of: "disease")
    #expect(near(curve.prevalence, try #require(incidence.value)))
  }

  @Test("Net benefit with competing events is that of survfit's state probabilities in R")
  func pbc() throws {
    // st <- factor(status, 0:2); p <- round(plogis(-1.5 + 0.15 * bili), 6); among p >= h
    // i <- summary(survfit(Surv(time, st) ~ 1), times = 1826)$pstate; m * i - m * (1 - i) * h / (1 - h)
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let data = try DataFrame(csv: root.appendingPathComponent("assets/data/pbc.csv").path)
    var patients = data[data["trt"] == 1 || data["trt"] == 2]
    patients["p"] = Column(
      patients["bili"].doubles.map { (1e6 / (1 + exp(1.5 - 0.15 * $0))).rounded() / 1e6 })
    let curve = try DecisionCurve(
      "Surv(time, status) ~ p", data: patients, at: 1826, thresholds: [0.2, 0.4, 0.6], cause: "2")
    #expect(near(curve.netBenefit(at: 0.2).value, 0.161133415033, 1e-10))
    #expect(near(curve.netBenefit(at: 0.4).value, 0.0699786324786, 1e-10))
    #expect(near(curve.netBenefit(at: 0.6).value, 0.0416666666667, 1e-10))
    #expect(near(curve.prevalence, 0.2837364921, 1e-10))
  }

  @Test("A cause without a horizon, and one of a binary outcome, are refused")
  func refused() {
    #expect(throws: UtilityFailure.self) {
      try DecisionCurve("Surv(t, cause) ~ p", data: ten, thresholds: [0.2], cause: "disease")
    }
    #expect(throws: UtilityFailure.self) {
      try DecisionCurve("y ~ p", data: many, thresholds: [0.2], cause: "1")
    }
  }

  @Test("Resamples give limits around the estimate, the same from the same seed")
  func limits() throws {
    func curve(_ seed: UInt64) throws -> DecisionCurve {
      try DecisionCurve(
        "y ~ p + q", data: many, thresholds: [0.2, 0.4], bootstrap: 200, seed: seed)
    }
    let benefit = try curve(3).netBenefit("p", at: 0.4)
    #expect(try #require(benefit.lower) < #require(benefit.value))
    #expect(try #require(benefit.upper) > #require(benefit.value))
    #expect(try curve(3).netBenefit("p", at: 0.4) == benefit)
    #expect(try curve(4).netBenefit("p", at: 0.4) != benefit)
  }

  @Test("The limits of treating everybody are those of the prevalence")
  func binomial() throws {
    let curve = try DecisionCurve(
      "y ~ p", data: many, thresholds: [0.5], bootstrap: 2000, seed: 1)
    let all = curve.treatAll(at: 0.5)
    // Net benefit at 1:1 is 2 × prevalence − 1: twice the standard error of a proportion.
    let error = 2 * (curve.prevalence * (1 - curve.prevalence) / 300).squareRoot()
    #expect(near(try #require(all.upper) - #require(all.lower), 2 * 1.96 * error, 0.1 * error))
  }

  @Test("A difference is that of the two, narrower than their own limits where they agree")
  func difference() throws {
    let curve = try DecisionCurve(
      "y ~ p + q", data: many, thresholds: [0.3], bootstrap: 200, seed: 1)
    let (p, q) = (curve.netBenefit("p", at: 0.3), curve.netBenefit("q", at: 0.3))
    let difference = curve.difference("p", minus: "q", at: 0.3)
    #expect(near(difference.value, try #require(p.value) - #require(q.value)))
    let nothing = curve.difference("p", minus: "p", at: 0.3)
    #expect(nothing.value == 0)
    // All resamples are alike: no limits rather than 0 to 0.
    #expect(nothing.lower == nil)
  }

  @Test("The gain is over the better of treating everybody and nobody")
  func gain() throws {
    let curve = try DecisionCurve("y ~ p", data: many, thresholds: [0.05, 0.6])
    let early = try #require(curve.netBenefit(at: 0.05).value)
    #expect(
      near(curve.gain(at: 0.05).value, early - (try #require(curve.treatAll(at: 0.05).value))))
    #expect(curve.gain(at: 0.6).value == curve.netBenefit(at: 0.6).value)
  }

  @Test("Interventions avoided scale with the number of patients")
  func avoided() throws {
    let curve = try DecisionCurve("y ~ p", data: many, thresholds: [0.3])
    let one = try #require(curve.interventionsAvoided(at: 0.3).value)
    #expect(near(curve.interventionsAvoided(at: 0.3, per: 100).value, 100 * one, 1e-9))
  }

  @Test("Clinical impact: those with and without the event add up to those flagged, with limits")
  func impact() throws {
    let curve = try ClinicalImpactCurve(
      "y ~ p", data: many, thresholds: [0.3], bootstrap: 100, seed: 1)
    let point = curve.point(at: 0.3)
    let sum = try #require(point.withEvent.value) + #require(point.withoutEvent.value)
    #expect(near(point.flagged.value, sum, 1e-9))
    #expect(point.flagged.value == point.highRisk)
    #expect(try #require(point.withEvent.lower) < #require(point.withEvent.upper))
  }

  @Test("A gap has no limits, and one resample is refused")
  func gaps() throws {
    var data = many
    data["early"] = data["t"] < 2
    let all = try DecisionCurve(
      "Surv(t, y) ~ p", data: data[data["early"]], at: 5, thresholds: [0.3], bootstrap: 50, seed: 1)
    #expect(all.netBenefit(at: 0.3).value == nil)
    #expect(all.netBenefit(at: 0.3).lower == nil)
    #expect(throws: UtilityFailure.resamples(1)) {
      try DecisionCurve("y ~ p", data: many, thresholds: [0.3], bootstrap: 1)
    }
    #expect(throws: UtilityFailure.population(0)) {
      try ClinicalImpactCurve("y ~ p", data: many, thresholds: [0.3], population: 0)
    }
  }
}
