/// A line of text that knows where in which file it stands.
struct SourceLine: Hashable, Sendable {
  /// The text, without its end.
  var text: String
  /// The file.
  var path: String
  /// The line in the file, from 1.
  var number: Int
  /// The column of the text's first character, from 1.
  var column: Int = 1

  /// The lines of a whole file. Ends may be LF, CRLF or CR; a byte-order mark is left out.
  static func lines(of source: String, path: String) -> [SourceLine] {
    var text = source
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var lines = text.split(omittingEmptySubsequences: false) { $0.isLineEnd }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.enumerated().map { index, line in
      SourceLine(text: String(line), path: path, number: index + 1)
    }
  }

  /// An error at this line.
  func error(_ message: String, column: Int? = nil) -> TemplateError {
    TemplateError(path: path, line: number, column: column, message: message)
  }

  /// Whether nothing but white space stands here.
  var isBlank: Bool { text.allSatisfy { $0 == " " || $0 == "\t" } }
}

extension Character {
  /// Whether the character ends a line of a file. (U+2028 and its like do not: Markdown and Swift
  /// count lines without them.)
  var isLineEnd: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
