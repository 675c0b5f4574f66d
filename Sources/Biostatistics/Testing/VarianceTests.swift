import Foundation
import NumericalMethods
public import Reporting

/// Levene's test of equal variances, on distances from the group's median (Brown and Forsythe) or mean.
/// Checked against `leveneTest` of R's car.
public struct LeveneTest: StatisticalTest {
  /// What the distances are taken from.
  public enum Center: String, Sendable, Hashable {
    /// The group's median, which is robust.
    case median
    /// The group's mean, as Levene did.
    case mean
  }

  /// F.
  public let statistic: Double
  /// The number of groups − 1.
  public let degreesOfFreedom: Double?
  /// The degrees of freedom of the denominator.
  public let residualDegreesOfFreedom: Double
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "Levene's test", with the centre.
  public let method: String

  /// Compares groups of values; missing values (NaN) and empty groups are left out.
  public init(_ groups: [[Double]], center: Center = .median) throws {
    try self.init(GroupedSamples(groups), center: center)
  }

  /// Compares the groups that hold values.
  package init(_ groups: GroupedSamples, center: Center = .median) throws(TestFailure) {
    let filled = try groups.several(atLeast: 1, test: "Levene's test")
    let distances = filled.samples.map { sample in
      let middle = center == .mean ? Moments(sample).mean : Quantile.median(sample)
      return sample.map { abs($0 - middle) }
    }
    let comparison = try OneWayANOVA(GroupedSamples(distances, names: filled.names))
    statistic = comparison.statistic
    degreesOfFreedom = comparison.degreesOfFreedom
    residualDegreesOfFreedom = comparison.residualDegreesOfFreedom
    p = comparison.p
    method = "Levene's test (centred at the \(center.rawValue))"
  }
}

/// Bartlett's test of equal variances. Checked against R's `bartlett.test`.
public struct BartlettTest: StatisticalTest {
  /// K².
  public let statistic: Double
  /// The number of groups − 1.
  public let degreesOfFreedom: Double?
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "Bartlett's test"
  public let method = "Bartlett's test"

  /// Compares groups of values; missing values (NaN) and empty groups are left out.
  public init(_ groups: [[Double]]) throws { try self.init(GroupedSamples(groups)) }

  /// Compares the groups that hold values.
  package init(_ groups: GroupedSamples) throws(TestFailure) {
    let moments = try groups.several(atLeast: 2, test: "Bartlett's test").samples.map(Moments.init)
    let degrees = moments.map { Double($0.count - 1) }
    let total = degrees.reduce(0, +)
    let k = Double(moments.count)
    let pooled = moments.reduce(0) { $0 + $1.squares } / total
    let logs = zip(degrees, moments).reduce(0) { $0 + $1.0 * log($1.1.variance) }
    let inverse = degrees.reduce(0) { $0 + 1 / $1 }
    let value = (total * log(pooled) - logs) / (1 + (inverse - 1 / total) / (3 * (k - 1)))
    statistic = value
    degreesOfFreedom = k - 1
    p =
      value.isFinite
      ? PValue(ChiSquared.upperTail(value, k - 1))
      : PValue(reason: "the values of a group do not vary")
  }
}

/// The F test of the ratio of two variances, first over second. Checked against R's `var.test`.
public struct VarianceRatioTest: StatisticalTest {
  /// The first variance over the second.
  public let statistic: Double
  /// The first count − 1.
  public let degreesOfFreedom: Double?
  /// The second count − 1.
  public let residualDegreesOfFreedom: Double
  /// The two-sided P value.
  public let p: PValue
  /// The ratio.
  public let estimate: Estimate?
  /// "F test of two variances"
  public let method = "F test of two variances"

  /// Compares two groups of values; missing values (NaN) are left out.
  public init(_ first: [Double], _ second: [Double]) throws {
    try self.init(GroupedSamples([first, second]))
  }

  /// Compares the two groups that hold values.
  package init(_ groups: GroupedSamples) throws(TestFailure) {
    let (first, second) = try groups.two(atLeast: 2, test: "the F test of two variances")
    let (n, m) = (Double(first.count - 1), Double(second.count - 1))
    let ratio = Moments(first).variance / Moments(second).variance
    statistic = ratio
    degreesOfFreedom = n
    residualDegreesOfFreedom = m
    let tails = (FDistribution.cumulative(ratio, n, m), FDistribution.upperTail(ratio, n, m))
    p =
      ratio.isFinite && ratio > 0
      ? PValue(min(1, 2 * min(tails.0, tails.1)))
      : PValue(reason: "the values of a group do not vary")
    estimate = Estimate(ratio.isFinite ? ratio : nil, p: p, reason: p.reason, kind: .ratio)
  }
}
