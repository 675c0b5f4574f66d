/// Puts pieces of the template into the generated file so that the compiler speaks of them with the
/// template's own lines and columns.
struct SourceWriter {
  private(set) var text = ""
  /// A line of our own, which belongs to no line of the template.
  mutating func add(_ line: String) { text += line + "\n" }

  /// The next line is the template's line of that number.
  mutating func locate(_ line: Int, of file: String) {
    // A quote or backslash in a file's name must not end the string.
    let name = file.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    add("#sourceLocation(file: \"\(name)\", line: \(line))")
  }

  /// From here on lines are our own again.
  mutating func unlocate() { add("#sourceLocation()") }

  /// The author's text, moved to its own column.
  mutating func add(_ source: String, column: Int) {
    text += String(repeating: " ", count: max(0, column - 1)) + source
  }

  /// Ends the author's text.
  mutating func endLine() { text += "\n" }
}
