import Reporting

/// A table of typed columns of equal length, as a clinical data set is one.
///
/// Its rows keep their identity, file and line, through every operation. Columns are taken by name:
/// `d["age"]`; rows by a column of truth values: `d[d["age"] > 60]`.
public struct DataFrame: Sendable {
  /// The columns in order; each knows its name.
  package private(set) var columns: [Column]
  /// The place of each column by its name.
  private var places: [String: Int]
  /// Where each row comes from.
  package internal(set) var rows: RowIdentities
  /// What messages call the data: the name of the file, or nothing.
  package var source: String

  /// The number of rows.
  public var count: Int { rows.count }

  /// The names of the columns in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// A data frame of columns that have names and equal lengths.
  package init(columns: [Column], rows: RowIdentities, source: String = "") throws(DataFailure) {
    places = [:]
    for (index, column) in columns.enumerated() {
      guard column.count == rows.count else {
        throw .lengthsDiffer(column.quotedName, count: column.count, expected: rows.count)
      }
      guard places.updateValue(index, forKey: column.name) == nil else {
        throw .duplicateColumn(column.name)
      }
    }
    self.columns = columns
    self.rows = rows
    self.source = source
  }

  /// A data frame written out: `DataFrame(["age": [61, 47], "sex": ["f", "m"]])`. Columns of
  /// unequal length, or two of one name, end the report.
  public init(_ columns: KeyValuePairs<String, Column>, line: Int = #line) {
    self = orStop(line: line) {
      let named = columns.map { name, column in
        var column = column
        column.name = name
        return column
      }
      let count = named.first?.count ?? 0
      let lines = (0..<count).map { Int32($0 + 1) }
      return try DataFrame(
        columns: named, rows: RowIdentities(source: "the data of line \(line)", lines: lines))
    }
  }

  /// The column of this name; throws where there is none and names the nearest.
  public func column(_ name: String) throws -> Column {
    try found(name)
  }

  /// The column of this name. One that does not exist ends the report; setting one replaces it or
  /// adds it at the end.
  public subscript(name: String, line: Int = #line) -> Column {
    get { orStop(line: line) { try found(name) } }
    set { orStop(line: line) { try set(newValue, as: name) } }
  }

  /// The column of this name, with the error that siblings can tell apart.
  package func found(_ name: String) throws(DataFailure) -> Column {
    guard let place = places[name] else {
      throw .noColumn(
        name, source: source, nearest: Spelling.nearest(to: name, among: columnNames))
    }
    var column = columns[place]
    column.rows = rows
    return column
  }

  /// Whether there is a column of this name.
  package func hasColumn(_ name: String) -> Bool { places[name] != nil }

  /// Replaces or adds a column. The first column of an empty data frame decides its rows.
  package mutating func set(_ column: Column, as name: String) throws(DataFailure) {
    if columns.isEmpty, count == 0 {
      rows = RowIdentities(
        source: source, lines: (0..<column.count).map { Int32(clamping: $0 + 1) })
    }
    guard column.count == count else {
      throw .lengthsDiffer("the column for \"\(name)\"", count: column.count, expected: count)
    }
    var column = column
    column.name = name
    column.rows = nil
    if let place = places[name] {
      columns[place] = column
    } else {
      places[name] = columns.count
      columns.append(column)
    }
  }

  /// The rows at `indices`, in their order, with their identities.
  package func selectingRows(_ indices: [Int]) -> DataFrame {
    var selected = self
    selected.columns = columns.map { $0.selecting(indices) }
    selected.rows = rows.selecting(indices)
    return selected
  }

  /// Gives a column the name and unit that tables, axes and notes print.
  public mutating func label(
    _ name: String, _ label: String, unit: String? = nil, line: Int = #line
  ) {
    orStop(line: line) {
      var column = try found(name)
      column.label = label
      column.unit = unit
      try set(column, as: name)
    }
  }

  /// What tables and axes call a column: its label, else its name.
  package func label(of name: String) -> String {
    places[name].flatMap { columns[$0].label } ?? name
  }

  /// The unit of a column, if one was declared.
  package func unit(of name: String) -> String? { places[name].flatMap { columns[$0].unit } }
}

extension DataFrame {
  /// Whether both have the same columns, by name and in order, with the same cells, labels and
  /// units, and the same rows.
  public func isIdentical(to other: DataFrame) -> Bool {
    columnNames == other.columnNames && rows == other.rows
      && zip(columns, other.columns).allSatisfy { $0.isIdentical(to: $1) }
  }
}
