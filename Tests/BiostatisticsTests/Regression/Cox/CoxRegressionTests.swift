import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  a.map { abs($0 - b) <= tolerance * max(1, abs(b)) } ?? false
}

/// Events at 1 (x = 1) and 2 (x = 0); censored at 3, one of each.
private let four = DataFrame(["t": [1, 2, 3, 3], "e": [1, 1, 0, 0], "x": [1, 0, 0, 1]])

struct CoxRegressionTests {
  @Test("The hazard ratio of four patients is √2, by hand")
  func byHand() throws {
    // L = θ / (2θ + 2) · 1 / (θ + 2) is largest where θ² = 2.
    let model = try CoxRegression("Surv(t, e) ~ x", data: four)
    let root = 2.0.squareRoot()
    #expect(near(model.coefficient("x").hazardRatio.value, root))
    let information =
      root * 2 / ((2 * root + 2) * (root + 1)) + 2 * root / ((root + 2) * (root + 2))
    #expect(near(model.coefficient("x").standardError, 1 / information.squareRoot()))
  }

  @Test("Other units change the coefficient by their ratio and the test not at all")
  func invariance() throws {
    var data = twelve
    data["z"] = data["x"] * 1000 + 5e5
    let a = try CoxRegression("Surv(stop, e) ~ x + y", data: data)
    let b = try CoxRegression("Surv(stop, e) ~ z + y", data: data)
    #expect(near(b.coefficient("z").value * 1000, a.coefficient("x").value, 1e-8))
    #expect(near(b.likelihoodRatio.statistic, a.likelihoodRatio.statistic))
    #expect(near(b.coefficient("y").value, a.coefficient("y").value))
  }

  @Test("The order of rows does not matter")
  func permutation() throws {
    let turned = twelve.sorted(by: "x")
    let a = try CoxRegression("Surv(start, stop, e) ~ x + y + strata(s)", data: twelve)
    let b = try CoxRegression("Surv(start, stop, e) ~ x + y + strata(s)", data: turned)
    #expect(near(b.coefficient("x").value, a.coefficient("x").value))
    #expect(near(b.concordance.value, a.concordance.value ?? 0))
  }

  @Test("A row cut in two at any time is the same row")
  func splitting() throws {
    let whole = DataFrame([
      "a": [0, 0, 0, 0], "b": [1, 2, 3, 3], "e": [1, 1, 0, 0], "x": [1, 0, 0, 1],
    ])
    let cut = DataFrame([
      "a": [0, 0, 0, 1.5, 0], "b": [1, 2, 1.5, 3, 3], "e": [1, 1, 0, 0, 0], "x": [1, 0, 0, 0, 1],
    ])
    let first = try CoxRegression("Surv(a, b, e) ~ x", data: whole)
    let second = try CoxRegression("Surv(a, b, e) ~ x", data: cut)
    #expect(near(second.coefficient("x").value, first.coefficient("x").value))
    #expect(near(first.coefficient("x").hazardRatio.value, 2.0.squareRoot()))
  }

  @Test("One stratum is no stratum")
  func oneStratum() throws {
    var data = twelve
    data["one"] = Column([String](repeating: "all", count: 12))
    let plain = try CoxRegression("Surv(stop, e) ~ x", data: data)
    let stratified = try CoxRegression("Surv(stop, e) ~ x + strata(one)", data: data)
    #expect(near(stratified.logLikelihood, plain.logLikelihood))
    #expect(near(stratified.coefficient("x").value, plain.coefficient("x").value))
  }

  @Test("A stratum for each row leaves nothing to estimate, and says so")
  func everyRowItsOwnStratum() throws {
    let model = try CoxRegression("Surv(t, e) ~ x + strata(x)", data: four)
    #expect(model.coefficient("x").hazardRatio.value == nil)
    #expect(model.degreesOfFreedom == 0)
    #expect(model.likelihoodRatio.p.value == nil)
  }

  @Test("A weight of two is the row twice, with Breslow's ties")
  func weights() throws {
    let weighted = DataFrame([
      "t": [1, 2, 3, 4], "e": [1, 1, 0, 1], "x": [1, 0, 2, 1.5], "w": [1, 2, 1, 1],
    ])
    let doubled = DataFrame(["t": [1, 2, 2, 3, 4], "e": [1, 1, 1, 0, 1], "x": [1, 0, 0, 2, 1.5]])
    let a = try CoxRegression("Surv(t, e) ~ x", data: weighted, ties: .breslow, weights: "w")
    let b = try CoxRegression("Surv(t, e) ~ x", data: doubled, ties: .breslow)
    #expect(near(a.coefficient("x").value, b.coefficient("x").value))
    #expect(near(a.coefficient("x").standardError, b.coefficient("x").standardError))
  }

  // MARK: - What the data cannot support

