/// Where each row of a data frame comes from: its file and the line in it.
///
/// Every operation on a data frame carries these along, and everything that is fitted keeps those
/// of the rows that it was fitted on: comparing the two is how leaks are seen.
package struct RowIdentities: Sendable {
  /// The files, or other sources, that rows come from.
  private(set) var sources: [String]
  /// For each row the index of its source; empty where all rows come from the first.
  private(set) var sourceIndices: [UInt16]
  /// For each row its line in the source, counted from 1; in data made by a template its number.
  package private(set) var lines: [Int32]

  /// How many rows there are.
  package var count: Int { lines.count }

  /// Rows that all come from one source.
  package init(source: String, lines: [Int32]) {
    sources = [source]
    sourceIndices = []
    self.lines = lines
  }

  /// The source of the row at `index`.
  package func source(at index: Int) -> String {
    sources[sourceIndices.isEmpty ? 0 : Int(sourceIndices[index])]
  }

  /// A row's place for messages: "line 12 of patients.csv".
  package func place(at index: Int) -> String { "line \(lines[index]) of \(source(at: index))" }

  /// The rows at `indices`, in their order; an index may occur more than once.
  package func selecting(_ indices: [Int]) -> RowIdentities {
    var selected = self
    selected.lines = indices.map { lines[$0] }
    if !sourceIndices.isEmpty { selected.sourceIndices = indices.map { sourceIndices[$0] } }
    return selected
  }

  /// These rows followed by those of `other`.
  package func appending(_ other: RowIdentities) -> RowIdentities {
    var all = self
    let mapping = other.sources.map { source -> UInt16 in
      if let known = all.sources.firstIndex(of: source) { return UInt16(known) }
      all.sources.append(source)
      return UInt16(all.sources.count - 1)
    }
    if all.sources.count > 1 {
      if all.sourceIndices.isEmpty { all.sourceIndices = [UInt16](repeating: 0, count: count) }
      all.sourceIndices += other.indexOfSources.map { mapping[Int($0)] }
    }
    all.lines += other.lines
    return all
  }

  private var indexOfSources: [UInt16] {
    sourceIndices.isEmpty ? [UInt16](repeating: 0, count: count) : sourceIndices
  }
}

// MARK: - Comparing sets of rows

extension RowIdentities {
  /// How many of these rows, counted as often as they occur, are also among `other`'s.
  package func countShared(with other: RowIdentities) -> Int {
    let theirs = Set(other.keys(in: sources))
    return keys(in: sources).count { theirs.contains($0) }
  }

  /// Whether no row is in both.
  package func isDisjoint(with other: RowIdentities) -> Bool { countShared(with: other) == 0 }

  /// Whether both hold the same rows, in any order, repetitions not counted.
  package func hasSameRows(as other: RowIdentities) -> Bool {
    Set(keys(in: sources)) == Set(other.keys(in: sources))
  }

  /// One number a row: its source by its place in `reference`, and its line.
  private func keys(in reference: [String]) -> [UInt64] {
    let mapping = sources.enumerated().map { index, source in
      UInt64(reference.firstIndex(of: source) ?? reference.count + index)
    }
    return zip(indexOfSources, lines).map { source, line in
      mapping[Int(source)] << 32 | UInt64(UInt32(bitPattern: line))
    }
  }
}

extension RowIdentities: Equatable {
  /// Whether both name the same rows in the same order.
  package static func == (a: RowIdentities, b: RowIdentities) -> Bool {
    a.lines == b.lines && a.keys(in: a.sources) == b.keys(in: a.sources)
  }
}
