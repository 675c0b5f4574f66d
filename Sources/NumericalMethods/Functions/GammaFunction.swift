import Foundation

/// The gamma function on the logarithmic scale and its regularised incomplete integrals.
package enum GammaFunction {
  /// ln Γ(x) for x > 0, to about 1e-15 of its size.
  package static func logarithm(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == .infinity ? .infinity : .nan }
    // Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1)) moves small arguments to where Stirling holds.
    var shifted = x
    var product = 1.0
    while shifted < 15 {
      product *= shifted
      shifted += 1
    }
    let large =
      (shifted - 0.5) * log(shifted) - shifted + 0.5 * log(2 * Double.pi)
      + stirlingSeries(shifted)
    return large - log(product)
  }

  /// δ(x) = ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], what Stirling's formula leaves out, for x > 0.
  package static func stirlingRemainder(_ x: Double) -> Double {
    if x >= 15 { return stirlingSeries(x) }
    return logarithm(x) - ((x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi))
  }

  /// D(x, m) = x ln(x / m) + m − x ≥ 0, without loss of digits where x is near m.
  package static func deviance(_ x: Double, _ mean: Double) -> Double {
    if x == 0 { return mean }
    let u = (x - mean) / mean
    guard abs(u) < 0.2 else { return x * log(x / mean) + mean - x }
    // (1 + u) ln(1 + u) − u = Σ (−u)ᵏ / (k (k − 1)), k = 2, 3, …
    var term = u * u
    var sum = term / 2
    var k = 3.0
    while k < 60 {
      term *= -u
      let next = sum + term / (k * (k - 1))
      if next == sum { break }
      sum = next
      k += 1
    }
    return mean * sum
  }

  /// P(a, x), the lower regularised incomplete gamma function; small values keep their digits.
  package static func lowerRegularized(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x)
  }

  /// Q(a, x) = 1 − P(a, x); small values keep their digits.
  package static func upperRegularized(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x)
  }

  /// ln Q(a, x), also where Q itself is below the smallest number.
  package static func logUpperRegularized(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x == .infinity { return -.infinity }
    if x < a + 1 { return log1p(-series(a, x)) }
    return min(0, logPrefactor(a, x) + log(a * fraction(a, x)))
  }

  /// ln of xᵃ e⁻ˣ / Γ(a + 1), by Stirling's remainder so that large arguments lose no digits.
  private static func logPrefactor(_ a: Double, _ x: Double) -> Double {
    if a < 1 { return a * log(x) - x - logarithm(a + 1) }
    return -deviance(a, x) - stirlingRemainder(a) - 0.5 * log(2 * Double.pi * a)
  }

  private static func prefactor(_ a: Double, _ x: Double) -> Double { exp(logPrefactor(a, x)) }

  // P(a, x) = xᵃ e⁻ˣ / Γ(a + 1) · Σ xⁿ / ((a + 1) … (a + n))
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var denominator = a
    while term > sum * 1e-17 {
      denominator += 1
      term *= x / denominator
      sum += term
    }
    return min(1, prefactor(a, x) * sum)
  }

  private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
    min(1, prefactor(a, x) * a * fraction(a, x))
  }

  // Γ(a, x) / (xᵃ e⁻ˣ) by Legendre's continued fraction, evaluated with Lentz's method.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var h = d
    var i = 1.0
    while i < 1e7 {
      let numerator = -i * (i - a)
      b += 2
      d = numerator * d + b
      d = 1 / (abs(d) < tiny ? tiny : d)
      c = b + numerator / c
      if abs(c) < tiny { c = tiny }
      let factor = d * c
      h *= factor
      if abs(factor - 1) < 1e-16 { break }
      i += 1
    }
    return h
  }

  /// 1/(12x) − 1/(360x³) + …, good to the last digit for x ≥ 15.
  private static func stirlingSeries(_ x: Double) -> Double {
    let r = 1 / (x * x)
    let tail = 1.0 / 1188 + r * (-691.0 / 360360 + r * (1.0 / 156 - r * 3617 / 122400))
    return (1.0 / 12 + r * (-1.0 / 360 + r * (1.0 / 1260 + r * (-1.0 / 1680 + r * tail)))) / x
  }
}
