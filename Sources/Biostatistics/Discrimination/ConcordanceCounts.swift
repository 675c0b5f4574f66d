import DataFrames
import Foundation
import NumericalMethods

/// Pairs of rows of which one had the event while the other was under observation, counted by whether
/// the score ranks them as it should.
///
/// An event at t forms pairs with all rows at risk beyond t and with rows censored at t; pairs within a
/// stratum only. Weights of rows multiply, and each event's pairs count as often as its time weighs.
/// O(n log n): one pass over descending time with a tree of the scores at risk, one over ascending
/// time with a tree of the scores of the events.
struct ConcordanceCounts: Sendable {
  /// How much the pairs of an event count.
  enum TimeWeight: Sendable, Hashable {
    /// Each pair once: Harrell.
    case none
    /// 1 / G(t−)², with G the Kaplan–Meier estimate of censoring, events first: Uno.
    case inverseCensoring
    /// S(t−) n / n(t): Peto and Wilcoxon.
    case survival
  }

  /// The event has the higher score.
  private(set) var concordant = 0.0
  /// The event has the lower score.
  private(set) var discordant = 0.0
  /// Both have the same score.
  private(set) var tiedScore = 0.0
  /// Two events at one time with different scores.
  private(set) var tiedTime = 0.0
  /// Two events at one time with the same score.
  private(set) var tiedBoth = 0.0
  /// For each row, in the order that was given, its own pairs, its weight left out.
  private(set) var rowConcordant: [Double]
  private(set) var rowDiscordant: [Double]
  private(set) var rowTied: [Double]
  private let weights: [Double]

  /// The share of pairs in the right order, ties counting one half; NaN without pairs.
  var concordance: Double { (concordant + tiedScore / 2) / pairCount }
  /// How many pairs there are.
  var pairCount: Double { concordant + discordant + tiedScore }

  /// How much each row moves the concordance: the infinitesimal jackknife, weights counted.
  var influences: [Double] {
    let value = concordance
    let total = pairCount
    return weights.indices.map { row in
      let own = rowConcordant[row] + rowDiscordant[row] + rowTied[row]
      return weights[row] * (rowConcordant[row] + rowTied[row] / 2 - value * own) / total
    }
  }

  /// The standard error of the concordance, of clusters where there are some.
  func standardError(clusters: [Int32]? = nil) -> Double {
    Self.size(influences, clusters: clusters)
  }

  /// The root of the sum of squares of influences, summed by cluster first.
  static func size(_ influences: [Double], clusters: [Int32]?) -> Double {
    guard let clusters else {
      return influences.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    var sums = [Double](repeating: 0, count: Int(clusters.max() ?? -1) + 1)
    for (row, value) in influences.enumerated() { sums[Int(clusters[row])] += value }
    return sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Counts pairs; higher scores should have the event sooner. Events after `limit` form no pairs.
  init(
    scores: [Double], times: [Double], isEvent: [Bool], entries: [Double]? = nil,
    weights: [Double]? = nil, strata: [Int32]? = nil, strataCount: Int = 1,
    timeWeight: TimeWeight = .none, until limit: Double = .infinity
  ) {
    let count = scores.count
    self.weights = weights ?? [Double](repeating: 1, count: count)
    rowConcordant = [Double](repeating: 0, count: count)
    rowDiscordant = rowConcordant
    rowTied = rowConcordant
    let data = SurvivalTimes(
      times: times, isEvent: isEvent, entries: entries, codes: strata,
      groupCount: max(1, strataCount))
    let ranks = StratumRanks(scores, strata: strata, strataCount: data.starts.count - 1)
    var factors = [Double](repeating: 0, count: count)
    for stratum in 0..<(data.starts.count - 1) {
      let pass = ConcordancePass(
        data: data, range: data.range(of: stratum), weights: self.weights, limit: limit,
        ranks: ranks.values, rankCount: ranks.counts[stratum])
      pass.weighEvents(by: timeWeight, into: &factors)
      add(pass, factors)
    }
  }

  private mutating func add(_ pass: ConcordancePass, _ factors: [Double]) {
    pass.descend(factors) { row, weight, below, same, above in
      concordant += weight * below
      discordant += weight * above
      tiedScore += weight * same
      let factor = factors[row]
      rowConcordant[row] += factor * below
      rowDiscordant[row] += factor * above
      rowTied[row] += factor * same
    }
    pass.ascend(factors) { row, sign, below, same, above in
      // Seen from the survivor, an event with the higher score is in the right order.
      rowConcordant[row] += sign * above
      rowDiscordant[row] += sign * below
      rowTied[row] += sign * same
    }
    let ties = pass.tiedEvents(factors)
    tiedTime += ties.time
    tiedBoth += ties.both
  }
}

/// The rank of each row's score within its stratum, from 0; ties share one.
private struct StratumRanks {
  private(set) var values: [Int32]
  /// How many different scores each stratum has.
  private(set) var counts: [Int]

  init(_ scores: [Double], strata: [Int32]?, strataCount: Int) {
    values = [Int32](repeating: 0, count: scores.count)
    counts = [Int](repeating: 0, count: max(1, strataCount))
    var last = [Double](repeating: .nan, count: counts.count)
    for row in SortOrder.ascending(scores) {
      let row = Int(row)
      let stratum = strata.map { Int($0[row]) } ?? 0
      guard stratum >= 0 else { continue }
      if scores[row] != last[stratum] {
        counts[stratum] += 1
        last[stratum] = scores[row]
      }
      values[row] = Int32(counts[stratum] - 1)
    }
  }
}

/// The passes over one stratum. `factors` say for each row what its pairs as an event are multiplied by;
/// 0 where it forms none.
private struct ConcordancePass {
  let data: SurvivalTimes
  let range: Range<Int>
  let weights: [Double]
  let limit: Double
  let ranks: [Int32]
  let rankCount: Int

  /// The sorted places of rows that share a time, in ascending order of times.
  private func times() -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      while place < range.upperBound, data.times[place] == data.times[start] { place += 1 }
      groups.append(start..<place)
    }
    return groups
  }

