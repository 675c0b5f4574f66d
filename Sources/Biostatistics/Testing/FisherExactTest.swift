import Foundation
import NumericalMethods
public import Reporting

/// Fisher's exact test of independence in a table of counts with fixed margins.
///
/// Two-sided: the sum over all tables not more probable than the observed one. For 2 × 2 tables the
/// estimate is the conditional maximum-likelihood odds ratio, which differs from ad / bc, with its exact
/// interval. Tables too large to enumerate get a Monte Carlo P value from `seed`, and `method` says so.
/// Checked against R's `fisher.test`.
public struct FisherExactTest: StatisticalTest {
  /// The probability of the observed table, given its margins; NaN where it was not needed (r × c).
  public let statistic: Double
  /// None.
  public let degreesOfFreedom: Double? = nil
  /// The two-sided P value.
  public let p: PValue
  /// The one-sided P value for an odds ratio above 1; `nil` beyond 2 × 2.
  public let pGreater: PValue?
  /// The one-sided P value for an odds ratio below 1; `nil` beyond 2 × 2.
  public let pLess: PValue?
  /// The conditional odds ratio of a 2 × 2 table; `nil` beyond.
  public let estimate: Estimate?
  /// "Fisher's exact test", or that its P value was simulated.
  public let method: String
  /// The table that was tested.
  public let table: ContingencyTable
  /// The number of rows counted.
  public var rowsUsed: Int { table.total }
  /// The number of rows left out because a variable is missing.
  public var rowsDropped: Int { table.rowsDropped }

  /// How many tables a simulated P value draws: 100 000, fewer of more than 1000 rows, at least 2000.
  private static func simulations(rows: Int) -> Int {
    max(2000, min(100_000, 100_000_000 / max(1, rows)))
  }

  /// Tests a table. Rows and columns without counts are left out.
  public init(_ table: ContingencyTable, level: Double = 0.95, seed: UInt64? = nil) throws {
    let filled = try table.filled(for: "Fisher's exact test")
    self.table = table
    let counts = filled.counts
    if counts.count == 2, counts[0].count == 2 {
      let x = counts[0][0]
      let cells = Hypergeometric(
        row: counts[0][0] + counts[0][1], column: counts[0][0] + counts[1][0],
        total: filled.total)
      statistic = cells.probabilities()[x - cells.support.lowerBound]
      p = PValue(cells.twoSided(x))
      pGreater = PValue(cells.upperTail(x))
      pLess = PValue(cells.cumulative(x))
      estimate = ConditionalOddsRatio(x, cells).estimate(level: level)
      method = "Fisher's exact test"
      return
    }
    statistic = .nan
    pGreater = nil
    pLess = nil
    estimate = nil
    if let exact = TableEnumeration(counts).probabilityOfNotMoreLikely() {
      p = PValue(exact)
      method = "Fisher's exact test"
    } else {
      let draws = Self.simulations(rows: filled.total)
      p = PValue(
        TableSimulation(counts).probabilityOfNotMoreLikely(
          draws: draws, seed: seed ?? ReportContext.current.seed))
      method = "Fisher's exact test with a P value simulated from \(draws) tables"
      ReportContext.warn(
        "simulated-p",
        "a table of \(counts.count) × \(counts[0].count) is too large for Fisher's exact test; its P value "
          + "was simulated from \(draws) tables")
    }
  }
}

/// The odds ratio that makes the expected cell equal to the observed one, given all margins.
struct ConditionalOddsRatio {
  private let x: Int
  private let cells: Hypergeometric

  init(_ x: Int, _ cells: Hypergeometric) {
    self.x = x
    self.cells = cells
  }

  /// The estimate with the exact interval from the two one-sided tests.
  func estimate(level: Double) -> Estimate {
    let tail = (1 - level) / 2
    let isLowest = x == cells.support.lowerBound
    let isHighest = x == cells.support.upperBound
    let lower = isLowest ? 0 : solve { cells.upperTail(x, oddsRatio: $0) - tail }
    let upper = isHighest ? nil : solve { cells.cumulative(x, oddsRatio: $0) - tail }
    if isLowest, isHighest {
      return .notEstimable("the margins leave only one table", kind: .ratio)
    }
    if isHighest {
      var estimate = Estimate.notEstimable(
        "a cell of the table is 0 and the odds ratio is infinite", kind: .ratio,
        unsupported: .infinity)
      (estimate.lower, estimate.level) = (lower, level)
      return estimate
    }
    let ratio = isLowest ? 0 : solve { cells.mean(oddsRatio: $0) - Double(x) }
    return Estimate(ratio, lower: lower, upper: upper, level: level, kind: .ratio)
  }

  /// The odds ratio at which a monotone function is zero, searched on the log scale.
  private func solve(_ function: (Double) -> Double) -> Double? {
    var reach = 4.0
    while reach < 700 {
      if let root = RootFinder.root(in: -reach...reach, tolerance: 1e-14, of: { function(exp($0)) })
      {
        return exp(root)
      }
      reach *= 2
    }
    return nil
  }
}
