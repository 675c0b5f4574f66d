public import DataFrames
public import Documents
import Reporting

/// The table of patients' characteristics that opens a paper: one column for each group, one row or
/// block of rows for each variable.
///
/// Categories show counts and percentages of the patients without a missing value, two-level ones on
/// a single line that names the second level. Numbers show the mean and standard deviation where
/// these describe them (|skewness| < 1 in every group, and no standard deviation above half the mean
/// of a positive quantity), else the median and quartiles; `nonNormal` and `statistics` decide
/// otherwise. Rows without a group are left out, and a warning counts them.
///
/// SMD: for numbers |x̄₁ − x̄₂| / √((s₁² + s₂²)/2); for categories the Mahalanobis distance of the
/// proportions of all levels but the first. With more than two groups the mean over all pairs.
/// **Source:** Yang & Dalton, SAS Global Forum 2012, paper 335; checked against tableone 0.13.2.
///
/// The table computes when it is displayed; what is wrong with the data is thrown then.
public struct BaselineTable: Sendable, Displayable {
  let data: DataFrame
  let groups: [String]
  let variables: [String]
  let options: BaselineOptions

  /// A baseline table.
  ///
  /// - Parameters:
  ///   - data: The patients, one in each row.
  ///   - group: The column whose levels become columns of the table; without it there is only the
  ///     overall column.
  ///   - variables: The columns that become rows, in order.
  ///   - nonNormal: Variables of which the median and the quartiles are shown.
  ///   - statistics: What is shown of single variables, whatever their distribution.
  ///   - overall: Whether a column for all patients stands before those of the groups.
  ///   - smd: Whether a column shows standardised mean differences.
  ///   - pValues: Whether a column shows P values.
  ///   - missing: When a row counts missing values.
  ///   - tests: Which tests give the P values.
  ///   - events: Variables that are outcomes and get no P value and no SMD: follow-up differs.
  ///   - allLevels: Whether a variable of two levels has a row for each, not only for the second.
  public init(
    _ data: DataFrame, by group: String? = nil, variables: [String], nonNormal: [String] = [],
    statistics: KeyValuePairs<String, BaselineStatistic> = [:], overall: Bool = false,
    smd: Bool = false, pValues: Bool = false, missing: MissingRows = .whenAny,
    tests: BaselineTests = .standard, events: [String] = [], allLevels: Bool = false
  ) {
    self.init(
      data, groups: group.map { [$0] } ?? [], variables: variables, nonNormal: nonNormal,
      statistics: Dictionary(statistics.map { ($0.key, $0.value) }) { $1 }, overall: overall,
      smd: smd, pValues: pValues, missing: missing, tests: tests, events: events,
      allLevels: allLevels)
  }

  /// A baseline table with a column for each combination of the levels of several columns that occurs:
  /// `by: ["cohort", "recurrence"]`. The levels of the first column change slowest.
  public init(
    _ data: DataFrame, by groups: [String], variables: [String], nonNormal: [String] = [],
    statistics: KeyValuePairs<String, BaselineStatistic> = [:], overall: Bool = false,
    smd: Bool = false, pValues: Bool = false, missing: MissingRows = .whenAny,
    tests: BaselineTests = .standard, events: [String] = [], allLevels: Bool = false
  ) {
    self.init(
      data, groups: groups, variables: variables, nonNormal: nonNormal,
      statistics: Dictionary(statistics.map { ($0.key, $0.value) }) { $1 }, overall: overall,
      smd: smd, pValues: pValues, missing: missing, tests: tests, events: events,
      allLevels: allLevels)
  }

  private init(
    _ data: DataFrame, groups: [String], variables: [String], nonNormal: [String],
    statistics: [String: BaselineStatistic], overall: Bool, smd: Bool, pValues: Bool,
    missing: MissingRows, tests: BaselineTests, events: [String], allLevels: Bool
  ) {
    self.data = data
    self.groups = groups
    self.variables = variables
    options = BaselineOptions(
      nonNormal: Set(nonNormal),
      statistics: statistics, showsOverall: overall || groups.isEmpty,
      showsDifference: smd && !groups.isEmpty, showsP: pValues && !groups.isEmpty,
      showsAllLevels: allLevels, missing: missing, tests: tests, events: Set(events))
  }

  /// The table, for display.
  public func output() throws -> [BlockResult.Output] { [.table(try table(), .init())] }

  /// The table as a value.
  public func table() throws -> Table {
    try checkNames()
    var builder = try BaselineBuilder(
      groups: BaselineGroups(data, by: groups, showsOverall: options.showsOverall),
      options: options, style: ReportContext.current.style,
      words: BaselineWords(
        language: ReportContext.current.language, style: ReportContext.current.style))
    for name in variables {
      try builder.add(try BaselineVariable(try data.column(name)))
    }
    return builder.table()
  }

  /// A variable that an option names but the table does not show is a slip of the pen.
  private func checkNames() throws {
    for name in options.namedVariables where !variables.contains(name) {
      _ = try data.column(name)
      throw BaselineFailure.notShown(name)
    }
  }
}

/// What a baseline table shows besides the groups.
struct BaselineOptions: Sendable {
  let nonNormal: Set<String>
  let statistics: [String: BaselineStatistic]
  let showsOverall: Bool
  let showsDifference: Bool
  let showsP: Bool
  let showsAllLevels: Bool
  let missing: MissingRows
  let tests: BaselineTests
  let events: Set<String>

  /// The variables that options name, in alphabetical order.
  var namedVariables: [String] {
    nonNormal.union(statistics.keys).union(events).sorted()
  }
}

/// Why a baseline table cannot be made.
public enum BaselineFailure: Error, Equatable, CustomStringConvertible {
  /// No row has a level of the grouping column.
  case noGroups(String)
  /// An option names a variable that is not among the rows.
  case notShown(String)
  /// A column of text has more levels than a table can show.
  case tooManyLevels(String, count: Int)

  /// The failure in a sentence.
  public var description: String {
    switch self {
    case .noGroups(let name):
      "no row has a value of \"\(name)\", so there are no groups to show"
    case .tooManyLevels(let name, let count):
      "\"\(name)\" has \(count) different values as text: identifiers do not belong into a table, "
        + "and numbers read as text need missing: or types:"
    case .notShown(let name):
      "the baseline table is told how to show \"\(name)\", which is not among its variables; "
        + "add it to variables: or drop it from the option"
    }
  }
}
