package import Drawing

/// A line of text at a pair of numbers.
package struct TextMark: Mark {
  /// Which part of the text stands at the place.
  package enum Anchor: Hashable, Sendable {
    case leading, center, trailing
  }

  package let series = ""
  /// The text.
  package var line: StyledLine
  /// Where it stands, in the numbers of both axes.
  package var x: Double
  /// Where it stands on the vertical axis.
  package var y: Double
  /// Which part of it stands there.
  package var anchor: Anchor
  /// How far its baseline is moved down, in points.
  package var drop: Double

  /// A text.
  package init(_ line: StyledLine, x: Double, y: Double, anchor: Anchor = .center, drop: Double = 0)
  {
    self.line = line
    self.x = x
    self.y = y
    self.anchor = anchor
    self.drop = drop
  }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    line.items(at: origin(on: plane))
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] { [line.box(at: origin(on: plane))] }

  private func origin(on plane: PlotPlane) -> Point {
    let place = plane.point(x, y)
    let shift =
      switch anchor {
      case .leading: 0.0
      case .center: line.width / 2
      case .trailing: line.width
      }
    return Point(x: place.x - shift, y: place.y + drop)
  }
}
