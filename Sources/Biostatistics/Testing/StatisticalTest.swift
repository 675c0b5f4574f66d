public import Reporting

/// A test of a null hypothesis: its statistic, its P value and the words for a table's footnote.
public protocol StatisticalTest: Sendable {
  /// The test statistic; NaN where it is not defined.
  var statistic: Double { get }
  /// The degrees of freedom of the statistic's distribution, for F those of the numerator; `nil` where
  /// the distribution has none.
  var degreesOfFreedom: Double? { get }
  /// The P value, two-sided unless the test says otherwise.
  var p: PValue { get }
  /// What the test estimates, if it estimates something.
  var estimate: Estimate? { get }
  /// What was done, in words that can stand in a footnote: "Welch's t test".
  var method: String { get }
}

/// Why a comparison could not be made.
public enum TestFailure: Error, Equatable, CustomStringConvertible {
  /// A group holds fewer values than the test needs.
  case tooFewValues(group: String, count: Int, needed: Int, test: String)
  /// The grouping variable does not have as many levels with values as the test needs.
  case wrongNumberOfGroups(variable: String, levels: [String], needed: String, test: String)
  /// The two columns of a paired test differ in length.
  case notPaired(first: Int, second: Int)
  /// A column holds an infinite value.
  case infinite(variable: String)
  /// A table has fewer than two rows or columns with counts.
  case tableTooSmall(rows: Int, columns: Int, test: String)
  /// The formula does not have the form that the test needs.
  case wrongForm(formula: String, needed: String, test: String)
  /// A number that was handed over is outside what the method allows.
  case outOfRange(String)

  /// One sentence: what, where and how to mend it.
  public var description: String {
    switch self {
    case .tooFewValues(let group, let count, let needed, let test):
      let values = count == 1 ? "1 value" : "\(count) values"
      return "\(test) needs at least \(needed) values in each group, and \(group) has \(values)"
    case .wrongNumberOfGroups(let variable, let levels, let needed, let test):
      let found =
        levels.isEmpty ? "none" : levels.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
      return
        "\(test) compares \(needed) groups, but \"\(variable)\" has \(levels.count) with values: \(found)"
    case .notPaired(let first, let second):
      return "paired values must be equally many, and there are \(first) and \(second)"
    case .infinite(let variable):
      return "\(variable) holds an infinite value; recode it as missing or as a number"
    case .tableTooSmall(let rows, let columns, let test):
      return
        "\(test) needs at least two rows and two columns with counts, and there are \(rows) and \(columns)"
    case .wrongForm(let formula, let needed, let test):
      return "\(test) needs a formula of the form \(needed), not \"\(formula)\""
    case .outOfRange(let sentence): return sentence
    }
  }
}
