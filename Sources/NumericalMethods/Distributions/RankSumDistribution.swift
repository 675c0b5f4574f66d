/// Exact permutation distributions of sums of ranks, ties included (midranks).
package enum RankSumDistribution {
  /// The work above which an exact distribution is not computed: 2e9 additions.
  package static let workLimit = 2_000_000_000.0

  /// Whether the exact distribution of `count` out of `total` ranks can be had in about a second.
  package static func isFeasible(count: Int, total: Int) -> Bool {
    let smaller = Double(min(count, total - count))
    return Double(total) * smaller * 2 * smaller * Double(total) < workLimit
  }

  /// The lower and upper tails, P(S ≤ s) and P(S ≥ s), of the sum of `count` ranks drawn from
  /// `ranks` without replacement. Ranks are multiples of ½.
  package static func drawing(
    _ count: Int, of ranks: [Double], sum: Double
  ) -> (lower: Double, upper: Double) {
    let doubled = ranks.map { Int(($0 * 2).rounded()) }.sorted()
    let highest = doubled.suffix(count).reduce(0, +)
    // ways[k][s], scaled: the probability that k of the ranks seen so far sum to s.
    var chances = [[Double]](
      repeating: [Double](repeating: 0, count: highest + 1), count: count + 1)
    chances[0][0] = 1
    let total = Double(ranks.count)
    for (seen, rank) in doubled.enumerated() {
      for k in stride(from: min(count, seen + 1), through: 0, by: -1) {
        // Of the ranks still to be drawn: the next one is taken with (count − k + 1) / remaining.
        let remaining = total - Double(seen)
        let stay = (remaining - Double(count - k)) / remaining
        if stay < 0 { continue }
        let take = Double(count - k + 1) / remaining
        for s in stride(from: highest, through: 0, by: -1) {
          let skipped = chances[k][s] * stay
          let taken = k > 0 && s >= rank ? chances[k - 1][s - rank] * take : 0
          chances[k][s] = skipped + taken
        }
      }
    }
    return tails(chances[count], at: Int((sum * 2).rounded()))
  }

  /// The tails of the sum of the ranks that get a positive sign, each with probability ½.
  package static func signed(
    _ ranks: [Double], sum: Double
  ) -> (lower: Double, upper: Double) {
    let doubled = ranks.map { Int(($0 * 2).rounded()) }
    let highest = doubled.reduce(0, +)
    var chances = [Double](repeating: 0, count: highest + 1)
    chances[0] = 1
    var reached = 0
    for rank in doubled {
      reached += rank
      for s in stride(from: reached, through: 0, by: -1) {
        chances[s] = 0.5 * (chances[s] + (s >= rank ? chances[s - rank] : 0))
      }
    }
    return tails(chances, at: Int((sum * 2).rounded()))
  }

  private static func tails(_ chances: [Double], at s: Int) -> (lower: Double, upper: Double) {
    let index = max(0, min(chances.count - 1, s))
    return (
      min(1, chances[...index].reduce(0, +)), min(1, chances[index...].reduce(0, +))
    )
  }
}
