import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  a.map { abs($0 - b) <= tolerance * max(1, abs(b)) } ?? false
}

/// y = 1, 3, 2, 5, 4 at x = 1 … 5: slope 0.8, constant 0.6.
private let five = DataFrame(["y": [1, 3, 2, 5, 4], "x": [1, 2, 3, 4, 5]])

private let ten = DataFrame([
  "y": [4.1, 5.0, 7.2, 8.8, 9.1, 12.4, 11.0, 15.3, 14.9, 18.2],
  "x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  "g": ["a", "b", "c", "a", "b", "c", "a", "b", "c", "a"],
  "w": [1, 2, 1, 0.5, 3, 1, 2, 0, 1, 1.5],
  "o": [0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.4],
])

struct LinearRegressionTests {
  @Test("The line through five points, by hand")
  func byHand() throws {
    let model = try LinearRegression("y ~ x", data: five)
    // Sxy = 8, Sxx = 10, Syy = 10: slope 0.8, residual squares 10 − 6.4.
    #expect(near(model.coefficient("x").value, 0.8))
    #expect(near(model.coefficient("(Intercept)").value, 0.6))
    #expect(near(model.residualStandardError, (3.6 / 3).squareRoot()))
    #expect(near(model.coefficient("x").standardError, (3.6 / 3 / 10).squareRoot()))
    #expect(near(model.rSquared.value, 0.64))
    #expect(near(model.adjustedRSquared.value, 1 - 0.36 * 4 / 3))
    #expect(near(model.fTest.statistic, 6.4 / 1.2))
    #expect(model.degreesOfFreedom == 3)
    #expect(model.fTest.residualDegreesOfFreedom == 3)
  }

  @Test("F of one term is the square of its t, with the same P value")
  func oneTerm() throws {
    let model = try LinearRegression("y ~ x", data: five)
    let slope = model.coefficient("x")
    #expect(near(model.fTest.statistic, slope.statistic * slope.statistic))
    #expect(near(model.fTest.p.value, slope.p.value ?? 0))
    #expect(near(model.test(of: model.terms[0]).p.value, slope.p.value ?? 0))
  }

  @Test("The mean is the model with the constant alone")
  func constantAlone() throws {
    let model = try LinearRegression("y ~ 1", data: five)
    #expect(near(model.coefficient("(Intercept)").value, 3))
    #expect(near(model.residualStandardError, 2.5.squareRoot()))
    #expect(model.fTest.p.value == nil)
  }

  @Test("Two groups give the pooled t test")
  func twoGroups() throws {
    let data = DataFrame(["y": [1, 2, 3, 5, 6, 10], "g": ["a", "a", "a", "b", "b", "b"]])
    let model = try LinearRegression("y ~ g", data: data)
    let test = try TTest("y ~ g", data: data, variance: .pooled)
    #expect(near(model.coefficient("g").difference.value, 5))
    #expect(near(model.coefficient("g").p.value, test.p.value ?? 0))
  }
}

// MARK: - As R's lm

/// The values below are those of R 4.2.2, printed with `options(digits = 10)`.
struct LinearRegressionAgreementTests {
  // summary(f <- lm(y ~ x + g, d)); confint(f); AIC(f); BIC(f)
  @Test("Coefficients, tests and criteria are those of lm")
  func plain() throws {
    let model = try LinearRegression("y ~ x + g", data: ten)
    let x = model.coefficient("x")
    #expect(near(model.coefficient("(Intercept)").value, 2.32592592593))
    #expect(near(x.value, 1.49074074074) && near(x.standardError, 0.1284647840))
    #expect(near(x.statistic, 11.60427546109) && near(x.p.value, 2.465310495e-05))
    #expect(near(x.difference.lower, 1.17639873828) && near(x.difference.upper, 1.805082743))
    #expect(near(model.coefficient("gc").p.value, 8.040294969e-01))
    #expect(near(model.residualStandardError, 1.156183056))
    #expect(near(model.rSquared.value, 0.9583131208))
    #expect(near(model.adjustedRSquared.value, 0.9374696812))
    #expect(near(model.fTest.statistic, 45.97672647))
    #expect(near(model.fTest.p.value, 0.0001559713804))
    #expect(near(model.logLikelihood, -13.08649832))
    #expect(near(model.aic, 36.17299664) && near(model.bic, 37.68592211))
  }

