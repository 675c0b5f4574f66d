/// Words within a formula and the names of functions.
extension MathParser {
  /// What stands in the braces behind `\text`: words, with formulas between dollars among them.
  mutating func words(
    _ face: MathTextFace, _ shown: String, at start: Int
  ) throws(MathError) -> MathNode {
    guard scanner.peek() == .open else {
      throw error("\(shown) is not followed by words in braces; write \(shown){…}", at: start)
    }
    var reader = MathWords(face: face)
    let before = alphabet
    alphabet = .automatic
    defer { alphabet = before }
    try read(&reader, shown, at: start, depth: 0)
    return reader.nodes.count == 1 ? reader.nodes[0] : .row(reader.nodes)
  }

  /// The words of one group, up to its brace.
  private mutating func read(
    _ reader: inout MathWords, _ shown: String, at start: Int, depth: Int
  ) throws(MathError) {
    guard depth < 32 else { throw error("more than 32 groups are nested here", at: start) }
    _ = scanner.next()
    while scanner.index < scanner.scalars.count {
      let place = scanner.index
      let scalar = scanner.scalars[place]
      switch scalar {
      case "}":
        scanner.index += 1
        return reader.flush()
      case "{": try read(&reader, shown, at: start, depth: depth + 1)
      case "$":
        scanner.index += 1
        reader.flush()
        reader.nodes.append(.row(try row(endingAt: "$")))
        guard scanner.next() == .character("$") else {
          throw error("this ‘$’ is never closed; write \\$ for the sign", at: place)
        }
      case "\\":
        let index = scanner.index
        guard case .command(let name) = scanner.next() else {
          reader.text.append(" ")
          continue
        }
        try read(name, into: &reader, at: index, depth: depth)
      default:
        scanner.index += 1
        reader.append(scalar)
      }
    }
    throw error("the words of \(shown) are never closed; end them with ‘}’", at: start)
  }

  /// A command among words.
  private mutating func read(
    _ name: String, into reader: inout MathWords, at place: Int, depth: Int
  ) throws(MathError) {
    if let face = MathNames.textFaces[name] ?? MathWords.letterFaces[name] {
      guard scanner.peek() == .open else {
        throw error("\\\(name) is not followed by words in braces", at: place)
      }
      reader.flush()
      let before = reader.face
      reader.face = face
      try read(&reader, "\\" + name, at: place, depth: depth + 1)
      reader.face = before
      return
    }
    if let mark = MathWords.accents[name] {
      // The letter in braces or behind.
      if scanner.peek() == .open { _ = scanner.next() }
      scanner.skipSpace()
      guard scanner.index < scanner.scalars.count else { return }
      reader.append(scanner.scalars[scanner.index])
      reader.text.unicodeScalars.append(mark)
      scanner.index += 1
      if scanner.peek() == .close { _ = scanner.next() }
      return
    }
    guard let words = MathWords.plain(name) else {
      throw error(
        "\\\(name) stands among words; a formula among them stands between dollars: \\text{for $x > 0$}",
        at: place)
    }
    reader.text += words
    // The white behind a name of letters ends the name.
    if name.first?.isLetter == true { scanner.skipSpace() }
  }

  /// The name of a function that LaTeX does not know.
  mutating func operatorName(_ shown: String, at start: Int) throws(MathError) -> MathNode {
    var takesLimits = shown.hasSuffix("limits")
    if scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] == "*" {
      scanner.index += 1
      takesLimits = true
    }
    guard scanner.peek() == .open else {
      throw error("\(shown) is not followed by a name; write \(shown){logit}", at: start)
    }
    var reader = MathWords(face: .regular)
    try read(&reader, shown, at: start, depth: 0)
    var name = ""
    for node in reader.nodes {
      guard case .text(let words, _) = node else {
        throw error("\(shown) holds a name of letters; write \(shown){logit}", at: start)
      }
      name += words
    }
    return .function(name.filter { $0 != " " }, takesLimits: takesLimits)
  }
}

/// Collects words and the formulas among them.
private struct MathWords {
  var face: MathTextFace
  var nodes: [MathNode] = []
  var text = ""

  init(face: MathTextFace) { self.face = face }

  mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "~": text.append("\u{A0}")
    case "\n", "\r", "\t": text.append(" ")
    default: text.unicodeScalars.append(scalar)
    }
  }

  mutating func flush() {
    guard !text.isEmpty else { return }
    let words = text.replacing("---", with: "—").replacing("--", with: "–")
      .replacing("``", with: "“").replacing("''", with: "”").replacing("'", with: "’")
    nodes.append(.text(words, face))
    text = ""
  }

  /// Commands for letters that authors put into names.
  static let letterFaces: [String: MathTextFace] = [
    "mathrm": .regular, "mathsf": .regular, "mathtt": .regular, "mathbf": .bold, "mathit": .italic,
  ]

  /// Marks on the next letter.
  static let accents: [String: Unicode.Scalar] = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "=": "\u{304}",
    ".": "\u{307}", "v": "\u{30C}", "c": "\u{327}", "r": "\u{30A}", "u": "\u{306}",
  ]

  /// What a command is among words; `nil` if it is none.
  static func plain(_ name: String) -> String? {
    if name.count == 1, let first = name.first, !first.isLetter {
      switch first {
      case ",": return "\u{2009}"
      case ";", ":", ">", "/": return first == "/" ? "" : " "
      case "!", "-": return ""
      default: return name.first?.isWhitespace == true ? " " : name
      }
    }
    return signs[name]
  }

  private static let signs = [
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "quad": "\u{2003}", "qquad": "\u{2003}\u{2003}", "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ",
    "AE": "Æ", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "S": "§", "P": "¶", "i": "ı",
    "textdegree": "°", "textmu": "µ", "texttimes": "×", "textpm": "±", "textless": "<",
    "textgreater": ">", "textbackslash": "\\", "textasciitilde": "~", "thinspace": "\u{2009}",
    "percent": "%", "rm": "", "bf": "", "it": "", "normalsize": "", "small": "", "footnotesize": "",
    "displaystyle": "",
  ]
}
