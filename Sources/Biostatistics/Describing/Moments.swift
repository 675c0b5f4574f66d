import Foundation

/// Mean and central moments of a sample, in two passes.
package struct Moments: Sendable {
  /// The number of values.
  package let count: Int
  /// Their sum.
  package let sum: Double
  /// Their mean; NaN without values.
  package let mean: Double
  /// Σ (x − mean)²
  package let squares: Double

  /// The moments of values without missing ones.
  package init(_ sample: [Double]) {
    count = sample.count
    sum = sample.reduce(0, +)
    let n = Double(sample.count)
    let first = sum / n
    // The mean of the residuals corrects the rounding of the first pass.
    var residual = 0.0
    for value in sample { residual += value - first }
    mean = first + residual / n
    var squares = 0.0
    for value in sample { squares += (value - mean) * (value - mean) }
    self.squares = squares
  }

  /// The variance with divisor n − 1; NaN below two values.
  package var variance: Double { count < 2 ? .nan : squares / Double(count - 1) }
  /// The standard deviation with divisor n − 1; NaN below two values.
  package var standardDeviation: Double { sqrt(variance) }

  /// Whether the values cannot be told from a constant, given the rounding of their size.
  package func isConstant(spread: Double) -> Bool {
    !(spread > 10 * Double.ulpOfOne * abs(mean)) || spread == 0
  }
}
