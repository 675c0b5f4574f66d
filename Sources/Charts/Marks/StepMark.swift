package import Drawing

/// A step curve.
package struct StepMark: Mark {
  package let series: String
  /// The function drawn.
  package var function: StepFunction
  /// The colour and dash.
  package var style: SeriesStyle
  /// The thickness in points.
  package var width: Double

  /// A step curve.
  package init(_ function: StepFunction, series: String, style: SeriesStyle, width: Double) {
    self.function = function
    self.series = series
    self.style = style
    self.width = width
  }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    let pen = Stroke(style.color, width: width, dash: style.dash)
    let path = Path(polyline: function.corners(on: plane))
    return [.path(PathItem(path, stroke: pen, series: series))]
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    let corners = function.corners(on: plane)
    return zip(corners, corners.dropFirst()).map { Rectangle(from: $0, to: $1) }
  }
}

extension Rectangle {
  /// The upright rectangle with two opposite corners.
  package init(from first: Point, to second: Point) {
    self.init(
      x: min(first.x, second.x), y: min(first.y, second.y), width: abs(first.x - second.x),
      height: abs(first.y - second.y))
  }
}
