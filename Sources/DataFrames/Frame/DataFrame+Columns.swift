extension DataFrame {
  /// Only these columns, in this order.
  public func selecting(_ names: String..., line: Int = #line) -> DataFrame {
    selecting(names, line: line)
  }

  /// Only these columns, in this order.
  public func selecting(_ names: [String], line: Int = #line) -> DataFrame {
    orStop(line: line) {
      var chosen: [Column] = []
      for name in names { chosen.append(try found(name)) }
      return try DataFrame(columns: chosen, rows: rows, source: source)
    }
  }

  /// All columns but these.
  public func dropping(_ names: String..., line: Int = #line) -> DataFrame {
    dropping(names, line: line)
  }

  /// All columns but these.
  public func dropping(_ names: [String], line: Int = #line) -> DataFrame {
    orStop(line: line) {
      for name in names { _ = try found(name) }
      let dropped = Set(names)
      return try DataFrame(
        columns: columns.filter { !dropped.contains($0.name) }, rows: rows, source: source)
    }
  }

  /// The months between two columns of dates, 365.25/12 days each; negative where `end` lies
  /// before `start`.
  public func months(from start: String, to end: String, line: Int = #line) -> Column {
    orStop(line: line) {
      let (first, last) = (try found(start), try found(end))
      for column in [first, last] {
        guard case .dates = column.storage else {
          throw DataFailure.invalid(
            "\(column.quotedName) holds \(column.kindName), not dates; read it with "
              + "types: [\"\(column.name)\": .date]")
        }
      }
      var months = try last.computed("-", first) { ($0 - $1) / (365.25 / 12) }
      months.name = "months from \(start) to \(end)"
      return months
    }
  }
}
