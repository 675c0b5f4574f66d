import NumericalMethods

/// Concordance of a score on sorted rows, each counted as often as it was drawn: what
/// `ConcordanceCounts` gives, without the shares of rows, for the thousands of times that resampling
/// asks. Whole numbers throughout; O(n log n).
struct RankedPairs {
  /// The rank of each row's score among all, from 0; ties share one.
  private let ranks: [Int32]
  private let rankCount: Int

  /// Ranks the scores of rows that are sorted by time.
  init(_ scores: [Double]) {
    var ranks = [Int32](repeating: 0, count: scores.count)
    var rank: Int32 = -1
    var last = Double.nan
    for row in SortOrder.ascending(scores) {
      let row = Int(row)
      if scores[row] != last {
        rank += 1
        last = scores[row]
      }
      ranks[row] = rank
    }
    self.ranks = ranks
    rankCount = Int(rank) + 1
  }

  /// The share of pairs in the right order, ties counting one half; NaN without pairs. Rows without
  /// delayed entry only.
  func concordance(_ sets: CoxRiskSets, counts: [Int32]? = nil) -> Double {
    var (concordant, tied, pairs) = (0, 0, 0)
    for stratum in sets.strata {
      var tree = CountTree(rankCount)
      var next = stratum.upperBound
      while next > stratum.lowerBound {
        let end = next
        let time = sets.times[end - 1]
        while next > stratum.lowerBound, sets.times[next - 1] == time { next -= 1 }
        for row in next..<end where !sets.isEvent[row] {
          tree.add(Int(counts?[row] ?? 1), at: Int(ranks[row]))
        }
        for row in next..<end where sets.isEvent[row] {
          let count = Int(counts?[row] ?? 1)
          guard count > 0 else { continue }
          let (below, same) = tree.split(at: Int(ranks[row]))
          concordant += count * below
          tied += count * same
          pairs += count * tree.total
        }
        for row in next..<end where sets.isEvent[row] {
          tree.add(Int(counts?[row] ?? 1), at: Int(ranks[row]))
        }
      }
    }
    return (Double(concordant) + Double(tied) / 2) / Double(pairs)
  }
}

/// Counts by rank: Fenwick's tree.
private struct CountTree {
  private var sums: [Int32]
  private var own: [Int32]
  private(set) var total = 0

  init(_ count: Int) {
    sums = [Int32](repeating: 0, count: count + 1)
    own = [Int32](repeating: 0, count: count)
  }

  mutating func add(_ count: Int, at rank: Int) {
    guard count != 0 else { return }
    own[rank] += Int32(count)
    total += count
    var index = rank + 1
    while index < sums.count {
      sums[index] += Int32(count)
      index += index & -index
    }
  }

  /// How many are below a rank, and at it.
  func split(at rank: Int) -> (below: Int, same: Int) {
    var below = 0
    var index = rank
    while index > 0 {
      below += Int(sums[index])
      index -= index & -index
    }
    return (below, Int(own[rank]))
  }
}
