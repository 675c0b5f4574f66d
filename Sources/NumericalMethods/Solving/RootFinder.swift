import Foundation

/// Roots of continuous functions of one variable.
package enum RootFinder {
  /// A root between two points at which the function has different signs, or `nil` where it has not.
  ///
  /// Brent's combination of bisection, secant and inverse quadratic steps (*Algorithms for
  /// Minimization without Derivatives*, 1973, ch. 4); `tolerance` is relative to the root.
  package static func root(
    in bracket: ClosedRange<Double>, tolerance: Double = 4e-16, of function: (Double) -> Double
  ) -> Double? {
    var a = bracket.lowerBound
    var b = bracket.upperBound
    var valueA = function(a)
    var valueB = function(b)
    if valueA == 0 { return a }
    if valueB == 0 { return b }
    guard (valueA < 0) != (valueB < 0), !valueA.isNaN, !valueB.isNaN else { return nil }
    var (c, valueC) = (a, valueA)
    var step = b - a
    var before = step
    for _ in 0..<500 {
      if (valueB < 0) == (valueC < 0) {
        (c, valueC) = (a, valueA)
        step = b - a
        before = step
      }
      if abs(valueC) < abs(valueB) {
        (a, b, c) = (b, c, b)
        (valueA, valueB, valueC) = (valueB, valueC, valueB)
      }
      let slack = tolerance * abs(b) + 1e-300
      let middle = (c - b) / 2
      if abs(middle) <= slack || valueB == 0 { return b }
      if abs(before) < slack || abs(valueA) <= abs(valueB) {
        step = middle
        before = middle
      } else {
        let proposal = interpolated((a, valueA), (b, valueB), (c, valueC))
        if abs(proposal) < min(abs(1.5 * middle), abs(before / 2)), proposal * middle > 0 {
          before = step
          step = proposal
        } else {
          step = middle
          before = middle
        }
      }
      (a, valueA) = (b, valueB)
      b += abs(step) > slack ? step : (middle > 0 ? slack : -slack)
      valueB = function(b)
    }
    return b
  }

  /// The step from b by inverse quadratic interpolation, or by the secant where a and c coincide.
  private static func interpolated(
    _ a: (Double, Double), _ b: (Double, Double), _ c: (Double, Double)
  ) -> Double {
    let s = b.1 / a.1
    if a.0 == c.0 { return (b.0 - a.0) * s / (1 - s) }
    let q = a.1 / c.1
    let r = b.1 / c.1
    let numerator = s * ((c.0 - b.0) * q * (q - r) - (b.0 - a.0) * (r - 1))
    let denominator = (q - 1) * (r - 1) * (s - 1)
    return -numerator / denominator
  }
}
