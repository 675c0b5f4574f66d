import Reporting

/// Comparisons give a column of truth values; a missing cell compares to missing.
extension Column {
  /// Whether each cell equals the text. Numbers are compared as numbers, dates as dates.
  public static func == (a: Column, b: String) -> Column {
    orStop { try a.compared(.equal, with: b) }
  }
  /// Whether each cell differs from the text.
  public static func != (a: Column, b: String) -> Column {
    orStop { try a.compared(.notEqual, with: b) }
  }
  /// Whether each cell comes before the text, in the order that was declared or of dates.
  public static func < (a: Column, b: String) -> Column {
    orStop { try a.compared(.less, with: b) }
  }
  /// Whether each cell comes before the text or equals it.
  public static func <= (a: Column, b: String) -> Column {
    orStop { try a.compared(.lessOrEqual, with: b) }
  }
  /// Whether each cell comes after the text.
  public static func > (a: Column, b: String) -> Column {
    orStop { try a.compared(.greater, with: b) }
  }
  /// Whether each cell comes after the text or equals it.
  public static func >= (a: Column, b: String) -> Column {
    orStop { try a.compared(.greaterOrEqual, with: b) }
  }

  /// Whether each cell equals the number.
  public static func == (a: Column, b: Double) -> Column {
    orStop { try a.compared(.equal, with: b) }
  }
  /// Whether each cell differs from the number.
  public static func != (a: Column, b: Double) -> Column {
    orStop { try a.compared(.notEqual, with: b) }
  }
  /// Whether each cell is less than the number.
  public static func < (a: Column, b: Double) -> Column {
    orStop { try a.compared(.less, with: b) }
  }
  /// Whether each cell is at most the number.
  public static func <= (a: Column, b: Double) -> Column {
    orStop { try a.compared(.lessOrEqual, with: b) }
  }
  /// Whether each cell is greater than the number.
  public static func > (a: Column, b: Double) -> Column {
    orStop { try a.compared(.greater, with: b) }
  }
  /// Whether each cell is at least the number.
  public static func >= (a: Column, b: Double) -> Column {
    orStop { try a.compared(.greaterOrEqual, with: b) }
  }

  /// Whether each cell equals that of the other column in its row.
  public static func == (a: Column, b: Column) -> Column {
    orStop { try a.compared(.equal, with: b) }
  }
  /// Whether each cell differs from that of the other column in its row.
  public static func != (a: Column, b: Column) -> Column {
    orStop { try a.compared(.notEqual, with: b) }
  }
  /// Whether each cell is less than that of the other column in its row.
  public static func < (a: Column, b: Column) -> Column {
    orStop { try a.compared(.less, with: b) }
  }
  /// Whether each cell is at most that of the other column in its row.
  public static func <= (a: Column, b: Column) -> Column {
    orStop { try a.compared(.lessOrEqual, with: b) }
  }
  /// Whether each cell is greater than that of the other column in its row.
  public static func > (a: Column, b: Column) -> Column {
    orStop { try a.compared(.greater, with: b) }
  }
  /// Whether each cell is at least that of the other column in its row.
  public static func >= (a: Column, b: Column) -> Column {
    orStop { try a.compared(.greaterOrEqual, with: b) }
  }

  /// Whether each truth value is the given one.
  public static func == (a: Column, b: Bool) -> Column {
    orStop { try a.compared(.equal, with: b ? "yes" : "no") }
  }
}

// MARK: - With a number

extension Column {
  package func compared(_ comparison: Comparison, with number: Double) throws(DataFailure) -> Column
  {
    let name = "\(self.name) \(comparison.rawValue) \(number.plainText)"
    switch storage {
    case .dates:
      throw .invalid(
        "\(quotedName) holds dates; compare it with a date in quotes: \"2016-06-30\"")
    case .text where missingCount < count:
      throw .notNumeric(column: self.name, example: texts.first { $0 != nil } ?? nil)
    case .text: return computed(.truth([Int8](repeating: -1, count: count)), as: name)
    case .numbers, .truth, .categories:
      let values = try numbers()
      return computed(
        .truth(values.map { $0.isNaN ? -1 : comparison.holds($0, number) ? 1 : 0 }), as: name)
    }
  }
}

// MARK: - With a text

