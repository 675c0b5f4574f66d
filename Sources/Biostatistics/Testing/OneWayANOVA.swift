import Foundation
import NumericalMethods
public import Reporting

/// One-way analysis of variance of k independent groups.
///
/// **Source:** Welch, *Biometrika* 1951;38:330–6, for unequal variances; checked against R's
/// `oneway.test` and `aov`.
public struct OneWayANOVA: StatisticalTest {
  /// F; NaN where the values do not vary within the groups.
  public let statistic: Double
  /// The degrees of freedom of the numerator: the number of groups − 1.
  public let degreesOfFreedom: Double?
  /// The degrees of freedom of the denominator.
  public let residualDegreesOfFreedom: Double
  /// The P value from the F distribution.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "one-way analysis of variance" or "Welch's analysis of variance".
  public let method: String
  /// The sum of squares between the groups.
  public let squaresBetween: Double
  /// The sum of squares within the groups.
  public let squaresWithin: Double
  /// The number of values compared.
  public internal(set) var rowsUsed: Int
  /// The number of rows left out because the value or the group is missing.
  public internal(set) var rowsDropped: Int

  /// Compares groups of values; missing values (NaN) and empty groups are left out.
  public init(_ groups: [[Double]], variance: TTest.Variance = .pooled) throws {
    try self.init(GroupedSamples(groups), variance: variance)
  }

  /// Compares the groups that hold values.
  package init(
    _ groups: GroupedSamples, variance: TTest.Variance = .pooled
  ) throws(TestFailure) {
    method = variance == .pooled ? "one-way analysis of variance" : "Welch's analysis of variance"
    let filled = try groups.several(atLeast: variance == .pooled ? 1 : 2, test: method)
    let moments = filled.samples.map(Moments.init)
    let k = Double(moments.count)
    let n = Double(filled.count)
    guard n > k else {
      throw .tooFewValues(group: "every group", count: 1, needed: 2, test: method)
    }
    let grand = Moments(filled.samples.flatMap { $0 }).mean
    squaresBetween = moments.reduce(0) {
      $0 + Double($1.count) * ($1.mean - grand) * ($1.mean - grand)
    }
    squaresWithin = moments.reduce(0) { $0 + $1.squares }
    degreesOfFreedom = k - 1
    rowsUsed = groups.count
    rowsDropped = groups.droppedCount
    var residual = n - k
    var ratio = squaresBetween / (k - 1) / (squaresWithin / (n - k))
    if variance == .welch { (ratio, residual) = Self.welch(moments) }
    residualDegreesOfFreedom = residual
    // Residuals of a constant are rounding, about an ulp of the values each.
    let rounding = 10 * Double.ulpOfOne * abs(grand)
    let varies = squaresWithin > rounding * rounding * n && !ratio.isNaN
    statistic = varies ? ratio : .nan
    p =
      varies
      ? PValue(FDistribution.upperTail(ratio, k - 1, residual))
      : PValue(reason: "the values do not vary within the groups")
  }

  /// Welch's F and the degrees of freedom of its denominator.
  private static func welch(_ moments: [Moments]) -> (f: Double, residual: Double) {
    let k = Double(moments.count)
    let weights = moments.map { Double($0.count) / $0.variance }
    let total = weights.reduce(0, +)
    let center = zip(weights, moments).reduce(0) { $0 + $1.0 * $1.1.mean } / total
    let scatter =
      zip(weights, moments).reduce(0) {
        $0 + (1 - $1.0 / total) * (1 - $1.0 / total) / Double($1.1.count - 1)
      } / (k * k - 1)
    let between = zip(weights, moments).reduce(0) {
      $0 + $1.0 * ($1.1.mean - center) * ($1.1.mean - center)
    }
    return (between / ((k - 1) * (1 + 2 * (k - 2) * scatter)), 1 / (3 * scatter))
  }
}
