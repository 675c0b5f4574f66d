import NumericalMethods
public import Reporting

/// McNemar's test of a change between two paired yes–no variables. Checked against R's `mcnemar.test`
/// and `binom.test`.
public struct McNemarTest: StatisticalTest {
  /// How the P value is obtained.
  public enum Variant: String, Sendable, Hashable {
    /// (|b − c| − 1)² / (b + c) against chi-squared.
    case corrected
    /// (b − c)² / (b + c) against chi-squared.
    case uncorrected
    /// The binomial distribution of the discordant pairs.
    case exact
  }

  /// Chi-squared, or the first discordant count for `.exact`.
  public let statistic: Double
  /// 1, or `nil` for `.exact`.
  public let degreesOfFreedom: Double?
  /// The two-sided P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "McNemar's test", with the variant.
  public let method: String
  /// The 2 × 2 table of pairs.
  public let table: ContingencyTable
  /// The number of complete pairs.
  public var rowsUsed: Int { table.total }
  /// The number of pairs left out because a variable is missing.
  public var rowsDropped: Int { table.rowsDropped }

  /// Tests a 2 × 2 table of pairs, the first variable in its rows.
  public init(_ table: ContingencyTable, variant: Variant = .corrected) throws {
    guard table.counts.count == 2, table.counts[0].count == 2 else {
      throw TestFailure.outOfRange(
        "McNemar's test needs two variables with the same two levels, not a table of "
          + "\(table.counts.count) × \(table.counts.first?.count ?? 0)")
    }
    self.table = table
    let b = Double(table.counts[0][1])
    let c = Double(table.counts[1][0])
    let discordant = b + c
    let correction = variant == .corrected ? min(1, abs(b - c)) : 0
    let distance = abs(b - c) - correction
    switch variant {
    case .corrected, .uncorrected:
      statistic = discordant > 0 ? distance * distance / discordant : .nan
      degreesOfFreedom = 1
      method =
        variant == .corrected
        ? "McNemar's test with continuity correction"
        : "McNemar's test without continuity correction"
      p =
        discordant > 0
        ? PValue(ChiSquared.upperTail(statistic, 1)) : PValue(reason: "no pair is discordant")
    case .exact:
      statistic = b
      degreesOfFreedom = nil
      method = "exact McNemar's test"
      p =
        discordant > 0
        ? PValue(Binomial.twoSidedHalf(b, discordant)) : PValue(reason: "no pair is discordant")
    }
  }
}
