extension InlineScanner {
  /// `$…$` as Pandoc reads it: no blank inside at either end, no digit behind. `$5 and $6` is prose.
  mutating func readMath() throws(TemplateError) {
    if character(at: index + 1) == "$" {
      guard let close = find(["$", "$"], from: index + 2), close > index + 2 else { return copy(2) }
      return try put(.math(display: true), to: close + 2)
    }
    guard let next = character(at: index + 1), !next.isWhitespace else { return copy(1) }
    var at = index + 1
    while let inner = character(at: at) {
      if inner == "\\" {
        at += 2
        continue
      }
      if inner == "`" { return copy(1) }
      if inner == "$" {
        let digitFollows = character(at: at + 1).map { $0.isASCII && $0.isNumber } ?? false
        guard !characters[at - 1].isWhitespace, !digitFollows else { return copy(1) }
        return try put(.math(display: false), to: at + 1)
      }
      at += 1
    }
    copy(1)
  }

  /// `{#sec-x}`, `{.wide}`, and `{width=89mm}` behind a picture. Anything else in braces is text.
  mutating func readBrace() throws(TemplateError) {
    let (line, column) = place(of: index)
    if character(at: index + 1) == "{", character(at: index + 2) == "<",
      let close = find([">", "}", "}"], from: index)
    {
      let inner = String(characters[(index + 3)..<close]).trimmed
      let name = String(inner.prefix { !$0.isWhitespace })
      if Self.values.contains(name) {
        try putValue(name, String(inner.dropFirst(name.count)).trimmed, at: line)
        index = close + 3
        return
      }
      guard name == "include" || name == "pagebreak" else {
        throw line.error(BlockScanner.unknownShortcode(name), column: column)
      }
      throw line.error("{{< \(name) >}} stands on a line of its own", column: column)
    }
    let previous = index > 0 ? characters[index - 1] : before
    let next = character(at: index + 1)
    let isUnnumbered = next == "-" && character(at: index + 2) == "}" && previous.isWhitespace
    guard next == "#" || next == "." || previous == ")" || previous == "$" || isUnnumbered,
      let end = closingBrace(),
      let attributes = AttributeParser.parse(String(characters[index...end]))
    else { return copy(1) }
    try put(.attributes(attributes), to: end + 1)
  }

  /// Where the brace that opens here is closed; what stands between quotes is not looked at.
  private func closingBrace() -> Int? {
    var end = index + 1
    var quote: Character?
    while let inner = character(at: end) {
      if quote != nil {
        if inner == quote { quote = nil }
      } else if inner == "}" {
        return end
      } else if inner == "\"", characters[end - 1] == "=" {
        quote = inner
      }
      end += 1
    }
    return nil
  }

  /// `m^2^` and `H~2~O`: no blank inside. `~~` is struck out by CommonMark.
  mutating func readScript(_ mark: Character) throws(TemplateError) {
    if character(at: index + 1) == mark {
      var count = 0
      while character(at: index + count) == mark { count += 1 }
      return copy(count)
    }
    let previous = index > 0 ? characters[index - 1] : " "
    guard previous != "[" else { return copy(1) }
    var end = index + 1
    while let inner = character(at: end), !inner.isWhitespace, inner != mark, inner != "[",
      inner != "]", inner != "`", inner != "|"
    {
      end += 1
    }
    guard character(at: end) == mark, end > index + 1, character(at: end + 1) != mark else {
      return copy(1)
    }
    let content = String(characters[(index + 1)..<end])
    try put(mark == "^" ? .superscript(content) : .subscript(content), to: end + 1)
  }
}
