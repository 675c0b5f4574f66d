import Biostatistics
import DataFrames
import Reporting
import Testing

private func agrees(_ value: Double?, _ exact: Double, _ relative: Double = 1e-10) -> Bool {
  guard let value else { return false }
  return abs(value - exact) <= relative * max(abs(exact), 1e-300)
}

@Suite("Kappa")
struct KappaTests {
  private let first: Column = ["a", "a", "b", "b", "c", "c", "a", "b", "c", "a"]
  private let second: Column = ["a", "b", "b", "b", "c", "a", "a", "b", "c", "c"]

  @Test("Cohen's kappa is the agreement beyond chance")
  func cohen() throws {
    let test = try CohenKappa(first, second)
    #expect(agrees(test.agreement, 0.7))
    // Chance: (4·3 + 3·4 + 3·3) / 100 = 0.33.
    #expect(agrees(test.estimate?.value, 0.37 / 0.67))
  }

  @Test("Weights forgive near misses more than far ones")
  func weights() throws {
    let near = try CohenKappa([1, 2, 3, 4], [2, 2, 3, 4], weights: .quadratic)
    let far = try CohenKappa([1, 2, 3, 4], [4, 2, 3, 4], weights: .quadratic)
    #expect((near.estimate?.value ?? 0) > (far.estimate?.value ?? 1))
  }

  @Test("Numbers are ordered by value, not as text")
  func order() throws {
    let test = try CohenKappa([30, 90, 100, 100], [30, 100, 90, 100], weights: .linear)
    #expect(test.table.rowLevels == ["30", "90", "100"])
  }

  @Test("With two levels weights change nothing")
  func twoLevels() throws {
    let a: Column = [true, false, true, true, false]
    let b: Column = [true, true, true, false, false]
    let plain = try CohenKappa(a, b)
    let weighted = try CohenKappa(a, b, weights: .quadratic)
    #expect(agrees(weighted.estimate?.value, plain.estimate?.value ?? .nan))
    #expect(agrees(weighted.p.value, plain.p.value ?? .nan))
  }

  @Test("Raters that always give the same level have no kappa")
  func constant() throws {
    let test = try CohenKappa(["a", "a", "a"], ["a", "a", "a"])
    #expect(test.estimate?.value == nil)
    #expect(try FleissKappa([["a", "a"], ["a", "a"]]).estimate?.value == nil)
  }

  @Test("Subjects that a rater left out are dropped and counted")
  func missing() throws {
    let test = try FleissKappa([first, second, ["a", nil, "b", "b", "c", "a", "a", "b", "c", nil]])
    #expect(test.rowsUsed == 8)
    #expect(test.rowsDropped == 2)
  }

  @Test("Fleiss's kappa of Fleiss's own kind of table")
  func fleiss() throws {
    // Two raters, four subjects: 3 agree; shares ½ each, so chance ½ and kappa 2 · ¾ − 1.
    let test = try FleissKappa([["a", "a", "b", "b"], ["a", "a", "b", "a"]])
    // Shares 5/8 and 3/8: 1 − (1/4) / (2 · 15/64).
    #expect(agrees(test.estimate?.value, 1 - 0.25 / (30.0 / 64)))
    #expect(test.levels.map(\.name) == ["a", "b"])
  }

  @Test("One rater, one subject and a level that is not named are errors in words")
  func hostile() {
    #expect(throws: TestFailure.self) { try FleissKappa([first]) }
    #expect(throws: TestFailure.self) { try FleissKappa([] as [Column]) }
    #expect(throws: TestFailure.self) { try CohenKappa(["a"], ["a"]) }
    #expect(throws: TestFailure.self) { try CohenKappa(first, second, levels: ["a", "b"]) }
    #expect(throws: TestFailure.self) { try CohenKappa(first, ["a"]) }
  }
}

@Suite("Intraclass correlation")
struct IntraclassCorrelationTests {
  /// Shrout and Fleiss's six subjects and four judges.
  private let ratings = DataFrame([
    "J1": [9, 6, 8, 7, 10, 6], "J2": [2, 1, 4, 1, 5, 2], "J3": [5, 3, 6, 2, 6, 4],
    "J4": [8, 2, 8, 6, 9, 7],
  ])

