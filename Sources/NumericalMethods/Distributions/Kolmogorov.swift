import Foundation

/// The distribution of the two-sample Kolmogorov–Smirnov statistic.
package enum Kolmogorov {
  /// P(K > x) of Kolmogorov's limiting distribution; small values keep their digits. Below x = 1 the
  /// theta series is summed to `terms`; its first term alone is good to 1e-5.
  package static func upperTail(_ x: Double, terms: Int = 20) -> Double {
    if x <= 0 { return 1 }
    if x < 1 {
      // 1 − √(2π)/x Σ exp(−(2k − 1)² π² / (8 x²)), which converges fast for small x.
      var sum = 0.0
      for k in 1...max(1, terms) {
        let odd = Double(2 * k - 1)
        sum += exp(-odd * odd * Double.pi * Double.pi / (8 * x * x))
      }
      return 1 - sqrt(2 * Double.pi) / x * sum
    }
    var sum = 0.0
    for k in 1...100 {
      let term = exp(-2 * Double(k * k) * x * x)
      sum += k % 2 == 1 ? term : -term
      if term < 1e-17 * abs(sum) { break }
    }
    return min(1, max(0, 2 * sum))
  }

  /// The exact P(D ≥ statistic) for two samples, given the sorted pooled sample, conditional on its
  /// ties.
  ///
  /// A walk over the grid of sample counts in which each step is drawn at random; the distance is
  /// looked at only where a run of tied values ends. O(first × second).
  /// **Source:** Schröer & Trenkler, *Comput Stat Data Anal* 1995;20:185–202.
  package static func exactUpperTail(
    _ statistic: Double, first: Int, second: Int, sortedPool: [Double]
  ) -> Double {
    let m = Double(first)
    let n = Double(second)
    // Distances are multiples of 1/(mn); half a step below the statistic makes ≥ safe.
    let limit = (0.5 + floor(statistic * m * n - 1e-7)) / (m * n)
    func reaches(_ i: Int, _ j: Int) -> Bool {
      let position = i + j
      let runEnds =
        position == sortedPool.count || position == 0
        || sortedPool[position - 1] != sortedPool[position]
      return runEnds && abs(Double(i) / m - Double(j) / n) >= limit
    }
    var row = [Double](repeating: 0, count: second + 1)
    for i in 0...first {
      for j in 0...second {
        if i == 0, j == 0 { continue }
        if reaches(i, j) {
          row[j] = 1
        } else {
          let steps = Double(i + j)
          let fromAbove = i > 0 ? Double(i) / steps * row[j] : 0
          let fromLeft = j > 0 ? Double(j) / steps * row[j - 1] : 0
          row[j] = fromAbove + fromLeft
        }
      }
    }
    return min(1, row[second])
  }
}
