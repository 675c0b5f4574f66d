import Charts
import Drawing
import Reporting

extension ForestLayout {
  /// The axis below the rows of a model, and what its two sides mean.
  func foot(of panel: ForestColumns.Panel, y: Double) -> [PictureItem] {
    let half = theme.axisStroke / 2
    let (x, end) = (panel.axis.x, panel.axis.x + panel.axis.width)
    var path = Path(polyline: [Point(x: x - half, y: y), Point(x: end + half, y: y)])
    var items: [PictureItem] = []
    let baseline = y + theme.tickLength + 2 + ruler.measure("0", theme.tickFont).ascent
    for tick in axis.ticks {
      let place = x + axis.scale.fraction(of: tick.value) * panel.axis.width
      path.append(.move(Point(x: place, y: y)))
      path.append(.line(Point(x: place, y: y + theme.tickLength)))
      let label = StyledLine(
        tick.label, font: theme.tickFont, color: theme.inkColor, ruler: ruler)
      items += label.items(centeredAt: place, baseline: baseline)
    }
    items.insert(.path(PathItem(path, stroke: theme.axisPen)), at: 0)
    let (lower, higher) = directions(of: panel)
    let null = x + axis.scale.fraction(of: plot.measure.null) * panel.axis.width
    items += side(lower, from: null, towards: -1, panel: panel, y: baseline)
    items += side(higher, from: null, towards: 1, panel: panel, y: baseline)
    return items
  }

  private static let wordGap = 4.0
  private static let arrowGap = 4.0
  private static let shortestArrow = 8.0
  private static let arrowHead = 3.2

  /// The words on both sides of no effect, in lines that fit.
  func directions(
    of panel: ForestColumns.Panel
  ) -> (lower: [StyledLine], higher: [StyledLine]) {
    let usual = text.words.directions(of: plot.measure)
    let null = panel.axis.x + axis.scale.fraction(of: plot.measure.null) * panel.axis.width
    let room = (null - leftBound(of: panel), rightBound(of: panel) - null)
    func lines(_ words: String, _ room: Double) -> [StyledLine] {
      guard !words.isEmpty else { return [] }
      return TextWrap.lines(
        of: words, font: text.font, width: max(room - Self.wordGap, 12), lineLimit: 3, ruler: ruler
      ).map { text.line($0) }
    }
    return (
      lines(plot.options.lower ?? usual.lower, room.0),
      lines(plot.options.higher ?? usual.higher, room.1)
    )
  }

  /// Words may stand below the columns beside the axis as far as no other model needs the place.
  private func leftBound(of panel: ForestColumns.Panel) -> Double {
    let before = columns.panels.last { $0.start < panel.start }
    return before.map { middle(of: $0) + 6 } ?? theme.border
  }

  private func rightBound(of panel: ForestColumns.Panel) -> Double {
    let isLast = columns.panels.allSatisfy { $0.start <= panel.start }
    return isLast ? context.width - theme.border : middle(of: panel)
  }

  /// The middle between the axis of a model and the end of its columns.
  private func middle(of panel: ForestColumns.Panel) -> Double {
    (panel.axis.x + panel.axis.width + panel.end) / 2
  }

  /// Words beside the line of no effect with an arrow that is as long as they are, where it has room.
  private func side(
    _ lines: [StyledLine], from null: Double, towards sign: Double, panel: ForestColumns.Panel,
    y: Double
  ) -> [PictureItem] {
    guard let first = lines.first else { return [] }
    let leading = theme.leading(for: text.font.size)
    let baseline = y + 5 + first.ascent
    var items: [PictureItem] = []
    for (index, line) in lines.enumerated() {
      let y = baseline + Double(index) * leading
      let edge = null + sign * Self.wordGap
      items +=
        sign > 0 ? line.items(at: Point(x: edge, y: y)) : line.items(endingAt: edge, baseline: y)
    }
    let width = lines.map(\.width).max() ?? 0
    let start = null + sign * (Self.wordGap + width + Self.arrowGap)
    let bound = sign > 0 ? rightBound(of: panel) : leftBound(of: panel)
    let length = min(sign * (bound - start), max(width * 0.6, 14), 40)
    guard length >= Self.shortestArrow, lines.count == 1 else { return items }
    let middle = baseline - 0.26 * text.font.size
    let tip = start + sign * length
    let neck = tip - sign * Self.arrowHead
    items.append(
      .path(
        PathItem(
          Path(polyline: [Point(x: start, y: middle), Point(x: neck, y: middle)]),
          stroke: theme.axisPen)))
    items.append(
      .path(
        PathItem(
          Path(polygon: [
            Point(x: tip, y: middle), Point(x: neck, y: middle - 1.6),
            Point(x: neck, y: middle + 1.6),
          ]), fill: theme.inkColor)))
    return items
  }
}
