package import Drawing

/// Rows of text that stand together in a panel: statistics, or a legend with a key before each row.
package struct TextBlock: Hashable, Sendable {
  /// One row: cells in columns, or one cell over the whole width.
  package struct Row: Hashable, Sendable {
    /// The cells, one for each column; a single cell in a block of several columns spans them all.
    package var cells: [StyledLine]
    /// The line drawn before the row as its key.
    package var key: SeriesStyle?
    /// Lines drawn before single cells as their keys, one for each cell; empty without any.
    package var cellKeys: [SeriesStyle?]
    /// What the key shows of how the series is drawn.
    package var symbol = KeySymbol.line

    /// A row.
    package init(
      _ cells: [StyledLine], key: SeriesStyle? = nil, cellKeys: [SeriesStyle?] = []
    ) {
      self.cells = cells
      self.key = key
      self.cellKeys = cellKeys
    }

    /// The width of a cell with its key.
    fileprivate func width(ofCell index: Int) -> Double {
      cells[index].width
        + (key(ofCell: index) == nil ? 0 : TextBlock.keyLength + TextBlock.keyGap)
    }

    fileprivate func key(ofCell index: Int) -> SeriesStyle? {
      cellKeys.indices.contains(index) ? cellKeys[index] : nil
    }
  }

  /// How a key is drawn.
  package enum KeySymbol: Hashable, Sendable {
    /// A stretch of the curve.
    case line
    /// A stretch of the curve on its band.
    case band
    /// A point with the whiskers of its interval.
    case point
    /// A few bars.
    case bars
  }

  /// On which side text of a column or of a spanning row ends.
  package enum Alignment: Hashable, Sendable {
    case leading, trailing
  }

  /// The rows from top to bottom.
  package var rows: [Row]
  /// The alignment of rows that span all columns, and of the last column; others are leading.
  package var alignment: Alignment
  /// The distance of baselines.
  package var leading: Double
  /// Whether rows in columns begin at the left edge although their last column is flush right: for a
  /// block at the left of its panel.
  package var beginsAtLeft = false
  /// Columns that are flush right besides the last.
  package var trailingColumns: Set<Int> = []
  /// The thickness of keys.
  package var keyStroke: Double

  /// A block.
  package init(
    _ rows: [Row], alignment: Alignment = .trailing, leading: Double, keyStroke: Double = 1
  ) {
    self.rows = rows
    self.alignment = alignment
    self.leading = leading
    self.keyStroke = keyStroke
  }

  private static let columnGap = 5.0
  private static let keyLength = 12.0
  private static let keyGap = 3.0

  /// Whether rows have keys or several cells, which stand in columns.
  package var hasColumns: Bool { columnCount > 1 || keyWidth > 0 }

  private var columnCount: Int { rows.map(\.cells.count).max() ?? 0 }
  private var keyWidth: Double {
    rows.contains { $0.key != nil } ? Self.keyLength + Self.keyGap : 0
  }

  private var columnWidths: [Double] {
    (0..<columnCount).map { column in
      rows.filter { $0.cells.count == columnCount }.map { $0.width(ofCell: column) }.max() ?? 0
    }
  }

  /// The extent of the whole block.
  package var size: Size {
    guard let first = rows.first, let last = rows.last else { return Size(width: 0, height: 0) }
    let table = columnWidths.reduce(0, +) + Self.columnGap * Double(max(columnCount - 1, 0))
    let spanning = rows.filter { $0.cells.count == 1 }.map { $0.cells[0].width }.max() ?? 0
    let ascent = first.cells.map(\.ascent).max() ?? 0
    let descent = last.cells.map(\.descent).max() ?? 0
    return Size(
      width: keyWidth + max(table, spanning),
      height: ascent + leading * Double(rows.count - 1) + descent)
  }

  /// The block with its upper left corner at a point.
  package func items(at corner: Point) -> [PictureItem] {
    var items: [PictureItem] = []
    let ascent = rows.first?.cells.map(\.ascent).max() ?? 0
    let right = corner.x + size.width
    let table = columnWidths.reduce(0, +) + Self.columnGap * Double(max(columnCount - 1, 0))
    let isRight = alignment == .trailing && !beginsAtLeft
    let left = isRight ? right - table : corner.x + keyWidth
    for (index, row) in rows.enumerated() {
      let baseline = corner.y + ascent + leading * Double(index)
      if let key = row.key {
        let start = (row.cells.count == columnCount ? left : corner.x + keyWidth) - keyWidth
        items += keyItems(key, from: start, of: row, baseline: baseline)
      }
      let end = beginsAtLeft && row.cells.count > 1 ? left + table : right
      items += text(of: row, left: left, right: end, start: corner.x, baseline: baseline)
    }
    return items
  }

  private func keyItems(
    _ key: SeriesStyle, from start: Double, of row: Row, baseline: Double
  ) -> [PictureItem] {
    // At half the height of small letters.
    let size = row.cells.lazy.flatMap(\.pieces).first?.font.size ?? 0
    let y = baseline - 0.26 * size
    let path = Path(polyline: [
      Point(x: start, y: y), Point(x: start + Self.keyLength, y: y),
    ])
    let line = PictureItem.path(
      PathItem(path, stroke: Stroke(key.color, width: keyStroke, dash: key.dash)))
    switch row.symbol {
    case .line: return [line]
    case .band:
      let band = Rectangle(
        x: start, y: y - 0.4 * size, width: Self.keyLength, height: 0.8 * size)
      return [.path(PathItem(Path(rectangle: band), fill: key.color.tint)), line]
    case .point:
      let middle = Point(x: start + Self.keyLength / 2, y: y)
      let whisker = Path(polyline: [
        Point(x: middle.x, y: y - 0.5 * size), Point(x: middle.x, y: y + 0.5 * size),
      ])
      return [
        .path(PathItem(whisker, stroke: Stroke(key.color, width: 0.75 * keyStroke))),
        .path(PathItem(Path(circleAround: middle, radius: 0.24 * size), fill: key.color)),
      ]
    case .bars:
      let heights = [0.3, 0.75, 0.5, 0.2]
      let width = 0.8 * Self.keyLength / Double(heights.count)
      let bars = heights.enumerated().map { index, height in
        Path(
          rectangle: Rectangle(
            x: start + 0.1 * Self.keyLength + width * Double(index),
            y: baseline - height * size, width: width, height: height * size))
      }
      return [.path(PathItem(Path(joining: bars), fill: key.color))]
    }
  }

  private func text(
    of row: Row, left: Double, right: Double, start: Double, baseline: Double
  ) -> [PictureItem] {
    if row.cells.count == 1 {
      return alignment == .trailing && !beginsAtLeft
        ? row.cells[0].items(endingAt: right, baseline: baseline)
        : row.cells[0].items(at: Point(x: start + keyWidth, y: baseline))
    }
    var items: [PictureItem] = []
    var x = left
    for (column, cell) in row.cells.enumerated() {
      let isLast = column == columnCount - 1
      let end = isLast ? right : x + columnWidths[column]
      let isTrailing = isLast ? alignment == .trailing : trailingColumns.contains(column)
      let start = isTrailing ? end - row.width(ofCell: column) : x
      var textStart = start
      if let key = row.key(ofCell: column) {
        items += keyItems(key, from: start, of: row, baseline: baseline)
        textStart += Self.keyLength + Self.keyGap
      }
      items += cell.items(at: Point(x: textStart, y: baseline))
      x += columnWidths[column] + Self.columnGap
    }
    return items
  }
}
