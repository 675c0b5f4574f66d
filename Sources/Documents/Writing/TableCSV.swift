public import Reporting

/// Tables as data: CSV as RFC 4180 has it, UTF-8 without byte-order mark, lines ended by CRLF.
///
/// A cell holds what is printed, in a form that R and spreadsheets read: a hyphen for the minus sign,
/// a point before decimals, nothing between thousands, whatever the journal prints. A paired column is one cell, `56 (46–66)`. Where rows have levels, a
/// first column `group` repeats the name of the variable; where there are heads across the table, a
/// column `panel` stands before it. The numbers at full precision are in the ledger.
struct TableCSV {
  /// How the numbers of the table were printed.
  var style = NumberStyle()

  /// A row with what it belongs to.
  struct Line {
    var panel = ""
    var group = ""
    var row: Table.Row

    /// "panel: group: first cell"
    var name: String {
      let own = row.cells.first.map { TableCSV.text(of: $0) } ?? ""
      return [panel, group, own].filter { !$0.isEmpty }.joined(separator: ": ")
    }
  }

  /// The cells of a row, in order.
  func cells(of row: Table.Row, count: Int) -> [String] {
    var cells = row.cells.prefix(count).map { cell in
      let text = Self.text(of: cell)
      // A name may hold anything; only numbers have a mark.
      return cell.values.isEmpty ? text : plainNumbers(text)
    }
    while cells.count < count { cells.append("") }
    return cells
  }

  /// `0·82` and `0,82` as `0.82`, `10,000` as `10000`.
  private func plainNumbers(_ text: String) -> String {
    let separator = style.thousandsSeparator
    let isPlain =
      style.decimalMark == "." && (separator.isEmpty || "\u{202F}\u{2009}".contains(separator))
    guard !isPlain else { return text }
    let characters = Array(text)
    func isDigit(_ index: Int) -> Bool {
      characters.indices.contains(index) && characters[index].isWholeNumber
    }
    var result = ""
    for (index, character) in characters.enumerated() {
      let isWithin = isDigit(index - 1) && isDigit(index + 1)
      if isWithin, String(character) == style.decimalMark {
        result += "."
      } else if isWithin, String(character) == separator, isDigit(index + 3) {
        continue
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// The rows that hold data; heads across the table are told of each row below.
  static func lines(of table: Table) -> [Line] {
    var lines: [Line] = []
    var panel = ""
    var group = ""
    for row in table.rows {
      let first = row.cells.first.map { text(of: $0) } ?? ""
      switch row.role {
      case .panelHead:
        panel = first
        group = ""
      case .groupHead:
        group = first
        lines.append(Line(panel: panel, row: row))
      case .single:
        group = ""
        lines.append(Line(panel: panel, row: row))
      case .level: lines.append(Line(panel: panel, group: group, row: row))
      }
    }
    return lines
  }

  /// What a cell says, as plain text.
  static func text(of cell: Table.Cell) -> String {
    let parts = [cell.content.plainText, cell.companion.plainText].filter { !$0.isEmpty }
    return plain(parts.joined(separator: " "))
  }

  /// A name for each column, no two alike.
  static func columnNames(of table: Table) -> [String] {
    var names: [String] = []
    for (index, column) in table.columns.enumerated() {
      let spanners = column.outerSpanners.reversed() + [column.spanner]
      let parts = (spanners + [column.head]).map(\.plainText).filter { !$0.isEmpty }
      var name = column.name.isEmpty ? plain(parts.joined(separator: " ")) : column.name
      if name.isEmpty { name = index == 0 ? "row" : "column_\(index + 1)" }
      var unique = name
      var number = 2
      while names.contains(unique) {
        unique = "\(name)_\(number)"
        number += 1
      }
      names.append(unique)
    }
    return names
  }

  private static func plain(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\u{2212}": result += "-"
      case "\u{202F}", "\u{2009}", "\u{2007}":
        let before = index > 0 && scalars[index - 1].properties.numericType != nil
        let after = index + 1 < scalars.count && scalars[index + 1].properties.numericType != nil
        if !(before && after) { result += " " }
      case "\u{00A0}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    let isPadded = text.first == " " || text.last == " "
    guard needsQuotes || isPadded else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension Table {
  /// The table as the contents of a CSV file, printed in the house style.
  public var csv: String { csv(style: NumberStyle()) }

  /// The table as the contents of a CSV file.
  ///
  /// - Parameter style: How its numbers were printed; the file has plain ones.
  /// - Returns: The contents.
  public func csv(style: NumberStyle) -> String {
    let writer = TableCSV(style: style)
    var filled = self
    filled.rows = rowsRepeatingSpans
    let lines = TableCSV.lines(of: filled)
    let hasPanels = rows.contains { $0.role == .panelHead }
    let hasLevels = rows.contains { $0.role == .level }
    var output = ""
    func write(_ fields: [String]) {
      output += fields.map(TableCSV.field).joined(separator: ",") + "\r\n"
    }
    let names = TableCSV.columnNames(of: self)
    write((hasPanels ? ["panel"] : []) + (hasLevels ? ["group"] : []) + names)
    for line in lines {
      let cells = writer.cells(of: line.row, count: names.count)
      write((hasPanels ? [line.panel] : []) + (hasLevels ? [line.group] : []) + cells)
    }
    return output
  }
}
