/// Readies the fields of BibTeX for pandoc, which takes the particle of a name for one that may be left
/// out: it would print "Klaveren D van" where medicine prints "van Klaveren D". Names and titles keep
/// their lines, for pandoc's messages.
package struct BibTeXFields {
  private let bytes: [UInt8]
  private var index = 0
  private var result: [UInt8] = []

  /// A file with its names and titles readied. Who writes `useprefix` decides for himself.
  package static func readied(_ source: String) -> String {
    guard !source.contains("useprefix") else { return source }
    var fields = BibTeXFields(bytes: Array(source.utf8))
    return fields.readied()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let names = ["author", "editor", "translator", "bookauthor"]
  private static let titles = ["title", "booktitle"]

  private mutating func readied() -> String {
    result.reserveCapacity(bytes.count + 64)
    while index < bytes.count {
      guard bytes[index].isASCIILetter, index == 0 || !bytes[index - 1].isWordByte else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index].isASCIILetter { index += 1 }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      result += bytes[start..<index]
      let name = word.lowercased()
      let isNames = Self.names.contains(name)
      guard isNames || Self.titles.contains(name), let value = value(from: index) else { continue }
      result += bytes[index..<value.lowerBound]
      let text = String(decoding: bytes[value], as: UTF8.self)
      result += Array((isNames ? BibTeXNames.readied(text) : Self.title(text)).utf8)
      index = value.upperBound
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What stands between the braces or quotation marks behind `=`.
  private func value(from start: Int) -> Range<Int>? {
    var at = start
    func skipBlanks() { while at < bytes.count, " \t\r\n".utf8.contains(bytes[at]) { at += 1 } }
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return nil }
    at += 1
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "\"") else {
      return nil
    }
    let isQuoted = bytes[at] == UInt8(ascii: "\"")
    let first = at + 1
    var depth = 0
    at = first
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        if depth == 0 { return isQuoted ? nil : first..<at }
        depth -= 1
      case UInt8(ascii: "\"") where isQuoted && depth == 0: return first..<at
      default: break
      }
      at += 1
    }
    return nil
  }

  /// A title in which the names of programs, `pROC` and `rms:`, keep their letters.
  private static func title(_ text: String) -> String {
    var result = ""
    var depth = 0
    var word = ""
    var isFirst = true
    func flush(before next: Character?) -> String {
      defer { word = "" }
      guard !word.isEmpty else { return "" }
      let letters = Array(word)
      let hasCamel = zip(letters, letters.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
      let isName = isFirst && next == ":" && letters[0].isLowercase
      return hasCamel || isName ? "{\(word)}" : word
    }
    var isEscaped = false
    for character in text {
      if depth == 0, !isEscaped, character.isLetter || character.isNumber {
        word.append(character)
        continue
      }
      if !word.isEmpty {
        result += flush(before: character)
        isFirst = false
      }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      isEscaped = character == "\\"
      result.append(character)
    }
    return result + flush(before: nil)
  }
}

extension UInt8 {
  /// Whether it is a letter, a digit or joins them in a name.
  fileprivate var isWordByte: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }
}
