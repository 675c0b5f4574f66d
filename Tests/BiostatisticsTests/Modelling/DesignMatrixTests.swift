import Biostatistics
import DataFrames
import NumericalMethods
import Reporting
import Testing

private let data = DataFrame([
  "y": [0, 1, 0, 1, 1, 0], "age": [50, 61, 47, 55, 70, 64],
  "stage": ["I", "II", "III", "I", "II", "III"], "sex": ["f", "m", "m", "f", "m", "f"],
  "old": [false, true, false, false, true, true], "grade": [1, 2, 3, 1, 2, 3],
  "centre": ["a", "a", "b", "b", "a", "b"], "id": [7, 7, 8, 9, 9, 9],
])

private func design(
  _ formula: String, _ frame: DataFrame = data, constant: DesignMatrix.Constant = .asWritten
) throws -> DesignMatrix {
  let read = try Formula(formula)
  return try DesignMatrix(read, rows: CompleteRows(read, data: frame), constant: constant)
}

@Suite struct DesignMatrixTests {
  @Test("Columns and names are R's: numbers, factors, truth values")
  func names() throws {
    let design = try design("y ~ age + stage + old + log(age) + factor(grade)")
    #expect(
      design.coding.names == [
        "(Intercept)", "age", "stageII", "stageIII", "oldyes", "log(age)", "factor(grade)2",
        "factor(grade)3",
      ])
    #expect(Array(design.matrix.column(2)) == [0, 1, 0, 0, 1, 0])
    #expect(Array(design.matrix.column(4)) == [0, 1, 0, 0, 1, 1])
    #expect(Array(design.matrix.column(1)) == [50, 61, 47, 55, 70, 64])
    #expect(design.coding.terms.map(\.coefficients) == [1..<2, 2..<4, 4..<5, 5..<6, 6..<8])
  }

  @Test("A number with few values stays a number")
  func fewValues() throws {
    #expect(try design("y ~ grade").coding.names == ["(Intercept)", "grade"])
  }

  @Test("An interaction multiplies columns, its first variable changing fastest")
  func interaction() throws {
    let design = try design("y ~ stage * sex + age:sex")
    #expect(
      design.coding.names == [
        "(Intercept)", "stageII", "stageIII", "sexm", "stageII:sexm", "stageIII:sexm",
        "sexf:age", "sexm:age",
      ])
    #expect(Array(design.matrix.column(4)) == [0, 1, 0, 0, 1, 0])
    #expect(Array(design.matrix.column(7)) == [0, 61, 47, 0, 70, 0])
  }

  @Test("Without a constant the first factor has all its levels; an implied constant has no column")
  func constant() throws {
    #expect(
      try design("y ~ sex + stage - 1").coding.names == ["sexf", "sexm", "stageII", "stageIII"])
    #expect(try design("y ~ sex + age", constant: .implied).coding.names == ["sexm", "age"])
    #expect(try design("y ~ 0 + age").coding.names == ["age"])
    #expect(try design("y ~ 1").matrix.elements == [1, 1, 1, 1, 1, 1])
  }

  @Test("Strata, clusters and offsets are no columns")
  func apart() throws {
    let design = try design("y ~ age + strata(centre) + cluster(id) + offset(grade)")
    #expect(design.coding.names == ["(Intercept)", "age"])
    #expect(design.strata?.levels == ["a", "b"])
    #expect(design.clusters == [0, 0, 1, 2, 2, 2])
    #expect(design.offset == [1, 2, 3, 1, 2, 3])
  }

  @Test("Other rows are coded with the levels, knots and polynomials of fitting")
  func newData() throws {
    let coding = try design("y ~ stage + poly(age, 2)").coding
    let one = try coding.encoded(data.selectingRows([1]))
    let all = try coding.encoded(data)
    #expect(one.row(0) == all.row(1))
    #expect(one.row(0)[1...2] == [1, 0])
    let unknown = DataFrame(["stage": ["II", "IV"], "age": [60, 60]])
    #expect {
      try coding.encoded(unknown)
    } throws: { error in
      "\(error)".contains("\"stage\" is \"IV\" at line 2")
    }
    let missing = try coding.encoded(DataFrame(["stage": [nil, "II"], "age": [60, nil]]))
    #expect(missing.row(0)[1].isNaN)
    #expect(missing.row(1)[3].isNaN)
    #expect(throws: FormulaFailure.self) { try coding.encoded(DataFrame(["stage": ["I"]])) }
  }

  @Test("Polynomials are R's: poly(1:5, 2)")
  func polynomials() throws {
    let basis = try #require(PolynomialBasis([1, 2, 3, 4, 5], degree: 2))
    let columns = basis.columns([1, 2, 3, 4, 5, 6])
    let first = [-0.632455532033676, -0.316227766016838, 0, 0.316227766016838, 0.632455532033676]
    let second = [0.534522483824849, -0.267261241912424, -0.534522483824849]
    #expect(zip(columns[0], first).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(zip(columns[1], second).allSatisfy { abs($0 - $1) < 1e-14 })
    // predict(poly(1:5, 2), 6)
    #expect(abs(columns[0][5] - 0.948683298050514) < 1e-14)
    #expect(abs(columns[1][5] - 1.87082869338697) < 1e-14)
    #expect(PolynomialBasis([1, 1, 2], degree: 2) == nil)
  }

  @Test("A spline has Harrell's knots and is linear beyond them")
  func spline() throws {
    let values = (1...200).map(Double.init)
    #expect(
      RestrictedCubicSpline.knots(of: values, count: 3).map { ($0 * 10).rounded() } == [
        209, 1005, 1801,
      ])
    // With fewer than 100 values the outer knots are the fifth values from each end.
    #expect(RestrictedCubicSpline.knots(of: Array(values.prefix(50)), count: 3) == [5, 25.5, 46])
    let columns = RestrictedCubicSpline(knots: [1, 3, 9]).columns([0, 2, 9, 10, 11])
    #expect(columns[1][0] == 0)
    // (1³) / 64; then (8³ − 6³ · 8/6) / 64 = 3.5.
    #expect(abs(columns[1][1] - 1.0 / 64) < 1e-15)
    #expect(abs(columns[1][2] - 3.5) < 1e-14)
    #expect(abs((columns[1][4] - columns[1][3]) - (columns[1][3] - columns[1][2])) < 1e-12)
    let frame = DataFrame(["y": [0, 1, 1, 0], "n": [1, 5, 9, 2]])
    #expect(
      try design("y ~ rcs(n, c(1, 3, 9))", frame).coding.names == ["(Intercept)", "n", "n'"])
  }

  @Test("A level without rows has no column, and a note says so")
  func unusedLevel() throws {
    let context = ReportContext(journal: RunJournal())
    try ReportContext.$current.withValue(context) {
      var frame = data
      frame["stage"] = frame["stage"].ordered(["I", "II", "III", "IV"])
      let names = try design("y ~ stage", frame).coding.names
      #expect(names == ["(Intercept)", "stageII", "stageIII"])
      #expect(context.journal.takeWarnings().map(\.name) == ["unused-level"])
    }
  }

  @Test("One level, dates, infinite values, tied knots and no rows are errors that say so")
  func hostile() throws {
    let one = DataFrame(["y": [0, 1], "g": ["a", "a"], "x": [0, 1]])
    #expect(throws: RegressionFailure.oneLevel(term: "g", level: "a")) { try design("y ~ g", one) }
    #expect(throws: RegressionFailure.self) { try design("y ~ log(x)", one) }
    #expect(throws: RegressionFailure.knots(term: "rcs(x, 3)", distinct: 1)) {
      try design("y ~ rcs(x, 3)", DataFrame(["y": [0, 1, 0], "x": [1, 1, 1]]))
    }
    #expect(throws: FormulaFailure.self) { try design("y ~ rcs(x, 2)", one) }
    #expect(throws: FormulaFailure.self) { try design("y ~ poly(x, 2)", one) }
    #expect(throws: FormulaFailure.self) { try design("y ~ rcs(g, 3)", one) }
    let empty = DataFrame(["y": [], "x": []])
    #expect(throws: RegressionFailure.noRows(formula: "y ~ x")) { try design("y ~ x", empty) }
  }
}
