/// How values are written in PDF.
enum PDFNotation {
  /// A text that people read: in UTF-16 unless it is plain ASCII.
  static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return literal(text) }
    return "<FEFF" + text.utf16.map { hexadecimal($0, digits: 4) }.joined() + ">"
  }

  /// ASCII between brackets.
  static func literal(_ text: String) -> String {
    var written = "("
    for character in text {
      if character == "(" || character == ")" || character == "\\" { written += "\\" }
      written.append(character)
    }
    return written + ")"
  }

  /// A name: what is no letter, digit, hyphen, point or underscore is written as `#2F`.
  static func name(_ text: String) -> String {
    text.utf8.reduce(into: "/") { name, byte in
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95:
        name.unicodeScalars.append(Unicode.Scalar(byte))
      default: name += "#" + hexadecimal(UInt16(byte), digits: 2)
      }
    }
  }

  /// Whether a text is a language tag as BCP 47 has them, by its letters.
  static func isLanguage(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || (48...57).contains(byte) || (65...90).contains(byte)
          || (97...122).contains(byte)
      }
  }

  private static func hexadecimal(_ number: UInt16, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