  @Test("The six forms are those that Shrout and Fleiss printed")
  func printed() throws {
    typealias Model = IntraclassCorrelation.Model
    let expected: [(Model, IntraclassCorrelation.Unit, Double)] = [
      (.oneWay, .single, 0.17), (.twoWayRandom, .single, 0.29), (.twoWayMixed, .single, 0.71),
      (.oneWay, .average, 0.44), (.twoWayRandom, .average, 0.62), (.twoWayMixed, .average, 0.91),
    ]
    for (model, unit, value) in expected {
      let test = try IntraclassCorrelation(ratings, model: model, unit: unit)
      #expect(abs((test.estimate?.value ?? 0) - value) < 0.005)
    }
  }

  @Test("A rater who is stricter throughout lowers agreement, not consistency")
  func shift() throws {
    var shifted = ratings
    shifted["J1"] = ratings["J1"] + 10
    func value(_ data: DataFrame, _ model: IntraclassCorrelation.Model) throws -> Double {
      try #require(try IntraclassCorrelation(data, model: model).estimate?.value)
    }
    #expect(agrees(try value(shifted, .twoWayMixed), try value(ratings, .twoWayMixed)))
    #expect(try value(shifted, .twoWayRandom) < value(ratings, .twoWayRandom))
  }

  @Test("Raters who agree throughout correlate perfectly")
  func perfect() throws {
    for model in [IntraclassCorrelation.Model.oneWay, .twoWayRandom, .twoWayMixed] {
      let test = try IntraclassCorrelation([[1, 2, 3, 4], [1, 2, 3, 4]], model: model)
      #expect(agrees(test.estimate?.value, 1))
      #expect(agrees(test.estimate?.lower, 1))
    }
  }

  @Test("Ratings that do not vary, one rater and one subject have no correlation")
  func hostile() throws {
    #expect(try IntraclassCorrelation([[2, 2, 2], [2, 2, 2]]).estimate?.value == nil)
    #expect(throws: TestFailure.self) { try IntraclassCorrelation([[1, 2, 3]]) }
    #expect(throws: TestFailure.self) { try IntraclassCorrelation([[1], [2]]) }
    #expect(throws: DataFailure.self) { try IntraclassCorrelation([["a", "b"], [1, 2]]) }
  }
}

@Suite("Bland and Altman's limits")
struct BlandAltmanTests {
  @Test("Bias and limits are mean and 1.96 standard deviations of the differences")
  func limits() throws {
    let test = try BlandAltman([2, 4, 6, 8, 10], [1, 4, 4, 7, 9])
    // Differences 1, 0, 2, 1, 1: mean 1, SD √½.
    #expect(agrees(test.bias.value, 1))
    #expect(agrees(test.lowerLimit.value, 1 - 1.96 * 0.5.squareRoot()))
    #expect(agrees(test.upperLimit.value, 1 + 1.96 * 0.5.squareRoot()))
  }

  @Test("Columns exchanged turn the bias round and leave the concordance")
  func symmetry() throws {
    let (a, b): ([Double], [Double]) = ([2, 4, 6, 8, 11], [1, 4, 4, 7, 9])
    let (one, other) = (try BlandAltman(a, b), try BlandAltman(b, a))
    #expect(one.bias.value == other.bias.value.map { -$0 })
    #expect(agrees(one.concordance.value, other.concordance.value ?? .nan))
  }

  @Test("Equal measurements have no bias and limits of no width")
  func same() throws {
    let test = try BlandAltman([1, 2, 3], [1, 2, 3])
    #expect(test.bias.value == 0)
    #expect(test.upperLimit.value == 0)
    #expect(agrees(test.concordance.value, 1))
  }

  @Test("Fewer than three pairs are an error; constant measurements have no concordance")
  func hostile() throws {
    #expect(throws: TestFailure.self) { try BlandAltman([1, 2, .nan], [1, 2, 3]) }
    let test = try BlandAltman([1, 1, 1], [1, 1, 1])
    #expect(test.concordance.value == nil)
    #expect(test.proportionalBias.value == nil)
  }
}
