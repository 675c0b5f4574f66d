extension DataFrame {
  /// The rows that lack nothing in these columns; without names, in any column.
  public func completeCases(of names: String..., line: Int = #line) -> DataFrame {
    completeCases(of: names, line: line)
  }

  /// The rows that lack nothing in these columns; of none, in any column.
  public func completeCases(of names: [String], line: Int = #line) -> DataFrame {
    orStop(line: line) {
      var isComplete = [Bool](repeating: true, count: count)
      for name in names.isEmpty ? columnNames : names {
        let column = try found(name)
        guard column.missingCount > 0 else { continue }
        for row in isComplete.indices where column.isMissing(at: row) { isComplete[row] = false }
      }
      return selectingRows(isComplete.indices.filter { isComplete[$0] })
    }
  }

  /// The rows in ascending order of a column: numbers and dates by value, categories by level,
  /// text in natural order. Equal rows keep their order; missing ones come last.
  public func sorted(by name: String, descending: Bool = false, line: Int = #line) -> DataFrame {
    orStop(line: line) {
      let column = try found(name)
      let keys: [Double]
      switch column.storage {
      case .text, .categories: keys = column.codes.map { $0 < 0 ? .nan : Double($0) }
      case .numbers, .truth, .dates: keys = try column.numbers()
      }
      let present = keys.indices.filter { !keys[$0].isNaN }
      let sorted = present.sorted { a, b in
        if keys[a] != keys[b] { return descending ? keys[a] > keys[b] : keys[a] < keys[b] }
        return a < b
      }
      return selectingRows(sorted + keys.indices.filter { keys[$0].isNaN })
    }
  }
}
