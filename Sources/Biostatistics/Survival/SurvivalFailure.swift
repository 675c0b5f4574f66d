/// Why a survival analysis could not be made.
public enum SurvivalFailure: Error, Equatable, CustomStringConvertible {
  /// No row is complete.
  case noRows(formula: String)
  /// A comparison of groups found only one.
  case oneGroup(formula: String, group: String)
  /// A formula names no groups where some are needed.
  case noGroups(formula: String)
  /// A confidence level outside 0…1.
  case level(Double)
  /// The number of scores is not the number of groups.
  case scores(count: Int, groups: Int)
  /// A horizon that is not a positive time.
  case horizon(Double)
  /// A table of variables names none.
  case noVariables
  /// An outcome has a right side where none belongs.
  case rightSide(formula: String)
  /// A weight that is not a positive number, and its row.
  case weight(column: String, value: Double, place: String)

  /// One sentence: what, where and how to mend it.
  public var description: String {
    switch self {
    case .noRows(let formula):
      return "no row is complete for \(formula): look at the missing values of its columns"
    case .oneGroup(let formula, let group):
      return "\(formula) compares groups, but all rows have the same: \"\(group)\""
    case .noGroups(let formula):
      return "\(formula) names no groups to compare; write Surv(time, event) ~ group"
    case .level(let level): return "a confidence level lies between 0 and 1, not at \(level)"
    case .scores(let count, let groups): return "\(count) scores were given for \(groups) groups"
    case .horizon(let horizon): return "a horizon is a positive time, not \(horizon)"
    case .noVariables: return "name at least one variable: variables: [\"stage\"]"
    case .rightSide(let formula):
      return "\(formula) has a right side; write the outcome alone and name the variables beside it"
    case .weight(let column, let value, let place):
      return
        "the weight \"\(column)\" is \(value) at \(place); weights are positive numbers: leave the row out"
    }
  }
}
