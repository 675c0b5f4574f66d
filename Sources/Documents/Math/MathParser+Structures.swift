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
    case "operatorname", "operatornamewithlimits":
      return try operatorName(shown, at: start)
    case "overline", "widebar": return .line(isAbove: true, base: try argument(of: shown))
    case "underline", "underbar": return .line(isAbove: false, base: try argument(of: shown))
    case "overset", "stackrel", "underset": return try stack(name, shown)
    case "ensuremath": return try argument(of: shown)
    case "sfrac", "nicefrac": return try slanted(shown)
    case "not": return try negated(at: start)
    case "phantom", "hphantom", "vphantom":
      return .phantom(
        try argument(of: shown), hasWidth: name != "vphantom", hasHeight: name != "hphantom")
    case "substack": return try substack(at: start)
    case "genfrac": return try generalFraction(shown, at: start)
    case "smash": return try smashed(shown, at: start)
    case "prescript":
      let above = try argument(of: shown)
      let below = try argument(of: shown)
      return .row([
        .scripts(
          MathScripts(
            base: nil, below: below == .row([]) ? nil : below,
            above: above == .row([]) ? nil : above)),
        try argument(of: shown),
      ])
    case "hspace", "mspace", "hskip", "mskip", "kern", "mkern": return try white(shown, at: start)
    case "bmod": return .classed(.binary, .function("mod", takesLimits: false))
    case "pmod", "mod":
      let inner = MathNode.row([
        .function("mod", takesLimits: false), .space(1.0 / 3), try argument(of: shown),
      ])
      let signs = [MathNames.sign(of: "("), MathNames.sign(of: ")")].compactMap(\.self).map(symbol)
      guard name == "pmod", signs.count == 2 else { return .row([.space(1), inner]) }
      return .row([.space(1), signs[0], inner, signs[1]])
    default:
      if let face = MathNames.textFaces[name] { return try words(face, shown, at: start) }
      if let brace = MathNames.braces[name] {
        return .brace(mark: brace.mark, isAbove: brace.isAbove, base: try argument(of: shown))
      }
      if let mark = MathNames.longArrows[name] { return try arrow(mark, shown) }
      if let mathClass = Self.classes[name] {
        return .classed(mathClass, try argument(of: shown))
      }
      return try frame(name, shown, at: start)
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

  /// `\genfrac{(}{)}{0pt}{1}{n}{k}`: delimiters, the rule's thickness, the style from 0 to 3.
  private mutating func generalFraction(
    _ shown: String, at start: Int
  ) throws(MathError) -> MathNode {
    let left = try fractionDelimiter(shown, at: start)
    let right = try fractionDelimiter(shown, at: start)
    guard let thickness = scanner.rawGroup()?.trimmed, let style = scanner.rawGroup()?.trimmed
    else {
      throw error("\(shown) has six arguments; write \\genfrac{(}{)}{0pt}{}{n}{k}", at: start)
    }
    var fraction = MathFraction(
      numerator: try argument(of: shown), denominator: try argument(of: shown))
    fraction.isRuled = Double(thickness.prefix { $0.isNumber || $0 == "." }) != 0
    fraction.size = Int(style).flatMap(MathSize.init(rawValue:))
    if !fraction.isRuled, left == "(", right == ")" {
      fraction.isBinomial = true
      return .fraction(fraction)
    }
    guard left != nil || right != nil else { return .fraction(fraction) }
    return .fenced(MathFence(left: left, right: right, parts: [[.fraction(fraction)]]))
  }

  /// A delimiter in braces, or none in empty ones.
  private mutating func fractionDelimiter(
    _ shown: String, at start: Int
  ) throws(MathError) -> Unicode.Scalar? {
    guard scanner.peek() == .open else { return try optionalDelimiter(after: shown) }
    _ = scanner.next()
    let found = scanner.peek() == .close ? nil : try optionalDelimiter(after: shown)
    guard scanner.next() == .close else {
      throw error("\(shown) begins with two delimiters: \\genfrac{(}{)}{0pt}{}{n}{k}", at: start)
    }
    return found
  }

  /// `\smash[b]{y}`: drawn, but without height (`t`) or depth (`b`) to what stands around it.
  private mutating func smashed(_ shown: String, at start: Int) throws(MathError) -> MathNode {
    var side = ""
    if scanner.peek() == .character("[") {
      _ = scanner.next()
      while case .character(let scalar) = scanner.next(), scalar != "]" {
        side.unicodeScalars.append(scalar)
      }
      guard ["t", "b", "tb", "bt"].contains(side) else {
        throw error("\(shown)[…] takes t for the height or b for the depth", at: start)
      }
    }
    return .smashed(
      try argument(of: shown), hasHeight: side == "b", hasDepth: side == "t")
  }

  private mutating func root(_ shown: String) throws(MathError) -> MathNode {
    let index = try bracketed()
    return .root(radicand: try argument(of: shown), index: index)
  }

  /// What stands in brackets before an argument.
  mutating func bracketed() throws(MathError) -> MathNode? {
    guard scanner.peek() == .character("[") else { return nil }
    let start = scanner.index
    _ = scanner.next()
    let inner = MathNode.row(try row(endingAt: "]"))
    guard scanner.next() == .character("]") else {
      throw error("this ‘[’ is never closed; end what stands in it with ‘]’", at: start)
    }
    return inner
  }

  /// An arrow with small things above and below.
  private mutating func arrow(
    _ mark: Unicode.Scalar, _ shown: String
  ) throws(MathError) -> MathNode {
    let below = try bracketed()
    let above = try argument(of: shown)
    return .arrow(mark, above: above == .row([]) ? nil : above, below: below)
  }

  /// A fraction on the line: the one raised, the other lowered beside a stroke.
  private mutating func slanted(_ shown: String) throws(MathError) -> MathNode {
    let above = try argument(of: shown)
    let below = try argument(of: shown)
    return .row([
      .scripts(MathScripts(base: nil, above: above)), .space(-0.1),
      .symbol(MathSymbol(text: "/", mathClass: .ordinary)), .space(-0.1),
      .scripts(MathScripts(base: nil, below: below)),
    ])
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

  /// `\hspace{1em}`, `\mspace{3mu}`, `\kern 3pt`.
  private mutating func white(_ shown: String, at start: Int) throws(MathError) -> MathNode {
    if scanner.peek() == .character("*") { _ = scanner.next() }
    let text = scanner.rawGroup()?.trimmed ?? bareLength()
    for (unit, ems) in Self.units where text.hasSuffix(unit) {
      if let length = Double(text.dropLast(2).trimmed), abs(length) < 100 {
        return .space(length * ems)
      }
    }
    throw error("\(shown) is not followed by a length; write \\hspace{1em}", at: start)
  }

  private static let units = [
    ("em", 1.0), ("ex", 0.45), ("pt", 0.1), ("mm", 0.27), ("cm", 2.7), ("mu", 1.0 / 18),
  ]

  /// A length without braces: figures and two letters.
  private mutating func bareLength() -> String {
    scanner.skipSpace()
    var text = ""
    var letters = 0
    while scanner.index < scanner.scalars.count, letters < 2, text.count < 16 {
      let scalar = scanner.scalars[scanner.index]
      if scalar.properties.isAlphabetic { letters += 1 }
      guard letters > 0 || "0123456789.- ".unicodeScalars.contains(scalar) else { break }
      text.unicodeScalars.append(scalar)
      scanner.index += 1
    }
    return text
  }
}