  // lm(y ~ x + g, d, weights = w): one weight is 0
  @Test("Prior weights count as in lm, rows of weight 0 not at all")
  func weighted() throws {
    let model = try LinearRegression("y ~ x + g", data: ten, weights: "w")
    let x = model.coefficient("x")
    #expect(near(x.value, 1.440) && near(x.standardError, 0.1514734219))
    #expect(near(x.p.value, 0.0002177798309))
    #expect(model.degreesOfFreedom == 5 && model.rowsUsed == 10)
    #expect(near(model.residualStandardError, 1.363260797))
    #expect(near(model.rSquared.value, 0.9593183877))
    #expect(near(model.adjustedRSquared.value, 0.9349094203))
    #expect(near(model.fTest.statistic, 39.30188331))
    #expect(near(model.logLikelihood, -11.81570979) && near(model.bic, 34.61754247))
    #expect(near(model.residuals(.standardized).doubles[8], -0.90540968134))
    #expect(near(model.leverages[4], 0.6533333333))
  }

  // f <- lm(y ~ x + offset(o), d), and with weights = w; anova(lm(y ~ offset(o), d), f)$F;
  // summary(lm(I(y - o) ~ x, d))$r.squared
  @Test("An offset is taken as known, by the model without terms too")
  func offset() throws {
    let model = try LinearRegression("y ~ x + offset(o)", data: ten)
    #expect(near(model.coefficient("x").standardError, 0.1067062599))
    #expect(near(model.rSquared.value, 0.9598853979))
    #expect(near(model.fTest.statistic, 191.4286267))
    let weighted = try LinearRegression("y ~ x + offset(o)", data: ten, weights: "w")
    #expect(near(weighted.coefficient("x").value, 1.459868928))
    #expect(near(weighted.rSquared.value, 0.9586452335))
    #expect(near(weighted.aic, 29.51462561))
  }

  // lm(y ~ 0 + x + g, d); lm(y ~ 0 + x, d)
  @Test("Without a constant R² is about 0")
  func noConstant() throws {
    let model = try LinearRegression("y ~ 0 + x + g", data: ten)
    #expect(near(model.coefficient("gb").value, 2.346296296))
    #expect(near(model.rSquared.value, 0.9939053529))
    #expect(near(model.fTest.statistic, 244.6176145))
    let line = try LinearRegression("y ~ 0 + x", data: ten)
    #expect(near(line.adjustedRSquared.value, 0.9828938319))
    #expect(near(line.bic, 40.04484413))
  }

  // lm(log(y) ~ poly(x, 2), d)
  @Test("The outcome may be computed")
  func computed() throws {
    let model = try LinearRegression("log(y) ~ poly(x, 2)", data: ten)
    #expect(near(model.coefficients[2].value, -0.2461204532))
    #expect(near(model.aic, -13.56509015))
    #expect(near(model.nonlinearity(of: "x")?.p.value, 4.089773891e-02))
  }

  // predict(f, data.frame(x = c(2.5, 20), g = c("b", "c")), interval = "confidence" and "prediction")
  @Test("Intervals of the mean and of an observation")
  func predictions() throws {
    let model = try LinearRegression("y ~ x + g", data: ten)
    let new = DataFrame(["x": [2.5, 20], "g": ["b", "c"]])
    let mean = model.prediction(new, interval: .mean)
    #expect(near(mean[0].value, 6.073148148) && near(mean[0].lower, 4.260563738))
    #expect(near(mean[1].upper, 37.064497496))
    let one = model.prediction(new, interval: .observation)
    #expect(near(one[0].lower, 2.713215902) && near(one[1].upper, 37.851110460))
    #expect(near(model.prediction(new).doubles[1], 32.370370370))
    let weighted = try LinearRegression("y ~ x + g", data: ten, weights: "w")
    #expect(near(weighted.prediction(new, interval: .observation)[0].upper, 9.460077662))
  }

