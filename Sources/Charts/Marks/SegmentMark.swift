package import Drawing

/// Straight lines between two points each: whiskers of intervals, reference lines, diagonals.
package struct SegmentMark: Mark {
  /// One line.
  package struct Segment: Hashable, Sendable {
    /// Where it begins, in the numbers of both axes.
    package var start: Point
    /// Where it ends.
    package var end: Point

    /// A line between two pairs of numbers.
    package init(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
      self.start = Point(x: start.x, y: start.y)
      self.end = Point(x: end.x, y: end.y)
    }
  }

  package let series: String
  /// The lines.
  package var segments: [Segment]
  /// The pen.
  package var stroke: Stroke
  /// Whether the figure's source data names their ends; `false` where other numbers tell more.
  package var tellsNumbers = true

  /// Lines in one pen.
  package init(_ segments: [Segment], series: String = "", stroke: Stroke) {
    self.segments = segments
    self.series = series
    self.stroke = stroke
  }

  /// A line across the whole panel at one number of the vertical axis.
  package static func rule(y: Double, across scale: Scale, pen: Stroke) -> SegmentMark {
    let (left, right) = (scale.domain.lowerBound, scale.domain.upperBound)
    return SegmentMark([Segment(from: (left, y), to: (right, y))], stroke: pen)
  }

  /// A line over the whole height of the panel at one number of the horizontal axis.
  package static func rule(x: Double, across scale: Scale, pen: Stroke) -> SegmentMark {
    let (low, high) = (scale.domain.lowerBound, scale.domain.upperBound)
    return SegmentMark([Segment(from: (x, low), to: (x, high))], stroke: pen)
  }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    let elements = places(on: plane).flatMap {
      [Path.Element.move($0.start), .line($0.end)]
    }
    guard !elements.isEmpty else { return [] }
    var item = PathItem(Path(elements), stroke: stroke, series: series)
    if !tellsNumbers { item.telling = .nothing }
    return [.path(item)]
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    places(on: plane).flatMap { Rectangle.boxes(along: $0.start, to: $0.end) }
  }

  private func places(on plane: PlotPlane) -> [(start: Point, end: Point)] {
    segments.map { (plane.point($0.start.x, $0.start.y), plane.point($0.end.x, $0.end.y)) }
      .filter { $0.0.x.isFinite && $0.0.y.isFinite && $0.1.x.isFinite && $0.1.y.isFinite }
  }
}
