extension TemplateReader {
  /// Takes the definitions of commands out of a formula and keeps them.
  func takeMacros(from source: String, at line: SourceLine) throws(TemplateError) -> String {
    do {
      return try macros.take(from: source)
    } catch {
      throw Formula.failure(error, in: source, at: line)
    }
  }

  /// Keeps the definitions of a file before anything in it is read: those in `$$ … $$` and those that
  /// stand on lines of their own, code left out.
  func readMacros(_ lines: [SourceLine]) throws(TemplateError) {
    guard lines.contains(where: { MathMacros.mayDefine($0.text) }) else { return }
    var index = 0
    while index < lines.count {
      if let fence = Fence(opening: lines[index]) {
        index += 1
        while index < lines.count, !fence.isClosed(by: lines[index]) { index += 1 }
      } else if MathMacros.isDefinition(Self.withoutDollars(lines[index].text)) {
        index += try takeDefinition(lines[index...]) - 1
      }
      index += 1
    }
  }

  /// Takes the definitions that begin in the first line, which may end in a later one.
  ///
  /// - Returns: How many lines they take.
  func takeDefinition(_ lines: ArraySlice<SourceLine>) throws(TemplateError) -> Int {
    guard let first = lines.first else { return 0 }
    var text = ""
    var depth = 0
    var count = 0
    for line in lines {
      let words = count == 0 ? Self.withoutDollars(line.text) : line.text[...]
      text += words + "\n"
      count += 1
      var isEscaped = false
      for character in words {
        if !isEscaped { depth += character == "{" ? 1 : character == "}" ? -1 : 0 }
        isEscaped = character == "\\" && !isEscaped
      }
      if depth <= 0 || line.isBlank { break }
    }
    _ = try takeMacros(from: text, at: first)
    return count
  }

  /// A line without the dollars at its start.
  private static func withoutDollars(_ text: String) -> Substring {
    text.drop { $0 == "$" || $0.isWhitespace }
  }
}
