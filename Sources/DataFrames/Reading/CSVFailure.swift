/// Why a CSV file cannot be read. Lines are counted from 1, the head included.
public enum CSVFailure: Error, Equatable, CustomStringConvertible {
  /// There is no such file.
  case notFound(path: String, nearest: String?)
  /// The path leads to a folder.
  case isDirectory(path: String)
  /// The system refuses to read the file.
  case unreadable(path: String, reason: String)
  /// There is nothing in the file.
  case empty(path: String)
  /// The file is not text.
  case binary(path: String, kind: String)
  /// A byte sequence that the encoding does not have.
  case invalidText(path: String, line: Int, encoding: String)
  /// The system does not know the encoding.
  case unknownEncoding(String)
  /// A row with more or fewer fields than the head.
  case raggedRow(path: String, line: Int, fieldCount: Int, expected: Int)
  /// A quoted field that is not closed before the file ends; `line` is where it begins.
  case unclosedQuote(path: String, line: Int)
  /// Something between a closing quote and the next separator.
  case textAfterQuote(path: String, line: Int)
  /// Two columns with the same head, counted from 1.
  case duplicateName(path: String, name: String, columns: [Int])
  /// More columns than a table has.
  case tooManyColumns(path: String, limit: Int)
  /// A cell that is not of the kind that was declared for its column.
  case wrongType(path: String, line: Int, column: String, cell: String, wanted: String)
  /// `types:` names a column that the file does not have.
  case noSuchColumn(path: String, name: String, nearest: String?)

  /// One sentence: where, what, and how to mend it.
  public var description: String {
    switch self {
    case .notFound(let path, let nearest):
      return "there is no file \(path)" + (nearest.map { "; nearest: \($0)" } ?? "")
    case .isDirectory(let path): return "\(path) is a folder, not a CSV file"
    case .unreadable(let path, let reason): return "\(path) cannot be read: \(reason)"
    case .empty(let path): return "\(path) is empty; its first line has to name the columns"
    case .binary(let path, let kind): return "\(path) is \(kind), not a CSV file"
    case .invalidText(let path, let line, let encoding):
      return
        "line \(line) of \(path) is not valid \(encoding); say how the file is encoded, for example "
        + "encoding: .gb18030 or .latin1, or save it as UTF-8"
    case .unknownEncoding(let name): return "the encoding \"\(name)\" is not known"
    case .raggedRow(let path, let line, let fieldCount, let expected):
      return
        "line \(line) of \(path) has \(fieldCount) \(fieldCount == 1 ? "field" : "fields") where the "
        + "head has \(expected); a comma inside a field needs quotes around the field"
    case .unclosedQuote(let path, let line):
      return "the quote that opens in line \(line) of \(path) is never closed"
    case .textAfterQuote(let path, let line):
      return
        "line \(line) of \(path) goes on after a closing quote; a quote inside a quoted field is "
        + "doubled"
    case .duplicateName(let path, let name, let columns):
      return
        "columns \(columns.map(String.init).joined(separator: " and ")) of \(path) are both named "
        + "\"\(name)\"; rename one"
    case .tooManyColumns(let path, let limit):
      return "\(path) has more than \(limit) columns in its first line; is it a CSV file?"
    case .wrongType(let path, let line, let column, let cell, let wanted):
      return "\"\(column)\" is declared as \(wanted), but line \(line) of \(path) holds \"\(cell)\""
    case .noSuchColumn(let path, let name, let nearest):
      return
        "types: names \"\(name)\", which \(path) does not have"
        + (nearest.map { "; nearest: \"\($0)\"" } ?? "")
    }
  }
}
