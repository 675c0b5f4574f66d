/// What is wrong with a template, where, and how to mend it.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the file: the template's, or that of a part it includes.
  public var path: String
  /// The line, from 1; 0 where the fault has no line.
  public var line: Int
  /// The column, in characters from 1, where it is known.
  public var column: Int?
  /// What is wrong and how to mend it.
  public var message: String

  /// An error at a place.
  public init(path: String, line: Int, column: Int? = nil, message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// `report.md:12:5: message`
  public var description: String {
    guard line > 0 else { return "\(path): \(message)" }
    guard let column else { return "\(path):\(line): \(message)" }
    return "\(path):\(line):\(column): \(message)"
  }
}

/// Something in a template that stops nothing but should be known.
public struct TemplateNote: Codable, Hashable, Sendable, CustomStringConvertible {
  /// A stable, hyphenated name: `unused-key`.
  public var name: String
  /// The path of the file.
  public var path: String
  /// The line, from 1; 0 where there is none.
  public var line: Int
  /// What is noted.
  public var message: String

  /// A note at a place.
  public init(name: String, path: String, line: Int, message: String) {
    self.name = name
    self.path = path
    self.line = line
    self.message = message
  }

  /// `report.md:12: note: message`
  public var description: String {
    line > 0 ? "\(path):\(line): note: \(message)" : "\(path): note: \(message)"
  }
}
