/// The cells of one column as they came out of a file.
enum ParsedCells: Sendable {
  case numbers([Double])
  /// Codes into texts in order of first appearance; −1 where missing.
  case texts(Column.CodedTexts)
  /// The column was read as numbers, but this row, counted from 0, holds something else.
  case notNumbers(row: Int)
}

/// Collects the cells of one column, a batch at a time.
protocol CSVColumnBuilder: AnyObject {
  /// Takes column `column` of `columnCount` from the fields of `rowCount` rows.
  func append(
    _ fields: Span<CSVField>, rowCount: Int, column: Int, columnCount: Int, of bytes: RawSpan)

  /// The cells collected.
  func finish(of bytes: RawSpan) -> ParsedCells
}

/// Collects numbers. The first cell that is neither a number nor missing ends it.
final class CSVNumberBuilder: CSVColumnBuilder {
  private var values: [Double]
  private var count = 0
  private var offendingRow: Int?
  private let missing: MissingTexts

  init(capacity: Int, missing: MissingTexts) {
    values = LargePages.array(repeating: 0, count: capacity)
    self.missing = missing
  }

  func append(
    _ fields: Span<CSVField>, rowCount: Int, column: Int, columnCount: Int, of bytes: RawSpan
  ) {
    guard offendingRow == nil else { return }
    if count + rowCount > values.count {
      values += [Double](repeating: 0, count: max(values.count / 4, rowCount))
    }
    var cells = values.mutableSpan
    var place = column
    for row in count..<(count + rowCount) {
      let field = fields[place]
      place += columnCount
      if field.start == field.end {
        cells[row] = .nan
      } else if let number = DecimalParser.parse(bytes, field.start, field.end) {
        cells[row] = number
      } else if missing.contains(bytes, field) {
        cells[row] = .nan
      } else {
        offendingRow = row
        return
      }
    }
    count += rowCount
  }

  func finish(of bytes: RawSpan) -> ParsedCells {
    if let offendingRow { return .notNumbers(row: offendingRow) }
    values.removeLast(values.count - count)
    let numbers = missing.numbers
    if !numbers.isEmpty {
      for row in values.indices where numbers.contains(values[row]) { values[row] = .nan }
    }
    return .numbers(values)
  }
}

/// The texts that stand for a missing cell.
struct MissingTexts: Sendable {
  let texts: [String]
  private let encoded: [[UInt8]]
  /// Those that are numbers, such as "-9": in a column of numbers they count by value.
  let numbers: [Double]

  init(_ texts: [String]) {
    self.texts = texts
    encoded = texts.map { Array($0.utf8) }
    numbers = texts.compactMap { Double($0) }.filter { $0.isFinite }
  }

  /// Whether an empty cell is missing, also among texts.
  var includesEmpty: Bool { texts.contains("") }

  /// Whether the field holds one of them; spaces alone count as nothing.
  func contains(_ bytes: RawSpan, _ field: CSVField) -> Bool {
    if bytes.isBlank(field.start, field.end) { return true }
    let count = field.end - field.start
    return encoded.contains { candidate in
      candidate.count == count
        && candidate.indices.allSatisfy { candidate[$0] == bytes.byte(field.start + $0) }
    }
  }
}
