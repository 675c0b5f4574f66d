import Foundation

extension DataFrame {
  /// Writes a CSV file (RFC 4180, UTF-8, lines ending in LF): missing cells empty, numbers in their
  /// shortest exact form, dates as ISO 8601. The file is written beside its target and renamed, so
  /// that there is always either the old or the new one.
  public func write(csv path: String) throws {
    do {
      try Data(csvText.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw DataFailure.invalid(
        "\(path) cannot be written: \((error as NSError).localizedDescription)")
    }
  }

  /// The data as CSV.
  package var csvText: String {
    var text = ""
    for (index, name) in columnNames.enumerated() {
      if index > 0 { text += "," }
      text += DataFrame.field(name)
    }
    text += "\n"
    for row in 0..<count {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "," }
        // A line without anything in it would be no row.
        text += column.text(at: row).map(DataFrame.field) ?? (columns.count == 1 ? "\"\"" : "")
      }
      text += "\n"
    }
    return text
  }

  /// A field in quotes where it needs them.
  private static func field(_ text: String) -> String {
    let isSpecial = text.utf8.contains { byte in
      byte == CSVByte.comma || byte == CSVByte.quote || byte == CSVByte.lineFeed
        || byte == CSVByte.carriageReturn || byte == CSVByte.semicolon || byte == CSVByte.tab
    }
    guard
      isSpecial || text.isEmpty || text.utf8.first == CSVByte.space
        || text.utf8.last == CSVByte.space
    else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
