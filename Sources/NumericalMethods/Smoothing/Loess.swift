import Foundation

/// A curve through points: near each place a parabola, weighted by distance, as R's `loess` gives it.
///
/// Parabolas are fitted at a few places, the cuts of the points into cells of at most a fifth of the
/// neighbours; between them run the cubics that have the same heights and slopes (loess's
/// `surface = "interpolate"`). So the work is about 10 times the neighbours, however many points there are.
///
/// **Source:** Cleveland & Devlin, *J Am Stat Assoc* 1988;83:596–610; Cleveland & Grosse, *Stat Comput*
/// 1991;1:47–62; checked against R's `loess`.
package struct Loess: Sendable {
  private struct Knot: Sendable {
    var place: Double
    var height: Double
    var slope: Double
  }

  private let knots: [Knot]
  private let range: ClosedRange<Double>

  /// Smooths finite values at finite places, in any order and of equal number; `nil` with fewer than four
  /// points or places that are all the same.
  package init?(x: [Double], y: [Double], span: Double = 0.75) {
    let order = SortOrder.ascending(x)
    let places = order.map { x[Int($0)] }
    let values = order.map { y[Int($0)] }
    let count = places.count
    guard count > 3, let first = places.first, let last = places.last, first < last else {
      return nil
    }
    range = first...last
    let neighbours = min(count, Int((Double(count) * span + 1e-5).rounded(.down)))
    guard neighbours > 2 else { return nil }
    let width = max(last - first, 1e-10 * max(abs(first), abs(last)) + 1e-30)
    let margin = 0.005 * width
    var cuts = [first - margin, last + margin]
    let largest = Int((Double(count) * span * 0.2).rounded(.down))
    Self.cut(places, 0..<count, (cuts[0], cuts[1]), largest: largest, &cuts)
    knots = cuts.sorted().map { place in
      let fit = Self.parabola(
        at: place, places, values, neighbours: neighbours, widening: max(1, span))
      return Knot(place: place, height: fit.height, slope: fit.slope)
    }
  }

  /// The height at a place; NaN outside the points.
  package func value(at place: Double) -> Double {
    guard range.contains(place) else { return .nan }
    var (low, high) = (0, knots.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].place <= place { low = middle } else { high = middle }
    }
    let (from, to) = (knots[low], knots[high])
    let width = to.place - from.place
    let t = (place - from.place) / width
    let rest = 1 - t
    // Hermite's cubic.
    return (1 + 2 * t) * rest * rest * from.height + t * t * (3 - 2 * t) * to.height
      + t * rest * rest * width * from.slope - t * t * rest * width * to.slope
  }

  /// Cuts a cell at its median until no cell has more than `largest` points.
  private static func cut(
    _ x: [Double], _ cell: Range<Int>, _ bounds: (low: Double, high: Double), largest: Int,
    _ cuts: inout [Double]
  ) {
    guard cell.count > largest, cell.count > 1 else { return }
    var middle = (cell.lowerBound + cell.upperBound - 1) / 2
    // Equal places stay together, in the lower cell.
    while middle < cell.upperBound - 1, x[middle + 1] == x[middle] { middle += 1 }
    let place = x[middle]
    guard middle < cell.upperBound - 1, place > bounds.low, place < bounds.high else { return }
    cuts.append(place)
    cut(x, cell.lowerBound..<(middle + 1), (bounds.low, place), largest: largest, &cuts)
    cut(x, (middle + 1)..<cell.upperBound, (place, bounds.high), largest: largest, &cuts)
  }

  /// Height and slope of the weighted parabola at a place.
  private static func parabola(
    at place: Double, _ x: [Double], _ y: [Double], neighbours: Int, widening: Double
  ) -> (height: Double, slope: Double) {
    let window = nearest(neighbours, to: place, x)
    let reach =
      max(abs(x[window.lowerBound] - place), abs(x[window.upperBound - 1] - place)) * widening
    var gram = SymmetricMatrix(size: 3)
    var right = [0.0, 0.0, 0.0]
    // Points tied with the farthest neighbour have no weight; those tied with the place have all.
    for index in window {
      let distance = abs(x[index] - place)
      var weight = 1.0
      if reach > 0 {
        guard distance < 0.999 * reach else { continue }
        if distance > 0.001 * reach {
          let share = distance / reach
          let rest = 1 - share * share * share
          weight = rest * rest * rest
        }
      }
      let u = reach > 0 ? (x[index] - place) / reach : 0
      let powers = [1, u, u * u]
      for row in 0..<3 {
        right[row] += weight * powers[row] * y[index]
        for column in 0...row { gram[row, column] += weight * powers[row] * powers[column] }
      }
    }
    let solution = solved(gram, right)
    return (solution[0], reach > 0 ? solution[1] / reach : 0)
  }

  /// The shortest solution of the normal equations.
  private static func solved(_ gram: SymmetricMatrix, _ right: [Double]) -> [Double] {
    let (values, vectors) = gram.eigen()
    let limit = 1e-13 * (values.max() ?? 0)
    var result = [0.0, 0.0, 0.0]
    for (value, vector) in zip(values, vectors) where value > limit {
      let share = (vector[0] * right[0] + vector[1] * right[1] + vector[2] * right[2]) / value
      for row in 0..<3 { result[row] += share * vector[row] }
    }
    return result
  }

  /// The run of `count` sorted points that is nearest to a place.
  private static func nearest(_ count: Int, to place: Double, _ x: [Double]) -> Range<Int> {
    var (low, high) = (0, x.count - count)
    while low < high {
      let middle = (low + high) / 2
      if place - x[middle] > x[middle + count] - place { low = middle + 1 } else { high = middle }
    }
    return low..<(low + count)
  }
}
