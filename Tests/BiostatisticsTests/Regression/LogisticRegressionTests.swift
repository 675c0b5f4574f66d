import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  a.map { abs($0 - b) <= tolerance * max(1, abs(b)) } ?? false
}

/// One event among four without x, three among four with it.
private let eight = DataFrame(["y": [1, 0, 0, 0, 1, 1, 1, 0], "x": [0, 0, 0, 0, 1, 1, 1, 1]])

private let rows = DataFrame([
  "y": [0, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1],
  "x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  "g": ["a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c"],
  "w": [1, 2, 1, 3, 1, 2, 1, 1, 4, 1, 2, 0],
  "o": [0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
])

/// The log-likelihood of `y` at linear predictors.
private func logLikelihood(_ predictors: [Double], _ y: [Double]) -> Double {
  zip(predictors, y).reduce(0) { $0 + $1.1 * $1.0 - log1p(exp($1.0)) }
}

struct LogisticRegressionTests {
  @Test("A two-by-two table gives its odds ratio and Woolf's standard error")
  func byHand() throws {
    let model = try LogisticRegression("y ~ x", data: eight)
    let x = model.coefficient("x")
    #expect(near(x.oddsRatio.value, 9))
    #expect(near(x.standardError, (8.0 / 3).squareRoot()))
    #expect(near(model.coefficient("(Intercept)").value, -log(3.0)))
    // ln L = 2 (ln ¼ + 3 ln ¾)
    let expected = 2 * log(0.25) + 6 * log(0.75)
    #expect(near(model.logLikelihood, expected))
    #expect(near(model.nullLogLikelihood, 8 * log(0.5)))
    #expect(near(model.concordance, 0.75))
    #expect(near(model.brier, 0.1875))
    #expect(near(model.tjur, 0.25))
  }

  // glm(y ~ x + g, binomial, d, control = list(epsilon = 1e-15)), R 4.2.2
  @Test("Coefficients and deviances are those of glm")
  func agreement() throws {
    let model = try LogisticRegression("y ~ x + g", data: rows)
    #expect(near(model.coefficient("x").value, 0.3595852835))
    #expect(near(model.coefficient("gb").standardError, 1.9440314360))
    #expect(near(model.coefficient("gc").p.value, 0.2475360510))
    #expect(near(model.deviance, 11.0610002) && near(model.nullDeviance, 16.30063838))
    #expect(near(model.aic, 19.0610002) && near(model.bic, 21.0006268))
  }

  // glm(y ~ x, binomial, d, weights = w), glm(y ~ x + offset(o), binomial, d)
  @Test("Weights and offsets are those of glm")
  func weightsAndOffset() throws {
    let weighted = try LogisticRegression("y ~ x", data: rows, weights: "w")
    #expect(near(weighted.coefficient("x").value, 0.5107042215))
    #expect(near(weighted.coefficient("x").standardError, 0.2236322846))
    #expect(near(weighted.nullDeviance, 26.28693696))
    let offset = try LogisticRegression("y ~ x + offset(o)", data: rows)
    #expect(near(offset.coefficient("x").value, 0.2927160541))
    #expect(near(offset.nullDeviance, 15.81872695))
    #expect(near(offset.aic, 17.57514452))
  }

  @Test("A weight of two is the row twice")
  func weightIsCount() throws {
    var data = eight
    data["w"] = Column([2.0, 1, 1, 1, 1, 1, 1, 1])
    let weighted = try LogisticRegression("y ~ x", data: data, weights: "w")
    let doubled = try LogisticRegression("y ~ x", data: data.stacked(with: data.head(1)))
    #expect(near(weighted.deviance, doubled.deviance))
    #expect(near(weighted.coefficient("x").standardError, doubled.coefficient("x").standardError))
  }

  // confint(glm(y ~ x, binomial, d)), which interpolates the profile
  @Test("Profile intervals are those of MASS to its interpolation")
  func profile() throws {
    let interval = try LogisticRegression("y ~ x", data: rows).profileInterval("x")
    #expect(near(interval.lower.map { log($0) }, -0.05020657977, 1e-4))
    #expect(near(interval.upper.map { log($0) }, 0.8484543971, 1e-4))
  }
}

// MARK: - Properties

struct LogisticRegressionPropertyTests {
  @Test("No small step from the estimate raises the likelihood")
  func maximum() throws {
    let model = try LogisticRegression("y ~ x + g", data: rows)
    let y = rows["y"].doubles
    let at = model.linearPredictor(rows).doubles
    let best = logLikelihood(at, y)
    #expect(near(best, model.logLikelihood))
    let columns = [
      rows["x"].doubles, (rows["g"] == "b").doubles, (rows["g"] == "c").doubles,
      y.map { _ in 1 },
    ]
    for column in columns {
      for step in [-1e-3, 1e-3] {
        #expect(logLikelihood(zip(at, column).map { $0 + step * $1 }, y) < best)
      }
    }
  }

  @Test("Observed and expected events agree for the constant and every column")
  func score() throws {
    let model = try LogisticRegression("y ~ x + g", data: rows)
    let residuals = zip(rows["y"].doubles, model.probability(rows).doubles).map { $0 - $1 }
    #expect(abs(residuals.reduce(0, +)) < 1e-10)
    #expect(abs(zip(residuals, rows["x"].doubles).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-9)
  }

  @Test("Events and non-events exchanged turn every sign")
  func recoding() throws {
    var data = rows
    data["n"] = Column(rows["y"].doubles.map { 1 - $0 })
    let a = try LogisticRegression("y ~ x + g", data: data)
    let b = try LogisticRegression("n ~ x + g", data: data)
    for (first, second) in zip(a.coefficients, b.coefficients) {
      #expect(near(first.value, -second.value) && near(first.standardError, second.standardError))
    }
    #expect(near(a.deviance, b.deviance))
  }

  @Test("The order of rows does not matter")
  func permutation() throws {
    let a = try LogisticRegression("y ~ x + g", data: rows)
    let b = try LogisticRegression("y ~ x + g", data: rows.sorted(by: "g"))
    #expect(near(a.coefficient("gc").value, b.coefficient("gc").value))
    #expect(near(a.deviance, b.deviance))
  }

  @Test("Other units and origins change the coefficient by their ratio and the test not at all")
  func invariance() throws {
    var data = rows
    data["z"] = data["x"] * 1e-3 + 1e4
    let a = try LogisticRegression("y ~ x", data: data)
    let b = try LogisticRegression("y ~ z", data: data)
    #expect(near(b.coefficient("z").value * 1e-3, a.coefficient("x").value, 1e-7))
    #expect(near(b.coefficient("z").z, a.coefficient("x").z, 1e-7))
  }

  @Test("The global test of the only term is the likelihood ratio of the model")
  func globalTest() throws {
    let model = try LogisticRegression("y ~ x", data: rows)
    let constant = try LogisticRegression("y ~ 1", data: rows)
    #expect(near(try model.compared(to: constant).statistic, model.likelihoodRatio.statistic))
  }
}

// MARK: - What the data cannot support

private func failure(_ body: () throws -> Void) -> RegressionFailure? {
  do {
    try body()
    return nil
  } catch {
    return error as? RegressionFailure
  }
}

struct LogisticRegressionFailureTests {
  @Test("An empty frame is an error")
  func empty() {
    #expect(
      failure { _ = try LogisticRegression("y ~ x", data: eight.head(0)) }
        == .noRows(formula: "y ~ x"))
  }

  @Test("One row has nothing to explain")
  func oneRow() {
    #expect(
      failure { _ = try LogisticRegression("y ~ x", data: eight.head(1)) }
        == .constantOutcome(formula: "y ~ x", value: "1 (yes)"))
  }

  @Test("A constant outcome is an error that says which")
  func constantOutcome() {
    let data = DataFrame(["y": [0, 0, 0, 0], "x": [1, 2, 3, 4]])
    #expect(
      failure { _ = try LogisticRegression("y ~ x", data: data) }
        == .constantOutcome(formula: "y ~ x", value: "0 (no)"))
  }

  @Test("An outcome whose events weigh nothing is constant")
  func weightlessEvents() {
    var data = eight
    data["w"] = Column(eight["y"].doubles.map { 1 - $0 })
    #expect(
      failure { _ = try LogisticRegression("y ~ x", data: data, weights: "w") }
        == .constantOutcome(formula: "y ~ x", value: "0 (no)"))
  }

  @Test("Complete separation is an error that names the term and offers Firth's regression")
  func completeSeparation() {
    let data = DataFrame([
      "y": [0, 0, 0, 1, 1, 1], "x": [1, 2, 3, 4, 5, 6], "z": [1, 0, 1, 0, 1, 1],
    ])
    let found = failure { _ = try LogisticRegression("y ~ x + z", data: data) }
    guard case .separated(_, let terms) = found else {
      Issue.record("no separation was found: \(String(describing: found))")
      return
    }
    #expect(terms.contains("x"))
    #expect(found?.description.contains("FirthRegression") == true)
  }

  @Test("A level without non-events is not estimable, the others are those of the rest")
  func quasiCompleteSeparation() throws {
    let data = DataFrame([
      "y": [1, 0, 0, 0, 1, 1, 1, 0, 1, 1],
      "g": ["a", "a", "a", "a", "b", "b", "b", "b", "c", "c"],
    ])
    let journal = RunJournal()
    let model = try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      try LogisticRegression("y ~ g", data: data)
    }
    #expect(near(model.coefficient("gb").oddsRatio.value, 9, 1e-7))
    #expect(model.coefficient("gc").oddsRatio.value == nil)
    #expect(model.coefficient("gc").oddsRatio.reason != nil)
    let warnings = journal.takeWarnings().map(\.text)
    #expect(warnings.contains { $0.contains("\"g\"") && $0.contains("gc") && $0.contains("Firth") })
  }

  @Test("Separation by a line that grazes one row of each kind is found")
  func grazing() throws {
    let data = DataFrame(["y": [0, 0, 0, 1, 1, 1], "x": [1, 2, 3, 3, 4, 5]])
    let model = try? LogisticRegression("y ~ x", data: data)
    #expect(model?.coefficient("x").oddsRatio.value == nil)
  }

  @Test("A collinear column is named")
  func collinear() {
    var data = rows
    data["z"] = data["x"] * 3 + 1
    #expect(
      failure { _ = try LogisticRegression("y ~ x + g + z", data: data) }
        == .collinear(term: "z", coefficient: "z"))
    data["one"] = Column([Double](repeating: 7, count: 12))
    #expect(
      failure { _ = try LogisticRegression("y ~ one + x", data: data) }
        == .collinear(term: "one", coefficient: "one"))
  }

  @Test("A factor of one level is named")
  func oneLevel() {
    var data = rows
    data["centre"] = Column([String](repeating: "Köln", count: 12))
    #expect(
      failure { _ = try LogisticRegression("y ~ centre", data: data) }
        == .oneLevel(term: "centre", level: "Köln"))
  }

  @Test("As many coefficients as rows are an error")
  func tooManyColumns() {
    #expect(
      failure { _ = try LogisticRegression("y ~ x + g", data: rows[0..<4]) }
        == .tooFewRows(formula: "y ~ x + g", rows: 4, coefficients: 4))
  }

  @Test("A missing value in new data has no probability, in the data fitted it drops the row")
  func missing() throws {
    let data = DataFrame([
      "y": [1, 0, 0, 0, 1, 1, 1, 0, 1], "x": [0, 0, 0, 0, 1, 1, 1, 1, nil],
    ])
    let model = try LogisticRegression("y ~ x", data: data)
    #expect(model.rowsUsed == 8 && model.rowsDropped == 1)
    #expect(near(model.coefficient("x").oddsRatio.value, 9))
    #expect(model.probability(data).doubles[8].isNaN)
  }

  @Test("A level that was not fitted has no prediction and is named")
  func unknownLevel() throws {
    let model = try LogisticRegression("y ~ x + g", data: rows)
    let new = DataFrame(["x": [1], "g": ["d"]])
    #expect(throws: (any Error).self) { try model.linearPredictors(new) }
  }

  @Test("Probabilities far out are neither 0 too early nor not a number")
  func farOut() throws {
    let model = try LogisticRegression("y ~ x", data: rows)
    let far = model.probability(DataFrame(["x": [-1500, 1e5]])).doubles
    #expect(far[0] > 0 && far[0] < 1e-100)
    #expect(far[1] == 1)
  }
}
