import Charts
import Foundation
import Reporting

/// The axis of a forest plot: where it ends and what it marks.
struct ForestAxis {
  /// An estimate with its interval, in the numbers of the axis; limits may be missing or infinite.
  struct Interval {
    var value: Double
    var lower: Double?
    var upper: Double?
  }

  let scale: Scale
  let ticks: [Tick]

  /// An axis with ends and ticks of the author's, or natural ones.
  ///
  /// - Parameters:
  ///   - intervals: What the axis has to hold.
  ///   - plot: The measure and what the author asks for.
  ///   - length: How long the axis is.
  ///   - style: How ticks are written.
  ///   - width: How wide a label is.
  /// - Throws: `ForestPlot.Failure` where limits or ticks have no place on the axis.
  init(
    _ intervals: [Interval], plot: ForestPlot, length: Double, style: NumberStyle,
    width: (String) -> Double
  ) throws {
    let measure = plot.measure
    let options = plot.options
    if let limits = options.limits {
      guard limits.lowerBound.isFinite, limits.upperBound.isFinite,
        limits.lowerBound < measure.null, limits.upperBound > measure.null,
        !measure.isRatio || limits.lowerBound > 0
      else { throw ForestPlot.Failure.limits(limits, isRatio: measure.isRatio) }
    }
    let extent = Self.extent(of: intervals, measure: measure)
    func fits(_ ticks: [Tick], _ scale: Scale) -> Bool {
      let boxes = ticks.map {
        (center: scale.fraction(of: $0.value) * length, half: width($0.label) / 2)
      }
      return zip(boxes, boxes.dropFirst()).allSatisfy {
        $1.center - $0.center >= $0.half + $1.half + 3
      }
    }
    func scale(_ domain: ClosedRange<Double>) -> Scale {
      Scale(domain, measure.isRatio ? .logarithmic : .linear)
    }
    if let values = options.ticks {
      let sorted = Set(values).sorted()
      let inside = sorted.filter { options.limits?.contains($0) ?? true }
      guard let first = sorted.first, let last = sorted.last, inside.count == sorted.count,
        first.isFinite, last.isFinite, !measure.isRatio || first > 0
      else { throw ForestPlot.Failure.ticks(values, isRatio: measure.isRatio) }
      let domain =
        options.limits ?? min(first, extent.lowerBound)...max(last, extent.upperBound)
      self.scale = scale(domain)
      ticks =
        measure.isRatio
        ? sorted.flatMap { Tick.at([$0], style: style) } : Tick.at(sorted, style: style)
      return
    }
    let target = options.limits ?? extent
    var best: (scale: Scale, ticks: [Tick])?
    for values in Self.candidates(for: target, isRatio: measure.isRatio) {
      let slack = 1e-9 * (target.upperBound - target.lowerBound)
      let low = values.last { $0 <= target.lowerBound + slack }
      let high = values.first { $0 >= target.upperBound - slack }
      let domain =
        options.limits
        ?? Self.rounded(target, low: low, high: high, isRatio: measure.isRatio)
      let inside = values.filter { domain.contains($0) }
      let ticks =
        measure.isRatio
        ? inside.flatMap { Tick.at([$0], style: style) } : Tick.at(inside, style: style)
      let candidate = scale(domain)
      guard ticks.count >= 3, ticks.count <= Self.mostTicks, fits(ticks, candidate) else {
        continue
      }
      best = (candidate, ticks)
      break
    }
    self.scale = best?.scale ?? scale(target)
    ticks = best?.ticks ?? Tick.at([measure.null], style: style)
  }

  private static let mostTicks = 7
  /// Estimates farther from no effect than this lie outside of an axis that is chosen.
  private static let farthestRatio = log(100.0)

  // MARK: - Ends

