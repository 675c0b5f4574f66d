package import Drawing

/// Bars: rectangles in the numbers of both axes.
package struct BarMark: Mark {
  /// One bar.
  package struct Bar: Hashable, Sendable {
    /// From where to where on the horizontal axis.
    package var x: ClosedRange<Double>
    /// From where to where on the vertical axis.
    package var y: ClosedRange<Double>

    /// A bar.
    package init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
      self.x = x
      self.y = y
    }
  }

  package let series: String
  /// The bars.
  package var bars: [Bar]
  /// Their colour.
  package var fill: Color

  /// Bars of one series.
  package init(_ bars: [Bar], series: String = "", fill: Color) {
    self.bars = bars
    self.series = series
    self.fill = fill
  }

  /// All bars are one path: where they touch no seam shows.
  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    let outlines = footprint(on: plane).map { Path(rectangle: $0) }
    return outlines.isEmpty
      ? [] : [.path(PathItem(Path(joining: outlines), fill: fill, series: series))]
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    bars.map {
      Rectangle(
        from: plane.point($0.x.lowerBound, $0.y.upperBound),
        to: plane.point($0.x.upperBound, $0.y.lowerBound))
    }
  }
}
