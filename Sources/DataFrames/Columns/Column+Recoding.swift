import Reporting

extension Column {
  /// The column as categories in this order, the first being the reference; their order carries
  /// meaning, so that `<` compares them. A value that is not among the levels ends the report.
  public func ordered(_ levels: [String], line: Int = #line) -> Column {
    orStop(line: line) { try categories(levels, isOrdered: true) }
  }

  /// The column as categories with `reference` first, the others as they were.
  public func releveled(reference: String, line: Int = #line) -> Column {
    orStop(line: line) {
      let levels = try asCategories().levels
      guard levels.contains(reference) else {
        throw DataFailure.invalid(
          "\(quotedName) has no level \"\(reference)\"; its levels are \(Column.listed(levels))")
      }
      return try categories([reference] + levels.filter { $0 != reference }, isOrdered: false)
    }
  }

  /// The column with some of its values renamed, or joined under one name; all others stay.
  /// Levels keep their order, a new one standing where the first of its old ones stood.
  public func recoded(_ names: KeyValuePairs<String, String>, line: Int = #line) -> Column {
    orStop(line: line) {
      let old = try asCategories()
      guard case .categories(let coded, let isOrdered) = old.storage else { return old }
      var mapping: [String: String] = [:]
      for (from, to) in names {
        guard coded.texts.contains(from) else {
          throw DataFailure.invalid(
            "\(quotedName) has no value \"\(from)\" to recode; it holds \(Column.listed(coded.texts))"
          )
        }
        mapping[from] = to
      }
      let renamed = CodedTexts(codes: coded.codes, texts: coded.texts.map { mapping[$0] ?? $0 })
        .mergingEqualTexts()
      if case .categories = storage { return with(.categories(renamed, isOrdered: isOrdered)) }
      return with(.text(renamed))
    }
  }

  /// Numbers as categories with names, in the order in which they are given:
  /// `[1: "male", 2: "female"]`. A number without a name ends the report.
  public func labelled(_ names: KeyValuePairs<Double, String>, line: Int = #line) -> Column {
    orStop(line: line) {
      let numbers = try self.numbers()
      let values = names.map(\.key)
      var codes: [Int32] = []
      codes.reserveCapacity(numbers.count)
      for number in numbers {
        if number.isNaN {
          codes.append(-1)
        } else if let place = values.firstIndex(of: number) {
          codes.append(Int32(place))
        } else {
          throw DataFailure.invalid(
            "\(quotedName) holds \(number.plainText), which has no name among "
              + Column.listed(names.map(\.value)))
        }
      }
      let coded = CodedTexts(codes: codes, texts: names.map(\.value)).mergingEqualTexts()
      return with(.categories(coded, isOrdered: false))
    }
  }

  /// The cells as categories with exactly these levels.
  package func categories(_ levels: [String], isOrdered: Bool) throws(DataFailure) -> Column {
    var places: [String: Int32] = [:]
    for (index, level) in levels.enumerated() {
      guard places.updateValue(Int32(index), forKey: level) == nil else {
        throw .invalid("the level \"\(level)\" is named twice for \(quotedName)")
      }
    }
    let coded: CodedTexts
    switch storage {
    case .categories(let own, _), .text(let own): coded = own
    case .numbers, .truth, .dates: coded = CodedTexts(texts)
    }
    var occurs = [Bool](repeating: false, count: coded.texts.count)
    for code in coded.codes where code >= 0 { occurs[Int(code)] = true }
    let mapping = coded.texts.map { places[$0] ?? -1 }
    let unknown = mapping.indices.filter { occurs[$0] && mapping[$0] < 0 }.map { coded.texts[$0] }
    guard unknown.isEmpty else {
      throw .invalid(
        "\(quotedName) holds \(Column.listed(unknown)), not among the levels \(Column.listed(levels))"
      )
    }
    let codes = coded.codes.map { $0 < 0 ? -1 : mapping[Int($0)] }
    return with(.categories(CodedTexts(codes: codes, texts: levels), isOrdered: isOrdered))
  }
}
