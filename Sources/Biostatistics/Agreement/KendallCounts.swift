import NumericalMethods

/// Concordant less discordant pairs of two samples, and the ties of each.
///
/// O(n log n): the pairs are put in order of the first sample, and the exchanges that sort the second
/// are its discordant pairs (Knight, *J Am Stat Assoc* 1966;61:436–9).
struct KendallCounts {
  /// Concordant less discordant pairs.
  let score: Double
  private let count: Double
  private let firstTies: TieSums
  private let secondTies: TieSums

  init(_ first: [Double], _ second: [Double]) {
    count = Double(first.count)
    // By the second sample, then, keeping that order, by the first.
    let bySecond = SortOrder.ascending(second)
    let byFirst = SortOrder.ascending(bySecond.map { first[Int($0)] })
    let order = byFirst.map { Int(bySecond[Int($0)]) }
    let x = order.map { first[$0] }
    var y = order.map { second[$0] }
    var joint = 0.0
    var start = 0
    for index in 1..<max(1, x.count) where x[index] != x[start] || y[index] != y[start] {
      let run = Double(index - start)
      joint += run * (run - 1) / 2
      start = index
    }
    let run = Double(x.count - start)
    joint += run * (run - 1) / 2
    firstTies = TieSums(sorted: x)
    let discordant = Self.exchanges(sorting: &y)
    secondTies = TieSums(sorted: y)
    let all = count * (count - 1) / 2
    score = all - firstTies.pairs - secondTies.pairs + joint - 2 * discordant
  }

  var hasTies: Bool { firstTies.pairs > 0 || secondTies.pairs > 0 }

  /// τ-b; `nil` where all values of a sample are equal.
  var tau: Double? {
    let all = count * (count - 1) / 2
    let (a, b) = (all - firstTies.pairs, all - secondTies.pairs)
    guard a > 0, b > 0 else { return nil }
    return max(-1, min(1, score / a.squareRoot() / b.squareRoot()))
  }

  /// The variance of the score where there is no correlation (Kendall, *Rank Correlation Methods*,
  /// 4th ed., 1970, ch. 4).
  var variance: Double {
    let n = count
    let base = n * (n - 1) * (2 * n + 5) - firstTies.weighted - secondTies.weighted
    var sum = base / 18
    sum += 4 * firstTies.pairs * secondTies.pairs / (2 * n * (n - 1))
    sum += firstTies.triples * secondTies.triples / (9 * n * (n - 1) * (n - 2))
    return sum
  }

  /// How many exchanges of neighbours sort the values: a merge sort that counts.
  private static func exchanges(sorting values: inout [Double]) -> Double {
    var exchanges = 0.0
    var other = values
    var width = 1
    while width < values.count {
      var start = 0
      while start < values.count {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right == end || values[left] <= values[right] {
            other[place] = values[left]
            left += 1
          } else {
            other[place] = values[right]
            right += 1
            exchanges += Double(middle - left)
          }
        }
        start = end
      }
      swap(&values, &other)
      width *= 2
    }
    return exchanges
  }

  /// Sums over the runs of t tied values.
  private struct TieSums {
    /// Σ t (t − 1) / 2
    var pairs = 0.0
    /// Σ t (t − 1)(t − 2)
    var triples = 0.0
    /// Σ t (t − 1)(2 t + 5)
    var weighted = 0.0

    init(sorted values: [Double]) {
      var start = 0
      for index in 1...max(1, values.count) {
        guard index >= values.count || values[index] != values[start] else { continue }
        let t = Double(index - start)
        pairs += t * (t - 1) / 2
        triples += t * (t - 1) * (t - 2)
        weighted += t * (t - 1) * (2 * t + 5)
        start = index
      }
    }
  }
}
