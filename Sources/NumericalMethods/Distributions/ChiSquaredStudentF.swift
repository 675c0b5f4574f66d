import Foundation

/// The chi-squared distribution.
package enum ChiSquared {
  /// P(X > x) with `degreesOfFreedom` > 0, which need not be whole.
  package static func upperTail(_ x: Double, _ degreesOfFreedom: Double) -> Double {
    GammaFunction.upperRegularized(degreesOfFreedom / 2, x / 2)
  }

  /// ln P(X > x), also where P itself is below the smallest number.
  package static func logUpperTail(_ x: Double, _ degreesOfFreedom: Double) -> Double {
    GammaFunction.logUpperRegularized(degreesOfFreedom / 2, x / 2)
  }

  /// P(X ≤ x).
  package static func cumulative(_ x: Double, _ degreesOfFreedom: Double) -> Double {
    GammaFunction.lowerRegularized(degreesOfFreedom / 2, x / 2)
  }
}

/// Student's t distribution; the degrees of freedom need not be whole.
package enum StudentT {
  /// P(|T| ≥ |t|).
  package static func twoSided(_ t: Double, _ degreesOfFreedom: Double) -> Double {
    if t.isInfinite { return 0 }
    let square = t * t
    if square.isInfinite { return 0 }
    let sum = degreesOfFreedom + square
    return BetaFunction.regularized(
      degreesOfFreedom / sum, complement: square / sum, degreesOfFreedom / 2, 0.5)
  }

  /// P(T > t).
  package static func upperTail(_ t: Double, _ degreesOfFreedom: Double) -> Double {
    let half = twoSided(t, degreesOfFreedom) / 2
    return t >= 0 ? half : 1 - half
  }

  /// ln P(T > t), also where P itself is below the smallest number.
  package static func logUpperTail(_ t: Double, _ degreesOfFreedom: Double) -> Double {
    guard t > 0 else { return t == 0 ? log(0.5) : log1p(-upperTail(-t, degreesOfFreedom)) }
    // 1/(1 + t²/ν) without squaring what would overflow.
    let ratio = t / sqrt(degreesOfFreedom)
    let complement = ratio > 1 ? 1 / (1 + 1 / ratio / ratio) : ratio * ratio / (1 + ratio * ratio)
    let share = ratio > 1 ? 1 / ratio / (ratio + 1 / ratio) : 1 / (1 + ratio * ratio)
    return log(0.5)
      + BetaFunction.logRegularized(share, complement: complement, degreesOfFreedom / 2, 0.5)
  }

  /// The t with P(T > t) = q, for 0 < q < 1.
  package static func upperQuantile(_ q: Double, _ degreesOfFreedom: Double) -> Double {
    guard q > 0, q < 1 else { return q == 0 ? .infinity : q == 1 ? -.infinity : .nan }
    if q > 0.5 { return -upperQuantile(1 - q, degreesOfFreedom) }
    if q == 0.5 { return 0 }
    var high = max(1, 1.5 * Normal.upperQuantile(q))
    while upperTail(high, degreesOfFreedom) > q, high < 1e300 { high *= 2 }
    // ln of the tail is smooth and nearly straight, where the tail itself spans many decades.
    return RootFinder.root(in: 0...high) { log(upperTail($0, degreesOfFreedom) / q) } ?? .nan
  }
}

/// Fisher's F distribution.
package enum FDistribution {
  /// P(F > f).
  package static func upperTail(_ f: Double, _ first: Double, _ second: Double) -> Double {
    if f <= 0 { return 1 }
    if f == .infinity { return 0 }
    let sum = second + first * f
    return BetaFunction.regularized(
      second / sum, complement: first * f / sum, second / 2, first / 2)
  }

  /// ln P(F > f), also where P itself is below the smallest number.
  package static func logUpperTail(_ f: Double, _ first: Double, _ second: Double) -> Double {
    if f <= 0 { return 0 }
    if f == .infinity { return -.infinity }
    let sum = second + first * f
    return BetaFunction.logRegularized(
      second / sum, complement: first * f / sum, second / 2, first / 2)
  }

  /// P(F ≤ f).
  package static func cumulative(_ f: Double, _ first: Double, _ second: Double) -> Double {
    if f <= 0 { return 0 }
    if f == .infinity { return 1 }
    let sum = second + first * f
    return BetaFunction.regularized(
      first * f / sum, complement: second / sum, first / 2, second / 2)
  }

  /// The f with P(F > f) = q, for 0 < q < 1.
  package static func upperQuantile(_ q: Double, _ first: Double, _ second: Double) -> Double {
    guard q > 0, q < 1, first > 0, second > 0 else {
      return q == 0 ? .infinity : q == 1 ? 0 : .nan
    }
    // On the logarithmic scale both tails are nearly straight.
    func distance(_ x: Double) -> Double {
      let f = exp(x)
      return q < 0.5
        ? log(upperTail(f, first, second) / q) : log((1 - q) / cumulative(f, first, second))
    }
    var reach = 2.0
    while reach < 700, distance(-reach) < 0 || distance(reach) > 0 { reach *= 2 }
    return RootFinder.root(in: -reach...reach, of: distance).map(exp) ?? .nan
  }
}
