import Charts
import Foundation
import Reporting

/// Chooses round numbers along a line on which they need not stand evenly: where they are far apart
/// there are more of them.
///
/// Between two labelled neighbours a finer step is taken only if all its numbers find room, so that a
/// reader can count between labels.
struct NomogramTicks {
  /// From where to where the numbers run.
  let domain: ClosedRange<Double>
  /// Where a number stands, in points.
  let place: (Double) -> Double
  /// How wide its label is.
  let width: (String) -> Double
  /// Between which places labels may reach.
  let bounds: ClosedRange<Double>
  let style: NumberStyle
  /// The least white space between two labels.
  var gap = 5.5
  /// The least distance of ticks without labels.
  var leastPitch = 3.0
  /// Whether a number may be marked; of a count only whole ones.
  var accepts: (Double) -> Bool = { _ in true }
  /// The most labels wanted.
  var limit = 16

  /// A labelled tick.
  struct Label: Hashable {
    let value: Double
    let text: String
    let x: Double
  }

  private struct Span {
    let low: Double
    let high: Double
    let power: Int
    let factor: Int
  }

  /// The labelled ticks by value, and the values of the others.
  func chosen() -> (labels: [Label], minor: [Double]) {
    let span = domain.upperBound - domain.lowerBound
    guard span > 0, span.isFinite else { return ([], []) }
    let power = Int(log10(span).rounded(.down))
    let starts = [(power, 5), (power, 2), (power, 1), (power - 1, 5), (power - 1, 2)]
    let best = isEven ? even(power) : refined(starts)
    guard best.count > 1 else {
      let ends = ends()
      return ends.count > best.count ? (ends, []) : (best, [])
    }
    return (uniformed(best), minor(between: best.map(\.value)))
  }

  /// Whether numbers stand evenly.
  private var isEven: Bool {
    let places = [0, 0.25, 0.5, 0.75, 1].map {
      place(domain.lowerBound + $0 * (domain.upperBound - domain.lowerBound))
    }
    let step = (places[4] - places[0]) / 4
    return (1...3).allSatisfy { abs(places[$0] - places[0] - Double($0) * step) < 0.05 }
  }

  /// The finest even steps of which all have room.
  private func even(_ power: Int) -> [Label] {
    for exponent in (power - 2)...power {
      for factor in [1, 2, 5] {
        let values = edges(exponent, factor).filter(domain.contains)
        let labels = values.compactMap(label)
        guard labels.count > 1, labels.count == values.count, labels.count <= limit else {
          continue
        }
        if fits(labels, among: []) { return labels }
      }
    }
    return []
  }

  /// Uneven numbers: of several beginnings the one with most labels.
  private func refined(_ starts: [(power: Int, factor: Int)]) -> [Label] {
    var best: [Label] = []
    for (power, factor) in starts {
      let labels = labels(from: power, factor)
      if labels.count > best.count, labels.count <= limit || best.isEmpty { best = labels }
    }
    return best
  }

  /// Where no two steps have room: the outermost round numbers that do.
  private func ends() -> [Label] {
    let power = Int(log10(domain.upperBound - domain.lowerBound).rounded(.down))
    var best: [Label] = []
    for (power, factor) in [(power, 1), (power - 1, 5), (power - 1, 2), (power - 1, 1)] {
      let candidates = edges(power, factor).filter(domain.contains).compactMap(label)
      guard let first = candidates.first else { continue }
      let last = candidates.last { fits([first, $0], among: []) }
      let found = [first, last].compactMap { $0 }
      if found.count > best.count { best = found }
    }
    return best
  }

  // MARK: - Labels

  private func labels(from power: Int, _ factor: Int) -> [Label] {
    var accepted: [Label] = []
    let edges = edges(power, factor)
    let inside = edges.filter(domain.contains)
    accepted = inside.compactMap(label)
    guard accepted.count == inside.count, fits(accepted, among: []) else { return [] }
    for (low, high) in zip(edges, edges.dropFirst()) {
      refine(Span(low: low, high: high, power: power, factor: factor), &accepted)
    }
    return accepted.sorted { $0.value < $1.value }
  }

  private func edges(_ power: Int, _ factor: Int) -> [Double] {
    let step = Self.number(Double(factor), power)
    let first = (domain.lowerBound / step + 1e-9).rounded(.down)
    let last = (domain.upperBound / step - 1e-9).rounded(.up)
    guard last - first <= 60, first < last else { return [] }
    return stride(from: first, through: last, by: 1).map { Self.number($0 * Double(factor), power) }
  }

  /// The finer steps that divide a step evenly, the finest first: tenths, fifths and halves.
  private static func finer(_ power: Int, _ factor: Int) -> [(power: Int, factor: Int)] {
    switch factor {
    case 1: [(power - 1, 1), (power - 1, 2), (power - 1, 5)]
    case 2: [(power - 1, 5), (power, 1)]
    default: [(power, 1)]
    }
  }

  private func refine(_ span: Span, _ accepted: inout [Label]) {
    let (low, high) = (inside(span.low), inside(span.high))
    guard accepted.count < limit * 2, abs(place(high) - place(low)) > Self.shortest else { return }
    let steps = Self.finer(span.power, span.factor)
    for (power, factor) in steps {
      let values = between(span, power, factor)
      let labels = values.filter(domain.contains).compactMap(label)
      guard !labels.isEmpty, labels.count == values.count(where: domain.contains),
        fits(labels, among: accepted)
      else { continue }
      accepted += labels
      divide(span, at: values, power, factor, &accepted)
      return
    }
    // No step has room throughout: take the coarsest where it has.
    guard let (power, factor) = steps.last else { return }
    let values = between(span, power, factor)
    accept(values, from: span.low, &accepted)
    accept(values.reversed(), from: span.high, &accepted)
    divide(span, at: values, power, factor, &accepted)
  }

