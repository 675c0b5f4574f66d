import Reporting

/// A column seen as categories: what groups the rows of a table, a test or a survival curve.
package struct Grouping: Sendable {
  /// The name of the column.
  package let name: String
  /// What tables and legends call it.
  package let label: String
  /// The levels in order; the first is the reference.
  package let levels: [String]
  /// For each row the index of its level; −1 where missing.
  package let codes: [Int32]
  /// Whether the order of the levels carries meaning.
  package let isOrdered: Bool

  package init(
    name: String, label: String, levels: [String], codes: [Int32], isOrdered: Bool = false
  ) {
    self.name = name
    self.label = label
    self.levels = levels
    self.codes = codes
    self.isOrdered = isOrdered
  }

  /// How many rows have each level.
  package var counts: [Int] {
    var counts = [Int](repeating: 0, count: levels.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    return counts
  }

  /// The indices of the rows that have the level.
  package func rows(ofLevel level: Int) -> [Int] {
    codes.indices.filter { Int(codes[$0]) == level }
  }

  /// The grouping without the levels that no row has.
  package func droppingUnusedLevels() -> Grouping {
    let counts = self.counts
    let kept = levels.indices.filter { counts[$0] > 0 }
    guard kept.count < levels.count else { return self }
    var mapping = [Int32](repeating: -1, count: levels.count)
    for (new, old) in kept.enumerated() { mapping[old] = Int32(new) }
    return Grouping(
      name: name, label: label, levels: kept.map { levels[$0] },
      codes: codes.map { $0 < 0 ? -1 : mapping[Int($0)] }, isOrdered: isOrdered)
  }
}

extension Grouping {
  /// The largest number of distinct numbers that still makes groups where groups are asked for.
  static let largestNumberOfGroups = 20

  /// Groups by a column: its levels where it has some, its distinct values where it holds at most
  /// 20 different numbers. More are an error that says how to cut them.
  package init(_ column: Column) throws(DataFailure) {
    if let grouping = Grouping(categorical: column) {
      self = grouping
      return
    }
    let distinct = column.distinctNumbers(atMost: Grouping.largestNumberOfGroups)
    guard let distinct, case .numbers(let values) = column.storage else {
      throw .invalid(
        "\(column.quotedName) has too many different values to group by; cut it first: "
          + "d[\"\(column.name)\"].cut(at: [60], labels: [\"≤ 60\", \"> 60\"])")
    }
    self.init(column, numbers: values, distinct: distinct)
  }

  /// The levels and codes of a column that is categorical by its kind: categories, text, truth
  /// values ("no", "yes") and dates; `nil` for numbers.
  package init?(categorical column: Column) {
    let label = column.label ?? column.name
    switch column.storage {
    case .categories(let coded, let isOrdered):
      self.init(
        name: column.name, label: label, levels: coded.texts, codes: coded.codes,
        isOrdered: isOrdered)
    case .text(let coded):
      let ordered = coded.inNaturalOrder()
      self.init(name: column.name, label: label, levels: ordered.texts, codes: ordered.codes)
    case .truth(let values):
      self.init(
        name: column.name, label: label, levels: ["no", "yes"], codes: values.map(Int32.init))
    case .dates:
      let ordered = Column.CodedTexts(column.texts).inNaturalOrder()
      self.init(name: column.name, label: label, levels: ordered.texts, codes: ordered.codes)
    case .numbers: return nil
    }
  }

  /// A column as tables show it: as `init(categorical:)`, and whole numbers with at most 5
  /// distinct values as categories too, with a note that says how to declare it; `nil` where it
  /// is to be shown as numbers.
  package init?(shownAsCategories column: Column) {
    if let grouping = Grouping(categorical: column) {
      self = grouping
      return
    }
    guard !column.isDeclared, column.holdsWholeNumbers, case .numbers(let values) = column.storage,
      let distinct = column.distinctNumbers(atMost: 5), !distinct.isEmpty
    else { return nil }
    ReportContext.warn(
      "shown-as-categories",
      "\(column.quotedName) holds whole numbers with \(distinct.count) different values and is "
        + "shown as categories; declare it: types: [\"\(column.name)\": .categorical] or .number")
    self.init(column, numbers: values, distinct: distinct)
  }

  private init(_ column: Column, numbers: [Double], distinct: [Double]) {
    var codes: [Int32] = []
    codes.reserveCapacity(numbers.count)
    for value in numbers { codes.append(Int32(distinct.firstIndex(of: value) ?? -1)) }
    self.init(
      name: column.name, label: column.label ?? column.name, levels: distinct.map(\.plainText),
      codes: codes)
  }
}

extension Column {
  /// The distinct values of a column of numbers in ascending order; `nil` where there are more
  /// than `limit` or where the column holds no numbers.
  package func distinctNumbers(atMost limit: Int) -> [Double]? {
    guard case .numbers(let values) = storage else { return nil }
    var distinct: [Double] = []
    for value in values where !value.isNaN && !distinct.contains(value) {
      guard distinct.count < limit else { return nil }
      distinct.append(value)
    }
    return distinct.sorted()
  }

  /// The levels: of categories as they were declared, of text those that occur, in natural order;
  /// of truth values "no" and "yes"; of numbers and dates the values that occur, ascending.
  public var levels: [String] {
    if case .numbers(let values) = storage {
      return Set(values.filter { !$0.isNaN }).sorted().map(\.plainText)
    }
    return Grouping(categorical: self)?.levels ?? []
  }

  /// For each cell the index of its level in `levels`; −1 where missing.
  package var codes: [Int32] {
    if let grouping = Grouping(categorical: self) { return grouping.codes }
    guard case .numbers(let values) = storage else { return [] }
    var places: [Double: Int32] = [:]
    for (index, value) in Set(values.filter { !$0.isNaN }).sorted().enumerated() {
      places[value] = Int32(index)
    }
    return values.map { places[$0] ?? -1 }
  }
}

extension Column.CodedTexts {
  /// The texts that occur, in natural order, with codes to match.
  package func inNaturalOrder() -> Column.CodedTexts {
    var occurs = [Bool](repeating: false, count: texts.count)
    for code in codes where code >= 0 { occurs[Int(code)] = true }
    let ordered = NaturalOrder.sorted(texts.indices.filter { occurs[$0] }.map { texts[$0] })
    var places: [String: Int32] = [:]
    for (index, text) in ordered.enumerated() { places[text] = Int32(index) }
    let mapping = texts.map { places[$0] ?? -1 }
    return Column.CodedTexts(codes: codes.map { $0 < 0 ? -1 : mapping[Int($0)] }, texts: ordered)
  }
}
