import Charts
import Drawing
import Reporting

/// Where the columns of a forest plot stand.
struct ForestColumns {
  /// A column and where it begins.
  struct Placed {
    var column: AlignedColumn
    var x = 0.0
    var end: Double { x + column.width }
  }

  /// The columns of one model.
  struct Panel {
    var counts: [Placed]
    var axis: (x: Double, width: Double)
    var estimates: Placed
    var p: Placed?
    /// Where the first of its columns begins.
    var start = 0.0
    var end: Double { p?.end ?? estimates.end }
    /// All columns of text.
    var placed: [Placed] { counts + [estimates] + [p].compactMap { $0 } }
  }

  /// What the width lacks for the shortest axis, in points.
  struct Shortage: Error {
    var missing: Double
  }

  /// The labels, in lines, one list for each row.
  let labels: [[StyledLine]]
  /// The counts that all models share.
  private(set) var sharedCounts: Placed?
  /// One for each model, from left to right.
  private(set) var panels: [Panel]

  static let gap = 10.0
  static let indent = 8.0
  /// Between two models, more than between two columns.
  private static let panelGap = 18.0
  /// A longer axis, in shares of the width, shows nothing more.
  private static let longestAxis = 0.47
  /// Columns farther apart than this beyond `gap` do not hold together.
  private static let widestSpare = 12.0

  /// The columns of all models beside each other.
  init(
    _ text: ForestText, arrangement: ForestArrangement, width: Double, border: Double
  ) throws(Shortage) {
    let rows = text.plot.rows
    let limit = arrangement.labelShare * width
    labels = rows.map { text.label($0, width: limit - Double($0.indent) * Self.indent) }
    var first = text.labelTitle.width
    for (row, lines) in zip(rows, labels) {
      // The name of a model stands alone on its line.
      guard row.role != .title else { continue }
      first = max(first, Double(row.indent) * Self.indent + (lines.map(\.width).max() ?? 0))
    }
    let modelCount = max(text.plot.models.count, 1)
    panels = (0..<modelCount).map { model in
      let cells = rows.map { $0.cells.indices.contains(model) ? $0.cells[model] : nil }
      return Panel(
        counts: Self.counts(cells, text, arrangement.counts).compactMap { Self.placed($0) },
        axis: (0, 0), estimates: Placed(column: text.estimates(cells, rows: rows)),
        p: Self.placed(text.pValues(cells)))
    }
    if arrangement.counts == .shared {
      sharedCounts = Self.placed(text.counts(rows.map { $0.cells.first ?? nil }, withEvents: false))
    }
    let columns =
      panels.flatMap(\.placed)
      + [sharedCounts].compactMap { $0 }
    let gapCount = Double(columns.count + modelCount)
    let taken =
      2 * border + first + columns.reduce(0) { $0 + $1.column.width } + Self.gap * gapCount
      + (Self.panelGap - Self.gap) * Double(modelCount - 1)
    let rest = (width - taken) / Double(modelCount)
    guard rest >= arrangement.leastAxis else {
      throw Shortage(missing: (arrangement.leastAxis - rest) * Double(modelCount))
    }
    let axis = min(rest, Self.longestAxis * width / Double(modelCount))
    // What is left parts the columns, and beyond that keeps the labels apart from the numbers.
    let left = (rest - axis) * Double(modelCount)
    let spare = min(left / gapCount, Self.widestSpare)
    place(from: border + first + left - spare * gapCount, gap: Self.gap + spare, axis: axis)
  }

  private static func counts(
    _ cells: [ForestRow.Cell?], _ text: ForestText, _ counts: ForestArrangement.Counts
  ) -> [AlignedColumn] {
    switch counts {
    case .none, .shared: []
    case .each: [text.counts(cells, withEvents: true)]
    case .arms: text.plot.arms.indices.map { text.arm($0, cells) }
    }
  }

  private static func placed(_ column: AlignedColumn) -> Placed? {
    column.isEmpty ? nil : Placed(column: column)
  }

  private mutating func place(from start: Double, gap: Double, axis: Double) {
    var x = start
    func next(_ width: Double) -> Double {
      x += gap
      defer { x += width }
      return x
    }
    if let width = sharedCounts?.column.width { sharedCounts?.x = next(width) }
    for index in panels.indices {
      if index > 0 { x += Self.panelGap - Self.gap }
      panels[index].start = x + gap
      for place in panels[index].counts.indices {
        panels[index].counts[place].x = next(panels[index].counts[place].column.width)
      }
      panels[index].axis = (next(axis), axis)
      panels[index].estimates.x = next(panels[index].estimates.column.width)
      if let width = panels[index].p?.column.width { panels[index].p?.x = next(width) }
    }
  }
}
