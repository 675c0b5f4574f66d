import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

/// Ten patients, four with the event.
private let patients = DataFrame([
  "y": [1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
  "old": [0.3, 0.5, 0.1, 0.7, 0.3, 0.5, 0.1, 0.3, 0.2, 0.6],
  "new": [0.6, 0.4, 0.3, 0.8, 0.1, 0.5, 0.2, 0.1, 0.1, 0.3],
  "t": [1, 2, 3, 5, 2, 4, 6, 7, 8, 9], "e": [1, 1, 0, 1, 0, 0, 1, 0, 0, 0],
  "lp": [1, 2, 0, 0, 0, 0, 1, -1, 0, 0],
])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

@Suite struct NetReclassificationTests {
  private func nri(
    _ outcome: String = "y", _ data: DataFrame = patients, categories: [Double]? = nil,
    change: Double = 0, at time: Double? = nil,
    estimator: NetReclassification.Estimator = .kaplanMeier, bootstrap: Int? = nil
  ) throws -> NetReclassification {
    try NetReclassification(
      outcome, old: "old", new: "new", data: data, categories: categories, change: change,
      at: time, estimator: estimator, bootstrap: bootstrap, seed: 3)
  }

  @Test("Without categories any change counts; both components by hand")
  func continuous() throws {
    let result = try nri()
    // Events: 3 up, 1 down of 4; others: 1 up, 4 down of 6, one unchanged.
    #expect(near(result.events.value, 0.5))
    #expect(near(result.nonEvents.value, 0.5))
    #expect(near(result.estimate.value, 1))
    let (cases, others) = ((1 - 0.25) / 4, (5.0 / 6 - 0.25) / 6)
    #expect(near(result.events.standardError, cases.squareRoot()))
    #expect(near(result.estimate.standardError, (cases + others).squareRoot()))
  }

  @Test("A risk equal to a cut belongs above it; tables count old by new")
  func categorical() throws {
    let result = try nri(categories: [0.2, 0.5])
    // Events: 0.3→0.6 up, 0.5→0.4 down, 0.1→0.3 up, 0.7→0.8 stays.
    #expect(result.eventTable == [[0, 1, 0], [0, 0, 1], [0, 1, 1]])
    // Others: 0.3→0.1 twice, 0.2→0.1 and 0.6→0.3 down, 0.1→0.2 up, 0.5→0.5 stays.
    #expect(result.nonEventTable == [[0, 1, 0], [3, 0, 0], [0, 1, 1]])
    #expect(near(result.events.value, 0.25))
    #expect(near(result.nonEvents.value, 0.5))
  }

  @Test("A least change leaves smaller ones out")
  func leastChange() throws {
    let result = try nri(change: 0.15)
    // Events up by 0.3 and 0.2; others down by 0.2, 0.2 and 0.3.
    #expect(near(result.events.value, 0.5))
    #expect(near(result.nonEvents.value, 0.5))
    #expect(near(result.eventsDown, 0))
  }

  @Test("Old and new exchanged, every component changes its sign")
  func exchanged() throws {
    let there = try nri(categories: [0.2, 0.5])
    let back = try NetReclassification(
      "y", old: "new", new: "old", data: patients, categories: [0.2, 0.5])
    #expect(near(back.events.value, -(there.events.value ?? .nan)))
    #expect(near(back.nonEvents.value, -(there.nonEvents.value ?? .nan)))
  }

  @Test("Without censoring before the horizon all estimators count")
  func uncensored() throws {
    var data = patients
    data["t"] = ifelse(data["y"] == 1, data["t"], data["t"] + 10)
    data["e"] = data["y"]
    let counted = try nri("y", data)
    for estimator in [NetReclassification.Estimator.kaplanMeier, .inverseWeighting] {
      let result = try nri("Surv(t, e)", data, at: 6, estimator: estimator)
      #expect(near(result.events.value, counted.events.value ?? .nan))
      #expect(near(result.nonEvents.value, counted.nonEvents.value ?? .nan))
      #expect(result.resampleCount == 500)
    }
  }

  @Test("With censoring, Kaplan and Meier's risks among those who moved, by hand")
  func kaplanMeier() throws {
    let result = try nri("Surv(t, e)", at: 5)
    // Up: rows at 1 (event), 3 (censored), 5 (event), 6; F(5) = 1 − 3/4 · 1/2.
    let up = 0.4 * (1 - 0.75 * 0.5)
    // All: events at 1 of 10, 2 of 9 and 5 of 5.
    let all = 1 - 0.9 * (8.0 / 9) * 0.8
    #expect(near(result.eventsUp, up / all))
    #expect(near(result.nonEventsUp, 0.4 * 0.75 * 0.5 / (1 - all)))
  }

  @Test("Inverse weights count censorings at the patient's own time")
  func inverseWeighting() throws {
    let result = try nri("Surv(t, e)", at: 5, estimator: .inverseWeighting)
    // G after 1 is 1, after 2 8/9 (one of 9 censored), after 3 and 4 8/9 · 6/7 · 5/6.
    let weights = [1, 9.0 / 8, 9.0 / 8 * 7 / 6 * 6 / 5]
    // Cases at 1 (up), 2 (down) and 5 (up).
    #expect(near(result.eventsUp, (weights[0] + weights[2]) / weights.reduce(0, +)))
    #expect(near(result.nonEventsUp, 0.25))
  }

  @Test("Resamples give the same interval each time, and it holds the estimate")
  func bootstrap() throws {
    let first = try nri("Surv(t, e)", at: 5, bootstrap: 200)
    let second = try nri("Surv(t, e)", at: 5, bootstrap: 200)
    #expect(first.estimate == second.estimate)
    #expect(first.resampleCount == 200)
    let estimate = first.estimate
    let value = try #require(estimate.value)
    #expect(try #require(estimate.lower) <= value && value <= #require(estimate.upper))
    #expect(first.p.value != nil)
  }

  @Test("Bootstrap and formula agree on the standard error of a binary outcome")
  func bootstrapError() throws {
    let rows = (0..<400).map { Double($0) }
    let data = DataFrame([
      "y": Column(rows.map { Int($0 * 7) % 10 < 4 ? 1.0 : 0 }),
      "old": Column(rows.map { Double(Int($0 * 13) % 97) / 100 }),
      "new": Column(rows.map { Double(Int($0 * 29) % 89) / 100 }),
    ])
    let formula = try #require(try nri("y", data).estimate.standardError)
    let resampled = try #require(try nri("y", data, bootstrap: 1000).estimate.standardError)
    #expect(abs(formula / resampled - 1) < 0.1)
  }

  @Test("One case, nobody beyond the horizon and equal risks are not estimable or nothing")
  func guards() throws {
    let one = try nri("y", patients[3..<10])
    #expect(one.estimate.reason == "1 event")
    #expect(one.estimate.unsupported != nil)
    #expect(try nri("Surv(t, e)", at: 10).estimate.reason == "0 at risk at time 10")
    let same = try NetReclassification("y", old: "old", new: "old", data: patients)
    #expect(same.estimate.value == 0)
    #expect(same.p.value == nil)
  }

  @Test("Wrong arguments are errors in words")
  func errors() {
    func message(_ body: () throws -> NetReclassification) -> String {
      do {
        _ = try body()
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      message { try NetReclassification("y", old: "old", new: "lp", data: patients) }
        .contains("lp holds 2, which is no risk between 0 and 1"))
    #expect(message { try nri(categories: [0.4, 0.2]) }.contains("ascend"))
    #expect(message { try nri(categories: []) }.contains("ascend"))
    #expect(message { try nri(categories: [0.2], change: 0.1) }.contains("without categories"))
    #expect(message { try nri("Surv(t, e)") }.contains("say at which time"))
    #expect(message { try nri(at: 5) }.contains("leave out at:"))
    #expect(message { try nri("y ~ old") }.contains("names predictions"))
    #expect(message { try nri("y", patients[0..<0]) }.contains("no row is complete"))
    #expect(message { try nri(bootstrap: 1) }.contains("at least 2 resamples"))
    #expect(
      message { try NetReclassification("y", old: "odl", new: "new", data: patients) }
        .contains("odl"))
  }

  @Test("Rows that miss either risk are left out and counted")
  func missing() throws {
    var data = patients
    data["new"] = [nil, 0.4, 0.3, 0.8, 0.1, 0.5, 0.2, 0.1, 0.1, nil]
    let result = try nri("y", data)
    #expect(result.rowsUsed == 8 && result.rowsDropped == 2)
    #expect(near(result.events.value, 1.0 / 3))
  }
}

@Suite struct IntegratedDiscriminationTests {
  @Test("The gains of mean risk by hand")
  func byHand() throws {
    let idi = try IntegratedDiscrimination("y", old: "old", new: "new", data: patients)
    #expect(near(idi.events.value, 0.5 / 4))
    #expect(near(idi.nonEvents.value, 0.7 / 6))
    #expect(near(idi.estimate.value, 0.5 / 4 + 0.7 / 6))
    // The variance of 0.3, −0.1, 0.2 and 0.1 over 4.
    let spread = 0.030625 + 0.050625 + 0.005625 + 0.000625
    #expect(near(idi.events.standardError, (spread / 3 / 4).squareRoot()))
  }

  @Test("Without censoring the survival form is the binary one")
  func uncensored() throws {
    var data = patients
    data["t"] = ifelse(data["y"] == 1, data["t"], data["t"] + 10)
    data["e"] = data["y"]
    let binary = try IntegratedDiscrimination("y", old: "old", new: "new", data: data)
    let survival = try IntegratedDiscrimination(
      "Surv(t, e)", old: "old", new: "new", data: data, at: 6, bootstrap: 50, seed: 1)
    #expect(near(survival.estimate.value, binary.estimate.value ?? .nan))
    #expect(survival.estimate.lower != nil)
  }

  @Test("A risk recalibrated on itself does not care for its scale")
  func recalibrated() throws {
    var data = patients
    data["half"] = data["old"] * 0.5
    let idi = try IntegratedDiscrimination(
      "Surv(t, e)", old: "old", new: "half", data: data, at: 5, recalibrated: true)
    #expect(near(idi.estimate.value, 0, 1e-9))
    let plain = try IntegratedDiscrimination(
      "Surv(t, e)", old: "old", new: "half", data: data, at: 5)
    #expect(plain.estimate.value != 0)
  }

  private func recalibration(
    at time: Double, old: String = "old", new: String = "new", _ data: DataFrame = patients
  ) throws -> RecalibratedImprovement? {
    try IntegratedDiscrimination(
      "Surv(t, e)", old: old, new: new, data: data, at: time, recalibrated: true
    ).recalibration
  }

  @Test("An event at the horizon is a control; a case weighs by the hazard of censoring")
  func recalibratedShares() throws {
    // Cases at 1 (gains) and 2 (loses; one of nine is censored there); of five controls one gains.
    let result = try recalibration(at: 5)
    #expect(near(result?.halfReclassification, 1 / (1 + exp(1.0 / 9)) - 0.2, 1e-6))
    #expect(near(result?.integratedDiscrimination, 0.1238984325, 1e-6))
    #expect(near(result?.medianGain, 0.0970485243, 1e-9))
  }

  @Test("Between two observed times the hazard lies on the line between theirs")
  func recalibratedBetweenTimes() throws {
    let result = try recalibration(at: 5.5)
    #expect(near(result?.halfReclassification, 1, 1e-6))
    #expect(near(result?.integratedDiscrimination, 0.4434103137, 1e-6))
    #expect(near(result?.medianGain, 0.5422711356, 1e-9))
  }

  @Test("Exchanged columns turn the sign of the three recalibrated measures")
  func recalibratedExchanged() throws {
    let result = try recalibration(at: 5)
    let exchanged = try recalibration(at: 5, old: "new", new: "old")
    #expect(
      near(exchanged?.integratedDiscrimination, -(result?.integratedDiscrimination ?? .nan), 1e-6))
    #expect(near(exchanged?.halfReclassification, -(result?.halfReclassification ?? .nan), 1e-6))
    #expect(near(exchanged?.medianGain, -(result?.medianGain ?? .nan), 1e-9))
  }

  @Test("No cases, no controls or a constant column: no recalibrated measures")
  func notRecalibrated() throws {
    #expect(try recalibration(at: 0.5) == nil)
    #expect(try recalibration(at: 1) == nil)
    #expect(try recalibration(at: 10) == nil)
    var data = patients
    data["same"] = data["old"] * 0 + 0.5
    #expect(try recalibration(at: 5, new: "same", data) == nil)
    let plain = try IntegratedDiscrimination(
      "Surv(t, e)", old: "old", new: "new", data: patients, at: 5)
    #expect(plain.recalibration == nil)
  }

  @Test("Risks of models on the rows that they were fitted on are apparent")
  func apparent() throws {
    var data = patients
    let journal = RunJournal()
    let model = try LogisticRegression("y ~ old", data: data)
    data["fitted"] = model.probability(data)
    let idi = try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      try IntegratedDiscrimination("y", old: "old", new: "fitted", data: data)
    }
    #expect(idi.evaluation == .apparent)
    #expect(journal.takeWarnings().contains { $0.name == "apparent" })
  }
}
