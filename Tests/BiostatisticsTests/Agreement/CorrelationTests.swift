import Biostatistics
import DataFrames
import Foundation
import Reporting
import Testing

private func agrees(_ value: Double?, _ exact: Double, _ relative: Double = 1e-10) -> Bool {
  guard let value else { return false }
  return abs(value - exact) <= relative * max(abs(exact), 1e-300)
}

@Suite("Correlation")
struct CorrelationTests {
  private let x: [Double] = [1, 2, 3, 4, 5, 6, 7]
  private let y: [Double] = [2, 1, 4, 3, 7, 5, 6]

  @Test("Pearson's r is the shared part of the sums of squares")
  func pearson() throws {
    let test = try Correlation([1, 2, 3, 4, 5], [2, 4, 5, 4, 5])
    // Σxy = 6, Σxx = 10, Σyy = 6 about the means.
    #expect(agrees(test.estimate?.value, 6 / 60.0.squareRoot()))
    #expect(agrees(test.statistic, 2.1213203435596424))
    #expect(agrees(test.p.value, 0.12402706265755445))
  }

  @Test("Spearman's P counts all orders of up to nine pairs, as R does")
  func spearmanExact() throws {
    let test = try Correlation(x, y, method: .spearman)
    #expect(agrees(test.statistic, 10))
    #expect(agrees(test.estimate?.value, 23.0 / 28))
    #expect(agrees(test.p.value, 0.034126984126984124))
  }

  @Test("Kendall's P counts inversions where nothing is tied, as R does")
  func kendallExact() throws {
    let test = try Correlation(x, y, method: .kendall)
    #expect(test.statistic == 17)
    #expect(agrees(test.estimate?.value, 13.0 / 21))
    #expect(agrees(test.p.value, 0.06904761904761905))
  }

  @Test("Kendall's τ-b discounts ties in either column")
  func kendallTies() throws {
    let test = try Correlation([1, 1, 2, 3, 3], [2, 2, 1, 4, 4], method: .kendall)
    // 6 concordant, 2 discordant, 2 pairs tied in both.
    #expect(agrees(test.estimate?.value, 0.5))
  }

  @Test("Both columns exchanged, a correlation is the same; one turned round, it changes its sign")
  func symmetry() throws {
    for method in [Correlation.Method.pearson, .spearman, .kendall] {
      let value = try #require(try Correlation(x, y, method: method).estimate?.value)
      #expect(agrees(try Correlation(y, x, method: method).estimate?.value, value))
      #expect(agrees(try Correlation(x.map { -$0 }, y, method: method).estimate?.value, -value))
    }
  }

  @Test("Correlations of ranks do not change with a monotone transformation")
  func monotone() throws {
    for method in [Correlation.Method.spearman, .kendall] {
      let plain = try Correlation(x, y, method: method)
      let bent = try Correlation(x.map { exp($0) }, y, method: method)
      #expect(plain.estimate?.value == bent.estimate?.value)
      #expect(plain.p == bent.p)
    }
  }

  @Test("Rows in which a value is missing are left out and counted")
  func missing() throws {
    let test = try Correlation(
      Column([1, 2, nil, 4, 5, 6]), Column([2, 4, 5, nil, 5, 7] as [Double?]))
    #expect(test.rowsUsed == 4)
    #expect(test.rowsDropped == 2)
  }

  @Test(
    "A column that does not vary has no correlation",
    arguments: [
      Correlation.Method.pearson, .spearman, .kendall,
    ])
  func constant(_ method: Correlation.Method) throws {
    let test = try Correlation([3, 3, 3, 3], [1, 2, 3, 4], method: method)
    #expect(test.estimate?.value == nil)
    #expect(test.p.value == nil)
    #expect(test.estimate?.reason == "a column does not vary")
  }

  @Test("Perfect correlation has P 0 only in the limit, and an interval that is a point")
  func perfect() throws {
    let test = try Correlation([1, 2, 3, 4], [2, 4, 6, 8])
    #expect(test.estimate?.value == 1)
    #expect(test.estimate?.lower == 1)
    #expect(test.p.value == 0)
  }

  @Test("Fewer than three pairs, unequal lengths, text and infinity are errors in words")
  func hostile() {
    #expect(throws: TestFailure.self) { try Correlation([], []) }
    #expect(throws: TestFailure.self) { try Correlation([1, .nan, 3], [1, 2, 3]) }
    #expect(throws: TestFailure.self) { try Correlation([1, 2, 3], [1, 2]) }
    #expect(throws: TestFailure.self) { try Correlation([1, 2, 3, .infinity], [1, 2, 3, 4]) }
    #expect(throws: DataFailure.self) { try Correlation(["a", "b", "c"], [1, 2, 3]) }
  }

  @Test("Kendall's correlation of 100 000 pairs is counted without a look at all pairs")
  func many() throws {
    let x = (0..<100_000).map { Double($0 * 7919 % 100_003) }
    let y = (0..<100_000).map { Double($0 * 104_729 % 99_991) }
    let tau = try #require(try Correlation(x, y, method: .kendall).estimate?.value)
    #expect(abs(tau) < 0.05)
  }
}

@Suite("A least-squares line")
struct LeastSquaresLineTests {
  @Test("Slope and intercept are those of the sums")
  func line() throws {
    let line = try LeastSquaresLine(x: [1, 2, 3, 4, 5], y: [2, 4, 5, 4, 5])
    #expect(agrees(line.slope.value, 0.6))
    #expect(agrees(line.intercept, 2.2))
    #expect(agrees(line.rSquared, 0.6))
    #expect(agrees(line.slope.standardError, 0.28284271247461906))
    #expect(agrees(line.value(at: 3).value, 4))
  }

  @Test("An x that does not vary has no line")
  func constant() {
    #expect(throws: TestFailure.self) { try LeastSquaresLine(x: [1, 1, 1], y: [1, 2, 3]) }
  }
}
