import Foundation
import NumericalMethods
public import Reporting

/// Student's t test of the means of two independent groups.
///
/// The estimate is the first group's mean minus the second's. **Source:** Welch, *Biometrika*
/// 1947;34:28–35; checked against R's `t.test`.
public struct TTest: StatisticalTest {
  /// Whether the groups share one variance.
  public enum Variance: String, Sendable, Hashable {
    /// Each group has its own (Welch's test).
    case welch
    /// One common variance (Student's test).
    case pooled
  }

  /// The difference of the means over its standard error.
  public let statistic: Double
  /// Satterthwaite's for `.welch`, n − 2 for `.pooled`.
  public let degreesOfFreedom: Double?
  /// The two-sided P value.
  public let p: PValue
  /// The first mean minus the second, with its interval.
  public let estimate: Estimate?
  /// "Welch's t test" or "Student's t test".
  public let method: String
  /// The number of values compared.
  public internal(set) var rowsUsed: Int
  /// The number of rows left out because the value or the group is missing.
  public internal(set) var rowsDropped: Int

  /// Compares two groups of values; missing values (NaN) are left out.
  public init(
    _ first: [Double], _ second: [Double], variance: Variance = .welch, level: Double = 0.95
  ) throws {
    try self.init(GroupedSamples([first, second]), variance: variance, level: level)
  }

  /// Compares the two groups that hold values.
  package init(
    _ groups: GroupedSamples, variance: Variance = .welch, level: Double = 0.95
  ) throws(TestFailure) {
    let name = variance == .welch ? "Welch's t test" : "Student's t test"
    let (first, second) = try groups.two(atLeast: variance == .welch ? 2 : 1, test: name)
    guard first.count + second.count > 2 else {
      throw .tooFewValues(group: "the larger", count: 1, needed: 2, test: name)
    }
    let a = Moments(first)
    let b = Moments(second)
    let (n, m) = (Double(a.count), Double(b.count))
    let error: Double
    let degrees: Double
    switch variance {
    case .pooled:
      degrees = n + m - 2
      error = sqrt((a.squares + b.squares) / degrees * (1 / n + 1 / m))
    case .welch:
      let (u, v) = (a.variance / n, b.variance / m)
      error = sqrt(u + v)
      degrees = (u + v) * (u + v) / (u * u / (n - 1) + v * v / (m - 1))
    }
    let outcome = MeanComparison(
      a.mean - b.mean, error: error, degrees: degrees, scale: max(abs(a.mean), abs(b.mean)),
      level: level)
    (statistic, degreesOfFreedom, p, estimate) = (
      outcome.statistic, degrees.isNaN ? nil : degrees, outcome.p, outcome.estimate
    )
    method = name
    rowsUsed = groups.count
    rowsDropped = groups.droppedCount
  }
}

/// A difference of means against zero, by Student's distribution.
struct MeanComparison {
  let statistic: Double
  let p: PValue
  let estimate: Estimate

  /// `scale` is the size of the means, which decides what counts as rounding.
  init(_ difference: Double, error: Double, degrees: Double, scale: Double, level: Double) {
    guard error > 10 * Double.ulpOfOne * scale else {
      statistic = .nan
      p = PValue(reason: "the values do not vary")
      estimate = Estimate(difference, level: level, p: p, kind: .difference)
      return
    }
    statistic = difference / error
    p = PValue(StudentT.twoSided(statistic, degrees))
    let margin = StudentT.upperQuantile((1 - level) / 2, degrees) * error
    estimate = Estimate(
      difference, lower: difference - margin, upper: difference + margin, standardError: error,
      level: level, p: p, kind: .difference)
  }
}