  /// The ends that hold all estimates and all limits but those far beyond the others: more than four
  /// times as far from no effect as the typical interval reaches.
  private static func extent(
    of intervals: [Interval], measure: ForestPlot.Measure
  ) -> ClosedRange<Double> {
    func distance(_ value: Double) -> Double { measure.isRatio ? log(value) : value }
    let most = measure.isRatio ? farthestRatio : .infinity
    let points = intervals.map { distance($0.value) }.filter { abs($0) <= most }
    let lows = intervals.compactMap(\.lower).map { -distance($0) }.filter(\.isFinite)
    let highs = intervals.compactMap(\.upper).map(distance).filter(\.isFinite)
    let reaches = (lows + highs).map(abs).sorted()
    let typical = reaches.isEmpty ? 0 : reaches[(reaches.count - 1) / 2]
    func side(_ limits: [Double], _ points: [Double]) -> (whole: Double, cut: Double) {
      let point = max(points.max() ?? 0, 0) * 1.1
      let whole = min(limits.max() ?? 0, most)
      return (max(point, whole), max(point, min(whole, 4 * typical)))
    }
    let (left, right) = (side(lows, points.map { -$0 }), side(highs, points))
    // Intervals are cut only where that makes the others much longer.
    let isCut = left.whole + right.whole > 1.75 * (left.cut + right.cut)
    var (low, high) = isCut ? (left.cut, right.cut) : (left.whole, right.whole)
    if low <= 0, high <= 0 { (low, high) = measure.isRatio ? (log(2), log(2)) : (1, 1) }
    // No effect stands clear of the ends.
    low = max(low, high / 4, measure.isRatio ? log(1.1) : 0)
    high = max(high, low / 4, measure.isRatio ? log(1.1) : 0)
    return measure.isRatio ? exp(-low)...exp(high) : -low...high
  }

  /// The extent up to the next ticks, unless much of the axis would be empty then.
  private static func rounded(
    _ extent: ClosedRange<Double>, low: Double?, high: Double?, isRatio: Bool
  ) -> ClosedRange<Double> {
    func place(_ value: Double) -> Double { isRatio ? log(value) : value }
    let length = place(extent.upperBound) - place(extent.lowerBound)
    func near(_ tick: Double?, _ end: Double) -> Double? {
      tick.flatMap { abs(place($0) - place(end)) <= mostEmpty * length ? $0 : nil }
    }
    return
      (near(low, extent.lowerBound) ?? extent.lowerBound)...(near(high, extent.upperBound)
      ?? extent.upperBound)
  }

  /// The share of an axis that may lie beyond its data only to end at a tick.
  private static let mostEmpty = 0.14

  // MARK: - Ticks

  /// Rows of numbers that an axis may mark, from narrow to wide steps, each reaching past the ends.
  private static func candidates(
    for extent: ClosedRange<Double>, isRatio: Bool
  ) -> [[Double]] {
    guard isRatio else {
      return TickSpacing.decimal.steps(spanning: extent.upperBound - extent.lowerBound).map {
        step in
        let first = (extent.lowerBound / step).rounded(.down)
        let last = (extent.upperBound / step).rounded(.up)
        guard last - first < 100 else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step }
      }
    }
    var rows: [[Double]] = []
    for step in [0.02, 0.05, 0.1] {
      let count = Int((1 / step).rounded())
      let last = Int(min((extent.upperBound / step).rounded(.up), 200))
      guard extent.lowerBound >= 5 * step, last > count else { continue }
      rows.append((1...last).map { Double($0) / Double(count) })
    }
    let first = Int(floor(log10(extent.lowerBound)))
    let last = Int(ceil(log10(extent.upperBound)))
    func decades(_ factors: [Double]) -> [Double] {
      (first...last).flatMap { power in
        factors.map { power < 0 ? $0 / pow(10, Double(-power)) : $0 * pow(10, Double(power)) }
      }
    }
    rows.append(decades([1, 1.5, 2, 3, 5, 7]))
    rows.append((-4...6).map { pow(2, Double($0)) })
    rows.append(decades([1, 2, 5]))
    rows.append(decades([1, 3]))
    rows.append(decades([1]))
    rows.append((first...last).filter { $0 % 2 == 0 }.map { pow(10, Double($0)) })
    return rows
  }
}
