import NumericalMethods
public import Reporting

/// Pearson's chi-squared test of independence in a table of counts. Rows and columns without counts are
/// left out. Checked against R's `chisq.test`.
public struct ChiSquaredTest: StatisticalTest {
  /// Σ (O − E)² / E
  public let statistic: Double
  /// (rows − 1) (columns − 1)
  public let degreesOfFreedom: Double?
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "chi-squared test without continuity correction", or with Yates's.
  public let method: String
  /// The smallest expected count.
  public let smallestExpected: Double
  /// The table that was tested.
  public let table: ContingencyTable
  /// The number of rows counted.
  public var rowsUsed: Int { table.total }
  /// The number of rows left out because a variable is missing.
  public var rowsDropped: Int { table.rowsDropped }

  /// Tests a table. Yates's correction subtracts ½, but not more than |O − E|, and applies to 2 × 2
  /// tables only.
  public init(_ table: ContingencyTable, yates: Bool = false) throws {
    let filled = try table.filled(for: "the chi-squared test")
    let isFourfold = filled.rowLevels.count == 2 && filled.columnLevels.count == 2
    let expected = filled.expected
    let isCorrected = yates && isFourfold
    let shift = isCorrected ? min(0.5, abs(Double(filled.counts[0][0]) - expected[0][0])) : 0
    var sum = 0.0
    for (row, means) in zip(filled.counts, expected) {
      for (count, mean) in zip(row, means) {
        let distance = abs(Double(count) - mean) - shift
        sum += distance * distance / mean
      }
    }
    statistic = sum
    let degrees = Double((filled.rowLevels.count - 1) * (filled.columnLevels.count - 1))
    degreesOfFreedom = degrees
    p = PValue(ChiSquared.upperTail(sum, degrees))
    method =
      isCorrected
      ? "chi-squared test with Yates's continuity correction"
      : "chi-squared test without continuity correction"
    smallestExpected = expected.flatMap { $0 }.min() ?? 0
    self.table = table
  }
}
