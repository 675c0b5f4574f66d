/// Of which kind a column is to be, where the author says so instead of leaving it to the file.
public struct ColumnType: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case number, categories, text, truth, date
  }

  let kind: Kind
  /// The levels in order; empty where the file's values make them, in natural order.
  let levels: [String]
  let isOrdered: Bool

  private init(_ kind: Kind, levels: [String] = [], isOrdered: Bool = false) {
    self.kind = kind
    self.levels = levels
    self.isOrdered = isOrdered
  }

  /// Numbers. A cell that is neither a number nor missing is an error.
  public static let number = ColumnType(.number)
  /// Categories, spelled as in the file, in natural order; the first is the reference.
  public static let categorical = ColumnType(.categories)
  /// Text.
  public static let text = ColumnType(.text)
  /// Truth values, spelled true, false, yes, no, 1 or 0 in any case.
  public static let truth = ColumnType(.truth)
  /// Dates: 2019-03-05, 2019/3/5, 2019年3月5日, or the serial numbers of spreadsheets.
  public static let date = ColumnType(.date)

  /// Categories with these levels; the first is the reference. Another value is an error.
  public static func categorical(_ levels: [String]) -> ColumnType {
    ColumnType(.categories, levels: levels)
  }

  /// Categories whose order carries meaning, lowest first. Another value is an error.
  public static func ordered(_ levels: [String]) -> ColumnType {
    ColumnType(.categories, levels: levels, isOrdered: true)
  }
}
