import Charts
import Drawing

/// One line of a nomogram with what stands on it. Places are those of the sheet in x; in y they count
/// from the line, downwards.
struct NomogramTrack {
  /// From where to where the line runs.
  var ends: (start: Double, end: Double)
  /// The ticks; short ones have no label.
  var ticks: [(x: Double, isLong: Bool)] = []
  /// What stands below the line.
  var labels: [NomogramLevels.Placed] = []
  /// The smooth distribution above the line.
  var area: [Point] = []
  /// The distribution in bars.
  var bars: [Rectangle] = []
  /// Where the worked patient stands.
  var marker: Double?
  /// What stands in place of the line.
  var message: StyledLine?
  /// How far its baseline stands below the line.
  var messageDrop = 0.0
  /// How far all this reaches below the line.
  var depth = 0.0

  static let grey = Color(hex: 0xD3D6DE)
  static let markerHeight = 5.6
  static let markerWidth = 6.2

  /// The track with its line at a height.
  func items(at y: Double, theme: Theme) -> [PictureItem] {
    if let message {
      let baseline = y + messageDrop
      return message.items(at: Point(x: ends.start, y: baseline))
    }
    var items: [PictureItem] = []
    if !area.isEmpty {
      let moved = area.map { Point(x: $0.x, y: $0.y + y) }
      items.append(.path(PathItem(Path(polygon: moved), fill: Self.grey)))
    }
    if !bars.isEmpty {
      let outlines = bars.map { bar in
        Path(rectangle: Rectangle(x: bar.x, y: bar.y + y, width: bar.width, height: bar.height))
      }
      items.append(.path(PathItem(Path(joining: outlines), fill: Self.grey)))
    }
    items.append(.path(PathItem(line(at: y, theme), stroke: theme.axisPen)))
    for label in labels {
      if !label.leader.isEmpty {
        let path = Path(polyline: label.leader.map { Point(x: $0.x, y: $0.y + y) })
        items.append(
          .path(PathItem(path, stroke: Stroke(theme.referenceColor, width: 0.4, join: .round))))
      }
      for (index, line) in label.lines.enumerated() {
        let leading = theme.leading(for: theme.tickSize)
        let baseline = y + label.top + line.ascent + Double(index) * leading
        items += line.items(centeredAt: label.x, baseline: baseline)
      }
    }
    if let marker { items.append(Self.marker(at: marker, y, theme)) }
    return items
  }

  /// Whether a label, or the stroke that leads to one, stands at a place.
  func covers(_ x: Double) -> Bool {
    labels.contains { label in
      let half = (label.lines.map(\.width).max() ?? 0) / 2 + 2
      return abs(label.x - x) < half || !label.leader.isEmpty
    }
  }

  private func line(at y: Double, _ theme: Theme) -> Path {
    let half = theme.axisStroke / 2
    var elements: [Path.Element] = [
      .move(Point(x: ends.start - half, y: y)), .line(Point(x: ends.end + half, y: y)),
    ]
    for tick in ticks {
      let length = theme.tickLength * (tick.isLong ? 1 : 0.6)
      elements.append(.move(Point(x: tick.x, y: y)))
      elements.append(.line(Point(x: tick.x, y: y + length)))
    }
    return Path(elements)
  }

  /// A triangle that stands on the line.
  private static func marker(at x: Double, _ y: Double, _ theme: Theme) -> PictureItem {
    let path = Path(polygon: [
      Point(x: x, y: y - 0.3), Point(x: x - markerWidth / 2, y: y - markerHeight),
      Point(x: x + markerWidth / 2, y: y - markerHeight),
    ])
    return .path(PathItem(path, fill: theme.palette.high, series: "worked patient"))
  }
}
