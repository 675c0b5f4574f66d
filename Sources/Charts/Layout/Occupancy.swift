package import Drawing

/// Where ink is: a raster of one point a cell that answers at once how much of a box is covered.
///
/// Labels, legends and statistics are placed by asking it.
package struct Occupancy: Sendable {
  private let frame: Rectangle
  private let columnCount: Int
  private let rowCount: Int
  /// For each corner of cells, how many covered cells lie above and left of it.
  private let sums: [Int32]

  /// The cells of `frame` that the boxes touch. Boxes may be empty in one direction: a line is a box
  /// without height.
  package init(of boxes: some Sequence<Rectangle>, in frame: Rectangle) {
    self.frame = frame
    columnCount = max(Int(frame.width.rounded(.up)), 1)
    rowCount = max(Int(frame.height.rounded(.up)), 1)
    let width = columnCount + 1
    var cells = [Int32](repeating: 0, count: width * (rowCount + 1))
    for box in boxes {
      // A box fills whole cells; one that ends within a cell fills it.
      let columns = Self.cells(from: box.x - frame.x, to: box.maxX - frame.x, count: columnCount)
      let rows = Self.cells(from: box.y - frame.y, to: box.maxY - frame.y, count: rowCount)
      for row in rows {
        let start = (row + 1) * width + 1
        for column in columns { cells[start + column] = 1 }
      }
    }
    for row in 1...rowCount {
      var sum: Int32 = 0
      for column in 1...columnCount {
        sum += cells[row * width + column]
        cells[row * width + column] = sum + cells[(row - 1) * width + column]
      }
    }
    sums = cells
  }

  /// How many square points of the box are covered.
  package func coverage(of box: Rectangle) -> Int {
    let columns = Self.cells(from: box.x - frame.x, to: box.maxX - frame.x, count: columnCount)
    let rows = Self.cells(from: box.y - frame.y, to: box.maxY - frame.y, count: rowCount)
    guard !columns.isEmpty, !rows.isEmpty else { return 0 }
    let width = columnCount + 1
    let above = rows.lowerBound * width
    let below = rows.upperBound * width
    return Int(
      sums[below + columns.upperBound] - sums[below + columns.lowerBound]
        - sums[above + columns.upperBound] + sums[above + columns.lowerBound])
  }

  /// How far the nearest covered cell is from the box, up to `limit`, to half a point; distances are
  /// those of squares around the box.
  package func distance(to box: Rectangle, limit: Double) -> Double {
    func isClear(_ margin: Double) -> Bool { coverage(of: box.expanded(by: margin)) == 0 }
    guard isClear(0) else { return 0 }
    var (low, high) = (0.0, limit)
    if isClear(high) { return limit }
    while high - low > 0.5 {
      let middle = (low + high) / 2
      if isClear(middle) { low = middle } else { high = middle }
    }
    return low
  }

  private static func cells(from start: Double, to end: Double, count: Int) -> Range<Int> {
    guard start.isFinite, end.isFinite, end >= 0, start <= Double(count) else { return 0..<0 }
    let first = min(max(Int(start.rounded(.down)), 0), count - 1)
    let last = min(Int(end.rounded(.down)), count - 1)
    return first..<max(last + 1, first)
  }
}

extension Rectangle {
  /// The rectangle with `margin` added on all four sides.
  package func expanded(by margin: Double) -> Rectangle {
    Rectangle(
      x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  /// Whether the other rectangle lies within this one.
  package func contains(_ other: Rectangle) -> Bool {
    other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
  }
}
