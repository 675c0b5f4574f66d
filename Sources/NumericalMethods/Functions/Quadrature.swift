import Foundation

/// Gauss–Legendre quadrature in equal panels.
package enum Quadrature {
  /// Where and with which weight to evaluate a smooth integrand over an interval: 16 nodes a panel.
  package static func nodes(
    from low: Double, to high: Double, panels: Int
  ) -> [(position: Double, weight: Double)] {
    let half = (high - low) / Double(panels) / 2
    var all: [(position: Double, weight: Double)] = []
    for panel in 0..<panels {
      let middle = low + half * Double(2 * panel + 1)
      for (x, w) in rule { all.append((middle + half * x, half * w)) }
    }
    return all
  }

  /// The roots of the Legendre polynomial of degree 16, by Newton's method, with their weights.
  private static let rule: [(Double, Double)] = (1...16).map { index in
    var x = cos(Double.pi * (Double(index) - 0.25) / 16.5)
    var slope = 1.0
    for _ in 0..<50 {
      var previous = 1.0
      var value = x
      for degree in 2...16 {
        let n = Double(degree)
        (previous, value) = (value, ((2 * n - 1) * x * value - (n - 1) * previous) / n)
      }
      slope = 16 * (x * value - previous) / (x * x - 1)
      let step = value / slope
      x -= step
      if abs(step) < 1e-16 { break }
    }
    return (x, 2 / ((1 - x * x) * slope * slope))
  }
}
