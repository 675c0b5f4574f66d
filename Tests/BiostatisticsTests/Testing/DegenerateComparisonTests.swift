import Biostatistics
import DataFrames
import Reporting
import Testing

@Test("A constant column has no P value but a reason")
func constantColumn() throws {
  #expect(try TTest([3, 3, 3], [3, 3]).p.reason == "the values do not vary")
  #expect(try WilcoxonRankSum([3, 3, 3], [3, 3]).p.reason == "all values are equal")
  #expect(try KruskalWallis([[3, 3], [3], [3]]).p.reason == "all values are equal")
  #expect(
    try OneWayANOVA([[3, 3], [3, 3]]).p.reason == "the values do not vary within the groups")
  #expect(try ShapiroWilk([3, 3, 3, 3]).p.reason == "all values are equal")
}

@Test("A group without values is an error that names the groups")
func emptyGroup() {
  let data = DataFrame(["x": [1, 2, nil, nil], "g": ["a", "a", "b", "b"]])
  #expect(throws: TestFailure.self) { try TTest("x ~ g", data: data) }
  #expect(throws: TestFailure.self) { try WilcoxonRankSum([1, 2], []) }
}

@Test("One value is too few for a t test and says so")
func oneValue() {
  #expect(throws: TestFailure.self) { try TTest([1], [2, 3]) }
  #expect(throws: TestFailure.self) { try PairedTTest([1], [2]) }
}

@Test("A table with a single level cannot be tested")
func singleLevel() throws {
  let table = try ContingencyTable([[3, 4], [0, 0]])
  #expect(throws: TestFailure.tableTooSmall(rows: 1, columns: 2, test: "the chi-squared test")) {
    try ChiSquaredTest(table)
  }
  #expect(throws: TestFailure.self) { try FisherExactTest(table) }
}

@Test("Infinite values are refused")
func infinite() {
  #expect(throws: TestFailure.self) { try TTest([1, .infinity], [2, 3]) }
}

@Test("Pairs that never differ have a reason")
func noDifference() throws {
  #expect(try WilcoxonSignedRank([1, 2], [1, 2]).p.reason == "no pair differs")
  #expect(try PairedTTest([1, 2], [1, 2]).p.reason == "the values do not vary")
}

@Test("Discordant pairs are needed for McNemar's test")
func concordant() throws {
  let table = try ContingencyTable([[3, 0], [0, 4]])
  #expect(try McNemarTest(table).p.reason == "no pair is discordant")
}

@Test("Values far from zero keep their P value: only rounding counts as constant")
func farFromZero() throws {
  let groups = [[1.0, 2, 4], [3, 5, 9], [2, 2, 3]].map { $0.map { 1e8 + $0 } }
  // R 4.2.2, g three groups of three: oneway.test(x ~ g, var.equal = TRUE)$p.value, oneway.test(x ~ g)$p.value
  #expect(abs((try OneWayANOVA(groups).p.value ?? 0) - 0.139984921418331) < 1e-9)
  #expect(
    abs((try OneWayANOVA(groups, variance: .welch).p.value ?? 0) - 0.365257809916486) < 1e-9)
}
