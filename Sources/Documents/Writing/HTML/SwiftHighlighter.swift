/// Swift as HTML with its comments, texts, numbers and keywords told apart.
enum SwiftHighlighter {
  private static let keywords: Set<String> = [
    "let", "var", "func", "struct", "enum", "class", "extension", "protocol", "import", "return",
    "if",
    "else", "guard", "switch", "case", "default", "for", "in", "while", "repeat", "break",
    "continue",
    "try", "await", "async", "throws", "throw", "do", "catch", "defer", "where", "as", "is", "nil",
    "true", "false", "self", "init", "static", "private", "public", "some", "any", "inout",
    "mutating",
  ]

  static func html(_ code: String) -> String {
    let text = Array(code)
    var output = ""
    var index = 0
    func append(_ end: Int, _ kind: String?) {
      let piece = Markup.escaped(String(text[index..<end]))
      output += kind.map { "<span class=\"\($0)\">\(piece)</span>" } ?? piece
      index = end
    }
    while index < text.count {
      let character = text[index]
      if character == "/", index + 1 < text.count, text[index + 1] == "/" {
        append(text[index...].firstIndex(of: "\n") ?? text.count, "c")
      } else if character == "/", index + 1 < text.count, text[index + 1] == "*" {
        append(endOfComment(text, index), "c")
      } else if character == "\"" {
        append(endOfText(text, index), "s")
      } else if character.isNumber {
        append(end(text, index) { $0.isNumber || $0.isLetter || $0 == "_" }, "n")
      } else if character.isLetter || character == "_" {
        let end = end(text, index) { $0.isLetter || $0.isNumber || $0 == "_" }
        append(end, keywords.contains(String(text[index..<end])) ? "k" : nil)
      } else {
        append(index + 1, nil)
      }
    }
    return output
  }

  private static func end(
    _ text: [Character], _ start: Int, while belongs: (Character) -> Bool
  ) -> Int {
    var end = start
    while end < text.count, belongs(text[end]) { end += 1 }
    return end
  }

  private static func endOfComment(_ text: [Character], _ start: Int) -> Int {
    var end = start + 2
    while end + 1 < text.count, !(text[end] == "*" && text[end + 1] == "/") { end += 1 }
    return min(end + 2, text.count)
  }

  /// The end of a text: its closing quote, three for three; a line's end closes a single one.
  private static func endOfText(_ text: [Character], _ start: Int) -> Int {
    let isLong = text[start...].starts(with: ["\"", "\"", "\""])
    var end = start + (isLong ? 3 : 1)
    while end < text.count {
      if text[end] == "\\" {
        end += 2
        continue
      }
      if isLong, text[end...].starts(with: ["\"", "\"", "\""]) { return end + 3 }
      if !isLong, text[end] == "\"" { return end + 1 }
      if !isLong, text[end] == "\n" { return end }
      end += 1
    }
    return text.count
  }
}
