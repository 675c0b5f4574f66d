/// Commands that the author names: `\newcommand{\E}[1]{\mathbb{E}[#1]}`, `\renewcommand`,
/// `\providecommand`, `\def\E#1{…}`, `\let\E\mathbb`, `\DeclareMathOperator{\Var}{Var}`.
///
/// They hold in the whole document, wherever in it they stand, as those of a preamble do: a caption is
/// read before the text below it.
struct MathMacros: Sendable {
  /// What a name stands for.
  private struct Macro: Sendable {
    var count: Int
    /// What stands for the first argument where it is left out.
    var standard: [Unicode.Scalar]?
    var body: [Unicode.Scalar]
  }

  private var macros: [String: Macro] = [:]
  private static let definers: Set<String> = [
    "newcommand", "renewcommand", "providecommand", "def", "let", "DeclareMathOperator",
  ]
  /// How many names a formula may hold, those within others counted: nobody writes more.
  private static let most = 2000

  /// Whether a text may define something, which is asked of every file.
  static func mayDefine(_ text: String) -> Bool {
    text.contains("\\newcommand") || text.contains("\\renewcommand")
      || text.contains("\\providecommand") || text.contains("\\DeclareMathOperator")
      || text.contains("\\def\\") || text.contains("\\let\\")
  }

  /// Whether a line begins with a definition.
  static func isDefinition(_ text: some StringProtocol) -> Bool {
    let word = text.drop(while: \.isWhitespace)
    guard word.first == "\\" else { return false }
    return definers.contains(String(word.dropFirst().prefix { $0.isASCII && $0.isLetter }))
  }

  // MARK: - Definitions

  /// Takes the definitions out of a text and keeps them; what is between them stays.
  mutating func take(from text: String) throws(MathError) -> String {
    guard Self.mayDefine(text) else { return text }
    var scanner = MathScanner(text)
    var rest = String.UnicodeScalarView()
    while scanner.index < scanner.scalars.count {
      let start = scanner.index
      guard scanner.scalars[start] == "\\", case .command(let name) = scanner.next() else {
        rest.append(scanner.scalars[start])
        scanner.index = start + 1
        continue
      }
      guard Self.definers.contains(name) else {
        rest.append(contentsOf: scanner.scalars[start..<scanner.index])
        continue
      }
      try define(name, &scanner, at: start)
      // Lines are counted on behind a definition of several.
      rest.append(contentsOf: scanner.scalars[start..<scanner.index].filter { $0 == "\n" })
    }
    return String(rest)
  }

  /// One definition, whose first word has been taken.
  private mutating func define(
    _ definer: String, _ scanner: inout MathScanner, at start: Int
  ) throws(MathError) {
    let hasStar = scanner.take("*")
    guard let name = Self.name(&scanner) else {
      throw MathError(
        message: "\\\(definer) is not followed by the name of a command; "
          + "write \\newcommand{\\name}{what it stands for}", offset: start)
    }
    var macro = Macro(count: 0, standard: nil, body: [])
    switch definer {
    case "let":
      _ = scanner.take("=")
      scanner.skipSpace()
      let place = scanner.index
      _ = scanner.next()
      macro.body = Array(scanner.scalars[place..<scanner.index])
      macros[name] = macro
      return
    case "def":
      while scanner.take("#") {
        scanner.index = min(scanner.index + 1, scanner.scalars.count)
        macro.count += 1
      }
    case "DeclareMathOperator": break
    default:
      if let count = scanner.bracketed() {
        guard let number = Int(String(String.UnicodeScalarView(count)).trimmed), (0...9) ~= number
        else {
          throw MathError(
            message: "\\\(name) has 1 to 9 arguments; write \\newcommand{\\\(name)}[2]{…}",
            offset: start)
        }
        macro.count = number
        macro.standard = scanner.bracketed()
      }
    }
    guard let body = scanner.rawGroup() else {
      throw MathError(
        message: "the meaning of \\\(name) is missing or never closed; "
          + "write \\newcommand{\\\(name)}{what it stands for}", offset: start)
    }
    macro.body = Self.withoutComments(body)
    if definer == "DeclareMathOperator" {
      macro.body =
        Array("\\operatorname\(hasStar ? "*" : "")".unicodeScalars) + ["{"] + macro.body + ["}"]
    }
    macros[name] = macro
  }

  /// The meaning in one line, comments left out.
  private static func withoutComments(_ body: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var isComment = false
    for scalar in body.unicodeScalars {
      if scalar == "\n" {
        if !isComment { result.append(" ") }
        isComment = false
      } else if scalar == "%", let last = result.last, last != "\\", !("0"..."9").contains(last) {
        isComment = true
      } else if scalar == "%", result.isEmpty {
        isComment = true
      } else if !isComment {
        result.append(scalar)
      }
    }
    return result
  }

