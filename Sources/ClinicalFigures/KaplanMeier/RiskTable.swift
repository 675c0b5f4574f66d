import Charts
import Drawing
import Reporting

/// The numbers at risk under a Kaplan–Meier plot: each count centred under its tick, rows in the order
/// of the curves.
struct RiskTable {
  /// One row: the group's name and its counts, one for each tick.
  struct Row {
    var name: StyledLine
    var cells: [StyledLine]
  }

  /// Above the rows.
  var title: StyledLine
  /// The rows from top to bottom.
  var rows: [Row]
  /// Sizes.
  var theme: Theme

  /// Between the name and the first count.
  private static let nameGap = 5.5

  /// A name that is wider than this share of the picture stands on a line of its own.
  private static let widestShare = 0.3

  /// Whether names stand above their counts instead of beside them.
  func isStacked(pictureWidth: Double) -> Bool {
    (rows.map(\.name.width).max() ?? 0) > Self.widestShare * pictureWidth
  }

  /// What the table needs at the left of the axis.
  func leftInset(pictureWidth: Double) -> Double {
    let first = (rows.compactMap { $0.cells.first?.width }.max() ?? 0) / 2
    let names =
      isStacked(pictureWidth: pictureWidth) ? 0 : rows.map(\.name.width).max() ?? 0
    return theme.border + names + (names > 0 ? Self.nameGap : 0) + first
  }

  /// What the table needs beyond the last tick.
  var rightInset: Double {
    (rows.compactMap { $0.cells.last?.width }.max() ?? 0) / 2 + theme.border
  }

  private var leading: Double { theme.leading(for: theme.tickSize) }
  private var titleLeading: Double { leading * 1.08 }

  /// The height from the top of the title to the bottom of the last row.
  func height(pictureWidth: Double) -> Double {
    let lines = Double(rows.count) * (isStacked(pictureWidth: pictureWidth) ? 2 : 1)
    return title.ascent + titleLeading + (lines - 1) * leading + title.descent
  }

  /// The table with its top at `y`, its counts centred at the given places.
  func items(y: Double, places: [Double], pictureWidth: Double) -> [PictureItem] {
    var baseline = y + title.ascent
    var items = title.items(at: Point(x: theme.border, y: baseline))
    let isStacked = isStacked(pictureWidth: pictureWidth)
    baseline += titleLeading
    for row in rows {
      items += row.name.items(at: Point(x: theme.border, y: baseline))
      if isStacked { baseline += leading }
      for (cell, place) in zip(row.cells, places) {
        items += cell.items(centeredAt: place, baseline: baseline)
      }
      baseline += leading
    }
    return items
  }
}
