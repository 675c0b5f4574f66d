import Foundation

/// A table of counts of two categorical variables.
public struct ContingencyTable: Sendable, Hashable {
  /// The levels that make the rows, in order.
  public let rowLevels: [String]
  /// The levels that make the columns, in order.
  public let columnLevels: [String]
  /// The counts, row by row.
  public let counts: [[Int]]
  /// How many rows of the data were left out because a variable is missing.
  public internal(set) var rowsDropped = 0

  /// A table of counts, row by row; rows of unequal length or negative counts are an error.
  public init(
    _ counts: [[Int]], rowLevels: [String]? = nil, columnLevels: [String]? = nil
  ) throws {
    let columns = counts.first?.count ?? 0
    guard counts.allSatisfy({ $0.count == columns && $0.allSatisfy { $0 >= 0 } }),
      rowLevels.map({ $0.count == counts.count }) ?? true,
      columnLevels.map({ $0.count == columns }) ?? true
    else {
      throw TestFailure.outOfRange(
        "a table of counts needs rows of equal length, counts of 0 or more and a name for each level"
      )
    }
    self.counts = counts
    self.rowLevels = rowLevels ?? counts.indices.map { "row \($0 + 1)" }
    self.columnLevels = columnLevels ?? (0..<columns).map { "column \($0 + 1)" }
  }

  /// Counts pairs of codes; −1 in either is missing and left out.
  package init(
    rows: [Int32], rowLevels: [String], columns: [Int32], columnLevels: [String]
  ) {
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: columnLevels.count), count: rowLevels.count)
    var dropped = 0
    for (row, column) in zip(rows, columns) {
      if row < 0 || column < 0 {
        dropped += 1
      } else {
        counts[Int(row)][Int(column)] += 1
      }
    }
    self.counts = counts
    self.rowLevels = rowLevels
    self.columnLevels = columnLevels
    rowsDropped = dropped
  }

  /// The sums of the rows.
  public var rowTotals: [Int] { counts.map { $0.reduce(0, +) } }
  /// The sums of the columns.
  public var columnTotals: [Int] {
    columnLevels.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }
  /// The sum of all counts.
  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The counts expected where rows and columns are independent: row total × column total / total;
  /// zeros in an empty table.
  public var expected: [[Double]] {
    let n = Double(max(1, total))
    let columns = columnTotals.map(Double.init)
    return rowTotals.map { row in columns.map { Double(row) * $0 / n } }
  }

  /// The smallest expected count; 0 in an empty table.
  public var smallestExpected: Double { expected.flatMap { $0 }.min() ?? 0 }

  /// The share of each cell in its column, 0…1; NaN in a column without counts.
  public var columnProportions: [[Double]] {
    let columns = columnTotals
    return counts.map { row in
      zip(row, columns).map { $1 == 0 ? .nan : Double($0) / Double($1) }
    }
  }

  /// The same without rows and columns that are all zero.
  public var withoutEmptyLevels: ContingencyTable {
    let rows = rowTotals.indices.filter { rowTotals[$0] > 0 }
    let totals = columnTotals
    let columns = totals.indices.filter { totals[$0] > 0 }
    var kept = self
    guard rows.count < counts.count || columns.count < totals.count else { return self }
    kept = ContingencyTable(
      counts: rows.map { row in columns.map { counts[row][$0] } },
      rowLevels: rows.map { rowLevels[$0] }, columnLevels: columns.map { columnLevels[$0] },
      rowsDropped: rowsDropped)
    return kept
  }

  private init(
    counts: [[Int]], rowLevels: [String], columnLevels: [String], rowsDropped: Int
  ) {
    self.counts = counts
    self.rowLevels = rowLevels
    self.columnLevels = columnLevels
    self.rowsDropped = rowsDropped
  }

  /// The part with counts, at least 2 × 2.
  func filled(for test: String) throws(TestFailure) -> ContingencyTable {
    let kept = withoutEmptyLevels
    guard kept.rowLevels.count >= 2, kept.columnLevels.count >= 2 else {
      throw .tableTooSmall(
        rows: kept.rowLevels.count, columns: kept.columnLevels.count, test: test)
    }
    return kept
  }
}

// MARK: - Measures of association

extension ContingencyTable {
  /// Cramér's V, 0…1, from the chi-squared statistic without correction; NaN below 2 × 2.
  public var cramersV: Double {
    guard let filled = try? filled(for: ""), let test = try? ChiSquaredTest(filled) else {
      return .nan
    }
    let smaller = Double(min(filled.rowLevels.count, filled.columnLevels.count) - 1)
    return sqrt(test.statistic / Double(filled.total) / smaller)
  }

  /// The odds ratio ad / bc of a 2 × 2 table with Wald's interval on the log scale.
  public func oddsRatio(level: Double = 0.95) throws -> OddsRatio {
    guard rowLevels.count == 2, columnLevels.count == 2 else {
      throw TestFailure.outOfRange("an odds ratio needs a table of two rows and two columns")
    }
    let cells = counts.flatMap { $0 }.map(Double.init)
    return OddsRatio(cells, level: level)
  }
}
