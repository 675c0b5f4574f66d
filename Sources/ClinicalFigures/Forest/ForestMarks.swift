import Charts
import Drawing
import Foundation
import Reporting

/// What a forest plot draws over its axis: squares, lines, arrows, diamonds.
struct ForestMarks {
  let plane: PlotPlane
  let plot: ForestPlot
  let theme: Theme

  private var color: Color { theme.palette.middle }
  private var left: Double { plane.frame.x }
  private var right: Double { plane.frame.maxX }

  private static let smallestBox = 2.2
  private var fixedBox: Double { 0.25 * largestBox + 2.6 }
  private static let arrowLength = 3.2
  private static let arrowHalf = 1.9
  private static let diamondHalf = 3.0

  /// Squares of a short axis are small, or they would hide the intervals.
  private var largestBox: Double { min(max(plane.frame.width * 0.036, 4), 6.4) }

  // MARK: - Lines over all rows

  /// The line of no effect, and the dashed line of the estimate of all patients.
  func lines() -> [PictureItem] {
    let overall = plot.rows.first { $0.role == .overall }?.cells.compactMap { $0?.estimate?.value }
    let null = plane.horizontal(plot.measure.null)
    guard let value = overall?.first, overall?.count == 1 else {
      return [line(null, theme.referencePen)]
    }
    var items = [line(null, Stroke(theme.referenceColor, width: theme.referenceStroke))]
    let x = plane.horizontal(value)
    if x.isFinite, x >= left, x <= right {
      items.append(line(x, Stroke(color, width: theme.referenceStroke, dash: theme.referenceDash)))
    }
    return items
  }

  private func line(_ x: Double, _ pen: Stroke) -> PictureItem {
    .path(
      PathItem(
        Path(polyline: [Point(x: x, y: plane.frame.y), Point(x: x, y: plane.frame.maxY)]),
        stroke: pen))
  }

  /// The numbers of all rows of one model for the source data: limits and estimate, from the left, over
  /// the number of the row.
  func data(ofModel model: Int) -> [PictureItem] {
    var head = ""
    var items: [PictureItem] = []
    for (index, row) in plot.rows.enumerated() {
      if row.indent == 0 { head = row.role == .head ? row.label : "" }
      guard row.cells.indices.contains(model), let estimate = row.cells[model]?.estimate else {
        continue
      }
      let name = row.indent > 0 && !head.isEmpty ? "\(head): \(row.label)" : row.label
      let numbers = [estimate.lower, estimate.value, estimate.upper].compactMap { $0 }
      items += [DataMark.item(numbers.map { ($0, Double(index + 1)) }, series: name)]
        .compactMap { $0 }
    }
    var group = PictureGroup(items)
    group.plane = plane.dataPlane
    return items.isEmpty ? [] : [.group(group)]
  }

  // MARK: - One row

  /// The mark of a row, its middle at `y`.
  func items(of cell: ForestRow.Cell, role: ForestRow.Role, y: Double) -> [PictureItem] {
    if role == .reference {
      let box = square(x: plane.horizontal(plot.measure.null), y: y, side: fixedBox)
      return [
        .path(PathItem(box, fill: .white, stroke: Stroke(color, width: theme.axisStroke)))
      ]
    }
    guard let estimate = cell.estimate, let value = estimate.value else { return [] }
    let center = plane.horizontal(value)
    guard !center.isNaN else { return [] }
    let lower = estimate.lower.map { limit($0) } ?? center
    let upper = estimate.upper.map { limit($0) } ?? center
    return role == .overall
      ? diamond(lower: lower, center: center, upper: upper, y: y)
      : interval(lower: lower, center: center, upper: upper, y: y)
        + box(of: estimate, x: center, y: y)
  }

  /// Where a limit stands; one that has no place on a logarithmic axis is infinitely far.
  private func limit(_ value: Double) -> Double {
    let x = plane.horizontal(value)
    return x.isNaN ? -.infinity : x
  }

  private func box(of estimate: Estimate, x: Double, y: Double) -> [PictureItem] {
    guard x >= left - 0.01, x <= right + 0.01 else { return [] }
    let path = square(x: x, y: y, side: side(of: estimate))
    return [.path(PathItem(path, fill: color, series: "estimates"))]
  }

  /// The side of a square whose area shows the information.
  private func side(of estimate: Estimate) -> Double {
    guard plot.options.boxes == .information, let largest = plot.largestInformation,
      let own = plot.information(of: estimate), largest > 0
    else { return fixedBox }
    return min(max(largestBox * (own / largest).squareRoot(), Self.smallestBox), largestBox)
  }

  private func interval(
    lower: Double, center: Double, upper: Double, y: Double
  ) -> [PictureItem] {
    guard upper > lower else { return [] }
    let isCutLeft = lower < left - 0.01
    let isCutRight = upper > right + 0.01
    // An interval that lies beyond the axis as a whole shows its arrow alone.
    let from = isCutLeft ? left : min(lower, right - 2 * Self.arrowLength)
    let to = isCutRight ? right : max(upper, left + 2 * Self.arrowLength)
    let start = isCutLeft ? from + Self.arrowLength : from
    let end = isCutRight ? to - Self.arrowLength : to
    let pen = Stroke(color, width: theme.whiskerStroke)
    var items: [PictureItem] = [
      .path(
        PathItem(
          Path(polyline: [Point(x: start, y: y), Point(x: end, y: y)]), stroke: pen,
          series: "estimates"))
    ]
    if isCutLeft { items.append(arrow(tip: from, towards: -1, y: y)) }
    if isCutRight { items.append(arrow(tip: to, towards: 1, y: y)) }
    return items
  }

  private func arrow(tip: Double, towards sign: Double, y: Double) -> PictureItem {
    .path(
      PathItem(
        Path(polygon: [
          Point(x: tip, y: y), Point(x: tip - sign * Self.arrowLength, y: y - Self.arrowHalf),
          Point(x: tip - sign * Self.arrowLength, y: y + Self.arrowHalf),
        ]), fill: color, series: "estimates"))
  }

  private func diamond(
    lower: Double, center: Double, upper: Double, y: Double
  ) -> [PictureItem] {
    let x = min(max(center, left), right)
    // Never narrower than it is high: a diamond must be seen as one.
    let from = max(min(lower, x - Self.diamondHalf), left)
    let to = min(max(upper, x + Self.diamondHalf), right)
    let path = Path(polygon: [
      Point(x: from, y: y), Point(x: x, y: y - Self.diamondHalf), Point(x: to, y: y),
      Point(x: x, y: y + Self.diamondHalf),
    ])
    return [.path(PathItem(path, fill: color, series: "estimates"))]
  }

  private func square(x: Double, y: Double, side: Double) -> Path {
    Path(rectangle: Rectangle(x: x - side / 2, y: y - side / 2, width: side, height: side))
  }
}
