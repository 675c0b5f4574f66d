import Biostatistics
import Reporting
import Testing

@Test("The lady who tastes tea")
func tea() throws {
  let test = try FisherExactTest(ContingencyTable([[3, 1], [1, 3]]))
  #expect(abs((test.p.value ?? 0) - 34.0 / 70) < 1e-12)
  #expect(abs((test.pGreater?.value ?? 0) - 17.0 / 70) < 1e-12)
  #expect(abs((test.estimate?.value ?? 0) - 6.40831965819967) < 1e-10)
}

@Test("A cell of 0 gives an infinite odds ratio that is not printed, with its lower limit")
func infiniteRatio() throws {
  let test = try FisherExactTest(ContingencyTable([[3, 0], [0, 3]]))
  #expect(test.estimate?.value == nil)
  #expect(test.estimate?.unsupported == .infinity)
  #expect((test.estimate?.lower ?? 0) > 0)
}

@Test("A table of three rows sums over all tables, by hand")
func threeRows() throws {
  // Margins 2, 1, 1 by 2, 2: C(4,2) = 6 arrangements; (2,0,0) and (0,1,1) have 1 each, the others 2.
  let test = try FisherExactTest(ContingencyTable([[2, 0], [0, 1], [0, 1]]))
  #expect(abs((test.p.value ?? 0) - 2.0 / 6) < 1e-12)
}

@Test("Exchanging rows and columns does not change the P value")
func transposed() throws {
  let counts = [[3, 7, 2], [9, 1, 4], [2, 5, 8]]
  let turned = (0..<3).map { column in counts.map { $0[column] } }
  let first = try FisherExactTest(ContingencyTable(counts)).p.value ?? 0
  let second = try FisherExactTest(ContingencyTable(turned)).p.value ?? 1
  #expect(abs(first - second) < 1e-12)
}

@Test("A simulated P value is near the exact one and belongs to its seed")
func simulated() throws {
  let counts = [[3, 7, 2], [4, 3, 4], [2, 5, 8]]
  let exact = try #require(TableEnumeration(counts).probabilityOfNotMoreLikely())
  let first = TableSimulation(counts).probabilityOfNotMoreLikely(draws: 20_000, seed: 1)
  #expect(first == TableSimulation(counts).probabilityOfNotMoreLikely(draws: 20_000, seed: 1))
  #expect(abs(first - exact) < 0.015)
}

@Test("Five groups of 332 patients are still enumerated")
func manyRows() throws {
  let counts = [[60, 40], [45, 55], [30, 38], [20, 17], [11, 16]]
  #expect(TableEnumeration(counts).probabilityOfNotMoreLikely() != nil)
}

@Test("A table too large to walk is simulated, and its method and a warning say so")
func tooLarge() throws {
  let counts = (0..<8).map { row in (0..<8).map { 20 + (row * 7 + $0 * 3) % 11 } }
  let context = ReportContext(seed: 3)
  try ReportContext.$current.withValue(context) {
    let test = try FisherExactTest(ContingencyTable(counts))
    #expect(test.method.contains("simulated"))
    #expect(test.p.value != nil)
  }
  #expect(context.journal.takeWarnings().map(\.name) == ["simulated-p"])
}
