import Foundation

/// Fisher's non-central hypergeometric distribution: the upper left cell of a 2 × 2 table with all
/// margins fixed, for a given odds ratio.
package struct Hypergeometric: Sendable {
  /// The smallest and the largest value of the cell.
  package let support: ClosedRange<Int>
  /// ln P(X = x) up to a constant for odds ratio 1, over the support, in order.
  private let logDensity: [Double]

  /// The distribution for a first row of `row`, a first column of `column` and `total` in all.
  package init(row: Int, column: Int, total: Int) {
    let low = max(0, row + column - total)
    let high = max(low, min(row, column))
    support = low...high
    let rows = Double(row)
    let others = Double(total - row)
    let columns = Double(column)
    let p = total > 0 ? columns / Double(total) : 0
    let q = total > 0 ? Double(total - column) / Double(total) : 1
    // C(r, x) C(n − r, c − x) as a product of two binomial densities at p = c / n.
    logDensity = (low...high).map { x in
      Binomial.logDensity(Double(x), rows, p, q)
        + Binomial.logDensity(columns - Double(x), others, p, q)
    }
  }

  /// The probabilities over the support for an odds ratio in 0…∞, summing to 1.
  package func probabilities(oddsRatio: Double = 1) -> [Double] {
    if oddsRatio == 0 || oddsRatio == .infinity {
      var all = [Double](repeating: 0, count: logDensity.count)
      all[oddsRatio == 0 ? 0 : all.count - 1] = 1
      return all
    }
    let slope = log(oddsRatio)
    var values = logDensity
    var largest = -Double.infinity
    for index in values.indices {
      values[index] += slope * Double(index)
      largest = max(largest, values[index])
    }
    var sum = 0.0
    for index in values.indices {
      values[index] = exp(values[index] - largest)
      sum += values[index]
    }
    return values.map { $0 / sum }
  }

  /// E(X) for an odds ratio.
  package func mean(oddsRatio: Double) -> Double {
    var sum = 0.0
    for (index, p) in probabilities(oddsRatio: oddsRatio).enumerated() {
      sum += p * Double(support.lowerBound + index)
    }
    return sum
  }

  /// P(X ≤ x) for an odds ratio.
  package func cumulative(_ x: Int, oddsRatio: Double = 1) -> Double {
    let count = min(logDensity.count, x - support.lowerBound + 1)
    return count <= 0 ? 0 : min(1, probabilities(oddsRatio: oddsRatio)[..<count].reduce(0, +))
  }

  /// P(X ≥ x) for an odds ratio.
  package func upperTail(_ x: Int, oddsRatio: Double = 1) -> Double {
    let first = max(0, x - support.lowerBound)
    guard first < logDensity.count else { return 0 }
    return min(1, probabilities(oddsRatio: oddsRatio)[first...].reduce(0, +))
  }

  /// The sum of all probabilities not above that of `x` (with a relative slack of 1e-7, so that equal
  /// probabilities stay equal in floating point).
  package func twoSided(_ x: Int) -> Double {
    let all = probabilities()
    guard support.contains(x) else { return .nan }
    let limit = all[x - support.lowerBound] * (1 + 1e-7)
    return min(1, all.filter { $0 <= limit }.reduce(0, +))
  }
}
