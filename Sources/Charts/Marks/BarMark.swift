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

    fileprivate var number: Point {
      Point(
        x: (x.lowerBound + x.upperBound) / 2,
        y: abs(y.lowerBound) > abs(y.upperBound) ? y.lowerBound : y.upperBound)
    }
  }

  package let series: String
  /// The bars.
  package var bars: [Bar]
  /// Their colour.
  package var fill: Color
  /// Whether the figure's source data names each bar with its middle and the end that is farther from
  /// 0; `false` where other numbers tell more.
  package var tellsNumbers = true

  /// Bars of one series.
  package init(_ bars: [Bar], series: String = "", fill: Color) {
    self.bars = bars
    self.series = series
    self.fill = fill
  }

  /// All bars are one path: where they touch no seam shows.
  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    guard !bars.isEmpty else { return [] }
    let outlines = footprint(on: plane).map { Path(rectangle: $0) }
    var item = PathItem(Path(joining: outlines), fill: fill, series: series)
    if !series.isEmpty {
      item.telling = tellsNumbers ? .numbers(Path(polyline: bars.map(\.number))) : .nothing
    }
    return [.path(item)]
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    bars.map {
      Rectangle(
        from: plane.point($0.x.lowerBound, $0.y.upperBound),
        to: plane.point($0.x.upperBound, $0.y.lowerBound))
    }
  }
}
