import Biostatistics
import DataFrames
import Reporting
import Testing

/// Eight patients: deaths of the disease at 1, 3 and 6, of other causes at 2 and 5, one censored at 4;
/// two live beyond.
private let eight = DataFrame([
  "t": [1, 2, 3, 4, 5, 6, 7, 8],
  "cause": ["disease", "other", "disease", "censored", "other", "disease", "censored", "censored"],
  "x": [9, 8, 4, 6, 3, 7, 5, 1],
])

private func near(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) <= 1e-12 } ?? false }

@Suite("Time-dependent ROC of competing events")
struct CompetingROCTests {
  private func roc(
    _ controls: TimeDependentROC.Controls, at time: Double = 5.5, data: DataFrame = eight
  ) throws -> TimeDependentROC {
    try TimeDependentROC(
      "Surv(t, cause) ~ x", data: data, times: [time], cause: "disease", controls: controls)
  }

  @Test("Against those without any event: two cases, three controls")
  func eventFree() throws {
    let roc = try roc(.eventFree)
    #expect(roc.cases(at: 5.5) == 2)
    #expect(roc.controls(at: 5.5) == 3)
    #expect(roc.competing(by: 5.5) == 2)
    #expect(roc.censored(by: 5.5) == 1)
    // Scores 9 and 4, both uncensored before, against 7, 5 and 1.
    #expect(near(roc.auc(at: 5.5).value, (1 + 1.0 / 3) / 2))
  }

  @Test("Against all others: those with another event weigh 1 / G before it")
  func allOthers() throws {
    // G falls to 4/5 at 4: controls 8 with weight 1, 3 with 5/4, and 7, 5, 1 with 5/4 each.
    let total = 1 + 4 * 1.25
    let area = (1 + (1.25 + 1.25) / total) / 2
    #expect(near(try roc(.allOthers).auc(at: 5.5).value, area))
  }

  @Test("Where no other event happened both are the area of a single event")
  func without() throws {
    var data = eight
    data["cause"] = data["cause"].recoded(["other": "disease"])
    data["dead"] = data["cause"] == "disease"
    let single = try TimeDependentROC("Surv(t, dead) ~ x", data: data, times: [5.5])
    for controls in [TimeDependentROC.Controls.eventFree, .allOthers] {
      let area = try roc(controls, data: data).auc(at: 5.5)
      #expect(area.value == single.auc(at: 5.5).value)
      #expect(area.standardError == single.auc(at: 5.5).standardError)
    }
  }

  @Test("Predictive values are of everybody, those with another event included")
  func predictive() throws {
    let accuracy = try #require(roc(.eventFree).accuracy(above: 4.5, at: 5.5))
    // Above 4.5: a case of weight 1, another event of 1, two controls of 5/4.
    #expect(near(accuracy.ppv, 1 / 4.5))
    // Not above: a case of weight 1, a control and another event of 5/4 each.
    #expect(near(accuracy.npv, 1.25 / 3.5))
  }

  @Test("A cause that is not there is an error that names those that are")
  func unknown() {
    #expect(throws: (any Error).self) {
      try TimeDependentROC("Surv(t, cause) ~ x", data: eight, times: [5], cause: "fire")
    }
  }

  @Test("A horizon beyond follow-up is not estimable here either")
  func beyond() throws {
    #expect(try roc(.allOthers, at: 60).auc(at: 60).value == nil)
  }
}

@Suite("Nearest neighbours and censoring of other rows")
struct NearestNeighbourROCTests {
  private let ten = DataFrame([
    "t": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "e": [1, 0, 1, 0, 1, 1, 0, 1, 0, 0],
    "x": [9, 3, 5, 6, 7, 2, 4, 8, 1, 3.5],
  ])

  private func roc(_ span: Double, _ data: DataFrame, at time: Double = 5.5) throws
    -> TimeDependentROC
  {
    try TimeDependentROC(
      "Surv(t, e) ~ x", data: data, times: [time], method: .nearestNeighbour(span: span))
  }

