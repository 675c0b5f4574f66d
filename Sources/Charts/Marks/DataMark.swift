package import Drawing

/// Numbers that a figure shows otherwise than as the corners of a path, for its source data: each
/// patient of a bar that stands for many, the counts under the axis. Draws
/// nothing.
package struct DataMark: Mark {
  package let series: String
  /// Pairs of numbers, in order; those that are none are left out.
  package var points: [(x: Double, y: Double)]

  /// Numbers of a series.
  package init(_ points: [(x: Double, y: Double)], series: String) {
    self.points = points
    self.series = series
  }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    Self.item(points, series: series).map { [$0] } ?? []
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] { [] }

  /// The numbers as an item without ink; `nil` if there are none.
  package static func item(
    _ points: some Sequence<(x: Double, y: Double)>, series: String
  ) -> PictureItem? {
    let numbers = points.lazy.filter { $0.x.isFinite && $0.y.isFinite }
      .map { Point(x: $0.x, y: $0.y) }
    let path = Path(polyline: Array(numbers))
    guard !path.isEmpty else { return nil }
    var item = PathItem(Path([]), series: series)
    item.telling = .numbers(path)
    return .path(item)
  }
}
