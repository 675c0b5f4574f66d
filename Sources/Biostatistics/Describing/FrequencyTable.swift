public import DataFrames

/// How often each level of a column occurs.
///
/// Levels stand in their order, those without a row included where they were declared; missing rows are
/// counted apart and belong to no percentage.
public struct FrequencyTable: Sendable {
  /// One level.
  public struct Level: Sendable {
    /// Its name.
    public let name: String
    /// Its share of the rows that are not missing, with Wilson's interval.
    public let proportion: Proportion

    /// How many rows have it.
    public var count: Int { proportion.count }
  }

  /// What tables call the column.
  public let label: String
  /// The levels in order.
  public let levels: [Level]
  /// How many rows are not missing.
  public let total: Int
  /// How many are.
  public let missingCount: Int

  /// Counts the levels of a column of the data; numbers with more than 20 different values are an
  /// error that says how to cut them.
  public init(_ data: DataFrame, _ column: String, level: Double = 0.95) throws {
    try self.init(data.column(column), level: level)
  }

  /// Counts the levels of a column.
  public init(_ column: Column, level: Double = 0.95) throws {
    let grouping = try Grouping(column)
    let counts = grouping.counts
    let total = counts.reduce(0, +)
    label = grouping.label
    self.total = total
    missingCount = grouping.codes.count - total
    levels = zip(grouping.levels, counts).map { name, count in
      Level(name: name, proportion: Proportion(count: count, of: total, level: level))
    }
  }

  /// The share of a level; an error names the levels where there is no such one.
  public func proportion(of level: String) throws -> Proportion {
    guard let found = levels.first(where: { $0.name == level }) else {
      throw TestFailure.outOfRange(
        "\(label) has no level \"\(level)\"; its levels are "
          + levels.prefix(12).map { "\"\($0.name)\"" }.joined(separator: ", "))
    }
    return found.proportion
  }
}