  /// Takes numbers in a row that begins at a label, as long as they have room: none is passed over.
  private func accept(_ values: [Double], from edge: Double, _ accepted: inout [Label]) {
    guard accepted.contains(where: { $0.value == edge }) else { return }
    for value in values where domain.contains(value) {
      guard !accepted.contains(where: { $0.value == value }) else { return }
      guard let label = label(value), fits([label], among: accepted) else { return }
      accepted.append(label)
    }
  }

  private func divide(
    _ span: Span, at values: [Double], _ power: Int, _ factor: Int, _ accepted: inout [Label]
  ) {
    guard !values.isEmpty else { return }
    let edges = [span.low] + values + [span.high]
    for (low, high) in zip(edges, edges.dropFirst()) {
      refine(Span(low: low, high: high, power: power, factor: factor), &accepted)
    }
  }

  private func inside(_ value: Double) -> Double {
    min(max(value, domain.lowerBound), domain.upperBound)
  }

  /// A stretch of fewer points has no room for another label.
  private static let shortest = 12.0

  private func between(_ span: Span, _ power: Int, _ factor: Int) -> [Double] {
    let step = Self.number(Double(factor), power)
    let first = (span.low / step).rounded()
    let last = (span.high / step).rounded()
    guard last - first > 1, last - first <= 20 else { return [] }
    return stride(from: first + 1, to: last, by: 1).map { Self.number($0 * Double(factor), power) }
  }

  private func label(_ value: Double) -> Label? {
    let x = place(value)
    guard x.isFinite, accepts(value) else { return nil }
    let text = Tick.at([value], style: style)[0].label
    let half = width(text) / 2
    guard x - half >= bounds.lowerBound, x + half <= bounds.upperBound else { return nil }
    return Label(value: value, text: text, x: x)
  }

  private func fits(_ new: [Label], among accepted: [Label]) -> Bool {
    let all = (new + accepted).sorted { $0.x < $1.x }
    return zip(all, all.dropFirst()).allSatisfy { left, right in
      right.x - left.x >= (width(left.text) + width(right.text)) / 2 + gap
    }
  }

  /// Evenly stepped numbers have equally many decimals where there is room for them.
  private func uniformed(_ labels: [Label]) -> [Label] {
    guard labels.count > 2 else { return labels }
    let steps = zip(labels, labels.dropFirst()).map { $1.value - $0.value }
    guard let first = steps.first, steps.allSatisfy({ abs($0 - first) < 1e-6 * first }) else {
      return labels
    }
    let even = zip(labels, Tick.at(labels.map(\.value), style: style)).map {
      Label(value: $0.value, text: $1.label, x: $0.x)
    }
    let isInside = even.allSatisfy {
      $0.x - width($0.text) / 2 >= bounds.lowerBound
        && $0.x + width($0.text) / 2 <= bounds.upperBound
    }
    return isInside && fits(even, among: []) ? even : labels
  }

  // MARK: - Ticks without labels

  /// Evenly divides the stretches between labelled numbers, and those to the ends, where there is room.
  private func minor(between labelled: [Double]) -> [Double] {
    guard labelled.count > 1 else { return [] }
    var found: [Double] = []
    var last: (power: Int, factor: Int)?
    for (low, high) in zip(labelled, labelled.dropFirst()) {
      guard let step = Self.step(of: high - low) else { continue }
      last = step
      found += division(Span(low: low, high: high, power: step.power, factor: step.factor))
    }
    // Beyond the outermost labels the steps of their neighbours go on.
    let ends = [labelled[0], labelled[labelled.count - 1]]
    for (index, edge) in ends.enumerated() {
      let step =
        index == 0 ? Self.step(of: labelled[1] - labelled[0]) : last
      guard let step else { continue }
      let size = Self.number(Double(step.factor), step.power)
      let span =
        index == 0
        ? Span(low: edge - size, high: edge, power: step.power, factor: step.factor)
        : Span(low: edge, high: edge + size, power: step.power, factor: step.factor)
      found += division(span)
    }
    return found
  }

  private func division(_ span: Span) -> [Double] {
    for (power, factor) in Self.finer(span.power, span.factor) {
      let values = between(span, power, factor).filter(domain.contains)
      let places = ([span.low] + values + [span.high]).filter(domain.contains).map(place)
      guard !values.isEmpty, places.allSatisfy(\.isFinite) else { continue }
      guard values.allSatisfy(accepts) else { continue }
      if zip(places, places.dropFirst()).allSatisfy({ abs($1 - $0) >= leastPitch }) {
        return values
      }
    }
    return []
  }

  /// The power and factor, 1, 2 or 5, of a step; `nil` of another number.
  private static func step(of size: Double) -> (power: Int, factor: Int)? {
    guard size > 0 else { return nil }
    let power = Int((log10(size) + 1e-9).rounded(.down))
    let factor = (size / number(1, power)).rounded()
    guard [1, 2, 5].contains(factor), abs(size - number(factor, power)) < 1e-6 * size else {
      return nil
    }
    return (power, Int(factor))
  }

  /// `factor` × 10^`power` as exact as a number written in decimals.
  private static func number(_ factor: Double, _ power: Int) -> Double {
    power < 0 ? factor / pow(10, Double(-power)) : factor * pow(10, Double(power))
  }
}