  @Test("Without events there is an error that says so")
  func noEvents() {
    let data = DataFrame(["t": [1, 2, 3], "e": [0, 0, 0], "x": [1, 2, 3]])
    #expect(throws: CoxFailure.noEvents(formula: "Surv(t, e) ~ x")) {
      try CoxRegression("Surv(t, e) ~ x", data: data)
    }
  }

  @Test("Without rows there is an error that says so")
  func noRows() {
    let data = DataFrame(["t": [nil, 2], "e": [1, 1], "x": [1, nil]])
    #expect(throws: RegressionFailure.noRows(formula: "Surv(t, e) ~ x")) {
      try CoxRegression("Surv(t, e) ~ x", data: data)
    }
  }

  @Test("One row and one event leave nothing to estimate", arguments: [1, 3])
  func oneEvent(count: Int) throws {
    // Only the last patient has the event, with nobody left to compare with.
    let data = DataFrame([
      "t": Column((1...count).map(Double.init)),
      "e": Column((1...count).map { $0 == count ? 1 : 0 }),
      "x": Column((1...count).map(Double.init)),
    ])
    let model = try CoxRegression("Surv(t, e) ~ x", data: data)
    #expect(model.coefficient("x").hazardRatio.value == nil)
    #expect(model.coefficient("x").hazardRatio.reason?.contains("\"x\"") == true)
    #expect(model.logLikelihood == 0)
  }

  @Test("A column that others make has no coefficient but a reason; the rest is as without it")
  func collinear() throws {
    let journal = RunJournal()
    try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      let model = try CoxRegression("Surv(stop, e) ~ x + y + I(x + y) + I(y * 0 + 3)", data: twelve)
      let plain = try CoxRegression("Surv(stop, e) ~ x + y", data: twelve)
      #expect(model.coefficients.map { $0.hazardRatio.value == nil } == [false, false, true, true])
      #expect(near(model.coefficient("x").value, plain.coefficient("x").value))
      #expect(model.degreesOfFreedom == 2)
      #expect(near(model.aic, plain.aic))
      #expect(model.linearPredictor(twelve).doubles[0].isFinite)
    }
    let warnings = journal.takeWarnings().filter { $0.name == "not-estimable" }
    #expect(warnings.count == 2)
    #expect(warnings[0].text.contains("I(x + y)"))
  }

  @Test("A hazard ratio without end is named; its profile still has one limit")
  func monotoneLikelihood() throws {
    let data = DataFrame([
      "t": [1, 2, 3, 4, 5, 6], "e": [1, 1, 1, 0, 0, 0], "x": [1, 1, 1, 0, 0, 0],
      "z": [3, 1, 2, 2, 1, 3],
    ])
    let model = try CoxRegression("Surv(t, e) ~ x + z", data: data)
    let x = model.coefficient("x")
    #expect(x.hazardRatio.value == nil)
    #expect(x.hazardRatio.reason?.contains("\"x\"") == true)
    #expect((x.hazardRatio.unsupported ?? 0) > 1000)
    #expect(model.coefficient("z").hazardRatio.value != nil)
    #expect(model.likelihoodRatio.p.value != nil)
    let profile = model.profileInterval("x")
    #expect(profile.value == nil && profile.upper == nil)
    #expect((profile.lower ?? 0) > 0)
  }

  @Test("All events at one time can be fitted with both kinds of ties")
  func oneTime() throws {
    let data = DataFrame(["t": [1, 1, 1, 1, 1], "e": [1, 1, 1, 0, 0], "x": [1, 2, 0, 1, 0]])
    for ties in [TieHandling.efron, .breslow] {
      let model = try CoxRegression("Surv(t, e) ~ x", data: data, ties: ties)
      #expect(model.coefficient("x").hazardRatio.value != nil)
    }
  }

  @Test("Weights that are not positive are refused with their place")
  func refusedWeights() {
    let data = DataFrame(["t": [1, 2], "e": [1, 1], "x": [1, 2], "w": [1, 0]])
    #expect {
      try CoxRegression("Surv(t, e) ~ x", data: data, weights: "w")
    } throws: { error in
      "\(error)".contains("\"w\" is 0 at line 2")
    }
  }

  @Test("Incomplete rows are left out and counted")
  func missing() throws {
    let data = twelve.stacked(with: DataFrame(["stop": [4], "e": [1], "x": [nil], "y": [1]]))
    let model = try CoxRegression("Surv(stop, e) ~ x + y", data: data)
    #expect(model.rowsUsed == 12)
    #expect(model.rowsDropped == 1)
  }

  @Test("A model without terms has a likelihood and nothing else")
  func noTerms() throws {
    let model = try CoxRegression("Surv(t, e) ~ 1", data: four)
    #expect(model.coefficients.isEmpty)
    #expect(near(model.logLikelihood, -log(12)))
    #expect(model.survival(at: 1, for: four).doubles.allSatisfy { near($0, exp(-0.25)) })
  }

  // MARK: - Comparison

  @Test("Nested models are compared on the same rows only")
  func comparison() throws {
    let full = try CoxRegression("Surv(stop, e) ~ x + y", data: twelve)
    let small = try CoxRegression("Surv(stop, e) ~ x", data: twelve)
    let test = try full.compared(to: small)
    #expect(near(test.statistic, 2 * (full.logLikelihood - small.logLikelihood)))
    #expect(test.degreesOfFreedom == 1)
    #expect(try small.compared(to: full) == test)
    let fewer = try CoxRegression("Surv(stop, e) ~ x", data: twelve[0..<11])
    #expect(throws: CoxFailure.self) { try full.compared(to: fewer) }
    let other = try CoxRegression("Surv(stop, e) ~ o", data: twelve)
    #expect(throws: CoxFailure.self) { try full.compared(to: other) }
  }

  @Test("Elimination ends at the smallest criterion and keeps what an interaction needs")
  func elimination() throws {
    let full = try CoxRegression("Surv(stop, e) ~ x * y + o", data: twelve)
    let left = try full.backwardEliminated()
    #expect(left.aic <= full.aic)
    if left.terms.contains(where: { $0.label == "x:y" }) {
      #expect(left.terms.contains { $0.label == "x" })
    }
  }

  // MARK: - Prediction

  @Test("Beyond the last follow-up nothing is predicted")
  func beyondFollowUp() throws {
    let model = try CoxRegression("Surv(stop, e) ~ x + y", data: twelve)
    let estimate = try model.riskEstimates(at: 9.5, for: twelve[0..<1])[0]
    #expect(estimate.value == nil)
    #expect(estimate.reason == "0 at risk at time 9.5")
    #expect(estimate.unsupported != nil)
    #expect(model.survival(at: 9.5, for: twelve).missingCount == 12)
    #expect(model.survival(at: 9, for: twelve).missingCount == 0)
  }

  @Test("Risk is one minus survival, and its limits change places")
  func risk() throws {
    let model = try CoxRegression("Surv(stop, e) ~ x + y", data: twelve)
    let survival = try model.survivalEstimates(at: 3, for: twelve[0..<1])[0]
    let risk = try model.riskEstimates(at: 3, for: twelve[0..<1])[0]
    #expect(near(risk.value, 1 - (survival.value ?? 0)))
    #expect(near(risk.lower, 1 - (survival.upper ?? 0)))
    #expect(near(risk.upper, 1 - (survival.lower ?? 0)))
  }

  @Test("A row that misses something has no prediction; a stratum never seen is an error")
  func predictionOfOddRows() throws {
    let model = try CoxRegression("Surv(stop, e) ~ x + strata(s)", data: twelve)
    let odd = DataFrame(["x": [1, nil], "s": ["a", "b"]])
    #expect(model.linearPredictor(odd).missingCount == 1)
    #expect(model.survival(at: 3, for: odd).missingCount == 1)
    let strange = DataFrame(["x": [1], "s": ["c"]])
    #expect(throws: CoxFailure.self) { try model.survivalEstimates(at: 3, for: strange) }
  }

  @Test("The baseline hazard at 0 gives back the survival of a row")
  func baseline() throws {
    let model = try CoxRegression("Surv(stop, e) ~ x + y + offset(o)", data: twelve)
    let row = DataFrame(["x": [2], "y": [1], "o": [0.5]])
    let predictor = 2 * model.coefficient("x").value + model.coefficient("y").value + 0.5
    let hazard = try #require(model.baselineHazard.stratum().cumulativeHazard(at: 5))
    let expected = exp(-hazard * exp(predictor))
    #expect(near(model.survival(at: 5, for: row).doubles[0], expected))
    #expect(model.baselineHazard.stratum().cumulativeHazard(at: 99) == nil)
  }

  @Test("The predicted curve passes through the estimates at single times")
  func curves() throws {
    let model = try CoxRegression("Surv(stop, e) ~ x + y", data: twelve)
    let curve = try #require(try model.survivalCurves(for: twelve[3..<4])[0])
    let place = try #require(curve.times.firstIndex(of: 6) ?? curve.times.lastIndex { $0 < 6 })
    let single = try model.survivalEstimates(at: 6, for: twelve[3..<4])[0]
    #expect(near(single.value, curve.survival[place]))
    #expect(near(single.lower, curve.lower[place]))
    #expect(curve.survival(at: 100) == nil)
    #expect(curve.survival(at: 1) == 1)
    #expect(try model.survivalCurves(for: DataFrame(["x": [nil], "y": [1]]))[0] == nil)
  }

  @Test("The profile interval holds the estimate, and its limits lie at the depth of chi-squared")
  func profile() throws {
    let model = try CoxRegression("Surv(stop, e) ~ x + y", data: twelve)
    let interval = model.profileInterval("x")
    let (lower, upper) = (try #require(interval.lower), try #require(interval.upper))
    #expect(lower < interval.value ?? 0 && interval.value ?? 0 < upper)
    var data = twelve
    for limit in [lower, upper] {
      data["fixed"] = twelve["x"] * log(limit)
      let at = try CoxRegression("Surv(stop, e) ~ y + offset(fixed)", data: data)
      #expect(near(2 * (model.logLikelihood - at.logLikelihood), 3.841458820694124, 1e-6))
    }
  }
}
