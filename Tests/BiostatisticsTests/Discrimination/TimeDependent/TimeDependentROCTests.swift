import Biostatistics
import DataFrames
import Reporting
import Testing

/// Ten patients; censored at 2, 4 and 7, events at 1, 3, 5 and 6; two live beyond.
private let ten = DataFrame([
  "t": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "e": [1, 0, 1, 0, 1, 1, 0, 1, 0, 0],
  "x": [9, 3, 5, 6, 7, 2, 4, 8, 1, 3], "z": [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  "c": ["a", "b", "a", "b", "a", "b", "a", "b", "a", "b"],
])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

private func roc(_ formula: String, _ times: [Double], _ data: DataFrame = ten) throws
  -> TimeDependentROC
{
  try TimeDependentROC(formula, data: data, times: times)
}

@Suite struct TimeDependentROCTests {
  @Test("Cases weigh 1 / G(t−), controls all the same")
  func byHand() throws {
    // At 5.5: cases 1, 3, 5 with G(t−) = 1, 8/9, 8/9 · 6/7; controls 6…10.
    let area = try roc("Surv(t, e) ~ x", [5.5]).auc(at: 5.5)
    let weights = [1, 9.0 / 8, 9.0 / 8 * 7 / 6]
    // Scores 9, 5, 7 against 2, 4, 8, 1, 3: shares 1, 4/5, 4/5.
    let sum = weights[0] + 0.8 * weights[1] + 0.8 * weights[2]
    #expect(near(area.value, sum / weights.reduce(0, +)))
  }

  @Test("Without censoring it is the area of those dead against those alive, with DeLong's error")
  func uncensored() throws {
    let data = DataFrame([
      "t": [1, 2, 3, 4, 5, 6, 7, 8], "e": [1, 1, 1, 1, 1, 1, 1, 1],
      "x": [9, 3, 5, 6, 7, 2, 4, 8], "y": [1, 1, 1, 1, 0, 0, 0, 0],
    ])
    let timed = try roc("Surv(t, e) ~ x", [4.5], data).auc(at: 4.5)
    #expect(near(timed.value, try ROCCurve("y ~ x", data: data).auc.value ?? .nan))
  }

  @Test("A horizon that nobody's follow-up exceeds is refused with its reason")
  func beyondFollowUp() throws {
    var context = ReportContext()
    context.timeUnit = "months"
    let area = try ReportContext.$current.withValue(context) {
      try roc("Surv(t, e) ~ x", [60]).auc(at: 60)
    }
    #expect(area.value == nil)
    #expect(area.reason == "0 at risk at 60 months")
  }

  @Test("One case is too few; the number is kept unprinted")
  func oneCase() throws {
    let area = try roc("Surv(t, e) ~ x", [1.5]).auc(at: 1.5)
    #expect(area.value == nil)
    #expect(area.reason == "1 case at time 1.5")
    #expect(area.unsupported == 1)
  }

  @Test("A score that orders everybody has area 1 and no interval")
  func perfect() throws {
    let area = try roc("Surv(t, e) ~ z", [5.5]).auc(at: 5.5)
    #expect(area.value == 1)
    #expect(area.lower == nil)
  }

  @Test("Turning a score about turns its area about; a score against itself differs by nothing")
  func symmetry() throws {
    var data = ten
    data["minus"] = -data["x"]
    let both = try roc("Surv(t, e) ~ x + minus", [5.5], data)
    #expect(near(both.auc(at: 5.5, of: "minus").value, 1 - (both.auc(at: 5.5, of: "x").value ?? 0)))
    let same = both.difference("x", minus: "x", at: 5.5)
    #expect(same.value == 0)
    #expect(same.p?.value == nil)
  }

  @Test("Weights within groups are those of each group alone")
  func groups() throws {
    let grouped = try TimeDependentROC(
      "Surv(t, e) ~ x", data: ten, times: [5.5], censoring: .kaplanMeier(by: "c"))
    // In a the cases 1, 3, 5 weigh 1, nobody censored before; in b nobody has an event by 5.5. Controls:
    // 7, 9 of a weigh 1; 6, 8, 10 of b weigh 1 / ((4/5)(3/4)) = 5/3.
    let late = 5.0 / 3
    let total = 3 * (2 + 3 * late)
    // Pairs won: 9 beats all; 5 and 7 beat all but the 8 at 8.
    let won = (2 + 3 * late) + 2 * (2 + 2 * late)
    #expect(near(grouped.auc(at: 5.5).value, won / total))
  }

  @Test("The curve runs from nobody to everybody, and the area under it is the AUC")
  func curve() throws {
    let estimate = try roc("Surv(t, e) ~ x", [5.5])
    let points = estimate.curve(at: 5.5)
    #expect(points.first?.sensitivity == 0)
    #expect(points.last?.sensitivity == 1)
    var area = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      area += (a.specificity - b.specificity) * (a.sensitivity + b.sensitivity) / 2
    }
    #expect(near(estimate.auc(at: 5.5).value, area))
  }

  @Test("No score and delayed entry are errors in words")
  func refused() {
    #expect(throws: TimeDependentFailure.noScore(formula: "Surv(t, e) ~ 1")) {
      try roc("Surv(t, e) ~ 1", [5])
    }
    #expect(throws: TimeDependentFailure.self) { try roc("Surv(z, t, e) ~ x", [5], ten[6..<10]) }
  }
}
