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

/// R's `fisher.test` with a large workspace.
@Test(
  "Large tables agree with R",
  arguments: [
    ([[10108, 9911], [9811, 10063], [9982, 10125]], 0.0640605166683613),
    ([[35, 34, 38], [47, 25, 29], [31, 34, 27]], 0.175418862843726),
    ([[35, 19, 25], [27, 28, 26], [27, 19, 21], [24, 24, 25]], 0.710792040667573),
    ([[9, 12, 7, 10], [12, 9, 10, 12], [14, 8, 7, 7], [6, 9, 7, 11]], 0.796979956718994),
    (
      [[4, 2, 3, 6], [4, 2, 6, 1], [2, 3, 1, 2], [2, 4, 3, 3], [1, 5, 3, 3]], 0.590478763874823
    ),
    (
      [[2, 5, 5, 10], [6, 7, 6, 3], [4, 2, 9, 1], [5, 2, 3, 9], [8, 5, 5, 3]],
      0.0290693683363772
    ),
  ])
func largeTables(_ counts: [[Int]], _ p: Double) throws {
  let exact = try #require(TableEnumeration(counts).probabilityOfNotMoreLikely())
  #expect(abs(exact - p) < 1e-6 * p)
}
