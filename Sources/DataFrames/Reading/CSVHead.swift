import Reporting

/// The first line of a CSV file: the names of the columns, and what separates fields.
struct CSVHead: Sendable {
  /// The most columns that a table may have.
  static let largestColumnCount = 100_000

  let names: [String]
  /// A comma; a semicolon or a tab where the head has no comma outside quotes but one of these.
  let separator: UInt8
  /// Where the line behind the head begins, and its number.
  let end: Int
  let endLine: Int

  init(_ bytes: RawSpan, end contentEnd: Int, path: String) throws(CSVFailure) {
    var start = 0
    var line = 1
    while start < contentEnd,
      bytes.byte(start) == CSVByte.lineFeed || bytes.byte(start) == CSVByte.carriageReturn
    {
      if bytes.byte(start) == CSVByte.lineFeed { line += 1 }
      start += 1
    }
    guard start < contentEnd else { throw .empty(path: path) }
    var record = CSVRecord(start: start, firstLine: line)
    try record.findEnd(bytes, contentEnd, path)
    separator = record.separator
    names = try CSVHead.names(record.fields(bytes), path)
    end = min(record.next, contentEnd)
    endLine = record.nextLine
  }

  /// Names without spaces around them. One that is empty becomes "column_3"; two that are equal
  /// are an error.
  private static func names(_ fields: [String], _ path: String) throws(CSVFailure) -> [String] {
    guard fields.count <= largestColumnCount else {
      throw .tooManyColumns(path: path, limit: largestColumnCount)
    }
    var places: [String: Int] = [:]
    var names: [String] = []
    var unnamed: [String] = []
    for (index, field) in fields.enumerated() {
      var name = String(field.trimmingPrefix(while: \.isWhitespace))
      while name.last?.isWhitespace == true { name.removeLast() }
      if name.isEmpty {
        name = "column_\(index + 1)"
        unnamed.append(name)
      }
      if let earlier = places[name] {
        throw .duplicateName(path: path, name: name, columns: [earlier + 1, index + 1])
      }
      places[name] = index
      names.append(name)
    }
    if !unnamed.isEmpty {
      ReportContext.warn(
        "unnamed-columns",
        "the head of \(path) leaves names out; call them "
          + Column.listed(unnamed))
    }
    return names
  }
}

/// The head's line while its end and its separator are looked for.
private struct CSVRecord {
  let start: Int
  private(set) var end: Int
  private(set) var next: Int
  private(set) var nextLine: Int
  private var commas = 0
  private var semicolons = 0
  private var tabs = 0

  init(start: Int, firstLine: Int) {
    self.start = start
    end = start
    next = start
    nextLine = firstLine
  }

  var separator: UInt8 {
    if commas > 0 || semicolons + tabs == 0 { return CSVByte.comma }
    return tabs >= semicolons ? CSVByte.tab : CSVByte.semicolon
  }

  mutating func findEnd(_ bytes: RawSpan, _ contentEnd: Int, _ path: String) throws(CSVFailure) {
    let openingLine = nextLine
    var isQuoted = false
    while end < contentEnd {
      let byte = bytes.byte(end)
      if byte == CSVByte.quote { isQuoted.toggle() }
      if byte == CSVByte.lineFeed, isQuoted { nextLine += 1 }
      if !isQuoted {
        if byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn { break }
        if byte == CSVByte.comma { commas += 1 }
        if byte == CSVByte.semicolon { semicolons += 1 }
        if byte == CSVByte.tab { tabs += 1 }
      }
      end += 1
    }
    guard !isQuoted else { throw .unclosedQuote(path: path, line: openingLine) }
    nextLine += 1
    let isPair =
      bytes.byte(end) == CSVByte.carriageReturn && bytes.byte(end + 1) == CSVByte.lineFeed
    next = end + (isPair ? 2 : 1)
  }

  func fields(_ bytes: RawSpan) -> [String] {
    var fields: [String] = []
    var fieldStart = start
    var isQuoted = false
    for index in start...end {
      if index < end, bytes.byte(index) == CSVByte.quote { isQuoted.toggle() }
      guard index == end || (bytes.byte(index) == separator && !isQuoted) else { continue }
      fields.append(CSVRecord.unquoted(bytes.text(fieldStart, index)))
      fieldStart = index + 1
      guard fields.count <= CSVHead.largestColumnCount else { break }
    }
    return fields
  }

  private static func unquoted(_ text: String) -> String {
    guard text.first == "\"", text.last == "\"", text.count > 1 else { return text }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
