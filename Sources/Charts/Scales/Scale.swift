import Foundation

/// How the numbers of one axis become places on it.
package struct Scale: Hashable, Sendable {
  /// The spacing of numbers.
  package enum Transformation: Hashable, Sendable {
    case linear
    /// Equal ratios are equally far apart; numbers at or below 0 have no place.
    case logarithmic
  }

  /// The numbers at the two ends of the axis.
  package var domain: ClosedRange<Double>
  /// The spacing of numbers.
  package var transformation: Transformation

  /// A scale. A logarithmic one needs a positive domain.
  package init(_ domain: ClosedRange<Double>, _ transformation: Transformation = .linear) {
    precondition(transformation == .linear || domain.lowerBound > 0, "log scale from 0 or below")
    self.domain = domain
    self.transformation = transformation
  }

  /// Where `value` stands, 0 at the lower and 1 at the upper end; outside of the domain beyond that.
  /// Every value of an empty domain stands in the middle; not a number where there is no place.
  package func fraction(of value: Double) -> Double {
    let low = place(domain.lowerBound)
    let length = place(domain.upperBound) - low
    guard length > 0 else { return 0.5 }
    return (place(value) - low) / length
  }

  /// The number at a place, 0…1.
  package func value(at fraction: Double) -> Double {
    let low = place(domain.lowerBound)
    let place = low + (place(domain.upperBound) - low) * fraction
    return transformation == .linear ? place : exp(place)
  }

  /// `factor` × 10^`power`, as exact as a number written in decimals: division keeps 0.1, 0.2 … to the
  /// last digit, multiplication by 0.1 does not.
  static func round(_ factor: Double, power: Int) -> Double {
    let scale = pow(10, Double(abs(power)))
    return power < 0 ? factor / scale : factor * scale
  }

  private func place(_ value: Double) -> Double {
    transformation == .linear ? value : log(value)
  }
}
