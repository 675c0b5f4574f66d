import Biostatistics
import DataFrames
import Reporting
import Testing

private let trial = DataFrame([
  "t": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
  "e": [1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1],
  "arm": ["A", "B", "A", "B", "A", "A", "B", "B", "A", "B", "B", "A", "A", "B"],
  "sex": ["f", "f", "m", "m", "f", "m", "f", "m", "f", "m", "f", "m", "f", "m"],
  "rare": ["x", "y", "y", "y", "y", "y", "y", "y", "y", "y", "y", "y", "y", nil],
])

struct SubgroupsTests {
  @Test("Each subgroup has the hazard ratio of its own rows, and counts by arm")
  func subgroups() throws {
    let result = try Subgroups("Surv(t, e) ~ arm", by: ["sex"], data: trial)
    #expect(result.treatmentLevels == ["A", "B"])
    #expect(result.rows.map(\.level) == ["", "f", "m"])
    let women = try CoxRegression("Surv(t, e) ~ arm", data: trial[trial["sex"] == "f"])
    #expect(result.variables[0].rows[0].estimate == women.coefficients[0].hazardRatio)
    #expect(result.overall.count == 14)
    #expect(result.overall.eventCount == 10)
    #expect(result.overall.arms.map(\.count) == [7, 7])
    #expect(result.overall.arms.map(\.eventCount) == [6, 4])
    #expect(result.variables[0].rows.map(\.count).reduce(0, +) == 14)
  }

  @Test("The interaction is the likelihood-ratio test of the product")
  func interaction() throws {
    let result = try Subgroups("Surv(t, e) ~ arm", by: ["sex"], data: trial)
    let product = try CoxRegression("Surv(t, e) ~ arm * sex", data: trial)
    let sum = try CoxRegression("Surv(t, e) ~ arm + sex", data: trial)
    let expected = try product.compared(to: sum).p.value ?? 0
    #expect(abs((result.variables[0].interactionP.value ?? 1) - expected) < 1e-9)
  }

  @Test("A subgroup of one arm has a row with its reason, and rows without a subgroup are left out")
  func rareSubgroup() throws {
    let result = try Subgroups("Surv(t, e) ~ arm", by: ["rare"], data: trial)
    let row = result.variables[0].rows[0]
    #expect(row.level == "x" && row.count == 1)
    #expect(row.estimate.value == nil)
    #expect(row.estimate.reason != nil)
    #expect(result.variables[0].rows.map(\.count) == [1, 12])
    #expect(result.variables[0].interactionP.value == nil)
  }

  @Test("A treatment of three levels, none at all and an unknown column are errors")
  func refusedSubgroups() {
    #expect(throws: CoxFailure.self) {
      try Subgroups("Surv(t, e) ~ 1", by: ["sex"], data: trial)
    }
    var data = trial
    data["arm"] = Column(["A", "B", "C", "B", "A", "A", "B", "B", "A", "B", "B", "A", "A", "C"])
    #expect(throws: CoxFailure.self) {
      try Subgroups("Surv(t, e) ~ arm", by: ["sex"], data: data)
    }
    #expect(throws: (any Error).self) {
      try Subgroups("Surv(t, e) ~ arm", by: ["sexe"], data: trial)
    }
  }
}
