import Charts
import Drawing

/// A small table with three rules under a panel: a column for each of a few numbers.
struct PanelTable {
  struct Row {
    var name: StyledLine
    var cells: [StyledLine]
  }

  var title: StyledLine
  var heads: [StyledLine]
  var rows: [Row]
  var theme: Theme

  private static let gap = 5.0
  private var leading: Double { theme.leading(for: theme.tickSize) }
  private var rulePadding: Double { 3 }

  private var nameWidth: Double { rows.map(\.name.width).reduce(title.width, max) }
  private var cellWidths: [Double] {
    heads.indices.map { column in
      rows.map { $0.cells[column].width }.reduce(heads[column].width, max)
    }
  }

  /// Whether names stand above their cells, because both do not fit into the width.
  private func isStacked(_ width: Double) -> Bool {
    nameWidth + cellWidths.reduce(0) { $0 + $1 + Self.gap } > width
  }

  /// Whether the cells fit into the width at all.
  func fits(_ width: Double) -> Bool {
    cellWidths.reduce(-Self.gap) { $0 + $1 + Self.gap } <= width
  }

  /// The height from the upper to the lower rule.
  func height(width: Double) -> Double {
    let lines = Double(rows.count) * (isStacked(width) ? 2 : 1)
    let head = isStacked(width) ? 2.0 : 1
    return leading * (head + lines) + 4 * rulePadding
  }

  /// The table with its upper rule at `y`.
  func items(y: Double, left: Double, width: Double) -> [PictureItem] {
    let isStacked = isStacked(width)
    let start = isStacked ? left : left + nameWidth + Self.gap
    let centers = columnCenters(from: start, to: left + width)
    func rule(_ y: Double) -> PictureItem {
      let path = Path(polyline: [Point(x: left, y: y), Point(x: left + width, y: y)])
      return .path(PathItem(path, stroke: theme.axisPen))
    }
    var items = [rule(y)]
    var baseline = y + rulePadding + (leading + title.ascent - title.descent) / 2
    func add(_ name: StyledLine, _ cells: [StyledLine]) {
      items += name.items(at: Point(x: left, y: baseline))
      if isStacked { baseline += leading }
      for (cell, center) in zip(cells, centers) {
        items += cell.items(centeredAt: center, baseline: baseline)
      }
      baseline += leading
    }
    add(title, heads)
    items.append(rule(y + 2 * rulePadding + leading * (isStacked ? 2 : 1)))
    baseline += 2 * rulePadding
    for row in rows { add(row.name, row.cells) }
    items.append(rule(y + height(width: width)))
    return items
  }

  /// Columns share what is left over in equal parts.
  private func columnCenters(from start: Double, to end: Double) -> [Double] {
    let widths = cellWidths
    let spare = max(0, end - start - widths.reduce(0, +)) / Double(max(widths.count, 1))
    var x = start
    return widths.map { width in
      defer { x += width + spare }
      return x + (width + spare) / 2
    }
  }
}
