import Biostatistics
import DataFrames
import Reporting
import Testing

/// Ten patients: events at 1, 3, 3, 5, 8; censored at 2, 3, 6, 9, 10.
private let ten = DataFrame([
  "t": [1, 2, 3, 3, 3, 5, 6, 8, 9, 10], "e": [1, 0, 1, 1, 0, 1, 0, 1, 0, 0],
  "g": ["a", "b", "a", "b", "a", "b", "a", "b", "a", "b"],
])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

@Test("Survival is the product of the shares that live on")
func productLimit() throws {
  let km = try KaplanMeier("Surv(t, e) ~ 1", data: ten)
  let curve = km.stratum()
  #expect(curve.times == [1, 2, 3, 5, 6, 8, 9, 10])
  #expect(curve.atRisk == [10, 9, 8, 5, 4, 3, 2, 1])
  #expect(curve.events == [1, 0, 2, 1, 0, 1, 0, 0])
  #expect(curve.censored == [0, 1, 1, 0, 1, 0, 1, 1])
  #expect(near(curve.survival[2], 0.9 * 6 / 8))
  #expect(near(curve.survival[7], 0.9 * 6 / 8 * 4 / 5 * 2 / 3))
}

@Test("Greenwood's error is S √Σ d / (n (n − d))")
func greenwood() throws {
  let estimate = try KaplanMeier("Surv(t, e)", data: ten).survival(at: 5)
  let s = 0.9 * 0.75 * 0.8
  let variance = 1.0 / 90 + 2.0 / 48 + 1.0 / 20
  #expect(near(estimate.standardError, s * variance.squareRoot()))
  #expect(estimate.kind == .proportion)
}

@Test("The number at risk counts those whose time is t")
func atRisk() throws {
  let km = try KaplanMeier("Surv(t, e)", data: ten)
  #expect(km.atRisk(at: 0) == 10)
  #expect(km.atRisk(at: 3) == 8)
  #expect(km.atRisk(at: 3.5) == 5)
  #expect(km.atRisk(at: 11) == 0)
  #expect(km.events(by: 3) == 3)
  #expect(km.censored(by: 3) == 2)
}

@Test("Before the first event the log-log scale has no limits, the others 1 to 1, as in R")
func beforeTheFirstEvent() throws {
  let data = DataFrame(["t": [1, 2, 3, 4, 5, 6], "e": [0, 0, 1, 0, 1, 1]])
  for confidence in [SurvivalConfidence.logLog, .log, .plain] {
    let km = try KaplanMeier("Surv(t, e)", data: data, confidence: confidence)
    let limit: Double? = confidence == .logLog ? nil : 1
    #expect(km.survival(at: 0.5).lower == 1)
    #expect(km.survival(at: 2).value == 1)
    #expect(km.survival(at: 2).lower == limit)
    #expect(km.survival(at: 2).upper == limit)
  }
  // R 4.2.2, survival 3.5-3: summary(survfit(Surv(t, e) ~ 1, conf.type = "log-log"), times = 3)
  let after = try KaplanMeier("Surv(t, e)", data: data).survival(at: 3)
  #expect(near(after.lower, 0.128, 1e-3))
  #expect(near(after.upper, 0.961, 1e-3))
}

@Test("Survival beyond the follow-up is not estimable and says why")
func beyondFollowUp() throws {
  let km = try KaplanMeier("Surv(t, e)", data: ten)
  var context = ReportContext()
  context.timeUnit = "years"
  let estimate = ReportContext.$current.withValue(context) { km.survival(at: 20) }
  #expect(estimate.value == nil)
  #expect(estimate.reason == "0 at risk at 20 years")
  #expect(near(estimate.unsupported, 0.36))
}

@Test("Survival that has reached 0 stays 0 and is supported")
func reachedZero() throws {
  let dead = DataFrame(["t": [1, 2, 3], "e": [1, 1, 1]])
  let estimate = try KaplanMeier("Surv(t, e)", data: dead).survival(at: 20)
  #expect(estimate.value == 0)
  #expect(estimate.lower == nil)
}

@Test("A median that is not reached has a reason")
func medianNotReached() throws {
  let alive = DataFrame(["t": [1, 2, 3], "e": [0, 0, 0]])
  let km = try KaplanMeier("Surv(t, e)", data: alive)
  #expect(km.median().value == nil)
  #expect(km.median().reason == "median not reached")
  #expect(km.survival(at: 2).value == 1)
}

@Test("A curve that stays at one half has its median in the middle of that step")
func medianOnStep() throws {
  let four = DataFrame(["t": [1, 2, 4, 6], "e": [1, 1, 1, 1]])
  #expect(try KaplanMeier("Surv(t, e)", data: four).median().value == 3)
}

