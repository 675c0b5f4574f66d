import Reporting

extension DataFrame {
  /// The rows that share one level of a column.
  public struct Group: Sendable {
    /// The level.
    public let level: String
    /// Its rows.
    public let data: DataFrame
  }

  /// The rows by the levels of a column, in their order; levels without rows and rows without a
  /// level are left out, the latter with a warning.
  public func grouped(by name: String, line: Int = #line) -> [Group] {
    orStop(line: line) {
      let grouping = try Grouping(found(name))
      var rowsOfLevels = [[Int]](repeating: [], count: grouping.levels.count)
      var missing = 0
      for (row, code) in grouping.codes.enumerated() {
        if code >= 0 { rowsOfLevels[Int(code)].append(row) } else { missing += 1 }
      }
      if missing > 0 {
        ReportContext.warn(
          "missing-group", "\(missing) of \(count) rows have no \"\(name)\" and are in no group",
          line: line)
      }
      return zip(grouping.levels, rowsOfLevels).compactMap { level, rows in
        rows.isEmpty ? nil : Group(level: level, data: selectingRows(rows))
      }
    }
  }

  /// The rows by a column that says to which part they belong: `d.split(on: "split")["train"]`.
  public func split(on name: String, line: Int = #line) -> Split {
    Split(name: name, groups: grouped(by: name, line: line))
  }

  /// A random split into training and test rows, the same for the same seed. Rows stay in order.
  ///
  /// `fraction`, between 0 and 1, is the share of the rows that go into training; the seed is by
  /// default the document's; each level of `stratifiedBy` is split in this proportion.
  public func split(
    fraction: Double, seed: Int? = nil, stratifiedBy name: String? = nil, line: Int = #line
  ) -> Split {
    orStop(line: line) {
      guard fraction > 0, fraction < 1 else {
        throw DataFailure.invalid(
          "the fraction of a split lies between 0 and 1; it is \(fraction.plainText)")
      }
      var random = SplitMix64(
        state: seed.map { UInt64(bitPattern: Int64($0)) } ?? ReportContext.current.seed)
      var strata = [Array(0..<count)]
      if let name {
        let codes = try Grouping(found(name)).codes
        let levels = Set(codes).sorted()
        strata = levels.map { level in codes.indices.filter { codes[$0] == level } }
      }
      var isTraining = [Bool](repeating: false, count: count)
      for stratum in strata {
        let number = Int((fraction * Double(stratum.count)).rounded())
        for row in stratum.shuffled(using: &random).prefix(number) { isTraining[row] = true }
      }
      return Split(
        name: "split",
        groups: [
          Group(
            level: "training", data: selectingRows(isTraining.indices.filter { isTraining[$0] })),
          Group(level: "test", data: selectingRows(isTraining.indices.filter { !isTraining[$0] })),
        ])
    }
  }

  /// Data in parts.
  public struct Split: Sendable {
    let name: String
    /// The parts in order.
    public let groups: [Group]

    /// The part of this name; one that does not exist ends the report.
    public subscript(level: String, line: Int = #line) -> DataFrame {
      orStop(line: line) { try part([level]) }
    }

    /// The part named "training", "train" or "development".
    public var training: DataFrame { orStop { try part(["training", "train", "development"]) } }

    /// The part named "test", "testing" or "validation".
    public var test: DataFrame { orStop { try part(["test", "testing", "validation"]) } }

    private func part(_ names: [String]) throws(DataFailure) -> DataFrame {
      guard let group = groups.first(where: { names.contains($0.level) }) else {
        throw .invalid(
          "\"\(name)\" has no part \"\(names[0])\"; it has \(Column.listed(groups.map(\.level)))")
      }
      return group.data
    }
  }
}

/// A small generator with a 64-bit state, for splitting rows.
/// Source: Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
