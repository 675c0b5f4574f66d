extension MarkdownWriter {
  /// Inlines in one line.
  func line(_ inlines: [Inline]) -> String {
    self.inlines(inlines).replacing("\\\n", with: "<br>").replacing("\n", with: " ")
  }

  func inlines(_ inlines: [Inline]) -> String {
    var result = ""
    var followsFormula = false
    for inline in inlines.withoutBreaksInHan {
      guard case .math(let formula) = inline else {
        let words = text(inline)
        // Behind a formula GitHub takes no letter or figure.
        if followsFormula, let first = words.first, first.touchesFormulas { result += " " }
        result += words
        followsFormula = followsFormula && words.isEmpty
        continue
      }
      // Before one in backticks it takes no letter, before a plain one nothing but a blank.
      let last = result.last
      if last?.touchesFormulas == true { result += " " }
      result += Self.math(formula, isApart: last?.isWhitespace == true)
      followsFormula = true
    }
    return result
  }

  private func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): Self.escaped(text)
    case .emphasis(let inner): Self.marked(inlines(inner), "*")
    case .strong(let inner): Self.marked(inlines(inner), "**")
    case .strikethrough(let inner): Self.marked(inlines(inner), "~~")
    case .superscript(let inner): "<sup>\(inlines(inner))</sup>"
    case .subscript(let inner): "<sub>\(inlines(inner))</sub>"
    case .code(let code): Self.span(code)
    case .link(let inner, let address) where address.hasPrefix("#"):
      "[\(inlines(inner))](\(address))"
    case .link(let inner, let address):
      "[\(inlines(inner))](<\(address.replacing(">", with: "%3E"))>)"
    case .softBreak: "\n"
    case .lineBreak: "\\\n"
    case .footnote(let number): "[^\(number)]"
    case .reference(let reference): "[\(inlines(reference.shown))](#\(reference.label))"
    case .value(let value, _): inlines(value.inlines)
    case .math(let formula): Self.math(formula, isApart: false)
    case .citation(let citation): text(citation)
    case .expression: ""
    }
  }

  /// A formula within a line. Where a sign would be taken for Markdown, GitHub reads `$`…`$`.
  private static func math(_ formula: Formula, isApart: Bool) -> String {
    let source = PortableFormula.source(of: formula).replacing("\n", with: " ")
      .replacing("\\|", with: "\\Vert ").replacing("|", with: "\\vert ")
    let isPlain = source.allSatisfy { !"*_\\<>[]`~".contains($0) }
    return isPlain && isApart ? "$\(source)$" : "$`\(source)`$"
  }

  /// Marks may not stand beside white space: it moves outside.
  private static func marked(_ words: String, _ mark: String) -> String {
    let core = words.trimmed
    guard !core.isEmpty else { return words }
    let before = words.first?.isWhitespace == true ? " " : ""
    let after = words.last?.isWhitespace == true ? " " : ""
    return before + mark + core + mark + after
  }

  /// Code between as many backticks as it needs.
  private static func span(_ code: String) -> String {
    var longest = 0
    var run = 0
    for character in code {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let ticks = String(repeating: "`", count: longest + 1)
    let pad = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
    return ticks + pad + code + pad + ticks
  }

  static func anchor(_ label: String) -> String { "<a id=\"\(Markup.escaped(label))\"></a>" }

  /// What could be taken for markup, with a backslash before it.
  static func escaped(_ text: String) -> String {
    var result = ""
    var previous: Character = " "
    for character in text {
      switch character {
      case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "$", "#":
        result += "\\\(character)"
      case "_" where !(previous.isLetter || previous.isNumber): result += "\\_"
      case "&": result += "&amp;"
      default: result.append(character)
      }
      previous = character
    }
    return result
  }

  /// A paragraph whose lines do not begin like a list, a heading or a rule.
  static func guarded(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      guard let first = line.first else { return String(line) }
      if "+-=:".contains(first) { return "\\" + line }
      let digits = String(line.prefix { $0.isASCII && $0.isNumber })
      let rest = String(line.dropFirst(digits.count))
      let isItem = ["." as Character, ")"].contains(rest.first) && rest.dropFirst().hasPrefix(" ")
      return !digits.isEmpty && isItem ? digits + "\\" + rest : String(line)
    }.joined(separator: "\n")
  }

  static func indented(_ text: String, by width: Int, first: Bool) -> String {
    let space = String(repeating: " ", count: width)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, line in
      line.isEmpty || (index == 0 && !first) ? String(line) : space + line
    }.joined(separator: "\n")
  }

  static func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }

  static func fenced(_ code: String, _ language: String) -> String {
    var fence = "```"
    while code.contains(fence) { fence += "`" }
    return "\(fence)\(language)\n\(code)\n\(fence)"
  }
}

extension Character {
  /// Whether GitHub reads no formula beside it: a letter, a figure, a Chinese mark.
  fileprivate var touchesFormulas: Bool {
    isLetter || isNumber || (!isASCII && !isWhitespace)
  }
}
