/// A formula cut into words and signs.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case name(String)
    case number(Double)
    case text(String)
    /// `~ + - * / ^ : ( ) , = == != < <= > >= && || ! %in%`
    case sign(String)
    case end
  }

  let kind: Kind
  let position: Int

  /// How messages quote it.
  var quoted: String {
    switch kind {
    case .name(let name): "\"\(name)\""
    case .number(let number): "\"\(number.plainText)\""
    case .text(let text): "'\(text)'"
    case .sign(let sign): "\"\(sign)\""
    case .end: "the end"
    }
  }
}

/// Cuts a formula into tokens. Names may be of any script; with spaces in them they stand in
/// backticks, levels in single or double quotes.
struct FormulaTokenizer {
  private let formula: String
  private let characters: [Character]
  private var position = 0

  init(_ formula: String) {
    self.formula = formula
    characters = Array(formula)
  }

  mutating func tokens() throws(FormulaFailure) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    while position < characters.count {
      if characters[position].isWhitespace {
        position += 1
        continue
      }
      let start = position
      tokens.append(FormulaToken(kind: try next(), position: start))
    }
    tokens.append(FormulaToken(kind: .end, position: characters.count))
    return tokens
  }

  private mutating func next() throws(FormulaFailure) -> FormulaToken.Kind {
    let character = characters[position]
    if character == "`" { return .name(try quoted(by: character)) }
    if character == "'" || character == "\"" { return .text(try quoted(by: character)) }
    if isDigit(character) || (character == "." && isDigit(at: position + 1)) {
      return .number(try number())
    }
    if isNameStart(character) { return .name(name()) }
    return .sign(try sign())
  }

  private mutating func quoted(by quote: Character) throws(FormulaFailure) -> String {
    let start = position
    guard let end = characters[(start + 1)...].firstIndex(of: quote) else {
      throw failure("the \(quote) is not closed", at: start)
    }
    position = end + 1
    guard end > start + 1 || quote != "`" else {
      throw failure("there is no name in ``", at: start)
    }
    return String(characters[(start + 1)..<end])
  }

  private mutating func number() throws(FormulaFailure) -> Double {
    let start = position
    while position < characters.count, isDigit(characters[position]) || characters[position] == "."
    {
      position += 1
    }
    if position < characters.count, characters[position] == "e" || characters[position] == "E" {
      let sign = position + 1 < characters.count && "+-".contains(characters[position + 1]) ? 2 : 1
      if isDigit(at: position + sign) {
        position += sign
        while isDigit(at: position) { position += 1 }
      }
    }
    let text = String(characters[start..<position])
    guard let number = Double(text) else {
      throw failure("\"\(text)\" is not a number", at: start)
    }
    if position < characters.count, isNameStart(characters[position]) {
      throw failure(
        "a name that begins with a digit stands in backticks: `\(text)\(name())`", at: start)
    }
    return number
  }

  private mutating func name() -> String {
    let start = position
    while position < characters.count,
      isNameStart(characters[position]) || isDigit(characters[position])
    {
      position += 1
    }
    return String(characters[start..<position])
  }

  private mutating func sign() throws(FormulaFailure) -> String {
    if characters[position...].starts(with: "%in%") {
      position += 4
      return "%in%"
    }
    if position + 1 < characters.count {
      let two = String(characters[position...(position + 1)])
      if ["==", "!=", "<=", ">=", "&&", "||"].contains(two) {
        position += 2
        return two
      }
    }
    let character = characters[position]
    switch character {
    case "~", "+", "-", "*", "/", "^", ":", "(", ")", ",", "=", "<", ">", "!":
      position += 1
      return String(character)
    case "&", "|":
      position += 1
      return String([character, character])
    default: throw failure(remedy(for: character), at: position)
    }
  }

  private func remedy(for character: Character) -> String {
    let plain: [Character: String] = [
      "（": "(", "）": ")", "，": ",", "：": ":", "～": "~", "＋": "+", "－": "-", "−": "-", "×": "*",
      "‘": "'", "’": "'", "“": "'", "”": "'", "＝": "==", "∼": "~", "˜": "~",
    ]
    if let sign = plain[character] { return "write \(sign) instead of \(character)" }
    if character == "$" { return "write the column's name alone, without \"data$\"" }
    return "\"\(character)\" means nothing here; a name that holds it stands in backticks"
  }

  private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private func isDigit(at index: Int) -> Bool {
    index < characters.count && isDigit(characters[index])
  }

  private func isNameStart(_ character: Character) -> Bool {
    character.isLetter || character == "." || character == "_"
      || (character.isNumber && !isDigit(character))
  }

  private func failure(_ message: String, at position: Int) -> FormulaFailure {
    FormulaFailure(formula: formula, position: position, message: message)
  }
}
