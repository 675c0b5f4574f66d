import DataFrames
import Foundation
import Reporting
import Testing

@Suite("Columns")
struct ColumnTests {
  @Test("Statistics leave missing cells out")
  func statistics() {
    let ages: Column = [61, nil, 47, 52, 70]
    #expect(ages.mean == 57.5)
    #expect(abs(ages.standardDeviation - 103.0.squareRoot()) < 1e-12)
    #expect(ages.median == 56.5)
    #expect(ages.minimum == 47)
    #expect(ages.maximum == 70)
    #expect(ages.sum == 230)
    #expect(ages.missingCount == 1)
    #expect(ages.count == 5)
  }

  @Test("Quantiles are of type 7")
  func quantiles() {
    let values: Column = [4, 1, 3, 2]
    #expect(values.quantiles([0, 0.25, 0.5, 1]) == [1, 1.75, 2.5, 4])
    #expect(values.quantile(1.5).isNaN)
  }

  @Test("A column without values has no statistics")
  func empty() {
    let none = Column([Double]())
    #expect(none.mean.isNaN && none.median.isNaN && none.sum.isNaN && none.minimum.isNaN)
    #expect(none.standardDeviation.isNaN && none.quantile(0.5).isNaN)
    #expect((Column([5.0])).standardDeviation.isNaN)
  }

  @Test("The sum of truth values is how many are true")
  func trueCount() {
    #expect(Column([true, nil, false, true]).sum == 2)
    #expect(Column([Bool]()).sum == 0)
  }

  @Test("Numbers of dates, of truth values and of spelled categories are never codes")
  func doubles() throws {
    let grade = try read("g\n3\n2\n", types: ["g": .categorical])["g"]
    #expect(grade.doubles == [3, 2])
    #expect(Column([true, false]).doubles == [1, 0])
    #expect(throws: DataFailure.notNumeric(column: "", example: "f")) {
      try Column(["f"]).numbers()
    }
  }

  @Test("Arithmetic works by cell, and missing stays missing")
  func arithmetic() {
    let a: Column = [1, nil, 3]
    let b: Column = [10, 20, 30]
    #expect((a + b).isIdentical(to: [11, nil, 33]))
    #expect((b / 10 - 1).isIdentical(to: [0, 1, 2]))
    #expect((-a * 2).isIdentical(to: [-2, nil, -6]))
    #expect((60 / b).isIdentical(to: [6, 3, 2]))
    #expect((1 - Column([true, false])).isIdentical(to: [0, 1]))
    #expect(sqrt(Column([4.0, 9.0])).isIdentical(to: [2, 3]))
    #expect(log(Column([1.0])).isIdentical(to: [0]))
  }

  @Test("A logarithm of a negative number is missing, and said to be")
  func undefined() {
    var result: Column = []
    let noted = warnings { result = log(Column([-1.0, 1])) }
    #expect(result.missingCount == 1)
    #expect(noted.count == 1)
  }

  @Test("Comparisons with numbers keep missing cells missing")
  func comparisons() {
    let a: Column = [1, nil, 3]
    #expect((a > 1).isIdentical(to: [false, nil, true]))
    #expect((a == "3").isIdentical(to: [false, nil, true]))
    #expect((a != 3).isIdentical(to: [true, nil, false]))
    #expect((a <= Column([1.0, 2, 2])).isIdentical(to: [true, nil, false]))
  }

  @Test("Text is compared for equality only, ordered categories by their order")
  func textComparisons() throws {
    let stage: Column = ["II", "I", nil, "III"]
    #expect((stage == "I").isIdentical(to: [false, true, nil, false]))
    #expect(throws: DataFailure.self) { try stage.compared(.less, with: "II") }
    let ordered = stage.ordered(["I", "II", "III", "IV"])
    #expect((ordered >= "II").isIdentical(to: [true, false, nil, true]))
    #expect(ordered.levels == ["I", "II", "III", "IV"])
    #expect(throws: DataFailure.self) { try Column([1.0]).compared(.equal, with: "III") }
  }

  @Test("A level that no cell has is warned of, with the nearest")
  func unknownLevel() {
    let noted = warnings { _ = Column(["male", "female"]) == "mael" }
    #expect(
      noted == [
        "unknown-level: no cell of the column is \"mael\"; it holds \"female\", \"male\"; nearest: \"male\""
      ])
  }

  @Test("Dates are compared as dates")
  func dates() throws {
    let d = try read("s\n2016-06-30\n2016-07-01\n\n")
    #expect((d["s"] <= "2016/6/30").isIdentical(to: [true, false]))
    #expect(throws: DataFailure.self) { try d["s"].compared(.less, with: "June") }
  }

  @Test("Logic is three-valued")
  func logic() {
    let a: Column = [true, true, true, nil, nil, nil, false, false, false]
    let b: Column = [true, nil, false, true, nil, false, true, nil, false]
    #expect((a && b).isIdentical(to: [true, nil, false, nil, nil, false, false, false, false]))
    #expect((a || b).isIdentical(to: [true, true, true, true, nil, nil, true, nil, false]))
    #expect((!a).isIdentical(to: [false, false, false, nil, nil, nil, true, true, true]))
  }

  @Test("isIn finds texts and numbers")
  func membership() {
    #expect(Column(["a", "b", nil]).isIn(["b", "a"]).isIdentical(to: [true, true, nil]))
    #expect(Column([1.0, 2]).isIn([2, 3]).isIdentical(to: [false, true]))
  }

  @Test("ifelse chooses by row and is missing where the mask is")
  func choosing() {
    let mask: Column = [true, false, nil]
    #expect(ifelse(mask, 1, 0).isIdentical(to: [1, 0, nil]))
    #expect(ifelse(mask, [1, 2, 3], 9).isIdentical(to: [1, 9, nil]))
    #expect(ifelse(mask, "high", "low").levels == ["low", "high"])
    #expect(ifelse(mask, "high", "low").texts == ["high", "low", nil])
  }

  @Test("Recoding joins levels and keeps their order")
  func recoding() {
    let stage = Column(["IIIC1", "II", "IIIC2", nil]).ordered(["II", "IIIC1", "IIIC2"])
    let recoded = stage.recoded(["IIIC1": "III", "IIIC2": "III"])
    #expect(recoded.levels == ["II", "III"])
    #expect(recoded.texts == ["III", "II", "III", nil])
    let sex = Column([2.0, 1, .nan]).labelled([1: "male", 2: "female"])
    #expect(sex.levels == ["male", "female"])
    #expect(sex.texts == ["female", "male", nil])
    #expect(Column(["a", "c", "b"]).releveled(reference: "c").levels == ["c", "a", "b"])
    #expect(throws: DataFailure.self) { try Column(["a"]).categories(["b"], isOrdered: false) }
  }

  @Test("A value equal to a cut belongs below it")
  func cutting() {
    let groups = Column([1.0, 2, 3, .nan, 9]).cut(at: [2, 5], labels: ["low", "middle", "high"])
    #expect(groups.texts == ["low", "low", "middle", nil, "high"])
    #expect(Column([1.0]).cut(at: [83.75]).levels == ["≤ 83.75", "> 83.75"])
    #expect(Column((1...8).map(Double.init)).quantileGroups(4).codes == [0, 0, 1, 1, 2, 2, 3, 3])
  }
}
