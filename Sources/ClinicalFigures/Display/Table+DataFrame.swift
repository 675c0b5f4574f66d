public import DataFrames
public import Documents
import Reporting

extension Table {
  /// A table of a data frame as it is: a row for each row, the column names or labels as heads,
  /// numbers flush right, missing cells empty.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - labels: Heads for columns, in place of their labels or names.
  ///   - digits: The decimals of all numbers that are not whole; without it as many as show three
  ///     digits of the column's typical value.
  ///   - notes: Notes below the table, as plain text.
  public init(
    _ data: DataFrame, labels: KeyValuePairs<String, String> = [:], digits: Int? = nil,
    notes: [String] = []
  ) {
    let style = ReportContext.current.style
    let heads = Dictionary(labels.map { ($0.key, $0.value) }) { $1 }
    let columns = data.columns.map { column in
      Table.Column(
        head: [.text(heads[column.name] ?? column.label ?? column.name)],
        alignment: column.isNumeric ? .decimal : .leading, name: column.name)
    }
    let cells = data.columns.map { $0.tableCells(digits: digits, style: style) }
    self.init(
      columns: columns, rows: (0..<data.count).map { row in Table.Row(cells.map { $0[row] }) },
      notes: notes.map { Table.Note([.text($0)]) })
  }
}

extension DataFrame: Displayable {
  /// How many rows are shown of a data frame that is displayed as it is.
  private static let shownRows = 20

  /// The first rows as a table, with a note that says how many there are.
  public func output() throws -> [BlockResult.Output] {
    guard count > DataFrame.shownRows else { return [.table(Table(self), .init())] }
    let style = ReportContext.current.style
    let note = "The first \(DataFrame.shownRows) of \(style.integer(count)) rows."
    let shown = selectingRows(Array(0..<DataFrame.shownRows))
    return [.table(Table(shown, notes: [note]), .init())]
  }
}

extension DataFrames.Column: Displayable {
  /// The values in a line; of more than twenty the first ones and their number.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let cells = tableCells(digits: nil, style: style, limit: 20)
    var values = cells.map { $0.values.first ?? ReportedValue("missing", kind: "text") }
    if count > cells.count {
      values.append(ReportedValue("\(style.integer(count - cells.count)) more", kind: "text"))
    }
    return [.values(values)]
  }

  var isNumeric: Bool {
    if case .numbers = storage { return true }
    return false
  }

  /// The cells as a table shows them.
  fileprivate func tableCells(
    digits: Int?, style: NumberStyle, limit: Int = .max
  ) -> [Table.Cell] {
    guard case .numbers(let numbers) = storage else {
      return texts.prefix(limit).map { text in
        guard let text else { return Table.Cell() }
        return Table.Cell([.text(text)], values: [ReportedValue(text, kind: "text")])
      }
    }
    let decimals =
      digits.map { holdsWholeNumbers ? 0 : $0 }
      ?? BaselineSample.decimals(of: numbers, style: style, addingOne: false)
    return numbers.prefix(limit).map { number in
      guard !number.isNaN else { return Table.Cell() }
      let value = ReportedValue(
        style.fixed(number, decimals: decimals), value: number, kind: "number")
      return Table.Cell([.text(value.text)], values: [value])
    }
  }
}
