import Biostatistics
import DataFrames
import Reporting
import Testing

private let eight = DataFrame([
  "t": [1, 2, 4, 6, 2, 3, 5, 6], "e": [1, 0, 1, 0, 1, 1, 0, 0],
  "g": ["a", "a", "a", "a", "b", "b", "b", "b"],
])

@Suite("Restricted means")
struct RestrictedMeanTests {
  @Test("The restricted mean is the area below the curve")
  func area() throws {
    let means = try RestrictedMean("Surv(t, e) ~ g", data: eight, at: 5)
    // a: 1 until 1, ¾ until 4, ⅜ until 5; b: 1 until 2, ¾ until 3, ½ until 5
    let (a, b) = (1 + 0.75 * 3 + 0.375, 2 + 0.75 + 0.5 * 2)
    #expect(abs((means.mean(in: "a").value ?? 0) - a) < 1e-12)
    #expect(abs((means.mean(in: "b").value ?? 0) - b) < 1e-12)
    #expect(abs((means.difference.value ?? 0) - (b - a)) < 1e-12)
    #expect(abs((means.ratio.value ?? 0) - b / a) < 1e-12)
    #expect(abs((means.timeLostRatio.value ?? 0) - (5 - b) / (5 - a)) < 1e-12)
    #expect(means.groups[0].timeLost.value == 5 - a)
  }

  @Test("A horizon beyond a group’s follow-up refuses its mean and every comparison with it")
  func beyond() throws {
    let means = try RestrictedMean("Surv(t, e) ~ g", data: eight, at: 7)
    #expect(means.groups[0].mean.value == nil)
    #expect(means.groups[0].mean.unsupported != nil)
    #expect(means.difference.value == nil)
    #expect(means.difference.reason != nil)
  }

  @Test("Without events nobody loses time, and there is no P value")
  func noEvents() throws {
    let data = DataFrame(["t": [5, 6, 7, 8], "e": [0, 0, 0, 0], "g": ["a", "a", "b", "b"]])
    let means = try RestrictedMean("Surv(t, e) ~ g", data: data, at: 5)
    #expect(means.difference.value == 0)
    #expect(means.difference.p?.value == nil)
    #expect(means.timeLostRatio.value == nil)
  }

  @Test("One group has a mean and no comparison; a horizon that is no time is refused")
  func oneGroup() throws {
    let means = try RestrictedMean("Surv(t, e)", data: eight, at: 5)
    #expect(means.mean().value != nil)
    #expect(means.difference.value == nil)
    for horizon in [0, -1, Double.nan, .infinity] {
      #expect(throws: SurvivalFailure.self) {
        try RestrictedMean("Surv(t, e)", data: eight, at: horizon)
      }
    }
  }

  @Test("The cumulative hazard adds events over those at risk")
  func nelsonAalen() throws {
    let hazard = try NelsonAalen("Surv(t, e) ~ g", data: eight)
    let b = hazard.cumulativeHazard(at: 3, in: "b")
    #expect(abs((b.value ?? 0) - (1.0 / 4 + 1.0 / 3)) < 1e-12)
    #expect(abs((b.standardError ?? 0) - (1.0 / 16 + 1.0 / 9).squareRoot()) < 1e-12)
    #expect(hazard.cumulativeHazard(at: 7, in: "b").value == nil)
    #expect(hazard.cumulativeHazard(at: 0, in: "b").value == 0)
  }

  @Test("A log-rank table compares the levels of each variable on its own rows")
  func logRankTable() throws {
    var data = eight
    data["h"] = ["x", "y", nil, "y", "x", "x", "y", "y"]
    data["same"] = ["z", "z", "z", "z", "z", "z", "z", "z"]
    let table = try LogRankTable("Surv(t, e)", variables: ["g", "h", "same"], data: data, at: 2)
    #expect(table.variables.map(\.name) == ["g", "h", "same"])
    #expect(table.variables[0].levels.map(\.count) == [4, 4])
    #expect(table.variables[0].levels.map(\.eventCount) == [2, 2])
    #expect(table.variables[0].p == (try LogRankTest("Surv(t, e) ~ g", data: data).p))
    #expect(table.variables[1].rowsDropped == 1)
    #expect(table.variables[2].p.value == nil)
    #expect(throws: SurvivalFailure.self) {
      try LogRankTable("Surv(t, e) ~ g", variables: ["h"], data: data)
    }
    #expect(throws: SurvivalFailure.noVariables) {
      try LogRankTable("Surv(t, e)", variables: [], data: data)
    }
  }
}
