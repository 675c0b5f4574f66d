import Charts
import Drawing

/// Sets the names of levels below a line: none is left out. Names that would touch are moved apart, with
/// a stroke that leads to the tick, and, where one line of names is too long, stand in several.
struct NomogramLevels {
  /// A name and where it stands.
  struct Placed {
    let lines: [StyledLine]
    /// The middle of the name.
    let x: Double
    /// The top of its first line, below the line of the axis.
    let top: Double
    /// From the tick to the name; empty where the name stands below its tick.
    let leader: [Point]
  }

  let placed: [Placed]
  /// How far the names reach below the line.
  let depth: Double

  private static let gap = 5.0
  private static let slot = 1.3
  private static let slant = 4.0
  /// From a stroke to the name that hangs on it.
  private static let hang = 4.0
  /// A name that is moved by less needs no search for its tick.
  private static let nearby = 9.0

  /// - Parameters:
  ///   - names: The lines of each name and where its tick stands.
  ///   - bounds: Between which places names may stand.
  ///   - start: Where names begin below the line: under the ticks.
  ///   - leading: The distance of two lines of a name.
  init?(
    _ names: [(lines: [StyledLine], x: Double)], bounds: ClosedRange<Double>, start: Double,
    leading: Double
  ) {
    let order = names.indices.sorted { (names[$0].x, $0) < (names[$1].x, $1) }
    let sorted = order.map { names[$0] }
    if let row = Self.place(sorted, tiers: 1, bounds: bounds, start: start, leading: leading),
      zip(row.0, sorted).allSatisfy({ abs($0.x - $1.x) <= Self.nearby })
    {
      (placed, depth) = row
      return
    }
    if let stairs = Self.stairs(sorted, bounds: bounds, start: start, leading: leading) {
      (placed, depth) = stairs
      return
    }
    // Near its tick a name is found at once; every further line of names costs height.
    var best: (placed: [Placed], depth: Double, cost: Double)?
    for tiers in 1...max(min(sorted.count, 8), 1) {
      guard
        let found = Self.place(
          sorted, tiers: tiers, bounds: bounds, start: start, leading: leading)
      else { continue }
      let farthest = zip(found.0, sorted).map { abs($0.x - $1.x) }.max() ?? 0
      let cost = farthest / 8 + 2 * Double(tiers)
      if cost < best?.cost ?? .infinity { best = (found.0, found.1, cost) }
    }
    guard let best else { return nil }
    (placed, depth) = (best.placed, best.depth)
  }

  /// Names at the right of strokes that hang from their ticks, the rightmost the highest: no stroke
  /// meets a name. `nil` where a name would leave the bounds.
  private static func stairs(
    _ names: [(lines: [StyledLine], x: Double)], bounds: ClosedRange<Double>, start: Double,
    leading: Double
  ) -> ([Placed], Double)? {
    var left = [Double](repeating: .infinity, count: names.count)
    var tiers = [Int](repeating: 0, count: names.count)
    for index in names.indices.reversed() {
      let begin = names[index].x + hang
      let end = begin + (names[index].lines.map(\.width).max() ?? 0)
      guard end <= bounds.upperBound else { return nil }
      // Names never rise again towards the left: the order of the levels is that of the stairs.
      let floor =
        index + 1 < names.count && left[tiers[index + 1]] < end + gap ? tiers[index + 1] : 0
      var tier = floor
      while left[tier] < end + gap { tier += 1 }
      tiers[index] = tier
      left[tier] = begin
    }
    let heights = names.indices.map { tier in
      names.indices.filter { tiers[$0] == tier }.map { names[$0].lines.count }.max() ?? 0
    }
    let tops = heights.indices.map { tier in
      start + heights[..<tier].reduce(0) { $0 + Double($1) * leading }
    }
    let placed = names.indices.map { index in
      let (name, top) = (names[index], tops[tiers[index]])
      let half = (name.lines.map(\.width).max() ?? 0) / 2
      let middle = top + (name.lines.first.map { $0.ascent * 0.62 } ?? 0)
      return Placed(
        lines: name.lines, x: name.x + hang + half, top: top,
        leader: [
          Point(x: name.x, y: 0), Point(x: name.x, y: middle),
          Point(x: name.x + hang - 1, y: middle),
        ])
    }
    return (placed, start + heights.reduce(0) { $0 + Double($1) * leading })
  }

  private static func place(
    _ names: [(lines: [StyledLine], x: Double)], tiers: Int, bounds: ClosedRange<Double>,
    start: Double, leading: Double
  ) -> ([Placed], Double)? {
    var current = names.map(\.x)
    var paths = names.map { [Point(x: $0.x, y: 0)] }
    var result = [Placed?](repeating: nil, count: names.count)
    var top = start
    for tier in 0..<tiers {
      let own = names.indices.filter { $0 % tiers >= tier }
      let halves = own.map { index in
        index % tiers == tier ? (names[index].lines.map(\.width).max() ?? 0) / 2 : slot
      }
      guard let places = spread(own.map { current[$0] }, halves: halves, bounds: bounds) else {
        return nil
      }
      let isMoved = zip(own, places).contains { abs(current[$0] - $1) > 0.6 }
      let nameTop = top + (isMoved ? slant : 0)
      let lineCount = own.filter { $0 % tiers == tier }.map { names[$0].lines.count }.max() ?? 0
      let bottom = nameTop + Double(lineCount) * leading
      for (index, x) in zip(own, places) {
        paths[index].append(Point(x: current[index], y: top - 1))
        paths[index].append(Point(x: x, y: nameTop - 1))
        if index % tiers == tier {
          let isStraight = abs(x - names[index].x) <= 0.6 && tier == 0
          result[index] = Placed(
            lines: names[index].lines, x: x, top: nameTop, leader: isStraight ? [] : paths[index])
        }
        current[index] = x
      }
      top = bottom + (tier + 1 < tiers ? 1.5 : 0)
    }
    return (result.compactMap { $0 }, top)
  }

  /// Moves places, ascending, as little as possible so that neighbours keep their distance and all stay
  /// within the bounds; `nil` where there is no room.
  static func spread(
    _ places: [Double], halves: [Double], bounds: ClosedRange<Double>
  ) -> [Double]? {
    guard !places.isEmpty else { return [] }
    var offsets = [0.0]
    for index in places.indices.dropFirst() {
      offsets.append(offsets[index - 1] + halves[index - 1] + halves[index] + gap)
    }
    let low = bounds.lowerBound + halves[0]
    let high = bounds.upperBound - halves[halves.count - 1] - offsets[offsets.count - 1]
    guard low <= high else { return nil }
    // Pool adjacent violators: the least-squares places under the order.
    var blocks: [(mean: Double, count: Int)] = []
    for (place, offset) in zip(places, offsets) {
      blocks.append((place - offset, 1))
      while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
        let (b, a) = (blocks.removeLast(), blocks.removeLast())
        let count = a.count + b.count
        blocks.append(
          ((a.mean * Double(a.count) + b.mean * Double(b.count)) / Double(count), count))
      }
    }
    let means = blocks.flatMap { [Double](repeating: $0.mean, count: $0.count) }
    return zip(means, offsets).map { min(max($0, low), high) + $1 }
  }
}
