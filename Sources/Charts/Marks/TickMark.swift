package import Drawing

/// Short upright strokes on a curve: censored patients.
package struct TickMark: Mark {
  package let series: String
  /// Where the strokes cross the curve; ascending in x.
  package var points: [(x: Double, y: Double)]
  /// The colour.
  package var color: Color

  /// Strokes on a curve.
  package init(at points: [(x: Double, y: Double)], series: String, color: Color) {
    self.points = points
    self.series = series
    self.color = color
  }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    var elements: [Path.Element] = []
    for place in Self.spread(points.map { plane.point($0.x, $0.y) }, stroke: theme.axisStroke) {
      let half = theme.censorLength / 2
      elements.append(.move(Point(x: place.x, y: place.y - half)))
      elements.append(.line(Point(x: place.x, y: place.y + half)))
    }
    guard !elements.isEmpty else { return [] }
    // Furniture, not the series itself: the curve tells the series apart.
    return [.path(PathItem(Path(elements), stroke: Stroke(color, width: theme.axisStroke)))]
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    points.map { point in
      let place = plane.point(point.x, point.y)
      return Rectangle(x: place.x, y: place.y - 2, width: 0, height: 4)
    }
  }

  /// Whether all strokes are drawn, at this size.
  package func isComplete(on plane: PlotPlane, theme: Theme) -> Bool {
    let places = points.map { plane.point($0.x, $0.y) }
    return Self.spread(places, stroke: theme.axisStroke).count == places.count
  }

  /// The points whose strokes are drawn, at this size.
  package func drawn(on plane: PlotPlane, theme: Theme) -> [(x: Double, y: Double)] {
    let data = plane.dataPlane
    return Self.spread(points.map { plane.point($0.x, $0.y) }, stroke: theme.axisStroke)
      .map { data.numbers(at: $0) }
  }

  /// Leaves out strokes that would merge with the one before: nearer than two widths of the pen, so
  /// that white as wide as the pen stays between them. Among hundreds it takes twice as much white:
  /// row upon row of strokes looks like a bar in print.
  private static func spread(_ places: [Point], stroke: Double) -> [Point] {
    let distance = (places.count > 200 ? 3 : 2) * stroke
    var kept: [Point] = []
    for place in places where place.x.isFinite && place.y.isFinite {
      if let last = kept.last, place.x - last.x < distance { continue }
      kept.append(place)
    }
    return kept
  }
}
