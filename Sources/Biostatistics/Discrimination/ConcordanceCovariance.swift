import NumericalMethods

/// Kang's variance of the difference of two concordances: each is a ratio of U-statistics, whose
/// covariances are estimated without bias and combined by the delta method.
///
/// Σ over pairs of the product of both orders has no faster form than looking at each pair: O(n²).
///
/// **Source:** Kang *et al.*, *Stat Med* 2015;34:685–703; checked against R's `compareC`.
struct ConcordanceCovariance {
  /// The variance of the first concordance less the second.
  let varianceOfDifference: Double

  /// Compares scores on the same rows; higher scores should have the event sooner.
  init(
    _ first: ConcordanceCounts, _ second: ConcordanceCounts, scores: ([Double], [Double]),
    times: [Double], isEvent: [Bool], entries: [Double]?
  ) {
    let n = Double(times.count)
    let pairs = first.rowConcordant.indices.map {
      first.rowConcordant[$0] + first.rowDiscordant[$0] + first.rowTied[$0]
    }
    let a = zip(first.rowConcordant, first.rowDiscordant).map { $0 - $1 }
    let b = zip(second.rowConcordant, second.rowDiscordant).map { $0 - $1 }
    let kernels = [pairs, a, b]
    let sums = kernels.map { $0.reduce(0, +) }
    let both = Self.products(scores, times, isEvent, entries)
    // Σ over ordered pairs of the products of the kernels themselves.
    let squares = [
      [sums[0], sums[1], sums[2]],
      [sums[1], 2 * (first.concordant + first.discordant), both],
      [sums[2], both, 2 * (second.concordant + second.discordant)],
    ]
    func covariance(_ x: Int, _ y: Int) -> Double {
      var products = 0.0
      for row in pairs.indices { products += kernels[x][row] * kernels[y][row] }
      let correction = 2 * (2 * n - 3) / (n * (n - 1)) * sums[x] * sums[y]
      return (4 * products - 2 * squares[x][y] - correction)
        / (n * (n - 1) * (n - 2) * (n - 3))
    }
    let scale = n * (n - 1)
    let means = sums.map { $0 / scale }
    let gradient = [
      -(means[1] - means[2]) / (2 * means[0] * means[0]), 1 / (2 * means[0]), -1 / (2 * means[0]),
    ]
    var variance = 0.0
    for x in 0..<3 {
      for y in 0..<3 { variance += gradient[x] * gradient[y] * covariance(x, y) }
    }
    varianceOfDifference = variance
  }

  /// Σ over ordered comparable pairs of +1 where both scores order a pair alike, −1 where they do not.
  private static func products(
    _ scores: ([Double], [Double]), _ times: [Double], _ isEvent: [Bool], _ entries: [Double]?
  ) -> Double {
    let data = SurvivalTimes(
      times: times, isEvent: isEvent, entries: entries, codes: nil, groupCount: 1)
    let a = data.rows.map { scores.0[Int($0)] }
    let b = data.rows.map { scores.1[Int($0)] }
    var entry: [Double]?
    if let sorted = data.entries {
      var byRow = [Double](repeating: 0, count: times.count)
      for (place, row) in data.entryRows.enumerated() { byRow[Int(row)] = sorted[place] }
      entry = data.rows.map { byRow[Int($0)] }
    }
    var total = 0
    for place in a.indices where data.isEvent[place] {
      let time = data.times[place]
      var later = place + 1
      // Censorings at the same time may stand before the event in the order.
      var earlier = place
      while earlier > 0, data.times[earlier - 1] == time {
        earlier -= 1
        if !data.isEvent[earlier], entry.map({ $0[earlier] < time }) ?? true {
          total += sign(a, place, earlier) * sign(b, place, earlier)
        }
      }
      while later < a.count {
        let isComparable = data.times[later] > time || !data.isEvent[later]
        if isComparable, entry.map({ $0[later] < time }) ?? true {
          total += sign(a, place, later) * sign(b, place, later)
        }
        later += 1
      }
    }
    return 2 * Double(total)
  }

  @inline(__always)
  private static func sign(_ values: [Double], _ first: Int, _ second: Int) -> Int {
    values[first] > values[second] ? 1 : values[first] < values[second] ? -1 : 0
  }
}
