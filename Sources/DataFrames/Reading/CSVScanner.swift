/// Where a field of a CSV file stands among its bytes, quotes left out.
struct CSVField {
  var start: Int
  /// The place behind the last byte; in a field with doubled quotes its complement (`~end`).
  var markedEnd: Int

  var end: Int { markedEnd < 0 ? ~markedEnd : markedEnd }
  var hasDoubledQuotes: Bool { markedEnd < 0 }
}

/// Finds the fields of a CSV file (RFC 4180), a batch of rows at a time, looking at eight bytes at
/// once. Lines may end in LF, CRLF or CR.
struct CSVScanner {
  /// How many rows a batch holds at most: few enough for its fields to stay in the cache.
  static let batchRowCount = 512

  private let path: String
  private let separator: UInt8
  private let columnCount: Int
  /// The end of the content, trailing empty lines left out.
  private let end: Int
  /// Where the next row begins.
  private(set) var position: Int
  private var line: Int

  /// The fields of the batch, row by row.
  private(set) var fields: [CSVField]
  /// The line on which each row of the batch begins.
  private(set) var lines: [Int32]
  /// How many rows the batch holds.
  private(set) var rowCount = 0
  /// The lines that hold separators only, as spreadsheets leave them; they are no rows.
  private(set) var emptyLines: [Int] = []

  init(path: String, head: CSVHead, end: Int) {
    self.path = path
    separator = head.separator
    columnCount = head.names.count
    self.end = end
    position = head.end
    line = head.endLine
    let rows = columnCount > 4096 ? 16 : CSVScanner.batchRowCount
    fields = [CSVField](repeating: CSVField(start: 0, markedEnd: 0), count: rows * columnCount)
    lines = [Int32](repeating: 0, count: rows)
  }

  /// Scans the next rows; false where there are none left.
  mutating func scanBatch(of bytes: RawSpan) throws(CSVFailure) -> Bool {
    rowCount = 0
    guard position < end else { return false }
    var row = RowInProgress(start: position, line: line, columnCount: columnCount)
    // Taken out for the loop, so that it writes to one place while it reads from others.
    var (allFields, allLines) = ([CSVField](), [Int32]())
    swap(&allFields, &fields)
    swap(&allLines, &lines)
    defer {
      swap(&allFields, &fields)
      swap(&allLines, &lines)
    }
    var found = allFields.mutableSpan
    var rowLines = allLines.mutableSpan
    let limit = rowLines.count
    if bytes.byte(position) == CSVByte.quote {
      position = try row.takeQuoted(bytes, separator, end, path)
    }
    scanning: while true {
      let word = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self)
      var hits = CSVByte.lowBytes(word)
      if separator > CSVByte.lastLow { hits |= CSVByte.equalBytes(word, separator) }
      while hits != 0 {
        let index = position + hits.trailingZeroBitCount >> 3
        hits &= hits &- 1
        let byte = bytes.byte(index)
        if byte == separator {
          row.endField(at: index, &found)
          guard bytes.byte(index + 1) == CSVByte.quote else { continue }
        } else if byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn {
          if row.isEmpty(at: index) {
            emptyLines.append(row.firstLine)
            row.skip()
          } else if try row.endRow(at: index, bytes, path, &found) {
            rowLines[rowCount] = Int32(truncatingIfNeeded: row.firstLine)
            rowCount += 1
          }
          let isPair = byte == CSVByte.carriageReturn && bytes.byte(index + 1) == CSVByte.lineFeed
          position = index + (isPair ? 2 : 1)
          line = row.line
          if position >= end || rowCount == limit { return true }
          row.begin(at: position, base: rowCount * columnCount)
          guard bytes.byte(position) == CSVByte.quote else { continue scanning }
        } else {
          continue
        }
        position = try row.takeQuoted(bytes, separator, end, path)
        continue scanning
      }
      position += 8
    }
  }
}

/// The row that is being scanned.
private struct RowInProgress {
  private let columnCount: Int
  private var base = 0
  private var start: Int
  private var fieldIndex = 0
  private var fieldStart: Int
  /// The field in quotes that was taken and whose separator comes next; its start is −1 if none.
  private var quoted = CSVField(start: -1, markedEnd: 0)
  private(set) var firstLine: Int
  private(set) var line: Int

  init(start: Int, line: Int, columnCount: Int) {
    self.columnCount = columnCount
    self.line = line
    firstLine = line
    self.start = start
    fieldStart = start
  }

  mutating func begin(at start: Int, base: Int) {
    self.base = base
    self.start = start
    fieldStart = start
    fieldIndex = 0
    firstLine = line
  }

  @inline(__always)
  mutating func endField(at index: Int, _ found: inout MutableSpan<CSVField>) {
    if fieldIndex < columnCount {
      found[base + fieldIndex] =
        quoted.start < 0 ? CSVField(start: fieldStart, markedEnd: index) : quoted
    }
    fieldIndex += 1
    fieldStart = index + 1
    quoted.start = -1
  }

  /// Whether the row that ends at `index` holds nothing but its separators.
  @inline(__always)
  func isEmpty(at index: Int) -> Bool {
    index - start == columnCount - 1 && fieldIndex == columnCount - 1 && columnCount > 1
  }

  /// Leaves a line out that is no row.
  mutating func skip() {
    line += 1
    quoted.start = -1
  }

  /// Ends the row; false where the line is empty and no row.
  mutating func endRow(
    at index: Int, _ bytes: RawSpan, _ path: String, _ found: inout MutableSpan<CSVField>
  ) throws(CSVFailure) -> Bool {
    if fieldIndex == 0, columnCount > 1, quoted.start < 0, bytes.isBlank(fieldStart, index) {
      line += 1
      return false
    }
    endField(at: index, &found)
    guard fieldIndex == columnCount else {
      throw .raggedRow(path: path, line: firstLine, fieldCount: fieldIndex, expected: columnCount)
    }
    line += 1
    return true
  }

  /// Takes the quoted field that begins where the field does, and gives the place of the separator
  /// or line end behind it. Spaces between the two are skipped.
  mutating func takeQuoted(
    _ bytes: RawSpan, _ separator: UInt8, _ end: Int, _ path: String
  ) throws(CSVFailure) -> Int {
    let start = fieldStart + 1
    var index = start
    var hasDoubled = false
    let openingLine = line
    while true {
      guard index < end else { throw .unclosedQuote(path: path, line: openingLine) }
      let byte = bytes.byte(index)
      if byte == CSVByte.lineFeed { line += 1 }
      if byte == CSVByte.quote {
        guard bytes.byte(index + 1) == CSVByte.quote else { break }
        hasDoubled = true
        index += 1
      }
      index += 1
    }
    quoted = CSVField(start: start, markedEnd: hasDoubled ? ~index : index)
    index += 1
    while index < end, bytes.byte(index) == CSVByte.space { index += 1 }
    let next = bytes.byte(index)
    guard next == separator || next == CSVByte.lineFeed || next == CSVByte.carriageReturn else {
      throw .textAfterQuote(path: path, line: line)
    }
    return index
  }
}
