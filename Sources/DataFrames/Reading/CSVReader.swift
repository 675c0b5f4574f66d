import Dispatch
import Reporting
import Synchronization

/// Reads a CSV file into columns: looks at the first rows to see which columns hold numbers, reads
/// all rows, reads columns again as text that turned out to hold something else, and decides at
/// last, on the distinct texts of a column, whether they are truth values, dates or text.
package struct CSVReader: Sendable {
  let path: String
  let types: [String: ColumnType]
  let missing: MissingTexts
  /// How many threads may read; the result is the same.
  let threadCount: Int
  let bytes: FileBytes
  let head: CSVHead
  /// The end of the content, trailing empty lines left out.
  let end: Int

  package init(
    path: String, types: KeyValuePairs<String, ColumnType>, missing: [String],
    encoding: TextEncoding, threadCount: Int = 2
  ) throws(CSVFailure) {
    self.path = path
    self.types = Dictionary(types.map { ($0.key, $0.value) }) { $1 }
    self.missing = MissingTexts(missing)
    self.threadCount = threadCount
    raw = try FileBytes(path: path)
    guard raw.count > 0 else { throw .empty(path: path) }
    let content = try raw.decoded(from: encoding, path: path)
    let span = content.bytes.span.bytes
    var end = content.count
    while end > 0,
      span.byte(end - 1) == CSVByte.lineFeed || span.byte(end - 1) == CSVByte.carriageReturn
    {
      end -= 1
    }
    let head = try CSVHead(span, end: end, path: path)
    bytes = content
    self.end = end
    self.head = head
    for (name, _) in types where !head.names.contains(name) {
      throw .noSuchColumn(
        path: path, name: name, nearest: Spelling.nearest(to: name, among: head.names))
    }
  }

  /// The bytes as they are in the file.
  private let raw: FileBytes

  /// The data; the file is noted in the run's journal.
  package func read() throws -> DataFrame {
    let digest = Mutex("")
    let (numeric, capacity) = try firstLook()
    let jobs = shares(of: Array(head.names.indices))
    let results = Mutex<[Int: Result<ParsedTable, CSVFailure>]>([:])
    DispatchQueue.concurrentPerform(iterations: threadCount > 1 ? jobs.count + 1 : 1) { job in
      for index in threadCount > 1 ? job..<(job + 1) : 0..<2 {
        if index == jobs.count {
          let sha256 = raw.sha256
          digest.withLock { $0 = sha256 }
        } else {
          let result = Result { () throws(CSVFailure) in
            try parse(jobs[index].map { ($0, numeric[$0]) }, capacity: capacity)
          }
          results.withLock { $0[index] = result }
        }
      }
    }
    var table = ParsedTable(cells: [:], lines: [])
    for index in jobs.indices {
      guard let part = try results.withLock({ try $0[index]?.get() }) else { continue }
      table.cells.merge(part.cells) { $1 }
      table.lines = part.lines
      table.emptyLines = part.emptyLines
    }
    let data = try CSVColumnTyping(reader: self, lines: table.lines).data(try resolved(table))
    ReportContext.current.journal.read(
      RunJournal.Input(path: path, sha256: digest.withLock { $0 }, rows: data.count))
    return data
  }

  /// Reads the columns once more as text that began as numbers but hold something else.
  private func resolved(_ table: ParsedTable) throws(CSVFailure) -> ParsedTable {
    var failed: [Int] = []
    for column in head.names.indices {
      guard case .notNumbers(let row) = table.cells[column] else { continue }
      if types[head.names[column]]?.kind == .number {
        throw .wrongType(
          path: path, line: Int(table.lines[row]), column: head.names[column],
          cell: try cell(row: row, column: column), wanted: "a number")
      }
      failed.append(column)
    }
    guard !failed.isEmpty else { return table }
    var table = table
    table.cells.merge(try parse(failed.map { ($0, false) }, capacity: table.lines.count).cells) {
      $1
    }
    return table
  }

  /// The columns in as many shares as there are threads, every other column to the same one.
  private func shares(of columns: [Int]) -> [[Int]] {
    let number = bytes.count < 1 << 20 ? 1 : max(1, min(threadCount, columns.count))
    return (0..<number).map { share in columns.filter { $0 % number == share } }
  }
}

/// Columns as they came out of a file, by their place in it.
struct ParsedTable: Sendable {
  var cells: [Int: ParsedCells]
  /// The line on which each row begins.
  var lines: [Int32]
  /// The lines that hold separators only.
  var emptyLines: [Int] = []
}

// MARK: - Passes over the file

extension CSVReader {
  /// Reads the given columns of all rows, each as numbers or as text.
  /// `capacity` is how many rows are expected.
  func parse(
    _ columns: [(index: Int, isNumeric: Bool)], capacity: Int
  ) throws(CSVFailure) -> ParsedTable {
    let span = bytes.bytes.span.bytes
    var scanner = CSVScanner(path: path, head: head, end: end)
    let builders = columns.map { column -> any CSVColumnBuilder in
      column.isNumeric
        ? CSVNumberBuilder(capacity: capacity, missing: missing)
        : CSVTextBuilder(capacity: capacity, missing: missing)
    }
    var lines: [Int32] = []
    lines.reserveCapacity(capacity)
    while try scanner.scanBatch(of: span) {
      let fields = scanner.fields.span
      for (builder, column) in zip(builders, columns) {
        builder.append(
          fields, rowCount: scanner.rowCount, column: column.index, columnCount: head.names.count,
          of: span)
      }
      lines += scanner.lines[..<scanner.rowCount]
    }
    var cells: [Int: ParsedCells] = [:]
    for (builder, column) in zip(builders, columns) {
      cells[column.index] = builder.finish(of: span)
    }
    return ParsedTable(cells: cells, lines: lines, emptyLines: scanner.emptyLines)
  }

  /// For each column whether the first rows hold nothing but numbers in it, or what was declared;
  /// and about how many rows there are, by the length of the first.
  private func firstLook() throws(CSVFailure) -> (isNumeric: [Bool], capacity: Int) {
    let span = bytes.bytes.span.bytes
    var scanner = CSVScanner(path: path, head: head, end: end)
    guard try scanner.scanBatch(of: span), scanner.rowCount > 0 else {
      return (head.names.map { types[$0].map { $0.kind == .number } ?? true }, 16)
    }
    let isNumeric = head.names.indices.map { column in
      if let declared = types[head.names[column]] { return declared.kind == .number }
      return (0..<min(scanner.rowCount, 200)).allSatisfy { row in
        let field = scanner.fields[row * head.names.count + column]
        return field.start == field.end || missing.contains(span, field)
          || DecimalParser.parse(span, field.start, field.end) != nil
      }
    }
    let rowLength = Double(scanner.position - head.end) / Double(scanner.rowCount)
    return (isNumeric, Int(Double(end - head.end) / rowLength * 1.03) + 16)
  }

  /// The text of one cell, for a message.
  private func cell(row: Int, column: Int) throws(CSVFailure) -> String {
    guard case .texts(let coded) = try parse([(column, false)], capacity: row + 1).cells[column],
      coded.codes[row] >= 0
    else { return "" }
    return coded.texts[Int(coded.codes[row])]
  }
}
