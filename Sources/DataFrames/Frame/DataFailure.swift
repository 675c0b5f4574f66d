import Reporting

/// What is wrong with data or with what was asked of them.
public enum DataFailure: Error, Equatable, CustomStringConvertible {
  /// A data frame has no column of this name.
  case noColumn(String, source: String, nearest: String?)
  /// Two columns, or a column and its data frame, differ in their number of rows.
  case lengthsDiffer(String, count: Int, expected: Int)
  /// A column that has to be numeric holds text.
  case notNumeric(column: String, example: String?)
  /// A column that has to hold truth values holds something else.
  case notTruth(column: String)
  /// Two columns have the same name.
  case duplicateColumn(String)
  /// Anything else: a whole sentence.
  case invalid(String)

  /// One sentence: what, where, how to mend it.
  public var description: String {
    switch self {
    case .noColumn(let name, let source, let nearest):
      let place = source.isEmpty ? "the data" : source
      return "no column \"\(name)\" in \(place)" + (nearest.map { "; nearest: \"\($0)\"" } ?? "")
    case .lengthsDiffer(let what, let count, let expected):
      return "\(what) has \(count) rows where \(expected) are needed"
    case .notNumeric(let column, let example):
      let shown = example.map { ", such as \"\($0)\"" } ?? ""
      return
        "\(column.isEmpty ? "the column" : "\"\(column)\"") holds text\(shown), where numbers are needed"
    case .notTruth(let column):
      return
        "\(column.isEmpty ? "the column" : "\"\(column)\"") holds no truth values; compare it: d[d[\"age\"] > 60]"
    case .duplicateColumn(let name): return "two columns are named \"\(name)\"; rename one"
    case .invalid(let sentence): return sentence
    }
  }
}

/// Ends the report with the error that `body` throws: for calls that a template makes without `try`.
func orStop<Value>(line: Int? = nil, _ body: () throws -> Value) -> Value {
  do {
    return try body()
  } catch {
    ReportContext.current.stop("\(error)", line)
  }
}
