import Reporting

extension DataFrame {
  /// These rows with the columns of another data frame, row by row where `key` is the same. Every
  /// row of this one stays; without a match the new cells are missing, with a warning that says
  /// how many. A key that `other` holds twice, and a column that both have, end the report.
  public func joined(with other: DataFrame, on key: String, line: Int = #line) -> DataFrame {
    orStop(line: line) {
      let (mine, theirs) = (try found(key), try other.found(key))
      guard mine.canShareCells(with: theirs) else {
        throw DataFailure.invalid(
          "\"\(key)\" holds \(mine.kindName) in one data frame and \(theirs.kindName) in the other; "
            + "read both as the same, for example types: [\"\(key)\": .text]")
      }
      var places: [String: Int] = [:]
      for row in 0..<other.count {
        guard let text = theirs.text(at: row) else { continue }
        if let earlier = places.updateValue(row, forKey: text) {
          throw DataFailure.invalid(
            "\"\(key)\" is \"\(text)\" twice, at \(other.rows.place(at: earlier)) and "
              + "\(other.rows.place(at: row)); a join needs it once")
        }
      }
      let matches = (0..<count).map { row in mine.text(at: row).flatMap { places[$0] } }
      var result = self
      for column in other.columns where column.name != key {
        guard !hasColumn(column.name) else {
          throw DataFailure.invalid(
            "both data frames have a column \"\(column.name)\"; drop it from one: "
              + ".dropping(\"\(column.name)\")")
        }
        try result.set(column.selectingMatches(matches), as: column.name)
      }
      let unmatched = matches.count { $0 == nil }
      if unmatched > 0 {
        ReportContext.warn(
          "unmatched-rows",
          "\(unmatched) of \(count) rows have no match by \"\(key)\"; their new cells are missing",
          line: line)
      }
      return result
    }
  }

  /// These rows followed by those of another data frame. Columns are matched by name; one that
  /// only one of the two has is missing in the other's rows, with a warning. Levels are kept in
  /// order, new ones behind.
  public func stacked(with other: DataFrame, line: Int = #line) -> DataFrame {
    orStop(line: line) {
      let all = rows.appending(other.rows)
      var names = columnNames
      names += other.columnNames.filter { !hasColumn($0) }
      var stacked: [Column] = []
      var lacking: [String] = []
      for name in names {
        let upper = hasColumn(name) ? try found(name) : nil
        let lower = other.hasColumn(name) ? try other.found(name) : nil
        if upper == nil || lower == nil { lacking.append(name) }
        guard let model = upper ?? lower else { continue }
        stacked.append(
          try (upper ?? model.missingCells(count))
            .stacked(on: lower ?? model.missingCells(other.count)))
      }
      if !lacking.isEmpty {
        ReportContext.warn(
          "stacked-columns-differ",
          "only one of the two data frames has \(Column.listed(lacking)); missing in the other's rows",
          line: line)
      }
      return try DataFrame(columns: stacked, rows: all, source: source)
    }
  }
}

extension Column {
  /// Whether cells of both mean the same where they are spelled the same.
  fileprivate func canShareCells(with other: Column) -> Bool {
    switch (storage, other.storage) {
    case (.numbers, .numbers), (.truth, .truth), (.dates, .dates): true
    case (.text, .text), (.text, .categories), (.categories, .text), (.categories, .categories):
      true
    default: false
    }
  }

  /// The cells at `indices`; missing where there is none.
  fileprivate func selectingMatches(_ indices: [Int?]) -> Column {
    switch storage {
    case .numbers(let values): with(.numbers(indices.map { $0.map { values[$0] } ?? .nan }))
    case .truth(let values): with(.truth(indices.map { $0.map { values[$0] } ?? -1 }))
    case .dates(let days):
      with(.dates(indices.map { $0.map { days[$0] } ?? CalendarDay.missing }))
    case .text(let coded):
      with(
        .text(
          CodedTexts(codes: indices.map { $0.map { coded.codes[$0] } ?? -1 }, texts: coded.texts)))
    case .categories(let coded, let isOrdered):
      with(
        .categories(
          CodedTexts(codes: indices.map { $0.map { coded.codes[$0] } ?? -1 }, texts: coded.texts),
          isOrdered: isOrdered))
    }
  }

  /// A column of this kind without values.
  fileprivate func missingCells(_ count: Int) -> Column {
    selectingMatches([Int?](repeating: nil, count: count))
  }

  /// The cells of this column, then those of the other.
  fileprivate func stacked(on lower: Column) throws(DataFailure) -> Column {
    switch (storage, lower.storage) {
    case (.numbers(let a), .numbers(let b)): return with(.numbers(a + b))
    case (.truth(let a), .truth(let b)): return with(.truth(a + b))
    case (.dates(let a), .dates(let b)): return with(.dates(a + b))
    case (.text(let a), .text(let b)): return with(.text(a.stacked(on: b)))
    case (.categories(let a, let x), .categories(let b, let y)):
      return with(.categories(a.stacked(on: b), isOrdered: x && y && a.texts == b.texts))
    case (.categories(let a, _), .text(let b)), (.text(let a), .categories(let b, _)):
      return with(.text(a.stacked(on: b)))
    default:
      if missingCount == count { return try lower.missingCells(count).stacked(on: lower) }
      if lower.missingCount == lower.count { return try stacked(on: missingCells(lower.count)) }
      throw .invalid(
        "\(quotedName) holds \(kindName) in one data frame and \(lower.kindName) in the other; "
          + "read both as the same with types:")
    }
  }
}

extension Column.CodedTexts {
  fileprivate func stacked(on lower: Column.CodedTexts) -> Column.CodedTexts {
    let offset = Int32(texts.count)
    return Column.CodedTexts(
      codes: codes + lower.codes.map { $0 < 0 ? -1 : $0 + offset }, texts: texts + lower.texts
    ).mergingEqualTexts()
  }
}
