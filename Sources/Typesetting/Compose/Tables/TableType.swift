internal import Documents
internal import Drawing

/// The type and the distances of tables, in points.
enum TableType {
  static let size = 8.0
  /// Between the lines of one cell.
  static let leading = 10.5
  /// Above and below the text of a row.
  static let padding = 1.75
  /// Above and below the text of the head.
  static let headPadding = 3.5
  /// More white above the first and below the last row.
  static let edge = 1.75
  /// White above a group.
  static let groupSpace = 2.5
  /// The indent of a level.
  static let indent = 8.0
  /// Between an estimate and its bracket.
  static let pairGap = 2.4
  /// Between columns, at least.
  static let gap = millimetres(4.5)
  /// Between columns where there is no room.
  static let narrowGap = millimetres(3)
  /// What columns may be moved apart at most.
  static let mostExtra = millimetres(14)
  static let topRule = 0.8
  static let innerRule = 0.5

  /// The indent of a row's first cell.
  static func indent(of row: Table.Row) -> Double {
    row.role == .level ? indent * Double(min(max(row.depth, 1), 6)) : 0
  }

  /// The height of the text of so many lines.
  static func textHeight(_ lines: Int) -> Double { size + leading * Double(max(lines, 1) - 1) }
  /// The first baseline below the top of the text.
  static let baseline = 6.9
}
