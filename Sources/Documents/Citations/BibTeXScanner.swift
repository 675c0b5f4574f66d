/// Finds the entries of a BibTeX file and their keys. What the fields say is not looked at.
struct BibTeXScanner {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var file: Bibliography.File

  static func file(
    path: String, source: String
  ) throws(BibliographyFault) -> Bibliography.File {
    var scanner = BibTeXScanner(path: path, source: source)
    try scanner.scan()
    return scanner.file
  }

  private init(path: String, source: String) {
    bytes = Array(source.utf8)
    file = Bibliography.File(path: path, format: .bibtex, source: source, entries: [])
  }

  private mutating func scan() throws(BibliographyFault) {
    while index < bytes.count {
      // Between entries everything is comment.
      if bytes[index] == UInt8(ascii: "@") { try readEntry() } else { step() }
    }
  }

  private mutating func readEntry() throws(BibliographyFault) {
    let start = index
    let firstLine = line
    step()
    let kind = word().lowercased()
    skipBlanks()
    guard !kind.isEmpty, index < bytes.count,
      bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "(")
    else { return }
    let isRound = bytes[index] == UInt8(ascii: "(")
    step()
    guard kind != "comment" else {
      try skipToClose(isRound: isRound, from: firstLine, name: "@comment")
      return
    }
    guard kind != "string", kind != "preamble" else {
      try skipToClose(isRound: isRound, from: firstLine, name: "@" + kind)
      file.shared.append(start..<index)
      return
    }
    skipBlanks()
    let key = key()
    try skipToClose(
      isRound: isRound, from: firstLine, name: key.isEmpty ? "@" + kind : "“\(key)”")
    guard !key.isEmpty else { return }
    file.entries.append(Bibliography.Entry(key: key, line: firstLine, range: start..<index))
  }

  private mutating func word() -> String {
    let start = index
    while index < bytes.count, bytes[index].isASCIILetter { step() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func key() -> String {
    let start = index
    while index < bytes.count, !",{}()=\" \t\r\n".utf8.contains(bytes[index]) { step() }
    let key = String(decoding: bytes[start..<index], as: UTF8.self)
    skipBlanks()
    // `@article{title = {…}}` has forgotten its key.
    return index < bytes.count && bytes[index] == UInt8(ascii: "=") ? "" : key
  }

  /// Goes behind the brace that closes the entry. A line that begins another entry while braces are
  /// open tells that one is missing.
  private mutating func skipToClose(
    isRound: Bool, from first: Int, name: String
  ) throws(BibliographyFault) {
    var depth = 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): step()
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0, !isRound {
          step()
          return
        }
      case UInt8(ascii: ")") where isRound && depth == 1:
        step()
        return
      case UInt8(ascii: "@") where beginsEntry: throw unclosed(name, first)
      default: break
      }
      if index < bytes.count { step() }
    }
    throw unclosed(name, first)
  }

  /// Whether `@` here begins a line and an entry.
  private var beginsEntry: Bool {
    guard index == 0 || bytes[index - 1] == UInt8(ascii: "\n") else { return false }
    var end = index + 1
    while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
    return end > index + 1 && end < bytes.count && bytes[end] == UInt8(ascii: "{")
  }

  private func unclosed(_ name: String, _ line: Int) -> BibliographyFault {
    BibliographyFault(
      line: line, message: "the entry \(name) that begins here is never closed: a “}” is missing")
  }

  private mutating func skipBlanks() {
    while index < bytes.count, " \t\r\n".utf8.contains(bytes[index]) { step() }
  }

  private mutating func step() {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }
}
