extension DataFrame {
  /// Holds the data against what the analysis relies on, and throws one error that names every
  /// offending row (of many the first 20).
  ///
  /// `columns` have to exist; in those of `unique` no value occurs twice (missing ones do not
  /// count); `ranges` gives the least and the greatest value that a column may hold, `levels` its
  /// only values, and `atLeast` the least number of rows.
  public func require(
    columns names: [String] = [], unique: [String] = [],
    ranges: KeyValuePairs<String, ClosedRange<Double>> = [:],
    levels: KeyValuePairs<String, [String]> = [:], atLeast: Int = 0
  ) throws {
    var faults: [String] = []
    for name in names + unique + ranges.map(\.key) + levels.map(\.key) where !hasColumn(name) {
      let nearest = Spelling.nearest(to: name, among: columnNames).map { "; nearest: \"\($0)\"" }
      let fault = "there is no column \"\(name)\"" + (nearest ?? "")
      if !faults.contains(fault) { faults.append(fault) }
    }
    if count < atLeast { faults.append("there are \(count) rows, fewer than \(atLeast)") }
    for name in unique where hasColumn(name) { faults += repeated(try found(name)) }
    for (name, range) in ranges where hasColumn(name) { faults += try outside(range, found(name)) }
    for (name, allowed) in levels where hasColumn(name) {
      faults += unknown(to: allowed, try found(name))
    }
    guard !faults.isEmpty else { return }
    let shown = faults.prefix(20).joined(separator: "; ")
    let more = faults.count > 20 ? "; and \(faults.count - 20) more" : ""
    throw DataFailure.invalid("the data are not as required: " + shown + more)
  }

  private func repeated(_ column: Column) -> [String] {
    var first: [String: Int] = [:]
    var faults: [String] = []
    for row in 0..<count {
      guard let text = column.text(at: row) else { continue }
      if let earlier = first[text] {
        faults.append(
          "\(column.quotedName) is \"\(text)\" at \(rows.place(at: row)) and at \(rows.place(at: earlier))"
        )
      } else {
        first[text] = row
      }
    }
    return faults
  }

  private func outside(
    _ range: ClosedRange<Double>, _ column: Column
  ) throws(DataFailure) -> [String] {
    let values = try column.numbers()
    return values.indices.filter { !values[$0].isNaN && !range.contains(values[$0]) }.map { row in
      "\(column.quotedName) is \(values[row].plainText), not in \(range.lowerBound.plainText) to "
        + "\(range.upperBound.plainText), at \(rows.place(at: row))"
    }
  }

  private func unknown(to allowed: [String], _ column: Column) -> [String] {
    (0..<count).compactMap { row in
      guard let text = column.text(at: row), !allowed.contains(text) else { return nil }
      return "\(column.quotedName) is \"\(text)\", not \(Column.listed(allowed)), at "
        + rows.place(at: row)
    }
  }
}