  // rstandard(f); rstudent(f); hatvalues(f)
  @Test("Standardized residuals and leverages")
  func residuals() throws {
    let model = try LinearRegression("y ~ x + g", data: ten)
    #expect(near(model.residuals(.standardized).doubles[6], -1.7923578944))
    #expect(near(model.residuals(.studentized).doubles[6], -2.4005234046))
    #expect(near(model.leverages[3], 0.2777777778))
    #expect(near(model.leverages.reduce(0, +), 4))
  }

  // drop1(f, test = "F"); anova(lm(y ~ x, d), f)
  @Test("Leaving out a term is tested by F")
  func nested() throws {
    let model = try LinearRegression("y ~ x + g", data: ten)
    let smaller = try LinearRegression("y ~ x", data: ten)
    let comparison = try model.compared(to: smaller)
    #expect(near(comparison.statistic, 0.03815, 1e-4) && near(comparison.p.value, 0.9628, 1e-4))
    #expect(near(comparison.statistic, model.test(of: model.terms[1]).statistic))
    let dropped = try model.droppingEachTerm()
    #expect(near(dropped[0].test.statistic, 134.65921, 1e-7))
    #expect(try model.backwardEliminated().terms.map(\.label) == ["x"])
  }

  // lm(y ~ x + x2 + g, transform(d, x2 = 2 * x + 1))
  @Test("A column computed from others is not estimable, the rest as without it")
  func aliased() throws {
    var data = ten
    data["x2"] = data["x"] * 2 + 1
    let model = try LinearRegression("y ~ x + x2 + g", data: data)
    #expect(model.coefficient("x2").difference.value == nil)
    #expect(model.coefficient("x2").difference.reason?.contains("x2") == true)
    #expect(near(model.coefficient("x").standardError, 0.1284647840))
    #expect(near(model.fTest.statistic, 45.97672647) && near(model.aic, 36.17299664))
    #expect(near(model.prediction(data.head(1)).doubles[0], 2.32592592593 + 1.49074074074))
    #expect(model.test(of: model.terms[1]).p.value == nil)
  }
}

// MARK: - Properties

struct LinearRegressionPropertyTests {
  @Test("Weighted residuals are orthogonal to the columns")
  func orthogonal() throws {
    let model = try LinearRegression("y ~ x + g", data: ten, weights: "w")
    let residuals = model.residuals().doubles
    let weights = ten["w"].doubles
    for column in [ten["x"].doubles, (ten["g"] == "b").doubles, weights.map { _ in 1 }] {
      let sum = residuals.indices.reduce(0) { $0 + weights[$1] * residuals[$1] * column[$1] }
      #expect(abs(sum) < 1e-12)
    }
  }

  @Test("Other units and origins change coefficients as they must and tests not at all")
  func invariance() throws {
    var data = ten
    data["z"] = data["x"] * 1000 + 5e7
    data["v"] = data["y"] * 0.001 + 1e4
    let a = try LinearRegression("y ~ x + g", data: data)
    let b = try LinearRegression("v ~ z + g", data: data)
    #expect(near(b.coefficient("z").value * 1e6, a.coefficient("x").value, 1e-7))
    #expect(near(b.coefficient("z").statistic, a.coefficient("x").statistic, 1e-7))
    #expect(near(b.fTest.statistic, a.fTest.statistic, 1e-7))
    #expect(near(b.rSquared.value, a.rSquared.value ?? 0, 1e-7))
  }

  @Test("All weights times a number change nothing but the scale of the residuals")
  func weightsScale() throws {
    var data = ten
    data["w10"] = data["w"] * 10
    let a = try LinearRegression("y ~ x", data: data, weights: "w")
    let b = try LinearRegression("y ~ x", data: data, weights: "w10")
    #expect(near(b.coefficient("x").standardError, a.coefficient("x").standardError))
    #expect(near(b.residualStandardError, a.residualStandardError * 10.0.squareRoot()))
    #expect(near(b.aic, a.aic))
  }

