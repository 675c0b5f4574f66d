/// Exact distributions of rank correlations where all orders of n different values are equally likely.
enum RankCorrelationDistribution {
  /// The most pairs for which Spearman's distribution is enumerated: 9! orders.
  static let largestSpearman = 9
  /// The most pairs for which Kendall's distribution is counted.
  static let largestKendall = 500

  /// The two-sided P value of so many concordant pairs.
  static func kendall(_ concordant: Int, count: Int) -> Double {
    // chances[k]: the probability of k inversions; the m-th value adds 0 … m − 1 of them.
    let highest = count * (count - 1) / 2
    var chances = [Double](repeating: 0, count: highest + 1)
    chances[0] = 1
    var reached = 0
    for m in 2...max(2, count) {
      var next = [Double](repeating: 0, count: highest + 1)
      var window = 0.0
      for k in 0...min(highest, reached + m - 1) {
        window += chances[k]
        if k >= m { window -= chances[k - m] }
        next[k] = window / Double(m)
      }
      reached += m - 1
      chances = next
    }
    let place = max(0, min(highest, concordant))
    // The distribution is symmetric: both tails are summed from their thin end.
    let tail = chances[...min(place, highest - place)].reduce(0, +)
    return min(1, 2 * tail)
  }

  /// The two-sided P value of Spearman's S = Σ d².
  static func spearman(_ statistic: Double, count: Int) -> Double {
    let observed = Int(statistic.rounded())
    let middle = (count * count * count - count) / 6
    var order = Array(0..<count)
    var (lower, upper, all) = (0, 0, 0)
    func visit(_ place: Int, _ sum: Int) {
      guard place < count else {
        all += 1
        if sum <= observed { lower += 1 }
        if sum >= observed { upper += 1 }
        return
      }
      for choice in place..<count {
        order.swapAt(place, choice)
        let distance = order[place] - place
        visit(place + 1, sum + distance * distance)
        order.swapAt(place, choice)
      }
    }
    visit(0, 0)
    let tail = observed > middle ? upper : lower
    return min(1, 2 * Double(tail) / Double(all))
  }
}
