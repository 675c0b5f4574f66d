public import DataFrames
public import Reporting

/// Survival by each of several variables, one after the other: the univariable screen of a paper.
///
/// For each variable every level with its number of patients and events, its survival at a horizon and its
/// median, and the log-rank P value of the levels. Each variable uses the rows that are complete for it.
public struct LogRankTable: Sendable {
  /// One variable.
  public struct Variable: Sendable {
    /// The column.
    public let name: String
    /// What tables call it.
    public let label: String
    /// Its levels in order.
    public let levels: [Level]
    /// The P value of the log-rank test of all levels.
    public let p: PValue
    /// Chi-squared of the test; NaN where it could not be made.
    public let statistic: Double
    /// How many rows miss the variable, time or event.
    public let rowsDropped: Int
  }

  /// One level of a variable.
  public struct Level: Sendable {
    /// The level.
    public let name: String
    /// How many rows have it.
    public let count: Int
    /// How many of them have the event.
    public let eventCount: Int
    /// Survival at the horizon; `nil` where none was asked for.
    public let survival: Estimate?
    /// The median survival time.
    public let median: Estimate
  }

  /// The variables in the order that was given.
  public let variables: [Variable]
  /// The horizon at which survival is given, in the unit of the data.
  public let horizon: Double?
  /// The outcome as it was written.
  public let outcome: String
  /// The level of the intervals, 0…1.
  public let level: Double

  /// Compares the levels of each variable in `Surv(time, event)`.
  ///
  /// - Parameters:
  ///   - outcome: `Surv(time, event)`, without a right side.
  ///   - variables: Columns, each with few different values; cut numbers first.
  ///   - data: The rows.
  ///   - horizon: Where survival is given; without one only medians are.
  ///   - level: The level of the intervals.
  /// - Throws: What is wrong with the outcome, a variable or the data, in words.
  public init(
    _ outcome: String, variables: [String], data: DataFrame, at horizon: Double? = nil,
    level: Double = 0.95
  ) throws {
    if let horizon, !(horizon > 0 && horizon.isFinite) { throw SurvivalFailure.horizon(horizon) }
    guard !variables.isEmpty else { throw SurvivalFailure.noVariables }
    guard try Formula(outcome).right == nil else {
      throw SurvivalFailure.rightSide(formula: outcome)
    }
    self.variables = try variables.map { name in
      _ = try data.column(name)
      let quoted = "`\(name)`"
      let curves = try KaplanMeier("\(outcome) ~ \(quoted)", data: data, level: level)
      return Self.variable(name, curves, try test("\(outcome) ~ \(quoted)"), data, horizon)
    }
    self.horizon = horizon
    self.outcome = outcome
    self.level = level

    /// The test, or where one level is left, none.
    func test(_ formula: String) throws -> LogRankTest? {
      do {
        return try LogRankTest(formula, data: data)
      } catch SurvivalFailure.oneGroup {
        return nil
      }
    }
  }

  private static func variable(
    _ name: String, _ curves: KaplanMeier, _ test: LogRankTest?, _ data: DataFrame,
    _ horizon: Double?
  ) -> Variable {
    Variable(
      name: name, label: data.label(of: name),
      levels: curves.strata.map { stratum in
        Level(
          name: stratum.name, count: stratum.count, eventCount: stratum.eventCount,
          survival: horizon.map { stratum.survival(at: $0) }, median: stratum.median)
      },
      p: test?.p ?? PValue(reason: "all rows have the same level"),
      statistic: test?.statistic ?? .nan, rowsDropped: curves.rowsDropped)
  }
}
