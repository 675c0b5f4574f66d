import NumericalMethods
public import Reporting

/// Kruskal and Wallis's test of k independent groups, corrected for ties. Checked against R's
/// `kruskal.test`.
public struct KruskalWallis: StatisticalTest {
  /// H.
  public let statistic: Double
  /// The number of groups − 1.
  public let degreesOfFreedom: Double?
  /// The P value from the chi-squared distribution.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "Kruskal–Wallis test"
  public let method = "Kruskal–Wallis test"
  /// The number of values compared.
  public internal(set) var rowsUsed: Int
  /// The number of rows left out because the value or the group is missing.
  public internal(set) var rowsDropped: Int

  /// Compares groups of values; missing values (NaN) and empty groups are left out.
  public init(_ groups: [[Double]]) throws { try self.init(GroupedSamples(groups)) }

  /// Compares the groups that hold values.
  package init(_ groups: GroupedSamples) throws(TestFailure) {
    let filled = try groups.several(atLeast: 1, test: "the Kruskal–Wallis test")
    let ranks = Ranks(filled.samples.flatMap { $0 })
    let n = Double(ranks.values.count)
    var start = 0
    var sum = 0.0
    for sample in filled.samples {
      // Deviations from the mean rank lose fewer digits than squares of rank sums.
      let deviation = ranks.values[start..<(start + sample.count)].reduce(0) {
        $0 + $1 - (n + 1) / 2
      }
      sum += deviation * deviation / Double(sample.count)
      start += sample.count
    }
    let correction = 1 - ranks.tieCorrection / (n * n * n - n)
    let degrees = Double(filled.samples.count - 1)
    degreesOfFreedom = degrees
    rowsUsed = groups.count
    rowsDropped = groups.droppedCount
    guard correction > 0 else {
      statistic = .nan
      p = PValue(reason: "all values are equal")
      return
    }
    statistic = 12 * sum / (n * (n + 1)) / correction
    p = PValue(ChiSquared.upperTail(statistic, degrees))
  }
}