  @Test("With everybody a neighbour of everybody the score says nothing")
  func everybody() throws {
    let flat = DataFrame([
      "t": ten["t"], "e": ten["e"], "x": Column((0..<10).map { Double($0) / 1000 }),
    ])
    // The highest scores have nobody above: their windows are themselves; 0.5 only away from there.
    let area = try roc(1, flat).auc(at: 5.5)
    #expect(area.value != nil)
    #expect(area.lower == nil)
  }

  @Test("Without neighbours and without censoring it is the area of cases against controls")
  func alone() throws {
    var data = ten
    data["e"] = Column([Double](repeating: 1, count: 10))
    let own = try roc(0.01, data).auc(at: 5.5).value
    let weighted = try TimeDependentROC("Surv(t, e) ~ x", data: data, times: [5.5]).auc(at: 5.5)
    #expect(near(own, weighted.value ?? .nan))
  }

  @Test("By hand: windows of one neighbour above, and as far below")
  func byHand() throws {
    // Scores 1, 2, 4, 8: each window reaches to the next score above, and as far down; the last is alone.
    let data = DataFrame(["t": [4, 1, 2, 3], "e": [0, 1, 0, 1], "x": [1, 2, 4, 8]])
    // Survival at 2.5: {1, 2}: 1/2; {1, 2, 4}: 2/3; {1, 2, 4, 8}: 3/4; {8}: 1.
    let survival = [0.5, 2.0 / 3, 0.75, 1]
    var area = 0.0
    for high in 0..<4 {
      for low in 0...high {
        area += (1 - survival[high]) * survival[low] * (low == high ? 0.5 : 1)
      }
    }
    let total = survival.reduce(0, +)
    let roc = try TimeDependentROC(
      "Surv(t, e) ~ x", data: data, times: [2.5], method: .nearestNeighbour(span: 0.25))
    let found = roc.auc(at: 2.5)
    // One case by 2.5: refused, but computed.
    #expect(found.value == nil)
    #expect(near(found.unsupported, area / (total * (4 - total))))
  }

  @Test("A span outside 0…1 and neighbours with a cause are refused in words")
  func refused() {
    #expect(throws: TimeDependentFailure.span(0)) { try roc(0, ten) }
    #expect(throws: TimeDependentFailure.span(2)) { try roc(2, ten) }
    #expect(throws: TimeDependentFailure.self) {
      try TimeDependentROC(
        "Surv(t, c) ~ x",
        data: DataFrame(["t": [1, 2, 3], "c": ["0", "a", "b"], "x": [1, 2, 3]]), times: [2],
        method: .nearestNeighbour, cause: "a")
    }
  }

  @Test("Censoring as on the same rows gives the same areas; as on rows without it, no weights")
  func training() throws {
    let own = try TimeDependentROC("Surv(t, e) ~ x", data: ten, times: [5.5])
    let same = try TimeDependentROC(
      "Surv(t, e) ~ x", data: ten, times: [5.5], censoringFrom: ten)
    #expect(own.auc(at: 5.5).value == same.auc(at: 5.5).value)
    var uncensored = ten
    uncensored["e"] = Column([Double](repeating: 1, count: 10))
    let plain = try TimeDependentROC(
      "Surv(t, e) ~ x", data: ten, times: [5.5], censoringFrom: uncensored)
    // Cases 9, 5, 7 against 2, 4, 8, 1, 3.5, all equal in weight.
    #expect(near(plain.auc(at: 5.5).value, (1 + 0.8 + 0.8) / 3))
  }

  @Test("Training rows exclude groups of censoring")
  func excluded() {
    var data = ten
    data["g"] = data["x"] > 4
    #expect(throws: TimeDependentFailure.excluded("censoringFrom:", by: "groups of censoring")) {
      try TimeDependentROC(
        "Surv(t, e) ~ x", data: data, times: [5], censoring: .kaplanMeier(by: "g"),
        censoringFrom: data)
    }
  }
}