  func weighEvents(by kind: ConcordanceCounts.TimeWeight, into factors: inout [Double]) {
    var survival = 1.0
    var uncensored = 1.0
    let total = range.reduce(0) { $0 + weights[Int(data.rows[$1])] }
    var left = data.entries == nil ? total : 0
    var entry = range.lowerBound
    for group in times() {
      let time = data.times[group.lowerBound]
      if let entries = data.entries {
        while entry < range.upperBound, entries[entry] < time {
          left += weights[Int(data.entryRows[entry])]
          entry += 1
        }
      }
      let factor: Double =
        switch kind {
        case .none: 1
        case .inverseCensoring: 1 / (uncensored * uncensored)
        case .survival: survival * total / left
        }
      var events = 0.0
      var censored = 0.0
      for place in group {
        let row = Int(data.rows[place])
        if data.isEvent[place] {
          events += weights[row]
          if time <= limit { factors[row] = factor }
        } else {
          censored += weights[row]
        }
      }
      if events > 0 { survival *= max(0, 1 - events / left) }
      if censored > 0 { uncensored *= max(0, 1 - censored / (left - events)) }
      left -= events + censored
    }
  }

  /// Meets each event, from the last to the first, with the weights of the scores at risk.
  func descend(
    _ factors: [Double],
    _ meet: (_ row: Int, _ weight: Double, _ below: Double, _ same: Double, _ above: Double) -> Void
  ) {
    var tree = WeightTree(count: rankCount)
    var entry = range.upperBound
    for group in times().reversed() {
      let time = data.times[group.lowerBound]
      for place in group where !data.isEvent[place] { add(place, to: &tree) }
      if let entries = data.entries {
        while entry > range.lowerBound, entries[entry - 1] >= time {
          entry -= 1
          let row = Int(data.entryRows[entry])
          tree.add(-weights[row], at: Int(ranks[row]))
        }
      }
      for place in group where data.isEvent[place] {
        let row = Int(data.rows[place])
        guard factors[row] != 0 else { continue }
        let (below, same, above) = tree.split(at: Int(ranks[row]))
        meet(row, weights[row] * factors[row], below, same, above)
      }
      for place in group where data.isEvent[place] { add(place, to: &tree) }
    }
  }

  private func add(_ place: Int, to tree: inout WeightTree) {
    let row = Int(data.rows[place])
    tree.add(weights[row], at: Int(ranks[row]))
  }

  /// Meets each row, as a survivor, with the weights of the scores of the events before its end (sign
  /// 1) and before its entry (sign −1).
  func ascend(
    _ factors: [Double],
    _ meet: (_ row: Int, _ sign: Double, _ below: Double, _ same: Double, _ above: Double) -> Void
  ) {
    var tree = WeightTree(count: rankCount)
    var entry = range.lowerBound
    for group in times() {
      let time = data.times[group.lowerBound]
      if let entries = data.entries {
        while entry < range.upperBound, entries[entry] < time {
          let row = Int(data.entryRows[entry])
          let (below, same, above) = tree.split(at: Int(ranks[row]))
          meet(row, -1, below, same, above)
          entry += 1
        }
      }
      for isEvent in [true, false] {
        for place in group where data.isEvent[place] == isEvent {
          let row = Int(data.rows[place])
          let (below, same, above) = tree.split(at: Int(ranks[row]))
          meet(row, 1, below, same, above)
        }
        guard isEvent else { continue }
        for place in group where data.isEvent[place] {
          let row = Int(data.rows[place])
          tree.add(weights[row] * factors[row], at: Int(ranks[row]))
        }
      }
    }
  }

  /// The pairs of events at one time.
  func tiedEvents(_ factors: [Double]) -> (time: Double, both: Double) {
    var result = (time: 0.0, both: 0.0)
    for group in times() {
      let events = group.filter { data.isEvent[$0] && factors[Int(data.rows[$0])] != 0 }
        .map { Int(data.rows[$0]) }.sorted { ranks[$0] < ranks[$1] }
      guard events.count > 1 else { continue }
      let factor = factors[events[0]]
      var before = 0.0
      var same = 0.0
      for (place, row) in events.enumerated() {
        if place > 0, ranks[events[place - 1]] != ranks[row] {
          before += same
          same = 0
        }
        result.time += factor * weights[row] * before
        result.both += factor * weights[row] * same
        same += weights[row]
      }
    }
    return result
  }
}

/// Sums of weights over ranks: Fenwick's tree.
private struct WeightTree {
  private var sums: [Double]
  private var own: [Double]
  private var total = 0.0

  init(count: Int) {
    sums = [Double](repeating: 0, count: count + 1)
    own = [Double](repeating: 0, count: count)
  }

  mutating func add(_ weight: Double, at rank: Int) {
    own[rank] += weight
    total += weight
    var index = rank + 1
    while index < sums.count {
      sums[index] += weight
      index += index & -index
    }
  }

  /// The weights below a rank, at it and above it.
  func split(at rank: Int) -> (below: Double, same: Double, above: Double) {
    var below = 0.0
    var index = rank
    while index > 0 {
      below += sums[index]
      index -= index & -index
    }
    return (below, own[rank], total - below - own[rank])
  }
}
