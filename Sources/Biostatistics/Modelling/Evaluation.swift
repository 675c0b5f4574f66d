import DataFrames

/// On which rows predictions were judged, as far as the program saw them made.
public enum Evaluation: String, Sendable, Hashable, CustomStringConvertible {
  /// On rows, or some of them, on which they were fitted: better than other patients would give.
  case apparent
  /// On rows that the fit did not see.
  case otherRows = "other rows"
  /// Not known: the column was read from a file or computed in between.
  case undeclared = ""

  /// The word that tables and figures print; empty where nothing is known.
  public var description: String { rawValue }

  /// Compares the rows on which a column was fitted with those on which it is judged.
  init(of column: Column, on rows: RowIdentities) {
    guard let fitted = column.fittedOn else {
      self = .undeclared
      return
    }
    self = rows.isDisjoint(with: fitted) ? .otherRows : .apparent
  }
}
