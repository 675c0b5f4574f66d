import Foundation
import NumericalMethods
public import Reporting

/// Tukey's honest significant differences: all pairs of group means, with one error rate for the family
/// (Tukey and Kramer for unequal group sizes). Checked against R's `TukeyHSD`.
public struct TukeyHSD: Sendable {
  /// One pair of groups.
  public struct Pair: Sendable {
    /// The later group in the order of the levels.
    public let first: String
    /// The earlier one, which is subtracted.
    public let second: String
    /// The difference of the means with its simultaneous interval.
    public let difference: Estimate
    /// The P value adjusted for the family of all pairs.
    public let p: PValue
  }

  /// All pairs: second − first, third − first, …, third − second, ….
  public let pairs: [Pair]
  /// "Tukey's honest significant differences"
  public let method = "Tukey's honest significant differences"

  /// Compares groups of values; missing values (NaN) and empty groups are left out.
  public init(_ groups: [[Double]], level: Double = 0.95) throws {
    try self.init(GroupedSamples(groups), level: level)
  }

  /// Compares the groups that hold values.
  package init(_ groups: GroupedSamples, level: Double = 0.95) throws(TestFailure) {
    let filled = try groups.several(atLeast: 1, test: "Tukey's test")
    let moments = filled.samples.map(Moments.init)
    let residual = try PooledDeviation(moments, test: "Tukey's test")
    let range = StudentizedRange(groups: moments.count, degreesOfFreedom: residual.degrees)
    let critical = range.upperQuantile(1 - level)
    var pairs: [Pair] = []
    for (i, j) in GroupPairs.indices(moments.count) {
      let difference = moments[i].mean - moments[j].mean
      let error = sqrt(
        residual.variance / 2 * (1 / Double(moments[i].count) + 1 / Double(moments[j].count)))
      let p =
        residual.variance > 0
        ? PValue(range.upperTail(abs(difference) / error))
        : PValue(reason: "the values do not vary within the groups")
      pairs.append(
        Pair(
          first: filled.names[i], second: filled.names[j],
          difference: Estimate(
            difference, lower: difference - critical * error, upper: difference + critical * error,
            level: level, p: p, kind: .difference),
          p: p))
    }
    self.pairs = pairs
  }
}

/// The variance that several groups share.
struct PooledDeviation {
  let variance: Double
  let degrees: Double

  init(_ moments: [Moments], test: String) throws(TestFailure) {
    degrees = Double(moments.reduce(0) { $0 + $1.count } - moments.count)
    guard degrees > 0 else {
      throw .tooFewValues(group: "every group", count: 1, needed: 2, test: test)
    }
    variance = moments.reduce(0) { $0 + $1.squares } / degrees
  }
}

/// The order in which pairs of groups are listed.
enum GroupPairs {
  /// (1, 0), (2, 0), …, (2, 1), …
  static func indices(_ count: Int) -> [(later: Int, earlier: Int)] {
    (0..<count).flatMap { earlier in
      ((earlier + 1)..<max(count, earlier + 1)).map { (later: $0, earlier: earlier) }
    }
  }
}
