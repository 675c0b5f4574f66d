import Foundation

/// The regularised incomplete beta function I_x(a, b).
package enum BetaFunction {
  /// I_x(a, b). `complement` is 1 − x, given apart so that neither end loses digits; small values of
  /// the result keep theirs.
  package static func regularized(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> Double {
    if x <= 0 { return 0 }
    if complement <= 0 { return 1 }
    if x < (a + 1) / (a + b + 2) { return min(1, continuedFraction(x, complement, a, b)) }
    return max(0, 1 - continuedFraction(complement, x, b, a))
  }

  /// ln I_x(a, b), also where I itself is below the smallest number.
  package static func logRegularized(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> Double {
    if x <= 0 { return -.infinity }
    if complement <= 0 { return 0 }
    if x < (a + 1) / (a + b + 2) {
      return min(
        0, logPower(x, complement: complement, a, b) + log(fraction(x, a, b) / a))
    }
    return log1p(-min(1, continuedFraction(complement, x, b, a)))
  }

  /// xᵃ (1 − x)ᵇ / B(a, b), by Stirling's remainders so that large arguments lose no digits.
  package static func power(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> Double {
    exp(logPower(x, complement: complement, a, b))
  }

  private static func logPower(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> Double {
    let n = a + b
    return -GammaFunction.deviance(a, n * x) - GammaFunction.deviance(b, n * complement)
      + GammaFunction.stirlingRemainder(n) - GammaFunction.stirlingRemainder(a)
      - GammaFunction.stirlingRemainder(b) + 0.5 * log(a / n * b / (2 * Double.pi))
  }

  private static func continuedFraction(
    _ x: Double, _ y: Double, _ a: Double, _ b: Double
  ) -> Double {
    power(x, complement: y, a, b) * fraction(x, a, b) / a
  }

  // The continued fraction of DLMF 8.17.22, evaluated with Lentz's method.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func safe(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / safe(1 - (a + b) * x / (a + 1))
    var h = d
    var m = 1.0
    while m < 1e6 {
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / safe(1 + even * d)
      c = safe(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / safe(1 + odd * d)
      c = safe(1 + odd / c)
      let factor = d * c
      h *= factor
      if abs(factor - 1) < 1e-16 { break }
      m += 1
    }
    return h
  }
}
