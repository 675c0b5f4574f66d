package import Drawing

/// The rectangle of the axes with its two scales: it takes numbers to points on the sheet.
package struct PlotPlane: Hashable, Sendable {
  /// The rectangle between the axes.
  package var frame: Rectangle
  /// The horizontal scale, from left to right.
  package var x: Scale
  /// The vertical scale, from the bottom up.
  package var y: Scale

  /// A plane.
  package init(frame: Rectangle, x: Scale, y: Scale) {
    self.frame = frame
    self.x = x
    self.y = y
  }

  /// The rectangle with the numbers at its sides, as pictures keep it.
  package var dataPlane: DataPlane {
    func axis(_ scale: Scale) -> DataPlane.Axis {
      DataPlane.Axis(
        low: scale.domain.lowerBound, high: scale.domain.upperBound,
        isLogarithmic: scale.transformation == .logarithmic)
    }
    return DataPlane(frame: frame, x: axis(x), y: axis(y))
  }

  /// Marks as one item that keeps the numbers of the axes, for the figure's source data.
  package func group(
    of marks: [any Mark], theme: Theme, clip: Rectangle? = nil
  ) -> PictureItem {
    var group = PictureGroup(marks.flatMap { $0.items(on: self, theme: theme) }, clip: clip)
    group.plane = dataPlane
    return .group(group)
  }

  /// Where a number stands on the horizontal axis.
  package func horizontal(_ value: Double) -> Double {
    frame.x + x.fraction(of: value) * frame.width
  }

  /// Where a number stands on the vertical axis.
  package func vertical(_ value: Double) -> Double {
    frame.maxY - y.fraction(of: value) * frame.height
  }

  /// Where a pair of numbers stands.
  package func point(_ x: Double, _ y: Double) -> Point {
    Point(x: horizontal(x), y: vertical(y))
  }
}