  /// `{\name}` or `\name`.
  private static func name(_ scanner: inout MathScanner) -> String? {
    let isBraced = scanner.take("{")
    guard case .command(let name) = scanner.next(), !name.isEmpty else { return nil }
    return isBraced && !scanner.take("}") ? nil : name
  }

  // MARK: - Use

  /// The source with what its names stand for.
  func expanded(_ source: String) throws(MathError) -> String {
    guard !macros.isEmpty, source.contains("\\") else { return source }
    var left = Self.most
    let result = try expanded(Array(source.unicodeScalars), depth: 0, left: &left)
    return String(String.UnicodeScalarView(result))
  }

  private func expanded(
    _ scalars: [Unicode.Scalar], depth: Int, left: inout Int
  ) throws(MathError) -> [Unicode.Scalar] {
    var scanner = MathScanner(scalars)
    var result: [Unicode.Scalar] = []
    while scanner.index < scalars.count {
      let start = scanner.index
      guard scalars[start] == "\\" else {
        result.append(scalars[start])
        scanner.index += 1
        continue
      }
      guard case .command(let name) = scanner.next(), let macro = macros[name] else {
        result += scalars[start..<scanner.index]
        continue
      }
      left -= 1
      guard depth < 32, left > 0 else {
        throw MathError(
          message: "\\\(name) stands for something that holds \\\(name) again, without end",
          offset: start)
      }
      let body = try filled(macro, name, &scanner, at: start)
      let meaning = try expanded(body, depth: depth + 1, left: &left)
      // What is one argument to the author stays one: \hat\b, x^\b.
      let isArgument = meaning.count > 1 && Self.takesArgument(result)
      result += isArgument ? ["{"] + meaning + ["}"] : meaning
      // The white behind a name of letters ends it, also at the end of what another stands for.
      if scanner.index < scalars.count, scalars[scanner.index].properties.isAlphabetic {
        result.append(" ")
      }
    }
    return result
  }

  /// Whether what comes next is the argument of what stands before it.
  private static func takesArgument(_ before: [Unicode.Scalar]) -> Bool {
    guard let last = before.lastIndex(where: { !$0.properties.isWhitespace }) else { return false }
    if before[last] == "^" || before[last] == "_" {
      return last == 0 || before[last - 1] != "\\"
    }
    let letters = before[...last].reversed().prefix { $0.properties.isAlphabetic }
    let start = last - letters.count
    guard !letters.isEmpty, start >= 0, before[start] == "\\" else { return false }
    let name = String(String.UnicodeScalarView(letters.reversed()))
    return MathNames.accents[name] != nil || MathNames.alphabets[name] != nil
      || ["overline", "underline", "sqrt", "frac", "dfrac", "tfrac", "binom"].contains(name)
  }

  /// What a name stands for with its arguments, which are taken.
  private func filled(
    _ macro: Macro, _ name: String, _ scanner: inout MathScanner, at start: Int
  ) throws(MathError) -> [Unicode.Scalar] {
    var arguments: [[Unicode.Scalar]] = []
    if let standard = macro.standard, macro.count > 0 {
      arguments.append(scanner.bracketed() ?? standard)
    }
    while arguments.count < macro.count {
      guard let argument = Self.argument(&scanner) else {
        throw MathError(
          message: "\\\(name) has \(macro.count) argument\(macro.count == 1 ? "" : "s"), "
            + "of which \(macro.count - arguments.count) \(macro.count - arguments.count == 1 ? "is" : "are") missing here",
          offset: start)
      }
      arguments.append(argument)
    }
    var body: [Unicode.Scalar] = []
    var index = 0
    while index < macro.body.count {
      let scalar = macro.body[index]
      index += 1
      guard scalar == "#", index < macro.body.count,
        let number = Int(String(macro.body[index])), (1...max(macro.count, 1)) ~= number,
        number <= arguments.count
      else {
        body.append(scalar)
        continue
      }
      body += arguments[number - 1]
      index += 1
    }
    return body
  }

  /// A group without its braces, or the next sign; `nil` where there is none.
  private static func argument(_ scanner: inout MathScanner) -> [Unicode.Scalar]? {
    if scanner.peek() == .open { return scanner.rawGroup().map { Array($0.unicodeScalars) } }
    scanner.skipSpace()
    let start = scanner.index
    switch scanner.next() {
    case .end, .close, .mark, .newLine: return nil
    default: return Array(scanner.scalars[start..<scanner.index])
    }
  }
}

extension MathScanner {
  /// Takes a sign if it comes next, white space left out.
  fileprivate mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < scalars.count, scalars[index] == scalar else { return false }
    index += 1
    return true
  }

  /// What stands in brackets; `nil` and nothing taken where none begin or they never end.
  fileprivate mutating func bracketed() -> [Unicode.Scalar]? {
    skipSpace()
    guard index < scalars.count, scalars[index] == "[",
      let end = scalars[index...].firstIndex(of: "]")
    else { return nil }
    let inner = Array(scalars[(index + 1)..<end])
    index = end + 1
    return inner
  }
}
