extension MathParser {
  /// Fractions, roots, fences, environments, words; `nil` if the command is none of these.
  mutating func structure(_ name: String, at start: Int) throws(MathError) -> MathNode? {
    let shown = "\\" + name
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom":
      return try fraction(name, shown)
    case "sqrt": return try root(shown)
    case "left": return try fence(at: start)
    case "begin": return try environment(at: start)
    case "text", "textrm", "textnormal", "textsf", "texttt", "textsc", "mbox":
      return try words(.regular, shown, at: start)
    case "textbf": return try words(.bold, shown, at: start)
    case "textit": return try words(.italic, shown, at: start)
    case "operatorname": return try operatorName(shown, at: start)
    case "overline": return .line(isAbove: true, base: try argument(of: shown))
    case "underline": return .line(isAbove: false, base: try argument(of: shown))
    case "overbrace":
      return .brace(mark: "\u{23DE}", isAbove: true, base: try argument(of: shown))
    case "underbrace":
      return .brace(mark: "\u{23DF}", isAbove: false, base: try argument(of: shown))
    case "overset", "stackrel", "underset": return try stack(name, shown)
    case "xrightarrow", "xleftarrow": return try arrow(name, shown)
    case "not": return try negated(at: start)
    case "phantom", "hphantom", "vphantom":
      return .phantom(
        try argument(of: shown), hasWidth: name != "vphantom", hasHeight: name != "hphantom")
    case "substack": return try substack(at: start)
    case "hspace": return try white(at: start)
    case "bmod": return .classed(.binary, .function("mod", takesLimits: false))
    case "pmod", "mod":
      let inner = MathNode.row([
        .function("mod", takesLimits: false), .space(1.0 / 3), try argument(of: shown),
      ])
      let signs = [MathNames.sign(of: "("), MathNames.sign(of: ")")].compactMap(\.self).map(symbol)
      guard name == "pmod", signs.count == 2 else { return .row([.space(1), inner]) }
      return .row([.space(1), signs[0], inner, signs[1]])
    default:
      guard let mathClass = Self.classes[name] else { return nil }
      return .classed(mathClass, try argument(of: shown))
    }
  }

  private static let classes: [String: MathClass] = [
    "mathord": .ordinary, "mathop": .largeOperator, "mathbin": .binary, "mathrel": .relation,
    "mathopen": .opening, "mathclose": .closing, "mathpunct": .punctuation, "mathinner": .inner,
  ]

  private mutating func fraction(
    _ name: String, _ shown: String
  ) throws(MathError) -> MathNode {
    var fraction = MathFraction(
      numerator: try argument(of: shown), denominator: try argument(of: shown))
    if name.hasSuffix("binom") {
      fraction.isBinomial = true
      fraction.isRuled = false
    }
    switch name.first {
    case "d", "c": fraction.size = .display
    case "t": fraction.size = .text
    default: break
    }
    return .fraction(fraction)
  }

  private mutating func root(_ shown: String) throws(MathError) -> MathNode {
    let index = try bracketed()
    return .root(radicand: try argument(of: shown), index: index)
  }

  /// What stands in brackets before an argument.
  private mutating func bracketed() throws(MathError) -> MathNode? {
    guard scanner.peek() == .character("[") else { return nil }
    let start = scanner.index
    _ = scanner.next()
    let inner = MathNode.row(try row(endsAtBracket: true))
    guard scanner.next() == .character("]") else {
      throw error("this ‘[’ is never closed; end what stands in it with ‘]’", at: start)
    }
    return inner
  }

  /// An arrow with small things above and below.
  private mutating func arrow(_ name: String, _ shown: String) throws(MathError) -> MathNode {
    let below = try bracketed()
    let sign = MathSymbol(text: name == "xrightarrow" ? "⟶" : "⟵", mathClass: .relation)
    return .stack(
      base: .symbol(sign), above: try argument(of: shown), below: below, .relation)
  }

  private mutating func fence(at start: Int) throws(MathError) -> MathNode {
    var fence = MathFence(left: try optionalDelimiter(after: "\\left"), parts: [])
    fence.parts.append(try row())
    while scanner.peek() == .command("middle") {
      _ = scanner.next()
      if let middle = try optionalDelimiter(after: "\\middle") { fence.middles.append(middle) }
      fence.parts.append(try row())
    }
    guard scanner.next() == .command("right") else {
      throw error("\\left has no \\right; write \\right. where nothing is seen", at: start)
    }
    fence.right = try optionalDelimiter(after: "\\right")
    return .fenced(fence)
  }

  private mutating func stack(_ name: String, _ shown: String) throws(MathError) -> MathNode {
    let small = try argument(of: shown)
    let base = try argument(of: shown)
    let mathClass: MathClass = name == "stackrel" ? .relation : base.innerClass
    return .stack(
      base: base, above: name == "underset" ? nil : small, below: name == "underset" ? small : nil,
      mathClass)
  }

  /// Relations with a stroke through them, where Unicode has them.
  private mutating func negated(at start: Int) throws(MathError) -> MathNode {
    let base = try argument(of: "\\not")
    var symbol = base
    if case .row(let nodes) = base, nodes.count == 1 { symbol = nodes[0] }
    guard case .symbol(var sign) = symbol else {
      throw error("\\not is followed by something that is not one sign", at: start)
    }
    sign.text = Self.negations[sign.text] ?? sign.text + "\u{338}"
    return .symbol(sign)
  }

  private static let negations = [
    "=": "≠", "∈": "∉", "∋": "∌", "∣": "∤", "∥": "∦", "∼": "≁", "≃": "≄", "≅": "≇", "≈": "≉",
    "≡": "≢", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉",
    "→": "↛", "∃": "∄", "⊢": "⊬", "⊨": "⊭",
  ]

  private mutating func substack(at start: Int) throws(MathError) -> MathNode {
    guard scanner.next() == .open else {
      throw error("\\substack is not followed by its lines; write \\substack{a \\\\ b}", at: start)
    }
    var rows = [[MathNode.row(try row())]]
    while scanner.peek() == .newLine {
      _ = scanner.next()
      rows.append([.row(try row())])
    }
    guard scanner.next() == .close else {
      throw error("this \\substack is never closed; end it with ‘}’", at: start)
    }
    return .table(MathTable(kind: .smallMatrix, rows: rows))
  }

  /// `\hspace{1em}`, `\hspace{3pt}`.
  private mutating func white(at start: Int) throws(MathError) -> MathNode {
    if scanner.peek() == .character("*") { _ = scanner.next() }
    let text = scanner.rawGroup()?.trimmed ?? ""
    for (unit, ems) in [("em", 1.0), ("ex", 0.45), ("pt", 0.1), ("mm", 0.27), ("cm", 2.7)] {
      if text.hasSuffix(unit), let length = Double(text.dropLast(2).trimmed), abs(length) < 100 {
        return .space(length * ems)
      }
    }
    throw error("\\hspace is not followed by a length; write \\hspace{1em}", at: start)
  }

  // MARK: - Words

  private mutating func words(
    _ face: MathTextFace, _ shown: String, at start: Int
  ) throws(MathError) -> MathNode {
    guard let raw = scanner.rawGroup() else {
      throw error("\(shown) is not followed by words in braces; write \(shown){…}", at: start)
    }
    return .text(Self.plain(raw), face)
  }

  /// Words as they are read: `\%` is a percent sign, `~` a space, `--` a dash.
  private static func plain(_ raw: String) -> String {
    var text = ""
    var isEscaped = false
    for character in raw {
      if isEscaped {
        text.append(character == "," ? "\u{2009}" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "~" {
        text.append("\u{A0}")
      } else if character != "{", character != "}" {
        text.append(character.isNewline ? " " : character)
      }
    }
    return text.replacing("---", with: "—").replacing("--", with: "–").replacing("``", with: "“")
      .replacing("''", with: "”").replacing("'", with: "’")
  }

  private mutating func operatorName(_ shown: String, at start: Int) throws(MathError) -> MathNode {
    var takesLimits = false
    if scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] == "*" {
      scanner.index += 1
      takesLimits = true
    }
    guard let raw = scanner.rawGroup() else {
      throw error("\(shown) is not followed by a name; write \(shown){logit}", at: start)
    }
    let name = Self.plain(raw).filter { $0 != " " }
    return .function(name, takesLimits: takesLimits)
  }
}
