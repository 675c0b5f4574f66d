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

  /// ln P(X > x), also where P itself is below the smallest number.
  package static func logUpperTail(_ x: Double) -> Double {
    if x < 0 { return log1p(-cumulative(x)) }
    guard x > 30 else { return log(upperTail(x)) }
    guard x.isFinite else { return x.isNaN ? .nan : -.infinity }
    // Mills's ratio 1/(x + 1/(x + 2/(x + …))); from x = 30 on twenty terms are exact.
    var ratio = x
    for k in stride(from: 20.0, through: 1, by: -1) { ratio = x + k / ratio }
    return -0.5 * x * x - 0.5 * log(2 * Double.pi) - log(ratio)
  }

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
