import Foundation
import NumericalMethods
public import Reporting

/// The two-sample test of Kolmogorov and Smirnov: do two groups share one distribution?
///
/// Exact, given the ties, where the product of the counts is below 10 000, else by the limiting
/// distribution, of which R sums the theta series to its first term below 1; so do we, to agree with it
/// (the limit itself is further from the truth than the 1e-5 this costs). Checked against R's `ks.test`
/// (from 4.2 on).
public struct KolmogorovSmirnovTest: StatisticalTest {
  /// D, the largest distance of the two empirical distribution functions.
  public let statistic: Double
  /// None.
  public let degreesOfFreedom: Double? = nil
  /// The two-sided P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "Kolmogorov–Smirnov test", exact or not.
  public let method: String

  /// Compares two groups of values; missing values (NaN) are left out.
  public init(_ first: [Double], _ second: [Double]) throws {
    try self.init(GroupedSamples([first, second]))
  }

  /// Compares the two groups that hold values.
  package init(_ groups: GroupedSamples) throws(TestFailure) {
    let (first, second) = try groups.two(atLeast: 1, test: "the Kolmogorov–Smirnov test")
    let pool = first + second
    let order = SortOrder.ascending(pool)
    let sorted = order.map { pool[Int($0)] }
    let (n, m) = (Double(first.count), Double(second.count))
    var largest = 0.0
    var (i, j) = (0.0, 0.0)
    for (position, index) in order.enumerated() {
      if Int(index) < first.count { i += 1 } else { j += 1 }
      let runEnds = position + 1 == sorted.count || sorted[position + 1] != sorted[position]
      if runEnds { largest = max(largest, abs(i / n - j / m)) }
    }
    statistic = largest
    if n * m < 10_000 {
      method = "exact Kolmogorov–Smirnov test"
      p = PValue(
        Kolmogorov.exactUpperTail(
          largest, first: first.count, second: second.count, sortedPool: sorted))
    } else {
      method = "Kolmogorov–Smirnov test"
      p = PValue(Kolmogorov.upperTail(sqrt(n * m / (n + m)) * largest, terms: 1))
    }
  }
}
