import Biostatistics
import DataFrames
import Reporting
import Testing

private let ten = DataFrame([
  "t": [2, 3, 3, 4, 5, 5, 6, 7, 8, 8], "code": [1, 2, 0, 1, 0, 2, 1, 0, 1, 0],
  "g": ["a", "a", "a", "b", "b", "a", "b", "b", "a", "b"],
  "one": ["s", "s", "s", "s", "s", "s", "s", "s", "s", "s"],
  "x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
])

@Suite("Gray's test and Fine and Gray's regression")
struct GrayTestTests {
  @Test("Gray’s test agrees with cmprsk")
  func reference() throws {
    // R 4.2.2, cmprsk 2.2-11: cuminc(t, code, g)$Tests
    let first = try GrayTest("Surv(t, code) ~ g", cause: "1", data: ten)
    #expect(abs(first.statistic - 0.00168292618527353) < 1e-12)
    #expect(abs((first.p.value ?? 0) - 0.967277174620653) < 1e-12)
    let second = try GrayTest("Surv(t, code) ~ g", cause: "2", data: ten)
    #expect(abs(second.statistic - 2.6550777462956483) < 1e-12)
    #expect(second.degreesOfFreedom == 1)
  }

  @Test("A single stratum changes nothing, and the order of groups does not matter")
  func invariance() throws {
    let plain = try GrayTest("Surv(t, code) ~ g", cause: "1", data: ten)
    let stratified = try GrayTest("Surv(t, code) ~ g + strata(one)", cause: "1", data: ten)
    #expect(abs(plain.statistic - stratified.statistic) < 1e-12)
    #expect(stratified.method == "stratified Gray's test")
    var turned = ten
    turned["g"] = ten["g"].releveled(reference: "b")
    let other = try GrayTest("Surv(t, code) ~ g", cause: "1", data: turned)
    #expect(abs(plain.statistic - other.statistic) < 1e-12)
    #expect(plain.observed == other.observed.reversed())
  }

  @Test("Observed and expected events add up to the same")
  func expected() throws {
    let test = try GrayTest("Surv(t, code) ~ g", cause: "2", data: ten)
    #expect(test.observed == [2, 0])
    #expect(abs(test.expected[0] + test.expected[1] - 2) < 1e-12)
  }

  @Test("What cannot be compared is an error: no groups, one group, several causes, delayed entry")
  func refused() {
    #expect(throws: SurvivalFailure.self) { try GrayTest("Surv(t, code)", cause: "1", data: ten) }
    #expect(throws: SurvivalFailure.self) {
      try GrayTest("Surv(t, code) ~ one", cause: "1", data: ten)
    }
    #expect(throws: FormulaFailure.self) { try GrayTest("Surv(t, code) ~ g", data: ten) }
    #expect(throws: FormulaFailure.self) {
      try GrayTest("Surv(t, code) ~ g", cause: "3", data: ten)
    }
    var data = ten
    data["s"] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    #expect(throws: CompetingRisksFailure.self) {
      try GrayTest("Surv(s, t, code) ~ g", cause: "1", data: data)
    }
  }

  // MARK: - Fine and Gray

  @Test(
    "Fine and Gray’s coefficient and sandwich agree with crr, at its tolerance and at the maximum")
  func fineGray() throws {
    // R 4.2.2, cmprsk 2.2-11: crr(t, code, cbind(x), failcode = 1), then with gtol = 1e-13
    let model = try FineGray("Surv(t, code) ~ x", cause: "1", data: ten)
    #expect(abs(model.coefficients[0].value + 0.187540786677628) < 1e-11)
    #expect(abs(model.coefficients[0].standardError - 0.17326432382574) < 1e-11)
    #expect(abs(model.logLikelihood.fitted + 6.64019541425093) < 1e-11)
    let exact = try FineGray(
      "Surv(t, code) ~ x", cause: "1", data: ten, gradientTolerance: 1e-13)
    #expect(abs(exact.coefficients[0].value + 0.18754078720629) < 1e-12)
    #expect(model.eventCount == 4)
    #expect(model.competingCount == 2)
  }

  @Test("Without other causes it is a Cox model with Breslow ties")
  func cox() throws {
    let data = DataFrame([
      "t": [2, 3, 3, 4, 5, 5, 6, 7], "e": [1, 1, 0, 1, 0, 1, 1, 1], "x": [3, 1, 4, 1, 5, 9, 2, 6],
    ])
    let model = try FineGray("Surv(t, e) ~ x", data: data, gradientTolerance: 1e-13)
    let cox = try CoxRegression("Surv(t, e) ~ x", data: data, ties: .breslow)
    #expect(abs(model.coefficients[0].value - cox.coefficients[0].value) < 1e-8)
  }

  @Test("A term that separates is named, a collinear one too")
  func separated() throws {
    var data = ten
    data["late"] = [0, 0, 0, 0, 1, 0, 0, 1, 0, 1]
    #expect(throws: CompetingRisksFailure.notConverged(term: "late")) {
      try FineGray("Surv(t, code) ~ late", cause: "1", data: data)
    }
    data["twice"] = data["x"] * 2
    #expect(throws: RegressionFailure.collinear(term: "twice", coefficient: "twice")) {
      try FineGray("Surv(t, code) ~ x + twice", cause: "1", data: data)
    }
    #expect(throws: CompetingRisksFailure.self) {
      try FineGray("Surv(t, code) ~ x + strata(g)", cause: "1", data: data)
    }
    #expect(throws: CompetingRisksFailure.self) {
      try FineGray("Surv(t, code) ~ 1", cause: "1", data: data)
    }
  }
}
