/// Reads values of PDF: numbers, words, dictionaries.
struct PDFScanner {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Passes over blanks and comments.
  mutating func skipBlanks() {
    while position < bytes.endIndex {
      if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.endIndex, bytes[position] != 10 { position += 1 }
      } else if bytes[position] <= 0x20 {
        position += 1
      } else {
        return
      }
    }
  }

  /// The next word: what stands between blanks and brackets, or one bracket.
  mutating func word() -> String? {
    skipBlanks()
    let start = position
    while position < bytes.endIndex, bytes[position] > 0x20, !Self.isBracket(bytes[position]) {
      position += 1
    }
    if position == start, position < bytes.endIndex { position += 1 }
    return position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The next word as a whole number.
  mutating func number() -> Int? { word().flatMap { Int($0) } }

  /// The number that comes next.
  var firstNumber: Int? {
    var copy = self
    return copy.number()
  }

  /// A scanner behind a word, or at the end.
  func afterWord(_ wanted: String) -> PDFScanner {
    var copy = self
    while let word = copy.word(), word != wanted {}
    return PDFScanner(bytes[copy.position...])
  }

  /// The value of a key in the dictionary that comes next.
  func value(of key: String) -> ArraySlice<UInt8>? {
    var copy = self
    copy.skipBlanks()
    guard copy.bytes[copy.position...].starts(with: "<<".utf8) else { return nil }
    copy.position += 2
    while true {
      copy.skipBlanks()
      guard copy.position < bytes.endIndex, bytes[copy.position] == UInt8(ascii: "/"),
        let name = copy.name(), let value = copy.skipReference()
      else { return nil }
      if name == key { return value }
    }
  }

  private mutating func name() -> String? {
    position += 1
    let start = position
    while position < bytes.endIndex, bytes[position] > 0x20, !Self.isBracket(bytes[position]),
      bytes[position] != UInt8(ascii: "/")
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Passes over a value, `12 0 R` taken as one, and gives it.
  private mutating func skipReference() -> ArraySlice<UInt8>? {
    guard let value = skipValue() else { return nil }
    var ahead = self
    guard value.allSatisfy({ (48...57).contains($0) }), ahead.word() == "0", ahead.word() == "R"
    else { return value }
    position = ahead.position
    return bytes[value.startIndex..<position]
  }

  /// Passes over the value that comes next and gives it.
  mutating func skipValue() -> ArraySlice<UInt8>? {
    skipBlanks()
    let start = position
    guard position < bytes.endIndex else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "("): skipText()
    case UInt8(ascii: "<"), UInt8(ascii: "["): skipNested()
    case UInt8(ascii: "/"): _ = name()
    default: _ = word()
    }
    return bytes[start..<position]
  }

  /// Passes over brackets and what is in them.
  private mutating func skipNested() {
    var depth = 0
    repeat {
      switch bytes[position] {
      case UInt8(ascii: "("):
        skipText()
        continue
      case UInt8(ascii: "<"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ">"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      position += 1
    } while position < bytes.endIndex && depth > 0
  }

  private mutating func skipText() {
    var depth = 0
    repeat {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
    } while position < bytes.endIndex && depth > 0
    position = min(position, bytes.endIndex)
  }

  private static func isBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
