import Foundation
import NumericalMethods
public import Reporting

/// Hosmer and Lemeshow's test: observed against expected numbers in groups of equal size by probability.
///
/// Groups end at type-7 quantiles and include their upper end; quantiles that coincide make one group,
/// and the degrees of freedom are the number of groups − 2. Kept for readers who ask for it: a
/// calibration plot says more.
public struct HosmerLemeshowTest: StatisticalTest {
  /// One group of rows.
  public struct Group: Sendable, Hashable {
    /// The largest probability of the group before, or the smallest of all.
    public let lower: Double
    /// The largest probability that belongs to the group.
    public let upper: Double
    /// How many rows it has.
    public let count: Int
    /// How many of them are cases.
    public let observed: Int
    /// The sum of their probabilities.
    public let expected: Double
  }

  /// The groups, by rising probability.
  public let groups: [Group]
  /// Chi-squared over cases and non-cases.
  public let statistic: Double
  /// The number of groups − 2.
  public let degreesOfFreedom: Double?
  /// The P value: a small one speaks against the model.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "Hosmer–Lemeshow test"
  public let method = "Hosmer–Lemeshow test"

  /// From a probability and an outcome for each row.
  package init(probabilities: [Double], isCase: [Bool], groups wanted: Int) throws {
    guard wanted >= 3 else {
      throw RegressionFailure.invalid(
        "the Hosmer–Lemeshow test takes three or more groups, not \(wanted)")
    }
    let order = SortOrder.ascending(probabilities).map(Int.init)
    let sorted = order.map { probabilities[$0] }
    var ends: [Double] = []
    for step in 0...wanted {
      let end = Quantile.of(sorted: sorted, Double(step) / Double(wanted))
      if ends.last.map({ $0 < end }) ?? true { ends.append(end) }
    }
    groups = Self.groups(order: order, sorted: sorted, isCase: isCase, ends: ends)
    var sum = 0.0
    for group in groups {
      let distance = Double(group.observed) - group.expected
      sum += distance * distance * (1 / group.expected + 1 / (Double(group.count) - group.expected))
    }
    statistic = groups.count > 2 ? sum : .nan
    degreesOfFreedom = Double(groups.count - 2)
    p =
      groups.count > 2
      ? PValue(ChiSquared.upperTail(sum, Double(groups.count - 2)))
      : PValue(reason: "the probabilities make fewer than three groups")
  }

  private static func groups(
    order: [Int], sorted: [Double], isCase: [Bool], ends: [Double]
  ) -> [Group] {
    var groups: [Group] = []
    var start = 0
    for (lower, upper) in zip(ends, ends.dropFirst()) {
      var end = start
      var (cases, expected) = (0, 0.0)
      while end < sorted.count, sorted[end] <= upper {
        if isCase[order[end]] { cases += 1 }
        expected += sorted[end]
        end += 1
      }
      groups.append(
        Group(
          lower: lower, upper: upper, count: end - start, observed: cases, expected: expected))
      start = end
    }
    return groups
  }
}
