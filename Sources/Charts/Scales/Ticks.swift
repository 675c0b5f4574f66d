import Foundation
package import Reporting

/// A number that an axis marks, and how it is written.
package struct Tick: Hashable, Sendable {
  /// The number.
  package var value: Double
  /// Its text.
  package var label: String

  /// A tick.
  package init(_ value: Double, label: String) {
    self.value = value
    self.label = label
  }
}

extension Tick {
  /// Ticks at the given numbers, all with the decimals that the finest of them needs.
  package static func at(_ values: [Double], style: NumberStyle) -> [Tick] {
    let decimals = values.map { decimalsNeeded(by: $0) }.max() ?? 0
    return values.map { Tick($0, label: style.fixed($0, decimals: decimals)) }
  }

  /// Multiples of `step` within the domain, ends included.
  package static func multiples(
    of step: Double, in domain: ClosedRange<Double>, style: NumberStyle
  ) -> [Tick] {
    let slack = 1e-9
    let first = (domain.lowerBound / step - slack).rounded(.up)
    let last = (domain.upperBound / step + slack).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    // step × k in one multiplication: adding up would drift off 0.3.
    return at(Array(stride(from: first, through: last, by: 1)).map { $0 * step }, style: style)
  }

  /// How many decimals show the number; at most 6. Numbers that are computed carry noise in the last
  /// digits, which does not count.
  private static func decimalsNeeded(by value: Double) -> Int {
    var scaled = value.magnitude
    for decimals in 0..<6 {
      if abs(scaled - scaled.rounded()) <= 1e-9 * max(scaled, 1) { return decimals }
      scaled *= 10
    }
    return 6
  }
}
