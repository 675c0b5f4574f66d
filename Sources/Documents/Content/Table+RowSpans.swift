internal import Reporting

/// How many rows the cells of a table take.
package struct RowSpans {
  /// Row by row; empty where every cell takes its own row alone.
  private var spans: [[Int]] = []

  package init(_ table: Table) {
    guard table.rows.contains(where: { row in row.cells.contains { $0.rowSpan > 1 } }) else {
      return
    }
    let count = table.columns.count
    spans = table.rows.map { _ in [Int](repeating: 1, count: count) }
    for column in 0..<count {
      var row = 0
      while row < table.rows.count {
        let span = Self.span(of: table, row, column)
        spans[row][column] = span
        for below in (row + 1)..<(row + span) { spans[below][column] = 0 }
        row += span
      }
    }
  }

  /// How many rows the cell takes: as many as it says, as far as those below are empty.
  private static func span(of table: Table, _ row: Int, _ column: Int) -> Int {
    let cells = table.rows[row].cells
    guard column < cells.count, cells[column].rowSpan > 1, table.rows[row].role != .panelHead
    else { return 1 }
    var span = 1
    while span < cells[column].rowSpan, row + span < table.rows.count {
      let below = table.rows[row + span]
      guard below.role != .panelHead else { break }
      guard column >= below.cells.count || below.cells[column].isBlank else { break }
      span += 1
    }
    return span
  }

  /// The rows that the cell takes; 0 where a cell above takes its place.
  package subscript(row: Int, column: Int) -> Int {
    guard row < spans.count, column < spans[row].count else { return 1 }
    return spans[row][column]
  }

  /// Whether a cell of the row above takes places of the row too.
  package func continues(in row: Int) -> Bool { row < spans.count && spans[row].contains(0) }
}

extension Table.Cell {
  /// Whether it says nothing.
  fileprivate var isBlank: Bool { content.isEmpty && companion.isEmpty && marks.isEmpty }
}

extension Table {
  /// The table with neighbours of a column that say the same as one cell over their rows: a first
  /// column that names its group once.
  ///
  /// Heads across the table and empty cells end a run, as do the cells of columns further left that
  /// take several rows: join the columns from left to right.
  ///
  /// - Parameters:
  ///   - column: The number of the column, from 0 at the left.
  ///   - line: The line of the template; left to its default.
  /// - Returns: The table; a column that it does not have stops the block.
  public func joiningEqualCells(inColumn column: Int, line: Int = #line) -> Table {
    guard columns.indices.contains(column) else {
      ReportContext.current.stop(
        "joiningEqualCells(inColumn: \(column)) asks for a column that the table does not have; "
          + "it has \(columns.count), numbered from 0", line)
    }
    var table = self
    let left = RowSpans(self)
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, joins(end, to: start, column),
        !(0..<column).contains(where: {
          left[end, $0] > 1 || left[end - 1, $0] != 1 && left[end, $0] == 1
        })
      {
        table.rows[end].cells[column] = Cell()
        end += 1
      }
      if end - start > 1 { table.rows[start].cells[column].rowSpan = end - start }
      start = end
    }
    return table
  }

  private func joins(_ row: Int, to first: Int, _ column: Int) -> Bool {
    guard column < rows[row].cells.count, column < rows[first].cells.count else { return false }
    let above = rows[first].cells[column]
    let cell = rows[row].cells[column]
    return rows[row].role != .panelHead && rows[first].role != .panelHead && !above.isBlank
      && above.content == cell.content && above.companion == cell.companion
      && above.marks == cell.marks
  }

  /// The rows with what a cell over several rows says in each of them, as data have it.
  var rowsRepeatingSpans: [Row] {
    let spans = RowSpans(self)
    var filled = rows
    for row in rows.indices where spans.continues(in: row) {
      for column in columns.indices
      where spans[row, column] == 0 && column < filled[row].cells.count {
        filled[row].cells[column] = filled[row - 1].cells[column]
      }
    }
    return filled
  }
}
