/// Collects texts as codes, by hashing their bytes: a text becomes a `String` once, however often
/// it occurs.
final class CSVTextBuilder: CSVColumnBuilder {
  private var codes: [Int32]
  private var count = 0
  private var table: CSVTextTable
  /// Texts with doubled quotes, which are not in the file as they are meant.
  private var unescaped: [String: Int32] = [:]
  /// The text of each of these by its code.
  private var unescapedTexts: [Int32: String] = [:]

  init(capacity: Int, missing: MissingTexts) {
    codes = LargePages.array(repeating: 0, count: capacity)
    table = CSVTextTable(missing: missing)
  }

  func append(
    _ fields: Span<CSVField>, rowCount: Int, column: Int, columnCount: Int, of bytes: RawSpan
  ) {
    if count + rowCount > codes.count {
      codes += [Int32](repeating: 0, count: max(codes.count / 4, rowCount))
    }
    // Both are taken out of the object for the loop, which then needs no check of exclusive access.
    var table = CSVTextTable.empty
    swap(&table, &self.table)
    var cells = codes.mutableSpan
    var place = column
    for row in count..<(count + rowCount) {
      let field = fields[place]
      place += columnCount
      if field.hasDoubledQuotes {
        cells[row] = codeOfUnescaped(bytes, field, &table)
      } else {
        cells[row] = table.code(bytes, field)
      }
    }
    swap(&table, &self.table)
    count += rowCount
  }

  func finish(of bytes: RawSpan) -> ParsedCells {
    codes.removeLast(codes.count - count)
    let occurrences = table.occurrences
    var texts: [String] = []
    texts.reserveCapacity(occurrences.count)
    for field in occurrences {
      let isUnescaped = field.hasDoubledQuotes
      let text = isUnescaped ? unescapedTexts[Int32(texts.count)] : nil
      texts.append(text ?? bytes.text(field.start, field.end))
    }
    let coded = Column.CodedTexts(codes: codes, texts: texts)
    // Texts can be equal although their bytes differ: "é" has two spellings.
    let isPlain =
      unescaped.isEmpty && occurrences.allSatisfy { bytes.isPlain($0.start, $0.end) }
    return .texts(isPlain ? coded : coded.mergingEqualTexts())
  }

  private func codeOfUnescaped(
    _ bytes: RawSpan, _ field: CSVField, _ table: inout CSVTextTable
  ) -> Int32 {
    let text = bytes.text(of: field)
    if let code = unescaped[text] { return code }
    let code = table.addOccurrence(field)
    unescaped[text] = code
    unescapedTexts[code] = text
    return code
  }
}

extension Column.CodedTexts {
  /// The same cells with each text once; the first code of equal texts stays.
  func mergingEqualTexts() -> Column.CodedTexts {
    var known: [String: Int32] = [:]
    var kept: [String] = []
    let mapping = texts.map { text -> Int32 in
      if let code = known[text] { return code }
      known[text] = Int32(kept.count)
      kept.append(text)
      return Int32(kept.count - 1)
    }
    return Column.CodedTexts(codes: codes.map { $0 < 0 ? -1 : mapping[Int($0)] }, texts: kept)
  }
}
