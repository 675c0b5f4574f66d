import DataFrames
import Reporting

/// The columns of a baseline table: who belongs to which.
struct BaselineGroups {
  /// The names of the groups, in order.
  let names: [String]
  /// The indices of each group's rows.
  let rows: [[Int]]
  /// The indices of all rows that have a group, if there is an overall column.
  let overall: [Int]?

  init(_ data: DataFrame, by groups: [String], showsOverall: Bool) throws {
    guard let first = groups.first else {
      (names, rows, overall) = ([], [], Array(0..<data.count))
      return
    }
    let group = groups.joined(separator: ", ")
    let grouping = try groups.dropFirst()
      .reduce(Grouping(try data.column(first))) { try $0.crossed(with: Grouping(data.column($1))) }
      .droppingUnusedLevels()
    guard !grouping.levels.isEmpty else { throw BaselineFailure.noGroups(group) }
    var rows = [[Int]](repeating: [], count: grouping.levels.count)
    var grouped: [Int] = []
    grouped.reserveCapacity(data.count)
    for (row, code) in grouping.codes.enumerated() where code >= 0 {
      rows[Int(code)].append(row)
      grouped.append(row)
    }
    if grouped.count < data.count {
      ReportContext.warn(
        "dropped-rows",
        "\(data.count - grouped.count) of \(data.count) rows have no value of \"\(group)\" and are "
          + "not in the baseline table")
    }
    names = grouping.levels
    self.rows = rows
    overall = showsOverall ? grouped : nil
  }

  /// The rows of each column of the table, the overall column first.
  var columns: [[Int]] { (overall.map { [$0] } ?? []) + rows }
}
