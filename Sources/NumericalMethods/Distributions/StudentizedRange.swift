import Foundation

/// The distribution of the range of k standard normals over an independent estimate of their standard
/// deviation, as Tukey's honest significant differences need it.
///
/// By direct quadrature of the double integral (Copenhaver & Holland, *J Stat Comput Simul*
/// 1988;30:1–15, give the integrals); absolute error below 1e-10.
package struct StudentizedRange: Sendable {
  private let groups: Double
  private let degreesOfFreedom: Double
  private let scales: [(value: Double, weight: Double)]

  /// The range of `groups` ≥ 2 means with `degreesOfFreedom` of the common variance.
  package init(groups: Int, degreesOfFreedom: Double) {
    self.groups = Double(groups)
    self.degreesOfFreedom = degreesOfFreedom
    scales = Self.scaleNodes(degreesOfFreedom)
  }

  /// P(Q > q).
  package func upperTail(_ q: Double) -> Double {
    if q <= 0 { return 1 }
    guard q.isFinite else { return q.isNaN ? .nan : 0 }
    var sum = 0.0
    for (scale, weight) in scales where weight > 0 {
      sum += weight * rangeUpperTail(q * scale)
    }
    return min(1, max(0, sum))
  }

  /// The q with P(Q > q) = `probability`.
  package func upperQuantile(_ probability: Double) -> Double {
    var high = 4.0
    while upperTail(high) > probability, high < 1e6 { high *= 2 }
    return RootFinder.root(in: 1e-6...high, tolerance: 1e-11) { upperTail($0) - probability }
      ?? .nan
  }

  // P(range > w) = k ∫ φ(z) [Φ(z)ᵏ⁻¹ − (Φ(z) − Φ(z − w))ᵏ⁻¹] dz
  private func rangeUpperTail(_ w: Double) -> Double {
    var sum = 0.0
    for (z, weight) in Self.normalNodes {
      let below = Normal.cumulative(z)
      let share = min(1, Normal.cumulative(z - w) / below)
      let missing = -expm1((groups - 1) * log1p(-share))
      sum += weight * pow(below, groups - 1) * missing
    }
    return min(1, groups * sum)
  }

  /// Nodes over −9…9 with weights that hold φ(z).
  private static let normalNodes: [(Double, Double)] =
    Quadrature.nodes(from: -9, to: 9, panels: 18).map {
      ($0.position, $0.weight * Normal.density($0.position))
    }

  /// Nodes for s = χ/√ν with weights that hold its density; integrated over ln s, where it is smooth.
  private static func scaleNodes(_ nu: Double) -> [(value: Double, weight: Double)] {
    guard nu < 1e7 else { return [(1, 1)] }
    let half = nu / 2
    // Density of u = ln s: 2 h^h e^(−h) / Γ(h) · exp(h (1 + 2u − e²ᵘ)), with h = ν / 2.
    let constant =
      2 * half * exp(-GammaFunction.stirlingRemainder(half))
      / sqrt(2 * Double.pi * half)
    func exponent(_ u: Double) -> Double { half * (1 + 2 * u - exp(2 * u)) }
    var low = -0.5 / sqrt(half)
    while exponent(low) > -46 { low *= 1.25 }
    var high = 0.5 / sqrt(half)
    while exponent(high) > -46 { high *= 1.25 }
    let panels = 12 + Int(2 * (high - low))
    return Quadrature.nodes(from: low, to: high, panels: panels).map {
      (exp($0.position), $0.weight * constant * exp(exponent($0.position)))
    }
  }
}
