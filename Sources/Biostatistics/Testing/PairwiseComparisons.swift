import Foundation
import NumericalMethods
public import Reporting

/// The comparison of every pair of groups by one test, with P values adjusted for their number.
public struct PairwiseComparisons: Sendable {
  /// Which test compares a pair.
  public enum Test: Sendable, Hashable {
    /// Student's t test with the standard deviation pooled over all groups.
    case pooledT
    /// Wilcoxon's rank-sum test with continuity correction, without exact distribution.
    case rankSum
  }

  /// One pair of groups.
  public struct Pair: Sendable {
    /// The later group in the order of the levels.
    public let first: String
    /// The earlier one.
    public let second: String
    /// The P value before adjustment.
    public let unadjusted: PValue
    /// The P value after adjustment.
    public let p: PValue
  }

  /// All pairs: second with first, third with first, …, third with second, ….
  public let pairs: [Pair]

  /// Compares groups of values; missing values (NaN) and empty groups are left out.
  public init(_ groups: [[Double]], test: Test, adjustment: Adjustment = .holm) throws {
    try self.init(GroupedSamples(groups), test: test, adjustment: adjustment)
  }

  /// Compares the groups that hold values.
  package init(
    _ groups: GroupedSamples, test: Test, adjustment: Adjustment = .holm
  ) throws(TestFailure) {
    let filled = try groups.several(atLeast: 1, test: "a comparison of pairs")
    let indices = GroupPairs.indices(filled.samples.count)
    var raw: [PValue] = []
    switch test {
    case .rankSum:
      for (i, j) in indices {
        let pair = try GroupedSamples([filled.samples[i], filled.samples[j]])
        raw.append(try WilcoxonRankSum(pair, method: .asymptotic()).p)
      }
    case .pooledT:
      let moments = filled.samples.map(Moments.init)
      let pooled = try PooledDeviation(moments, test: "the pooled t test")
      for (i, j) in indices {
        let (a, b) = (moments[i], moments[j])
        let error = sqrt(pooled.variance * (1 / Double(a.count) + 1 / Double(b.count)))
        raw.append(
          MeanComparison(
            a.mean - b.mean, error: error, degrees: pooled.degrees,
            scale: max(abs(a.mean), abs(b.mean)), level: 0.95
          ).p)
      }
    }
    let adjusted = adjust(raw, adjustment)
    pairs = zip(indices, zip(raw, adjusted)).map { index, p in
      Pair(
        first: filled.names[index.later], second: filled.names[index.earlier], unadjusted: p.0,
        p: p.1)
    }
  }
}