  @Test("The order of rows does not matter")
  func permutation() throws {
    let a = try LinearRegression("y ~ x + g", data: ten)
    let b = try LinearRegression("y ~ x + g", data: ten.sorted(by: "g"))
    #expect(near(b.coefficient("gc").value, a.coefficient("gc").value))
    #expect(near(b.aic, a.aic))
  }
}

// MARK: - What the data cannot support

struct LinearRegressionFailureTests {
  @Test("A constant outcome has slopes of 0 and no R²")
  func constantOutcome() throws {
    let data = DataFrame(["y": [0.1, 0.1, 0.1, 0.1, 0.1], "x": [1, 2, 4, 8, 16]])
    let model = try LinearRegression("y ~ x", data: data)
    #expect(model.coefficient("x").value == 0)
    #expect(model.coefficient("(Intercept)").value == 0.1)
    #expect(model.rSquared.value == nil && model.rSquared.reason != nil)
    #expect(model.fTest.p.value == nil && model.coefficient("x").p.value == nil)
    #expect(model.aic.isNaN)
  }

  @Test("A model without error has neither intervals nor P values")
  func exact() throws {
    let data = DataFrame(["y": [3, 5, 7, 9], "x": [1, 2, 3, 4]])
    let model = try LinearRegression("y ~ x", data: data)
    #expect(near(model.coefficient("x").difference.value, 2))
    #expect(model.coefficient("x").difference.lower == nil)
    #expect(model.coefficient("x").p.value == nil)
    #expect(model.residualStandardError == 0 && near(model.rSquared.value, 1))
    #expect(model.prediction(data, interval: .mean)[0].lower == nil)
  }

  @Test("As many rows as coefficients are an error that names both")
  func tooFewRows() {
    let data = DataFrame(["y": [1, 2], "x": [1, 3]])
    #expect(throws: RegressionFailure.tooFewRows(formula: "y ~ x", rows: 2, coefficients: 2)) {
      try LinearRegression("y ~ x", data: data)
    }
    #expect(throws: RegressionFailure.tooFewRows(formula: "y ~ x", rows: 1, coefficients: 1)) {
      try LinearRegression("y ~ x", data: data.head(1))
    }
  }

  @Test("No rows, or none complete, is an error")
  func noRows() {
    #expect(throws: RegressionFailure.noRows(formula: "y ~ x")) {
      try LinearRegression("y ~ x", data: five.head(0))
    }
    let missing = DataFrame(["y": [1, nil, 3], "x": [nil, 2, nil]])
    #expect(throws: RegressionFailure.noRows(formula: "y ~ x")) {
      try LinearRegression("y ~ x", data: missing)
    }
  }

  @Test("An outcome of text, dates or times is refused with a remedy")
  func outcomes() {
    func message(_ formula: String) -> String {
      do {
        _ = try LinearRegression(formula, data: ten)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(message("g ~ x").contains("LogisticRegression"))
    #expect(message("Surv(x, o) ~ y").contains("number"))
    #expect(message("log(y - 5) ~ x").contains("finite"))
  }

  @Test("Infinite values are named with their row")
  func infinite() {
    let data = DataFrame(["y": Column([1, 2, Double.infinity, 4]), "x": [1, 2, 3, 4]])
    #expect(throws: (any Error).self) { try LinearRegression("y ~ x", data: data) }
    #expect(throws: (any Error).self) { try LinearRegression("x ~ y", data: data) }
  }

  @Test("Negative weights are refused")
  func negativeWeights() {
    var data = five
    data["w"] = Column([1.0, 1, -1, 1, 1])
    #expect(throws: (any Error).self) { try LinearRegression("y ~ x", data: data, weights: "w") }
  }

  @Test("A row that misses something has no prediction")
  func missingInNewData() throws {
    let model = try LinearRegression("y ~ x", data: five)
    let new = DataFrame(["x": [1, nil]])
    #expect(model.prediction(new).doubles[1].isNaN)
    #expect(model.prediction(new, interval: .mean)[1].value == nil)
  }
}
