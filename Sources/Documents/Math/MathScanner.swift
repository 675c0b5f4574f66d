/// The source of a formula as tokens.
struct MathScanner {
  /// A token.
  enum Token: Equatable {
    /// `\name`, or a backslash with one other character.
    case command(String)
    /// A character.
    case character(Unicode.Scalar)
    case open, close, raise, lower, mark, newLine, end
  }

  let scalars: [Unicode.Scalar]
  /// Where the next token begins.
  var index = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The next token, which is not taken.
  func peek() -> Token {
    var copy = self
    return copy.next()
  }

  /// Takes the next token; white space before it means nothing.
  mutating func next() -> Token {
    skipSpace()
    guard index < scalars.count else { return .end }
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "{": return .open
    case "}": return .close
    case "^": return .raise
    case "_": return .lower
    case "&": return .mark
    case "\\": return command()
    default: return .character(scalar)
    }
  }

  /// Skips white space and comments: `%` up to the line's end, but not behind a figure, where it is
  /// the sign that was meant.
  mutating func skipSpace() {
    while index < scalars.count {
      if scalars[index] == "%", index == 0 || !(0x30...0x39).contains(scalars[index - 1].value) {
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
      } else if scalars[index].properties.isWhitespace {
        index += 1
      } else {
        return
      }
    }
  }

  private mutating func command() -> Token {
    guard index < scalars.count else { return .command("") }
    let start = index
    while index < scalars.count, Self.isLetter(scalars[index]) { index += 1 }
    if index == start {
      index += 1
      return scalars[start] == "\\" ? .newLine : .command(String(Character(scalars[start])))
    }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[start..<index])
    return .command(String(name))
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
  }

  /// The text of a group in braces as it is written, braces within it included; `nil` if none begins
  /// here or it never ends.
  mutating func rawGroup() -> String? {
    skipSpace()
    guard index < scalars.count, scalars[index] == "{" else { return nil }
    var depth = 0
    var text = String.UnicodeScalarView()
    var at = index
    while at < scalars.count {
      let scalar = scalars[at]
      if scalar == "\\", at + 1 < scalars.count {
        text.append(scalar)
        text.append(scalars[at + 1])
        at += 2
        continue
      }
      if scalar == "}" {
        depth -= 1
        if depth == 0 {
          index = at + 1
          return String(text)
        }
      }
      if depth > 0 { text.append(scalar) }
      if scalar == "{" { depth += 1 }
      at += 1
    }
    return nil
  }
}
