extension Column {
  /// The cells as numbers, NaN where missing. Truth values are 1 and 0, dates days since
  /// 1970-01-01, and categories the numbers that their levels spell; never codes. Text ends the
  /// report.
  public var doubles: [Double] { orStop { try numbers() } }

  /// The cells as texts, `nil` where missing. Numbers are spelled in their shortest exact form,
  /// truth values "yes" and "no", dates as ISO 8601.
  public var texts: [String?] { (0..<count).map { text(at: $0) } }

  /// Whether each cell is missing: a column of truth values, none of which is missing.
  public var isMissing: Column {
    computed(.truth((0..<count).map { isMissing(at: $0) ? 1 : 0 }), as: "isMissing(\(name))")
  }

  /// How many cells are missing.
  public var missingCount: Int {
    switch storage {
    case .numbers(let values): values.count { $0.isNaN }
    case .categories(let coded, _), .text(let coded): coded.codes.count { $0 < 0 }
    case .truth(let values): values.count { $0 < 0 }
    case .dates(let days): days.count { $0 == CalendarDay.missing }
    }
  }

  /// Whether both have the same kind, cells, levels, label and unit. Missing cells equal each
  /// other; names do not matter.
  public func isIdentical(to other: Column) -> Bool {
    guard label == other.label, unit == other.unit, count == other.count else { return false }
    switch (storage, other.storage) {
    case (.numbers(let a), .numbers(let b)):
      return zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    case (.categories(let a, let x), .categories(let b, let y)):
      return x == y && a.texts == b.texts && a.codes == b.codes
    case (.text, .text): return texts == other.texts
    case (.truth(let a), .truth(let b)): return a == b
    case (.dates(let a), .dates(let b)): return a == b
    default: return false
    }
  }

  /// Whether the cell at `index` is missing.
  package func isMissing(at index: Int) -> Bool {
    switch storage {
    case .numbers(let values): values[index].isNaN
    case .categories(let coded, _), .text(let coded): coded.codes[index] < 0
    case .truth(let values): values[index] < 0
    case .dates(let days): days[index] == CalendarDay.missing
    }
  }

  /// The cell at `index` as text; `nil` where missing.
  package func text(at index: Int) -> String? {
    guard !isMissing(at: index) else { return nil }
    switch storage {
    case .numbers(let values): return values[index].plainText
    case .categories(let coded, _), .text(let coded): return coded.texts[Int(coded.codes[index])]
    case .truth(let values): return values[index] == 1 ? "yes" : "no"
    case .dates(let days): return CalendarDay.text(of: days[index])
    }
  }

  /// The cells as numbers, as `doubles` gives them.
  package func numbers() throws(DataFailure) -> [Double] {
    switch storage {
    case .numbers(let values): return values
    case .truth(let values): return values.map { $0 < 0 ? .nan : Double($0) }
    case .dates(let days): return days.map { $0 == CalendarDay.missing ? .nan : Double($0) }
    case .categories(let coded, _), .text(let coded):
      var isSpelled = true
      let values = coded.texts.map { text -> Double in
        guard let value = Double(text), value.isFinite else {
          isSpelled = false
          return .nan
        }
        return value
      }
      guard case .categories = storage, isSpelled else {
        throw .notNumeric(
          column: name, example: coded.codes.first { $0 >= 0 }.map { coded.texts[Int($0)] })
      }
      return coded.codes.map { $0 < 0 ? .nan : values[Int($0)] }
    }
  }

  /// Whether the column holds numbers and every one that is not missing is whole.
  package var holdsWholeNumbers: Bool {
    guard case .numbers(let values) = storage else { return false }
    return values.allSatisfy { $0.isNaN || ($0.rounded() == $0 && $0.isFinite) }
  }

  /// The cells at `indices`, in their order.
  package func selecting(_ indices: [Int]) -> Column {
    switch storage {
    case .numbers(let values): return with(.numbers(indices.map { values[$0] }))
    case .truth(let values): return with(.truth(indices.map { values[$0] }))
    case .dates(let days): return with(.dates(indices.map { days[$0] }))
    case .text(var coded):
      coded.codes = indices.map { [codes = coded.codes] in codes[$0] }
      return with(.text(coded))
    case .categories(var coded, let isOrdered):
      coded.codes = indices.map { [codes = coded.codes] in codes[$0] }
      return with(.categories(coded, isOrdered: isOrdered))
    }
  }
}
