package import Drawing

/// A function that keeps its value until the next of its times.
package struct StepFunction: Hashable, Sendable {
  /// Where the value changes, ascending.
  package var times: [Double]
  /// The value from each of the times on.
  package var values: [Double]
  /// The value before the first time.
  package var start: Double
  /// Where the function ends.
  package var end: Double

  /// A function; `times` and `values` are equally long.
  package init(times: [Double], values: [Double], start: Double, end: Double) {
    precondition(times.count == values.count, "times and values differ in number")
    self.times = times
    self.values = values
    self.start = start
    self.end = end
  }

  /// The value at a time; beyond the end the last.
  package func value(at time: Double) -> Double {
    // The number of changes up to and at `time`, by halving.
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? start : values[low - 1]
  }

  /// The corners of the curve on a plane, from 0 to its end. Steps narrower than a twentieth of a
  /// point are joined: nobody sees them, and a curve of a million patients stays small.
  package func corners(on plane: PlotPlane) -> [Point] {
    var points = [plane.point(plane.x.domain.lowerBound, start)]
    var level = points[0].y
    for (time, value) in zip(times, values) where time <= end && value.isFinite {
      let point = plane.point(time, value)
      guard point.y != level else { continue }
      if points.count > 2, point.x - points[points.count - 1].x < 0.05 {
        points[points.count - 1].y = point.y
      } else {
        points.append(Point(x: point.x, y: level))
        points.append(point)
      }
      level = point.y
    }
    let last = plane.horizontal(end)
    if last > points[points.count - 1].x { points.append(Point(x: last, y: level)) }
    return points
  }
}
