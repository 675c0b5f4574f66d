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
    let ranks = ranks.span
    for stratum in sets.strata {
      // Fenwick's tree of the scores at risk, and their number at each rank.
      var treeOfSums = [Int32](repeating: 0, count: rankCount + 1)
      var countsOfRanks = [Int32](repeating: 0, count: rankCount)
      var sums = treeOfSums.mutableSpan
      var own = countsOfRanks.mutableSpan
      var total = 0
      let times = sets.times.span
      let isEvent = sets.isEvent.span
      var next = stratum.upperBound
      while next > stratum.lowerBound {
        let end = next
        let time = times[end - 1]
        while next > stratum.lowerBound, times[next - 1] == time { next -= 1 }
        for row in next..<end where !isEvent[row] {
          total += Self.add(counts?[row] ?? 1, at: Int(ranks[row]), &sums, &own)
        }
        for row in next..<end where isEvent[row] {
          let count = Int(counts?[row] ?? 1)
          guard count > 0 else { continue }
          concordant += count * Self.countBelow(Int(ranks[row]), sums)
          tied += count * Int(own[Int(ranks[row])])
          pairs += count * total
        }
        for row in next..<end where isEvent[row] {
          total += Self.add(counts?[row] ?? 1, at: Int(ranks[row]), &sums, &own)
        }
      }
    }
    return (Double(concordant) + Double(tied) / 2) / Double(pairs)
  }

  /// Adds rows at a rank; gives their number.
  private static func add(
    _ count: Int32, at rank: Int, _ sums: inout MutableSpan<Int32>, _ own: inout MutableSpan<Int32>
  ) -> Int {
    guard count != 0 else { return 0 }
    own[rank] += count
    var index = rank + 1
    // Within bounds by the loop's condition, and the innermost loop of resampling.
    while index < sums.count {
      sums[unchecked: index] &+= count
      index &+= index & -index
    }
    return Int(count)
  }

  private static func countBelow(_ rank: Int, _ sums: borrowing MutableSpan<Int32>) -> Int {
    var below = 0
    var index = rank
    // A rank is below the count, and indices only fall.
    while index > 0 {
      below &+= Int(sums[unchecked: index])
      index &-= index & -index
    }
    return below
  }
}
