extension InlineScanner {
  /// A code span: kept as it is, but `` `{swift} x` `` becomes an expression.
  mutating func readCodeSpan() throws(TemplateError) {
    var width = 0
    while character(at: index + width) == "`" { width += 1 }
    guard let close = closing(width, from: index + width) else { return copy(width) }
    let content = String(characters[(index + width)..<close])
    let end = close + width
    try refuseInlineR(content, width)
    if content.hasPrefix("{{"), !content.hasPrefix("{{<"), let inner = content.firstRange(of: "}}")
    {
      // Doubled braces show what single ones would run.
      let name = content.distance(from: content.startIndex, to: inner.lowerBound)
      copy(width + 1)
      index += 1
      try copyVerbatim(to: index + name - 1)
      index += 1
      return try copyVerbatim(to: end)
    }
    guard content.hasPrefix("{"), let brace = content.firstIndex(of: "}") else {
      return try copyVerbatim(to: end)
    }
    let language = content[content.index(after: content.startIndex)..<brace]
    let rest = content[content.index(after: brace)...]
    let isName =
      !language.isEmpty && language.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let (line, column) = place(of: index)
    guard isName, rest.isEmpty || rest.first?.isWhitespace == true else {
      if language.lowercased() == "swift" {
        throw line.error("a space is missing: write `{swift} \(rest)`", column: column)
      }
      return try copyVerbatim(to: end)
    }
    guard language.lowercased() == "swift" else {
      guard ["r", "python", "julia", "ojs"].contains(language.lowercased()) else {
        return try copyVerbatim(to: end)
      }
      throw line.error("“\(language)” cannot be run here; write `{swift} …`", column: column)
    }
    try readExpression(from: index + width + language.count + 2, to: close, end: end)
  }

  /// `` `r nrow(d)` `` would otherwise stand in the paper as it is.
  private func refuseInlineR(_ content: String, _ width: Int) throws(TemplateError) {
    guard width == 1, content.hasPrefix("r ") else { return }
    let code = content.dropFirst(2).drop(while: \.isWhitespace)
    guard let first = code.first, first.isLetter || first.isNumber || first == "(" else { return }
    let (line, column) = place(of: index)
    throw line.error(
      "R cannot be run here; write `{swift} \(code)`, or put two backticks around it to show it",
      column: column)
  }

  private mutating func readExpression(
    from start: Int, to close: Int, end: Int
  ) throws(TemplateError) {
    var first = start
    var last = close
    while first < last, characters[first].isWhitespace { first += 1 }
    while last > first, characters[last - 1].isWhitespace { last -= 1 }
    guard first < last else {
      let (line, column) = place(of: index)
      throw line.error(
        "there is no expression after {swift}; write `{swift} model.auc`", column: column)
    }
    let (line, column) = place(of: first)
    var code = String(characters[first..<last])
    // As everywhere in a pipe table, a bar within a cell may be escaped.
    if line.text.drop(while: \.isWhitespace).hasPrefix("|") {
      code = code.replacing("\\|", with: "|")
    }
    let number = reader.addExpression(code, line: line, column: column)
    try put(.expression(number), to: end)
  }

  /// Where a run of exactly `width` backticks next stands.
  private func closing(_ width: Int, from start: Int) -> Int? {
    var at = start
    while at < characters.count {
      guard characters[at] == "`" else {
        at += 1
        continue
      }
      var count = 0
      while character(at: at + count) == "`" { count += 1 }
      if count == width { return at }
      at += count
    }
    return nil
  }
}

extension TemplateReader {
  /// Notes an expression; its index is returned.
  func addExpression(_ code: String, line: SourceLine, column: Int) -> Int {
    let index = expressions.count
    expressions.append(
      InlineExpression(
        index: index, code: code, path: line.path, line: line.number, column: column,
        place: place ?? .body(afterBlocks: blocks.count)))
    return index
  }
}
