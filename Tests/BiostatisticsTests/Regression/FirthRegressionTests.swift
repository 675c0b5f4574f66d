import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-8) -> Bool {
  a.map { abs($0 - b) <= tolerance * max(1, abs(b)) } ?? false
}

private let separated = DataFrame(["y": [0, 0, 0, 1, 1, 1], "x": [1, 2, 3, 4, 5, 6]])

private let rows = DataFrame([
  "y": [0, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1],
  "x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  "g": ["a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c"],
])

struct FirthRegressionTests {
  @Test("A saturated table has the log odds with a half added to each cell")
  func byHand() throws {
    // a: 2 events of 5; b: 4 of 4.
    let data = DataFrame([
      "y": [0, 0, 0, 1, 1, 1, 1, 1, 1], "g": ["a", "a", "a", "a", "a", "b", "b", "b", "b"],
    ])
    let model = try FirthRegression("y ~ g", data: data)
    #expect(near(model.coefficient("(Intercept)").value, log(2.5 / 3.5)))
    #expect(near(model.coefficient("g").value, log(4.5 / 0.5) - log(2.5 / 3.5)))
  }

  // glm(y ~ x, binomial, d, method = "brglmFit", type = "AS_mean"), brglm2, R 4.2.2
  @Test("Separated rows have the estimate of brglm2")
  func agreement() throws {
    let model = try FirthRegression("y ~ x", data: separated)
    #expect(near(model.coefficient("x").value, 1.128912489))
    #expect(near(model.coefficient("(Intercept)").value, -3.951193710))
    #expect(model.coefficient("x").oddsRatio.value != nil)
    #expect((model.coefficient("x").oddsRatio.lower ?? 0) > 1)
  }

  @Test("Events and non-events exchanged turn every sign")
  func recoding() throws {
    var data = rows
    data["n"] = Column(rows["y"].doubles.map { 1 - $0 })
    let a = try FirthRegression("y ~ x + g", data: data)
    let b = try FirthRegression("n ~ x + g", data: data)
    for (first, second) in zip(a.coefficients, b.coefficients) {
      #expect(near(first.value, -second.value))
      #expect(near(first.p.value, second.p.value ?? 0, 1e-7))
    }
  }

  @Test("The order of rows does not matter")
  func permutation() throws {
    let a = try FirthRegression("y ~ x + g", data: rows)
    let b = try FirthRegression("y ~ x + g", data: rows.sorted(by: "g"))
    #expect(near(a.coefficient("gc").value, b.coefficient("gc").value))
    #expect(near(a.penalizedLogLikelihood, b.penalizedLogLikelihood))
  }

  @Test("Other units and origins change the coefficient by their ratio and the test not at all")
  func invariance() throws {
    var data = separated
    data["z"] = data["x"] * 1000 + 5e5
    let a = try FirthRegression("y ~ x", data: data)
    let b = try FirthRegression("y ~ z", data: data)
    #expect(near(b.coefficient("z").value * 1000, a.coefficient("x").value, 1e-7))
    #expect(near(b.coefficient("z").p.value, a.coefficient("x").p.value ?? 0, 1e-6))
  }

  @Test("Estimates lie nearer to none than those of maximum likelihood")
  func shrinkage() throws {
    let firth = try FirthRegression("y ~ x", data: rows)
    let plain = try LogisticRegression("y ~ x", data: rows)
    #expect(abs(firth.coefficient("x").value) < abs(plain.coefficient("x").value))
  }

  @Test("A limit and its P value agree: the interval excludes 1 where P is below 0.05")
  func intervalAndP() throws {
    for coefficient in try FirthRegression("y ~ x + g", data: rows).coefficients {
      let (lower, upper) = (
        coefficient.oddsRatio.lower ?? 0, coefficient.oddsRatio.upper ?? .infinity
      )
      #expect((lower > 1 || upper < 1) == ((coefficient.p.value ?? 1) < 0.05))
    }
  }

  @Test("Nothing, one row, a constant outcome and a collinear column are errors")
  func failures() {
    #expect(throws: RegressionFailure.noRows(formula: "y ~ x")) {
      try FirthRegression("y ~ x", data: separated.head(0))
    }
    #expect(throws: RegressionFailure.constantOutcome(formula: "y ~ x", value: "0 (no)")) {
      try FirthRegression("y ~ x", data: separated.head(1))
    }
    #expect(throws: RegressionFailure.constantOutcome(formula: "y ~ x", value: "0 (no)")) {
      try FirthRegression("y ~ x", data: separated.head(3))
    }
    var data = separated
    data["z"] = data["x"] * 2
    #expect(throws: RegressionFailure.collinear(term: "z", coefficient: "z")) {
      try FirthRegression("y ~ x + z", data: data)
    }
  }

  @Test("Complete separation by a factor gives finite odds ratios for every level")
  func separatedFactor() throws {
    let data = DataFrame([
      "y": [0, 0, 0, 1, 1, 1, 0, 1], "g": ["a", "a", "a", "b", "b", "b", "c", "c"],
    ])
    for coefficient in try FirthRegression("y ~ g", data: data).coefficients {
      #expect(coefficient.oddsRatio.value?.isFinite == true)
    }
  }
}
