import Foundation
package import Reporting

extension Tick {
  /// Ticks of a logarithmic axis: powers of ten; with 2 and 5 between them where the domain spans up
  /// to three decades, with 1.5, 3 and 7 too where it spans less than one and a half. The domain is
  /// positive; each tick has the decimals that it needs.
  package static func logarithmic(in domain: ClosedRange<Double>, style: NumberStyle) -> [Tick] {
    let decades = log10(domain.upperBound / domain.lowerBound)
    let factors: [Double] = decades > 3 ? [1] : decades > 1.5 ? [1, 2, 5] : [1, 1.5, 2, 3, 5, 7]
    let first = Int(floor(log10(domain.lowerBound)))
    let last = Int(ceil(log10(domain.upperBound)))
    var ticks: [Tick] = []
    for power in first...last {
      for factor in factors {
        let value = Scale.round(factor, power: power)
        if domain.contains(value) { ticks += at([value], style: style) }
      }
    }
    return ticks
  }
}