@Test("Without censoring survival is the share of longer times")
func empirical() throws {
  let times: [Double] = [5, 3, 8, 3, 1, 9, 2, 8]
  let data = DataFrame(["t": Column(times), "e": Column(times.map { _ in 1 })])
  let km = try KaplanMeier("Surv(t, e)", data: data)
  for t in times {
    #expect(near(km.survival(at: t).value, Double(times.count { $0 > t }) / 8, 1e-14))
  }
}

@Test("Groups are the levels in order, each with its own curve")
func groups() throws {
  let km = try KaplanMeier("Surv(t, e) ~ g", data: ten)
  #expect(km.strata.map(\.name) == ["a", "b"])
  #expect(km.strata.map(\.count) == [5, 5])
  #expect(near(km.survival(at: 4, in: "a").value, 0.8 * 0.75))
}

@Test("Delayed entry counts only those already under observation")
func delayedEntry() throws {
  let late = DataFrame(["s": [0, 0, 4, 4], "t": [2, 6, 5, 7], "e": [1, 1, 1, 0]])
  let curve = try KaplanMeier("Surv(s, t, e)", data: late).stratum()
  #expect(curve.atRisk == [2, 3, 2, 1])
  #expect(near(curve.survival[0], 0.5))
}

@Test("One row, and rows that are all missing")
func degenerate() throws {
  let one = try KaplanMeier("Surv(t, e)", data: DataFrame(["t": [4], "e": [1]]))
  #expect(one.stratum().survival == [0])
  #expect(one.median().value == 4)
  let missing = DataFrame(["t": [nil, nil, 1.5], "e": [1, 0, nil]])
  #expect(throws: (any Error).self) { try KaplanMeier("Surv(t, e)", data: missing) }
}

@Test("Rows with missing values are counted and left out")
func dropped() throws {
  let data = DataFrame(["t": [1, 2, nil, 4], "e": [1, 0, 1, nil]])
  let km = try KaplanMeier("Surv(t, e)", data: data)
  #expect(km.rowsUsed == 2)
  #expect(km.rowsDropped == 2)
}

@Test("Follow-up is the reverse estimate, with the range of the times")
func followUp() throws {
  let followUp = try KaplanMeier("Surv(t, e) ~ g", data: ten).followUp
  #expect(followUp.range == 1...10)
  #expect(followUp.median.value == 9)
}

@Test("Times that differ by rounding are one time, and a time asked for may differ so too")
func rounding() throws {
  let times = [0.1 + 0.2, 0.3, 0.3, 0.5, 0.7, 0.1 * 7]
  let data = DataFrame(["t": Column(times), "e": [1, 0, 1, 1, 0, 1]])
  let km = try KaplanMeier("Surv(t, e)", data: data)
  let curve = km.stratum()
  // R 4.2.2, survival 3.5-3: f <- survfit(Surv(t, e) ~ 1); f$time; f$n.risk; f$surv
  #expect(curve.times == [0.3, 0.5, 0.7 - 0.7.ulp] || curve.times == [0.3, 0.5, 0.7])
  #expect(curve.atRisk == [6, 3, 2])
  for (s, r) in zip(curve.survival, [2.0 / 3, 4.0 / 9, 2.0 / 9]) { #expect(near(s, r)) }
  for time in [(0.3).nextDown, 0.3, 0.1 + 0.2] {
    #expect(near(km.survival(at: time).value, 2.0 / 3))
    #expect(km.atRisk(at: time) == 6)
    #expect(km.events(by: time) == 2)
  }
  #expect(km.atRisk(at: 0.3 + 1e-9) == 3)
  #expect(km.events(by: 0.3 - 1e-9) == 0)
}

@Test("Whole times are never merged, however large")
func wholeTimes() throws {
  // R 4.2.2, survival 3.5-3 merges these into one time, since they differ by less than 1.5e-8 of their mean.
  let data = DataFrame(["t": [1_600_000_001, 1_600_000_002, 1_600_000_003], "e": [1, 1, 0]])
  let curve = try KaplanMeier("Surv(t, e)", data: data).stratum()
  #expect(curve.times.count == 3)
  #expect(near(curve.survival[1], 1.0 / 3))
}

@Test("A curve that stays at one half to its end has its median in the middle of that step")
func halfExactly() throws {
  let data = DataFrame([
    "t": [2, 4, 6, 8, 10, 12, 14, 16, 18, 20], "e": [1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
  ])
  let median = try KaplanMeier("Surv(t, e)", data: data, confidence: .log).stratum().median
  // R 4.2.2, survival 3.5-3: quantile(survfit(Surv(t, e) ~ 1), 0.5)
  #expect(median.value == 15)
  #expect(median.lower == 6)
  #expect(median.upper == nil)
}
