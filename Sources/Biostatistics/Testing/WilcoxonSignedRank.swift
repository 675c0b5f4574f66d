import Foundation
import NumericalMethods
public import Reporting

/// Wilcoxon's signed-rank test of paired values. Pairs without a difference are dropped before ranking.
/// Checked against R's `wilcox.test(paired = TRUE)`.
public struct WilcoxonSignedRank: StatisticalTest {
  /// V, the sum of the ranks of the positive differences, first minus second.
  public let statistic: Double
  /// None.
  public let degreesOfFreedom: Double? = nil
  /// The two-sided P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "Wilcoxon signed-rank test", with how P was obtained.
  public let method: String
  /// Whether differences are tied or zero, so that the classical exact distribution does not hold.
  public let hasTiesOrZeros: Bool
  /// The number of complete pairs, those without a difference included.
  public internal(set) var rowsUsed: Int
  /// The number of pairs left out because a value is missing.
  public internal(set) var rowsDropped: Int

  /// Compares two columns row by row; pairs with a missing value (NaN) are left out.
  public init(
    _ first: [Double], _ second: [Double], method: RankTestMethod = .automatic
  ) throws {
    let pairs = try PairedDifferences(first, second)
    guard !pairs.values.isEmpty else {
      throw TestFailure.tooFewValues(
        group: "the sample of pairs", count: 0, needed: 1, test: "the Wilcoxon signed-rank test")
    }
    let differences = pairs.values.filter { $0 != 0 }
    let ranks = Ranks(differences.map(abs))
    statistic = zip(differences, ranks.values).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    hasTiesOrZeros = ranks.hasTies || differences.count < pairs.values.count
    rowsUsed = pairs.values.count
    rowsDropped = pairs.droppedCount

    var continuity = true
    let isExact: Bool
    switch method {
    case .automatic: isExact = differences.count < 50 && !hasTiesOrZeros
    case .exact: isExact = true
    case .asymptotic(let asked):
      isExact = false
      continuity = asked
    }
    let n = Double(differences.count)
    if isExact, n > 2000 {
      throw TestFailure.outOfRange(
        "the exact Wilcoxon signed-rank test of \(differences.count) pairs takes too long; "
          + "use method: .asymptotic()")
    }
    self.method =
      isExact
      ? "exact Wilcoxon signed-rank test"
      : continuity
        ? "Wilcoxon signed-rank test" : "Wilcoxon signed-rank test without continuity correction"
    let variance = n * (n + 1) * (2 * n + 1) / 24 - ranks.tieCorrection / 48
    if differences.isEmpty {
      p = PValue(reason: "no pair differs")
    } else if isExact {
      let tails = RankSumDistribution.signed(ranks.values, sum: statistic)
      p = PValue(min(1, 2 * min(tails.lower, tails.upper)))
    } else {
      p = PValue(
        RankApproximation.twoSided(
          deviation: statistic - n * (n + 1) / 4, standardDeviation: sqrt(variance),
          continuity: continuity))
    }
  }
}
