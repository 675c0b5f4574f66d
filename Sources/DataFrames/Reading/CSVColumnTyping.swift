import Reporting

/// Decides what the columns of a file hold, from their distinct texts or from what was declared,
/// and warns where a column is almost, but not quite, numbers or dates.
struct CSVColumnTyping {
  let reader: CSVReader
  /// The line on which each row begins.
  let lines: [Int32]

  private var path: String { reader.path }

  /// The data frame of the parsed columns.
  func data(_ table: ParsedTable) throws -> DataFrame {
    var columns: [Column] = []
    columns.reserveCapacity(reader.head.names.count)
    for (index, name) in reader.head.names.enumerated() {
      let declared = reader.types[name]
      var column = try typed(table.cells[index], as: declared, name)
      column.isDeclared = declared != nil
      columns.append(column)
    }
    warnOfEmptyLines(table.emptyLines)
    return try DataFrame(
      columns: columns, rows: RowIdentities(source: path, lines: lines), source: path)
  }

  private func warnOfEmptyLines(_ emptyLines: [Int]) {
    guard let first = emptyLines.first else { return }
    ReportContext.warn(
      "empty-rows",
      "\(emptyLines.count) \(emptyLines.count == 1 ? "row" : "rows") of \(path) without any value "
        + "\(emptyLines.count == 1 ? "was" : "were") left out, the first in line \(first)")
  }

  private func typed(
    _ cells: ParsedCells?, as declared: ColumnType?, _ name: String
  ) throws(CSVFailure) -> Column {
    switch cells {
    case .numbers(let values): return Column(.numbers(values), name: name)
    case .texts(let coded):
      if let declared { return try converted(coded, to: declared, name) }
      return inferred(coded, name)
    case .notNumbers, nil: return Column(.numbers([]), name: name)
    }
  }

  // MARK: - Inferring

  private func inferred(_ coded: Column.CodedTexts, _ name: String) -> Column {
    let texts = coded.texts
    if texts.isEmpty {
      return Column(.numbers(coded.codes.map { _ in .nan }), name: name)
    }
    if texts.allSatisfy({ CSVColumnTyping.truth($0) != nil }) {
      let truths = texts.map { CSVColumnTyping.truth($0) == true ? Int8(1) : 0 }
      return Column(.truth(coded.codes.map { $0 < 0 ? -1 : truths[Int($0)] }), name: name)
    }
    if texts.count <= 100_000 {
      let days = texts.map(CalendarDay.parse)
      if days.allSatisfy({ $0 != nil }) {
        let known = days.map { $0 ?? CalendarDay.missing }
        return Column(
          .dates(coded.codes.map { $0 < 0 ? CalendarDay.missing : known[Int($0)] }), name: name)
      }
      warnOfExceptions(coded, name, "dates", days.map { $0 != nil })
    }
    warnOfExceptions(coded, name, "numbers", texts.map { CSVColumnTyping.isNumberLike($0) })
    warnOfSpaces(coded, name)
    return Column(.text(coded), name: name)
  }

  private static func truth(_ text: String) -> Bool? {
    switch text {
    case "true", "TRUE", "True": true
    case "false", "FALSE", "False": false
    default: nil
    }
  }

  /// Numbers, and identifiers of digits that are kept as text because a number would lose part of
  /// them: a column of these alone deserves no warning.
  private static func isNumberLike(_ text: String) -> Bool {
    guard let first = text.utf8.first, first < 0x3A else { return false }
    return Double(text)?.isFinite == true
  }

  /// Warns of a column most cells of which are numbers (or dates): it stays text, never becomes a
  /// missing value in silence.
  private func warnOfExceptions(
    _ coded: Column.CodedTexts, _ name: String, _ kind: String, _ isOfKind: [Bool]
  ) {
    guard isOfKind.contains(true), isOfKind.contains(false) else { return }
    var exceptions: [Int] = []
    var present = 0
    for (row, code) in coded.codes.enumerated() where code >= 0 {
      present += 1
      if !isOfKind[Int(code)] { exceptions.append(row) }
    }
    guard exceptions.count * 2 < present else { return }
    let shown = exceptions.prefix(3).map { row in
      "\"\(coded.texts[Int(coded.codes[row])])\" in line \(lines[row])"
    }
    let more = exceptions.count > 3 ? " and \(exceptions.count - 3) more" : ""
    ReportContext.warn(
      "text-among-\(kind)",
      "\"\(name)\" in \(path) holds \(kind) but for \(shown.joined(separator: ", "))\(more); it is "
        + "read as text. Mend the cells, or name them in missing:")
  }

  /// Warns of levels that differ only in spaces, which look the same in every table.
  private func warnOfSpaces(_ coded: Column.CodedTexts, _ name: String) {
    guard coded.texts.count <= 50 else { return }
    var seen: [String: String] = [:]
    for text in coded.texts {
      let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if let other = seen.updateValue(text, forKey: plain) {
        ReportContext.warn(
          "levels-differ-in-spaces",
          "\"\(name)\" in \(path) has the values \"\(other)\" and \"\(text)\", which differ only in "
            + "spaces; make one of them: .recoded([\"\(text)\": \"\(other)\"])")
      }
    }
  }

  // MARK: - As declared

  private func converted(
    _ coded: Column.CodedTexts, to type: ColumnType, _ name: String
  ) throws(CSVFailure) -> Column {
    switch type.kind {
    case .number, .text: return Column(.text(coded), name: name)
    case .truth:
      let truths = try values(coded, name, "a truth value") { text in
        TruthWord.value(of: text).map { Int8($0 ? 1 : 0) }
      }
      return Column(.truth(coded.codes.map { $0 < 0 ? -1 : truths[Int($0)] }), name: name)
    case .date:
      let days = try values(coded, name, "a date", CSVColumnTyping.day)
      return Column(
        .dates(coded.codes.map { $0 < 0 ? CalendarDay.missing : days[Int($0)] }), name: name)
    case .categories:
      guard !type.levels.isEmpty else {
        return Column(.categories(coded.inNaturalOrder(), isOrdered: false), name: name)
      }
      let places = try values(coded, name, "one of \(Column.listed(type.levels))") { text in
        type.levels.firstIndex(of: text).map(Int32.init)
      }
      let codes = coded.codes.map { $0 < 0 ? -1 : places[Int($0)] }
      return Column(
        .categories(Column.CodedTexts(codes: codes, texts: type.levels), isOrdered: type.isOrdered),
        name: name)
    }
  }

  /// What each distinct text stands for; a text that stands for nothing is an error that names the
  /// first line with it.
  private func values<Value>(
    _ coded: Column.CodedTexts, _ name: String, _ wanted: String, _ value: (String) -> Value?
  ) throws(CSVFailure) -> [Value] {
    var values: [Value] = []
    for (code, text) in coded.texts.enumerated() {
      guard let found = value(text) else {
        let row = coded.codes.firstIndex(of: Int32(code)) ?? 0
        throw .wrongType(
          path: path, line: Int(lines[row]), column: name, cell: text, wanted: wanted)
      }
      values.append(found)
    }
    return values
  }

  /// A date, or the serial number that a spreadsheet keeps for one: days since 1899-12-30, which
  /// is right from March 1900 on.
  private static func day(_ text: String) -> Int32? {
    if let day = CalendarDay.parse(text) { return day }
    guard let serial = Int32(text), (61..<2_958_466).contains(serial) else { return nil }
    return serial - 25_569
  }
}
