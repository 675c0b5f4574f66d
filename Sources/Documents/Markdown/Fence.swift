/// The opening line of fenced code.
struct Fence {
  /// What stands before the fence: indentation, quotation marks, a list's bullet.
  let prefix: String
  /// The fence itself.
  let mark: String
  /// What stands behind it.
  let info: String

  init?(opening line: SourceLine) {
    let text = line.text
    guard text.contains("```") || text.contains("~~~") else { return nil }
    var rest = text[...]
    while let end = Self.containerMark(rest) { rest = rest[end...] }
    guard let first = rest.first, first == "`" || first == "~" else { return nil }
    let mark = rest.prefix { $0 == first }
    guard mark.count >= 3 else { return nil }
    let info = rest.dropFirst(mark.count)
    // A header may hold expressions, which CommonMark would not have here.
    if first == "`", info.contains("`"), !String(info).trimmed.hasPrefix("{") { return nil }
    let prefix = text[..<rest.startIndex]
    if prefix.count >= 4, prefix.allSatisfy(\.isWhitespace), prefix.count >= 12 { return nil }
    self.prefix = String(prefix)
    self.mark = String(mark)
    self.info = String(info).trimmed
  }

  /// The end of what opens a container at the start of the text: white space, `>`, a bullet.
  private static func containerMark(_ text: Substring) -> Substring.Index? {
    guard let first = text.first else { return nil }
    if first.isWhitespace || first == ">" { return text.index(after: text.startIndex) }
    if first == "-" || first == "*" || first == "+" {
      let next = text.index(after: text.startIndex)
      return next < text.endIndex && text[next] == " " ? next : nil
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.endIndex < text.endIndex,
      text[digits.endIndex] == "." || text[digits.endIndex] == ")"
    else { return nil }
    let next = text.index(after: digits.endIndex)
    return next < text.endIndex && text[next] == " " ? next : nil
  }

  /// What stands before the further lines: bullets become spaces.
  var continuation: String {
    String(prefix.map { $0 == ">" || $0.isWhitespace ? $0 : " " })
  }

  /// Whether the line closes the fence.
  func isClosed(by line: SourceLine) -> Bool {
    let text = line.text.drop { $0.isWhitespace || $0 == ">" }.trimmed
    return text.count >= mark.count && text.allSatisfy { $0 == mark.first }
  }

  /// The line without the fence's indentation and quotation marks.
  func content(_ line: SourceLine) -> SourceLine {
    var line = line
    let quotes = prefix.count { $0 == ">" }
    var rest = line.text[...]
    for _ in 0..<quotes {
      rest = rest.drop(while: \.isWhitespace)
      if rest.first == ">" { rest = rest.dropFirst() }
    }
    let width = quotes > 0 ? 1 : prefix.count
    var removed = 0
    while removed < width, rest.first == " " || rest.first == "\t" {
      rest = rest.dropFirst()
      removed += 1
    }
    line.column += line.text.count - rest.count
    line.text = String(rest)
    return line
  }

  /// What stands behind `math`, a label in braces, where the fence holds a formula: ```` ```math ````,
  /// as GitHub has it; `nil` for any other fence.
  var mathAttributes: String? {
    if info == "math" { return "" }
    if info.hasPrefix("math "), info.contains("{") { return String(info.dropFirst(5)).trimmed }
    guard info.hasPrefix("{.math"), info.hasSuffix("}") else { return nil }
    let rest = info.dropFirst(6).dropLast().trimmed
    return rest.isEmpty ? "" : "{\(rest)}"
  }

  /// What stands after `swift` in a header `{swift …}`; `nil` for a listing. Another language that
  /// asks to be run is an error.
  func header(at line: SourceLine) throws(TemplateError) -> String? {
    guard info.hasPrefix("{"), !info.hasPrefix("{{") else { return nil }
    guard let end = info.lastIndex(of: "}") else {
      throw line.error("the header “\(info)” has no closing ‘}’")
    }
    let inner = String(info[info.index(after: info.startIndex)..<end]).trimmed
    if inner.hasPrefix(".") || inner.hasPrefix("#") || inner.hasPrefix("=") { return nil }
    let language = inner.prefix { !$0.isWhitespace && $0 != "," }
    guard language.lowercased() == "swift" else {
      throw line.error(
        "a block in “\(language)” cannot be run here; write it in Swift, or show it with ```\(language) without braces"
      )
    }
    return String(inner.dropFirst(language.count))
  }
}
