internal import Documents
internal import Drawing

/// The type and the distances of tables, in points.
struct TableType {
  /// The face of cells and notes.
  var face = Typeface.sans
  /// The size of cells.
  var size = 8.0
  /// Between the lines of one cell.
  var leading = 10.5
  /// Above and below the text of a row.
  var padding = 1.75
  /// Above and below the text of the head.
  var headPadding = 3.5
  /// More white above the first and below the last row.
  var edge = 1.75
  /// White above a group.
  var groupSpace = 2.5
  /// Whether heads are bold.
  var hasBoldHeads = true
  /// Whether brackets in cells are half as wide as those of Chinese text.
  var hasNarrowBrackets = false
  /// The size of notes and their leading.
  var noteSize = 7.5
  var noteLeading = 10.0

  /// A Chinese journal's table of three rules.
  static let chinese = TableType(
    face: .chineseSerif, size: 7.5, leading: 9.6, padding: 2.1, headPadding: 3, edge: 1,
    groupSpace: 0, hasBoldHeads: false, hasNarrowBrackets: true, noteLeading: 11)

  /// Between an estimate and its bracket.
  static let pairGap = 2.4
  /// Between columns, at least.
  static let gap = millimetres(4.5)
  /// Between columns where there is no room.
  static let narrowGap = millimetres(3)
  /// Between the columns of a table in a column of text.
  static let leastGap = millimetres(1.8)
  /// What columns may be moved apart at most.
  static let mostExtra = millimetres(14)
  static let topRule = 0.8
  static let innerRule = 0.5

  /// The indent of a row's first cell: an em for each level.
  func indent(of row: Table.Row) -> Double {
    row.role == .level ? size * Double(min(max(row.depth, 1), 6)) : 0
  }

  /// The height of the text of so many lines.
  func textHeight(_ lines: Int) -> Double { size + leading * Double(max(lines, 1) - 1) }
  /// The first baseline below the top of the text.
  var baseline: Double { size * 0.8625 }
}

extension Setting {
  /// The type of tables on these pages.
  var tableType: TableType { type.isChineseJournal ? .chinese : TableType() }
}
