package import Drawing

/// A line through points, broken where a coordinate is not a number.
package struct LineMark: Mark {
  package let series: String
  /// The points in the order in which the line visits them.
  package var points: [(x: Double, y: Double)]
  /// The pen.
  package var stroke: Stroke

  /// A line.
  package init(_ points: [(x: Double, y: Double)], series: String = "", stroke: Stroke) {
    self.points = points
    self.series = series
    self.stroke = stroke
  }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    let path = Path(joining: runs(on: plane).map { Path(polyline: $0) })
    return path.isEmpty ? [] : [.path(PathItem(path, stroke: stroke, series: series))]
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    runs(on: plane).flatMap { run in
      zip(run, run.dropFirst()).flatMap { Rectangle.boxes(along: $0, to: $1) }
    }
  }

  private func runs(on plane: PlotPlane) -> [[Point]] {
    var runs: [[Point]] = [[]]
    for point in points {
      let place = plane.point(point.x, point.y)
      if place.x.isFinite, place.y.isFinite {
        runs[runs.count - 1].append(place)
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs.filter { $0.count > 1 }
  }
}

extension Rectangle {
  /// Boxes that cover a straight line, each at most two points long, so that a slanted line does not
  /// claim all of the rectangle whose diagonal it is.
  package static func boxes(along start: Point, to end: Point) -> [Rectangle] {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard min(abs(dx), abs(dy)) > 1 else { return [Rectangle(from: start, to: end)] }
    // A line across more than a sheet of paper is not to become millions of boxes.
    let count = min(max(Int((max(abs(dx), abs(dy)) / 2).rounded(.up)), 1), 2000)
    return (0..<count).map { index in
      let (from, to) = (Double(index) / Double(count), Double(index + 1) / Double(count))
      return Rectangle(
        from: Point(x: start.x + dx * from, y: start.y + dy * from),
        to: Point(x: start.x + dx * to, y: start.y + dy * to))
    }
  }
}
