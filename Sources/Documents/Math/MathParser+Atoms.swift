extension MathParser {
  /// The next atom without its scripts; `nil` for something that leaves nothing.
  mutating func nucleus(isArgument: Bool) throws(MathError) -> MathNode? {
    let start = scanner.index
    switch scanner.peek() {
    case .open: return .row(try group())
    case .command(let name):
      _ = scanner.next()
      return try command(name, at: start)
    case .character(let scalar):
      return try character(scalar, isArgument: isArgument)
    default: return nil
    }
  }

  private mutating func character(
    _ scalar: Unicode.Scalar, isArgument: Bool
  ) throws(MathError) -> MathNode? {
    if !isArgument, scalar.isDigit { return number() }
    let start = scanner.index
    _ = scanner.next()
    if scalar == "~" { return .space(0.25) }
    if scalar == "(", let name = takeBracketedLabel() { return try setLabel(name, at: start) }
    if scalar == "#" || scalar == "$" || scalar == "`" || scalar == "\"" {
      throw error(
        "‘\(scalar)’ has no meaning in a formula; write \\text{…} around words", at: start)
    }
    if Self.isWord(scalar) { return .text(words(from: scalar), .regular) }
    if let node = Self.styledLetter(scalar) { return node }
    if let sign = MathNames.sign(of: scalar) { return symbol(sign) }
    var text = String(Character(scalar))
    // Accents that stand behind a letter belong to it.
    while scanner.index < scanner.scalars.count,
      scanner.scalars[scanner.index].properties.generalCategory == .nonspacingMark
    {
      text.unicodeScalars.append(scanner.scalars[scanner.index])
      scanner.index += 1
    }
    return .symbol(MathSymbol(text: text, mathClass: .ordinary, alphabet: alphabet))
  }

  /// The name in `(\#eq:name)`, as bookdown has it; the bracket has been taken.
  private mutating func takeBracketedLabel() -> String? {
    let rest = scanner.scalars[scanner.index...]
    guard rest.starts(with: "\\#eq:".unicodeScalars),
      let end = rest.firstIndex(of: ")"), end - scanner.index < 200
    else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: rest[(scanner.index + 2)..<end])
    scanner.index = end + 1
    return String(name)
  }

  func symbol(_ sign: MathNames.Sign) -> MathNode {
    .symbol(
      MathSymbol(
        text: String(Character(sign.scalar)), mathClass: sign.mathClass, alphabet: alphabet,
        isLarge: sign.isLarge))
  }

  /// Figures with a decimal point among them are one atom.
  private mutating func number() -> MathNode {
    var text = ""
    let scalars = scanner.scalars
    scanner.skipSpace()
    while scanner.index < scalars.count {
      let scalar = scalars[scanner.index]
      let isPoint =
        scalar == "." && scanner.index + 1 < scalars.count && scalars[scanner.index + 1].isDigit
      guard scalar.isDigit || isPoint else { break }
      text.unicodeScalars.append(scalar)
      scanner.index += 1
    }
    return .symbol(MathSymbol(text: text, mathClass: .ordinary, alphabet: alphabet))
  }

  /// Whether a character is one of a script that is written, not calculated with: Han, kana, hangul.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    (0x2E80...0x9FFF).contains(scalar.value) && !(0x3008...0x300B).contains(scalar.value)
      || (0xAC00...0xD7AF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || (0xFF00...0xFFEF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
  }

  private mutating func words(from first: Unicode.Scalar) -> String {
    var text = String(Character(first))
    while scanner.index < scanner.scalars.count, Self.isWord(scanner.scalars[scanner.index]) {
      text.unicodeScalars.append(scanner.scalars[scanner.index])
      scanner.index += 1
    }
    return text
  }

  /// A letter of one of Unicode's mathematical alphabets stands as it is.
  private static func styledLetter(_ scalar: Unicode.Scalar) -> MathNode? {
    guard (0x1D400...0x1D7FF).contains(scalar.value) else { return nil }
    return .symbol(
      MathSymbol(text: String(Character(scalar)), mathClass: .ordinary, alphabet: .upright))
  }

  // MARK: - Commands

  private mutating func command(_ name: String, at start: Int) throws(MathError) -> MathNode? {
    if let sign = MathNames.sign(name) { return symbol(sign) }
    if let letter = greek(name) { return letter }
    if name == "dots" { return dots() }
    if let white = MathNames.spaces[name] { return .space(white) }
    if let takesLimits = MathNames.functions[name] { return function(name, takesLimits) }
    if let accent = MathNames.accents[name] {
      return .accent(
        mark: accent.mark, isWide: accent.isWide, base: try argument(of: "\\" + name))
    }
    if let new = MathNames.alphabets[name] { return try letters(in: new, name) }
    if let big = MathNames.bigSizes[name] {
      return .delimiter(try delimiter(after: "\\" + name), size: big.size, big.mathClass)
    }
    if let node = try escaped(name) { return node }
    if let node = try structure(name, at: start) { return node }
    switch name {
    case "nonumber", "notag", "mathstrut", "strut", "relax", "-", "/", "nobreak",
      "allowdisplaybreaks", "displaybreak", "noindent", "centering", "null", "protect":
      return nil
    // White of no width is a place where a line may end.
    case "allowbreak": return .space(0)
    case "tag":
      if scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] == "*" {
        scanner.index += 1
      }
      guard let text = scanner.rawGroup(), !text.trimmed.isEmpty else {
        throw error("\\tag is not followed by its number; write \\tag{1}", at: start)
      }
      tag = text.trimmed
      return nil
    case "limits", "nolimits":
      throw error("\\\(name) stands behind a sum, an integral or a function", at: start)
    case "": throw error("a backslash stands at the end", at: start)
    case "(", ")", "[", "]":
      throw error("\\\(name) begins or ends no formula here; leave it out", at: start)
    case "label":
      guard let text = scanner.rawGroup() else {
        throw error("\\label is not followed by a name; write \\label{eq-name}", at: start)
      }
      return try setLabel(text, at: start)
    default: throw unknown("\\" + name, among: MathNames.all.map { "\\" + $0 }, at: start)
    }
  }

  func unknown(_ name: String, among names: [String], at start: Int) -> MathError {
    let known = names.filter { $0.count > 2 }
    let nearest = known.nearest(to: name).map { found in
      // Of two names that differ in case alone, \lambda and \Lambda, the one of the same case.
      let second = name.dropFirst().first
      let same = known.first {
        $0.lowercased() == found.lowercased() && $0.dropFirst().first == second
      }
      return "; nearest: \(same ?? found)"
    }
    // Few names are so near to another that it is the one meant.
    let word = name.dropFirst()
    let isWord = word.count > 2 && word.allSatisfy(\.isLetter)
    let remedy = isWord ? "; the name of a function is written \\operatorname{\(word)}" : ""
    return error("\(name) is not known in a formula\(nearest ?? remedy)", at: start)
  }

  /// `\upbeta` and `\varGamma`: Greek upright, and its capitals slanted.
  private func greek(_ name: String) -> MathNode? {
    for (prefix, alphabet) in [("up", MathAlphabet.upright), ("var", .italic)] {
      guard name.hasPrefix(prefix), let sign = MathNames.sign(String(name.dropFirst(prefix.count))),
        sign.mathClass == .ordinary, (0x391...0x3C9).contains(sign.scalar.value)
      else { continue }
      return .symbol(
        MathSymbol(
          text: String(Character(sign.scalar)), mathClass: .ordinary, alphabet: alphabet))
    }
    return nil
  }

  /// The label within a formula, as LaTeX has it.
  private mutating func setLabel(_ text: String, at start: Int) throws(MathError) -> MathNode? {
    guard label == nil else {
      throw error(
        "a second \\label: a formula has one number; write each line with a number of its own as a formula of its own",
        at: start)
    }
    label = EquationLabel.canonical(text)
    return nil
  }

  private mutating func function(_ name: String, _ takesLimits: Bool) -> MathNode {
    // \arg\min and \arg\max are one function with one limit.
    if name == "arg" {
      for second in ["min", "max"] where scanner.peek() == .command(second) {
        _ = scanner.next()
        return .function("arg\u{2009}" + second, takesLimits: true)
      }
    }
    return .function(MathNames.functionWords[name] ?? name, takesLimits: takesLimits)
  }

  private mutating func letters(
    in new: MathAlphabet, _ name: String
  ) throws(MathError) -> MathNode {
    if scanner.peek() == .open { return .row(try group(alphabet: new)) }
    let before = alphabet
    alphabet = new
    defer { alphabet = before }
    return try argument(of: "\\" + name)
  }

  /// `\dots`: in the middle before an operator or relation, else on the line.
  private func dots() -> MathNode {
    let next: MathNames.Sign? =
      switch scanner.peek() {
      case .character(let scalar): MathNames.sign(of: scalar)
      case .command(let name): MathNames.sign(name)
      default: nil
      }
    let isBetween = next?.mathClass == .binary || next?.mathClass == .relation
    return .symbol(MathSymbol(text: isBetween ? "⋯" : "…", mathClass: .inner))
  }

  /// Signs with a backslash before them because they mean something without.
  private func escaped(_ name: String) throws(MathError) -> MathNode? {
    guard ["%", "$", "#", "_", "&"].contains(name) else { return nil }
    return .symbol(MathSymbol(text: name, mathClass: .ordinary))
  }

  /// A delimiter; `nil` for a full stop, which is none.
  mutating func optionalDelimiter(after name: String) throws(MathError) -> Unicode.Scalar? {
    let start = scanner.index
    switch scanner.next() {
    case .character("."): return nil
    case .character("<"): return "\u{27E8}"
    case .character(">"): return "\u{27E9}"
    case .character(let scalar) where Self.delimiters.contains(scalar): return scalar
    case .command(let command):
      if let scalar = MathNames.delimiters[command] { return scalar }
    default: break
    }
    throw error(
      "\(name) is not followed by a delimiter; write one of ( ) [ ] \\{ \\} | \\| or a full stop for none",
      at: start)
  }

  private mutating func delimiter(after name: String) throws(MathError) -> Unicode.Scalar {
    let start = scanner.index
    guard let scalar = try optionalDelimiter(after: name) else {
      throw error("\(name) is not followed by a delimiter", at: start)
    }
    return scalar
  }

  private static let delimiters = Set("()[]|/∣‖⟨⟩⌊⌋⌈⌉⟦⟧↑↓".unicodeScalars)
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
}
