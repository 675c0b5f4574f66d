import Foundation
import NumericalMethods
public import Reporting

/// Student's t test of paired differences, first minus second. Checked against R's
/// `t.test(paired = TRUE)`.
public struct PairedTTest: StatisticalTest {
  /// The mean difference over its standard error.
  public let statistic: Double
  /// The number of pairs − 1.
  public let degreesOfFreedom: Double?
  /// The two-sided P value.
  public let p: PValue
  /// The mean difference with its interval.
  public let estimate: Estimate?
  /// "paired t test"
  public let method = "paired t test"
  /// The standard deviation of the differences.
  public let standardDeviation: Double
  /// The number of complete pairs.
  public internal(set) var rowsUsed: Int
  /// The number of pairs left out because a value is missing.
  public internal(set) var rowsDropped: Int

  /// Compares two columns row by row; pairs with a missing value (NaN) are left out.
  public init(_ first: [Double], _ second: [Double], level: Double = 0.95) throws {
    let pairs = try PairedDifferences(first, second)
    guard pairs.values.count >= 2 else {
      throw TestFailure.tooFewValues(
        group: "the sample of pairs", count: pairs.values.count, needed: 2, test: "paired t test")
    }
    let moments = Moments(pairs.values)
    let n = Double(moments.count)
    let outcome = MeanComparison(
      moments.mean, error: moments.standardDeviation / sqrt(n), degrees: n - 1,
      scale: abs(moments.mean), level: level)
    statistic = outcome.statistic
    degreesOfFreedom = n - 1
    p = outcome.p
    estimate = outcome.estimate
    standardDeviation = moments.standardDeviation
    rowsUsed = moments.count
    rowsDropped = pairs.droppedCount
  }
}

/// The differences of complete pairs, first minus second.
struct PairedDifferences {
  let values: [Double]
  let droppedCount: Int

  init(_ first: [Double], _ second: [Double]) throws(TestFailure) {
    guard first.count == second.count else {
      throw .notPaired(first: first.count, second: second.count)
    }
    var differences: [Double] = []
    for (a, b) in zip(first, second) where !a.isNaN && !b.isNaN {
      if a.isInfinite || b.isInfinite { throw .infinite(variable: "a column of the pairs") }
      differences.append(a - b)
    }
    values = differences
    droppedCount = first.count - differences.count
  }
}
