package import Drawing

/// Markers at points.
package struct PointMark: Mark {
  /// The form of a marker.
  package enum Form: Hashable, Sendable {
    case circle, square, diamond
  }

  package let series: String
  /// Where the markers stand; those that are not numbers are left out.
  package var points: [(x: Double, y: Double)]
  /// Their form.
  package var form: Form
  /// Half of their extent in points.
  package var radius: Double
  /// The colour inside.
  package var fill: Color?
  /// The outline.
  package var stroke: Stroke?
  /// Whether the figure's source data names the places of the markers; `false` where they are moved
  /// aside, so as not to cover each other.
  package var tellsNumbers = true

  /// Markers.
  package init(
    _ points: [(x: Double, y: Double)], form: Form = .circle, radius: Double = 1.5,
    series: String = "", fill: Color? = nil, stroke: Stroke? = nil
  ) {
    self.points = points
    self.form = form
    self.radius = radius
    self.series = series
    self.fill = fill
    self.stroke = stroke
  }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    places(on: plane).map {
      var item = PathItem(outline(around: $0), fill: fill, stroke: stroke, series: series)
      if !tellsNumbers { item.telling = .nothing }
      return .path(item)
    }
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    places(on: plane).map {
      Rectangle(x: $0.x, y: $0.y, width: 0, height: 0).expanded(by: radius)
    }
  }

  private func places(on plane: PlotPlane) -> [Point] {
    points.map { plane.point($0.x, $0.y) }.filter { $0.x.isFinite && $0.y.isFinite }
  }

  private func outline(around center: Point) -> Path {
    let (x, y, r) = (center.x, center.y, radius)
    switch form {
    case .circle: return Path(circleAround: center, radius: r)
    case .square:
      return Path(rectangle: Rectangle(x: x - r, y: y - r, width: 2 * r, height: 2 * r))
    case .diamond:
      return Path(polygon: [
        Point(x: x, y: y - r), Point(x: x + r, y: y), Point(x: x, y: y + r), Point(x: x - r, y: y),
      ])
    }
  }
}

extension Path {
  /// A circle of four cubic arcs; off by less than 0.03 % of the radius.
  package init(circleAround center: Point, radius: Double) {
    let k = 0.5522847498 * radius
    let (x, y, r) = (center.x, center.y, radius)
    func p(_ dx: Double, _ dy: Double) -> Point { Point(x: x + dx, y: y + dy) }
    self.init([
      .move(p(r, 0)), .curve(p(r, k), p(k, r), end: p(0, r)),
      .curve(p(-k, r), p(-r, k), end: p(-r, 0)), .curve(p(-r, -k), p(-k, -r), end: p(0, -r)),
      .curve(p(k, -r), p(r, -k), end: p(r, 0)), .close,
    ])
  }
}
