import Foundation
package import Reporting

/// Chooses ticks so that they are natural, few enough to read and never collide.
package struct TickChoice: Sendable {
  /// The natural distances.
  package var spacing: TickSpacing
  /// The length of the axis in points.
  package var length: Double
  /// The most ticks wanted.
  package var maximumCount: Int
  /// The width in points that a tick needs around its place: of its label, or of what is centred
  /// under it.
  package var width: @Sendable (Tick) -> Double
  /// The white space that neighbours keep.
  package var gap: Double

  /// A choice for an axis.
  package init(
    _ spacing: TickSpacing, length: Double, maximumCount: Int = 7, gap: Double = 4,
    width: @escaping @Sendable (Tick) -> Double
  ) {
    self.spacing = spacing
    self.length = length
    self.maximumCount = maximumCount
    self.gap = gap
    self.width = width
  }

  /// Ticks for an axis from 0 to at least `end`, with the domain that they ask for: up to the next
  /// tick, or, where that would leave more than a sixth of the axis empty, just past `end`.
  package func fromZero(to end: Double, style: NumberStyle) -> (
    ticks: [Tick], domain: ClosedRange<Double>
  ) {
    // Shorter than any time that is measured, the axis would have no labels of its own.
    let end = end > 1e-9 && end < 1e100 ? end : 1
    var coarsest: (ticks: [Tick], domain: ClosedRange<Double>)?
    for step in spacing.steps(spanning: end) {
      let next = (end / step - 1e-9).rounded(.up) * step
      let upper = next - end > next / 6 ? end * 1.02 : next
      let domain = 0...upper
      let ticks = Tick.multiples(of: step, in: domain, style: style)
      guard ticks.count > 1 else { continue }
      if ticks.count <= maximumCount, fits(ticks, in: domain) { return (ticks, domain) }
      coarsest = (ticks, domain)
    }
    guard let coarsest else { return (Tick.at([0, end], style: style), 0...end) }
    // Even the widest steps collide: the ends alone remain.
    let domain = coarsest.domain
    let ends = [coarsest.ticks.first, coarsest.ticks.last].compactMap { $0 }
    return (fits(coarsest.ticks, in: domain) ? coarsest.ticks : ends, domain)
  }

  /// Ticks within a given domain.
  package func within(_ domain: ClosedRange<Double>, style: NumberStyle) -> [Tick] {
    let candidates = spacing.steps(spanning: domain.upperBound - domain.lowerBound)
      .map { Tick.multiples(of: $0, in: domain, style: style) }
      .filter { $0.count > 1 }
    return candidates.first { $0.count <= maximumCount && fits($0, in: domain) }
      ?? candidates.last { fits($0, in: domain) } ?? []
  }

  /// Whether all neighbours keep their distance.
  package func fits(_ ticks: [Tick], in domain: ClosedRange<Double>) -> Bool {
    let scale = Scale(domain)
    let boxes = ticks.map { (center: scale.fraction(of: $0.value) * length, width: width($0)) }
    return zip(boxes, boxes.dropFirst()).allSatisfy { left, right in
      right.center - left.center >= (left.width + right.width) / 2 + gap
    }
  }
}
