import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

/// Thirty rows by rule, ten of them cases.
private let thirty: DataFrame = {
  let rows = 0..<30
  return DataFrame([
    "x": Column(rows.map { Double(($0 * 7) % 11) }),
    "y": Column(rows.map { $0 % 3 == 0 ? 1.0 : 0 }),
    "months": Column(rows.map { Double(2 + ($0 * 13) % 29) }),
    "died": Column(rows.map { $0 % 4 == 3 ? 0.0 : 1 }),
  ])
}()

struct CrossValidationTests {
  @Test("Each row is predicted by a model that did not see it")
  func unseen() throws {
    // The pipeline predicts how many of the training rows have the row's own number.
    var data = thirty
    data["id"] = Column((0..<30).map { Double($0) })
    let scores = try CrossValidation(folds: 5, seed: 1).scores(of: data) { training in
      let seen = Set(training["id"].doubles)
      return { rows in Column(rows["id"].doubles.map { seen.contains($0) ? 1.0 : 0 }) }
    }
    #expect(scores.doubles == [Double](repeating: 0, count: 30))
  }

  @Test("Folds differ in size by one row at most, and cases are spread evenly")
  func balance() throws {
    let sizes = try CrossValidation(folds: 7, seed: 1).scores(of: thirty) { training in
      let size = Double(training.count)
      return { rows in Column(rows["x"].doubles.map { _ in size }) }
    }
    #expect(Set(sizes.doubles).isSubset(of: [25, 26]))
    let cases = try CrossValidation(folds: 5, seed: 1, stratifiedBy: "y").scores(of: thirty) {
      training in
      let sum = training["y"].sum
      return { rows in Column(rows["x"].doubles.map { _ in sum }) }
    }
    #expect(Set(cases.doubles) == [8])
  }

  @Test("A score that nothing is fitted for has its own AUC in every division")
  func fixedScore() throws {
    let result = try CrossValidation(folds: 5, repeats: 3, seed: 1).performance(
      of: "y", data: thirty, predicting: .score
    ) { _ in { rows in rows["x"] } }
    let curve = try ROCCurve("y ~ x", data: thirty)
    #expect(abs((result.concordance.value ?? 0) - (curve.auc.value ?? 1)) < 1e-12)
    #expect(result.measures[0].repeats.count == 3)
  }

  @Test("The same seed gives the same answer")
  func seeds() throws {
    func slope(_ seed: Int) throws -> Double? {
      try CrossValidation(folds: 5, seed: seed).performance(
        of: "Surv(months, died)", data: thirty, predicting: .linearPredictor
      ) { training in
        let model = try CoxRegression("Surv(months, died) ~ x", data: training)
        return { rows in model.linearPredictor(rows) }
      }.estimate(.slope).value
    }
    #expect(try slope(1) == slope(1))
    #expect(try slope(1) != slope(2))
  }

  @Test("A fold in which the pipeline fails is named")
  func failingFold() {
    do {
      _ = try CrossValidation(folds: 5, seed: 1).scores(of: thirty) { training in
        let model = try LogisticRegression("y ~ x + missing", data: training)
        return { rows in model.probability(rows) }
      }
      Issue.record("no error")
    } catch {
      #expect("\(error)".contains("fold 1") && "\(error)".contains("missing"))
    }
  }

  @Test("More folds than rows, and one fold, are refused")
  func impossibleFolds() {
    #expect(throws: ValidationFailure.moreFoldsThanRows(folds: 50, rows: 30)) {
      try CrossValidation(folds: 50).scores(of: thirty) { _ in { rows in rows["x"] } }
    }
    #expect(throws: ValidationFailure.tooFew(what: "folds", count: 1)) {
      try CrossValidation(folds: 1).scores(of: thirty) { _ in { rows in rows["x"] } }
    }
  }
}
