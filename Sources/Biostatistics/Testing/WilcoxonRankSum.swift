import Foundation
import NumericalMethods
public import Reporting

/// Wilcoxon's rank-sum test (Mann & Whitney's U test) of two independent groups. Checked against R's
/// `wilcox.test`.
public struct WilcoxonRankSum: StatisticalTest {
  /// U of the first group: how many pairs have the first group's value above the second's, ties ½.
  public let statistic: Double
  /// None.
  public let degreesOfFreedom: Double? = nil
  /// The two-sided P value.
  public let p: PValue
  /// The probability that a value of the first group is above one of the second, ties ½: U / (n m).
  public let estimate: Estimate?
  /// "Wilcoxon rank-sum test", with how P was obtained.
  public let method: String
  /// Whether any two values are equal.
  public let hasTies: Bool
  /// The number of values compared.
  public internal(set) var rowsUsed: Int
  /// The number of rows left out because the value or the group is missing.
  public internal(set) var rowsDropped: Int

  /// Compares two groups of values; missing values (NaN) are left out.
  public init(
    _ first: [Double], _ second: [Double], method: RankTestMethod = .automatic
  ) throws {
    try self.init(GroupedSamples([first, second]), method: method)
  }

  /// Compares the two groups that hold values.
  package init(
    _ groups: GroupedSamples, method: RankTestMethod = .automatic
  ) throws(TestFailure) {
    let (first, second) = try groups.two(atLeast: 1, test: "the Wilcoxon rank-sum test")
    let ranks = Ranks(first + second)
    let (n, m) = (Double(first.count), Double(second.count))
    let rankSum = ranks.values[..<first.count].reduce(0, +)
    let u = rankSum - n * (n + 1) / 2
    statistic = u
    hasTies = ranks.hasTies
    estimate = Estimate(u / (n * m), kind: .auc)
    rowsUsed = groups.count
    rowsDropped = groups.droppedCount

    var continuity = true
    let isExact: Bool
    switch method {
    case .automatic: isExact = first.count < 50 && second.count < 50 && !ranks.hasTies
    case .asymptotic(let asked):
      isExact = false
      continuity = asked
    case .exact:
      guard RankSumDistribution.isFeasible(count: first.count, total: ranks.values.count) else {
        throw .outOfRange(
          "the exact Wilcoxon rank-sum test of \(first.count) and \(second.count) values takes too long; "
            + "use method: .asymptotic()")
      }
      isExact = true
    }
    if isExact {
      self.method = "exact Wilcoxon rank-sum test"
      p = Self.exact(ranks.values, first: first.count, rankSum: rankSum)
      return
    }
    self.method =
      continuity
      ? "Wilcoxon rank-sum test" : "Wilcoxon rank-sum test without continuity correction"
    let total = n + m
    let ties = total > 1 ? ranks.tieCorrection / (total * (total - 1)) : 0
    let variance = n * m / 12 * (total + 1 - ties)
    p =
      variance > 0
      ? PValue(
        RankApproximation.twoSided(
          deviation: u - n * m / 2, standardDeviation: sqrt(variance), continuity: continuity))
      : PValue(reason: "all values are equal")
  }

  private static func exact(_ ranks: [Double], first: Int, rankSum: Double) -> PValue {
    // The smaller group is drawn: its sum decides the other's.
    let second = ranks.count - first
    let tails =
      first <= second
      ? RankSumDistribution.drawing(first, of: ranks, sum: rankSum)
      : RankSumDistribution.drawing(second, of: ranks, sum: ranks.reduce(0, +) - rankSum)
    return PValue(min(1, 2 * min(tails.lower, tails.upper)))
  }
}
