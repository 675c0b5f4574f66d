import Drawing
import Foundation

/// The distribution of data above a line, drawn in the places of the line: a smooth area, or bars where
/// each value stands for itself.
enum NomogramDensity {
  /// A smooth area from `start` to `end` over places, `height` at its highest; the band is a 25th of the
  /// length. Nothing without places.
  static func area(
    _ places: [Double], from start: Double, to end: Double, height: Double
  ) -> [Point] {
    let length = end - start
    guard length > 4 else { return [] }
    let step = max(length / 160, 0.5)
    let count = Int((length / step).rounded(.up)) + 1
    var bins = [Double](repeating: 0, count: count)
    for place in places where place >= start && place <= end {
      // Each place is shared by its two neighbours, so that heights do not depend on where bins begin.
      let position = (place - start) / step
      let index = min(Int(position), count - 1)
      let share = position - Double(index)
      bins[index] += 1 - share
      if index + 1 < count { bins[index + 1] += share }
    }
    let band = max(length / 25, 2)
    let reach = Int((3 * band / step).rounded(.up))
    let kernel = (0...reach).map { index in
      exp(-0.5 * (Double(index) * step / band) * (Double(index) * step / band))
    }
    var heights = [Double](repeating: 0, count: count)
    for index in bins.indices where bins[index] > 0 {
      // What would spill over an end is folded back: the line does not end in a slope of its own making.
      for distance in -reach...reach {
        var target = index + distance
        if target < 0 { target = -target }
        if target >= count { target = 2 * (count - 1) - target }
        guard heights.indices.contains(target) else { continue }
        // The ends have half the room of a place between.
        let share = target == 0 || target == count - 1 ? 2.0 : 1
        heights[target] += share * bins[index] * kernel[abs(distance)]
      }
    }
    guard let most = heights.max(), most > 0 else { return [] }
    var points = [Point(x: start, y: 0)]
    for (index, value) in heights.enumerated() {
      points.append(Point(x: min(start + Double(index) * step, end), y: -value / most * height))
    }
    points.append(Point(x: end, y: 0))
    return points
  }

  /// Bars at places, the highest `height`.
  static func bars(
    _ counts: [(x: Double, count: Int)], height: Double, widest: Double = 6
  ) -> [Rectangle] {
    let shown = counts.filter { $0.count > 0 && $0.x.isFinite }.sorted { $0.x < $1.x }
    let most = Double(shown.map(\.count).max() ?? 1)
    let nearest = zip(shown, shown.dropFirst()).map { $1.x - $0.x }.filter { $0 > 0.2 }.min()
    let width = max(min(widest, (nearest ?? widest) * 0.6), 1.2)
    return shown.map { bar in
      let tall = max(Double(bar.count) / most * height, 0.5)
      return Rectangle(x: bar.x - width / 2, y: -tall, width: width, height: tall)
    }
  }
}
