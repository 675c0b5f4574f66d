import Foundation

/// The binomial distribution.
package enum Binomial {
  /// P(X = k) of n trials with success probability `p`; `q` is 1 − p, given apart to keep its digits.
  package static func density(_ k: Double, _ n: Double, _ p: Double, _ q: Double) -> Double {
    exp(logDensity(k, n, p, q))
  }

  /// ln P(X = k), accurate for large n as well (saddle-point form).
  package static func logDensity(_ k: Double, _ n: Double, _ p: Double, _ q: Double) -> Double {
    guard k >= 0, k <= n else { return -.infinity }
    if p <= 0 { return k == 0 ? 0 : -.infinity }
    if q <= 0 { return k == n ? 0 : -.infinity }
    if k == 0 { return n * (p < 0.5 ? log1p(-p) : log(q)) }
    if k == n { return n * (q < 0.5 ? log1p(-q) : log(p)) }
    let remainder =
      GammaFunction.stirlingRemainder(n) - GammaFunction.stirlingRemainder(k)
      - GammaFunction.stirlingRemainder(n - k)
    return remainder - GammaFunction.deviance(k, n * p) - GammaFunction.deviance(n - k, n * q)
      + 0.5 * log(n / (2 * Double.pi * k * (n - k)))
  }

  /// P(X ≤ k) for whole k.
  package static func cumulative(_ k: Double, _ n: Double, _ p: Double) -> Double {
    if k < 0 { return 0 }
    if k >= n { return 1 }
    return BetaFunction.regularized(1 - p, complement: p, n - k, k + 1)
  }

  /// P(X ≥ k) for whole k.
  package static func upperTail(_ k: Double, _ n: Double, _ p: Double) -> Double {
    if k <= 0 { return 1 }
    if k > n { return 0 }
    return BetaFunction.regularized(p, complement: 1 - p, k, n - k + 1)
  }

  /// The exact two-sided P value of k successes in n trials with probability ½.
  package static func twoSidedHalf(_ k: Double, _ n: Double) -> Double {
    if n == 0 || 2 * k == n { return 1 }
    return min(1, 2 * cumulative(min(k, n - k), n, 0.5))
  }
}
