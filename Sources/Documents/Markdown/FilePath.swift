/// Paths as texts, with `/`.
enum FilePath {
  /// A path as Markdown holds it, with what was written as `%20` read.
  static func decoded(_ path: String) -> String {
    guard path.contains("%") else { return path }
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path of a file that another one names: relative to the folder of that one.
  static func resolve(_ name: String, besides path: String) -> String {
    if name.hasPrefix("/") { return normalized(name) }
    guard let slash = path.lastIndex(of: "/") else { return normalized(name) }
    return normalized(String(path[...slash]) + name)
  }

  /// The path without `.` and `..` where that is possible.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}

extension String {
  /// The text without the quotes around it.
  func trimming(quotes: Bool) -> String {
    guard quotes, count >= 2, let first, first == last, first == "\"" || first == "'" else {
      return self
    }
    return String(dropFirst().dropLast())
  }
}