extension Column {
  package func compared(_ comparison: Comparison, with text: String) throws(DataFailure) -> Column {
    let name = "\(self.name) \(comparison.rawValue) \"\(text)\""
    switch storage {
    case .numbers(let values):
      guard let number = Double(text), number.isFinite else {
        if values.allSatisfy(\.isNaN) {
          return computed(.truth([Int8](repeating: -1, count: count)), as: name)
        }
        throw .invalid("\(quotedName) holds numbers and cannot be compared with \"\(text)\"")
      }
      return try compared(comparison, with: number)
    case .dates(let days):
      guard let day = CalendarDay.parse(text) else {
        throw .invalid("\(quotedName) holds dates; \"\(text)\" is none: write \"2016-06-30\"")
      }
      return computed(
        .truth(days.map { $0 == CalendarDay.missing ? -1 : comparison.holds($0, day) ? 1 : 0 }),
        as: name)
    case .truth(let values):
      guard let truth = TruthWord.value(of: text) else {
        throw .invalid("\(quotedName) holds truth values; compare it with \"yes\" or \"no\"")
      }
      return computed(
        .truth(values.map { $0 < 0 ? -1 : comparison.holds($0, truth ? 1 : 0) ? 1 : 0 }), as: name)
    case .text(let coded), .categories(let coded, _):
      let truths = try truths(of: coded.texts, comparison, text)
      return computed(.truth(coded.codes.map { $0 < 0 ? -1 : truths[Int($0)] }), as: name)
    }
  }

  /// For each distinct text whether the comparison with `text` holds.
  private func truths(
    of texts: [String], _ comparison: Comparison, _ text: String
  ) throws(DataFailure) -> [Int8] {
    guard comparison.needsOrder else {
      if !texts.isEmpty, !texts.contains(text) { warnOfUnknownLevel(text, among: texts) }
      return texts.map { comparison.holds($0, text) ? 1 : 0 }
    }
    guard case .categories(_, isOrdered: true) = storage else {
      throw .invalid(
        "the values of \(quotedName) have no order; declare one: "
          + "d[\"\(name)\"].ordered([\"\(texts.prefix(3).joined(separator: "\", \""))\"])")
    }
    guard let place = texts.firstIndex(of: text) else {
      throw .invalid(
        "\(quotedName) has no level \"\(text)\"; its levels are \(Column.listed(texts))")
    }
    return texts.indices.map { comparison.holds($0, place) ? 1 : 0 }
  }

  private func warnOfUnknownLevel(_ text: String, among texts: [String]) {
    let nearest = Spelling.nearest(to: text, among: texts).map { "; nearest: \"\($0)\"" } ?? ""
    ReportContext.warn(
      "unknown-level",
      "no cell of \(quotedName) is \"\(text)\"; it holds "
        + Column.listed(NaturalOrder.sorted(texts)) + nearest)
  }

  /// Texts in quotes for a message; of many only the first.
  package static func listed(_ texts: [String], atMost limit: Int = 6) -> String {
    let shown = texts.prefix(limit).map { "\"\($0)\"" }.joined(separator: ", ")
    return texts.count > limit ? shown + " and \(texts.count - limit) more" : shown
  }
}

// MARK: - With another column

extension Column {
  package func compared(_ comparison: Comparison, with other: Column) throws(DataFailure) -> Column
  {
    try requireSameCount(as: other)
    let name = "\(self.name) \(comparison.rawValue) \(other.name)"
    switch (storage, other.storage) {
    case (.text, .text), (.text, .categories), (.categories, .text), (.categories, .categories):
      return computed(.truth(try truths(comparison, textsOf: other)), as: name)
    case (.dates, .dates), (.numbers, .numbers), (.truth, .truth), (.numbers, .truth),
      (.truth, .numbers):
      let truths = zip(try numbers(), try other.numbers()).map { a, b -> Int8 in
        a.isNaN || b.isNaN ? -1 : comparison.holds(a, b) ? 1 : 0
      }
      return computed(.truth(truths), as: name)
    default:
      throw .invalid(
        "\(quotedName) holds \(kindName) and \(other.quotedName) \(other.kindName); "
          + "the two cannot be compared")
    }
  }

  private func truths(
    _ comparison: Comparison, textsOf other: Column
  ) throws(DataFailure) -> [Int8] {
    if comparison.needsOrder {
      guard case .categories(let a, true) = storage, case .categories(let b, true) = other.storage,
        a.texts == b.texts
      else {
        throw .invalid(
          "\(quotedName) and \(other.quotedName) have no order in common; "
            + "declare the same levels for both with .ordered([…])")
      }
      return zip(a.codes, b.codes).map { $0 < 0 || $1 < 0 ? -1 : comparison.holds($0, $1) ? 1 : 0 }
    }
    return (0..<count).map { row in
      guard let a = text(at: row), let b = other.text(at: row) else { return -1 }
      return comparison.holds(a, b) ? 1 : 0
    }
  }

  /// What the column holds, for messages.
  package var kindName: String {
    switch storage {
    case .numbers: "numbers"
    case .categories: "categories"
    case .text: "text"
    case .truth: "truth values"
    case .dates: "dates"
    }
  }

  func requireSameCount(as other: Column) throws(DataFailure) {
    guard count == other.count else {
      throw .lengthsDiffer(other.quotedName, count: other.count, expected: count)
    }
  }
}

/// The words that stand for truth values.
enum TruthWord {
  static func value(of text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "1": true
    case "false", "no", "0": false
    default: nil
    }
  }
}
