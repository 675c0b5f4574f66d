import Foundation

/// The standard normal distribution.
package enum Normal {
  /// φ(x).
  package static func density(_ x: Double) -> Double {
    exp(-0.5 * x * x) / sqrt(2 * Double.pi)
  }

  /// P(X ≤ x); small values keep their digits.
  package static func cumulative(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// P(X > x); small values keep their digits, down to 1e-300.
  package static func upperTail(_ x: Double) -> Double { 0.5 * erfc(x / 2.0.squareRoot()) }

  /// P(|X| ≥ |x|).
  package static func twoSided(_ x: Double) -> Double { erfc(abs(x) / 2.0.squareRoot()) }

  /// The x with P(X ≤ x) = p; ∓∞ at p = 0 and 1, NaN outside.
  package static func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 0.5 { return 0 }
    return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
  }

  /// The x with P(X > x) = q, for q ≤ ½ to full precision.
  package static func upperQuantile(_ q: Double) -> Double {
    if q <= 0 { return q == 0 ? .infinity : .nan }
    if q > 0.5 { return -upperQuantile(1 - q) }
    // A start from the tail's expansion, then Newton's method on ln Q(x), which is nearly a parabola.
    let t = sqrt(-2 * log(q))
    var x = t - (2.5 + 0.8 * t) / (1 + 1.43 * t + 0.19 * t * t)
    for _ in 0..<60 {
      let tail = upperTail(x)
      let step = log(tail / q) * tail / density(x)
      x += step
      if abs(step) <= 1e-16 * max(1, abs(x)) { break }
    }
    return x
  }
}
