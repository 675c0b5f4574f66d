import Foundation

/// A PDF file as a test reads it: its objects as text, its structure as a tree.
struct ReadPDF {
  /// The objects by number, streams cut off.
  private(set) var objects: [Int: String] = [:]
  /// The file, one character a byte.
  let text: String

  init(_ bytes: [UInt8]) {
    text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var number: Int?
    var body: [Substring] = []
    var isStream = false
    for line in lines {
      if number == nil, line.hasSuffix(" 0 obj") {
        number = Int(line.dropLast(6))
        body = []
        isStream = false
      } else if line == "endobj", let known = number {
        objects[known] = body.joined(separator: "\n")
        number = nil
      } else if line == "stream" {
        isStream = true
      } else if number != nil, !isStream {
        body.append(line)
      }
    }
  }

  /// The catalogue.
  var catalog: String { objects.values.first { $0.contains("/Type /Catalog") } ?? "" }

  /// The text of a key, `(…)` or UTF-16 in `<…>`; `nil` without the key.
  func string(_ key: String, in body: String) -> String? {
    guard let range = body.range(of: "/\(key) ") else { return nil }
    let rest = body[range.upperBound...]
    if rest.hasPrefix("(") { return String(rest.dropFirst().prefix { $0 != ")" }) }
    guard rest.hasPrefix("<FEFF") else { return nil }
    let digits = Array(rest.dropFirst(5).prefix { $0 != ">" })
    let units = stride(from: 0, to: digits.count, by: 4).map {
      UInt16(String(digits[$0..<$0 + 4]), radix: 16) ?? 0
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The elements of the structure tree in reading order, each with its depth, `Table > TR > TH`.
  var structure: [String] {
    let root = objects.first { $0.value.contains("/Type /StructTreeRoot") }
    return root.map { elements(of: $0.value, path: "") } ?? []
  }

  /// The body of the first element of a role.
  func element(_ role: String) -> String? {
    objects.sorted { $0.key < $1.key }.map(\.value)
      .first { $0.contains("/Type /StructElem") && $0.contains("/S /\(role)\n") }
  }

  private func elements(of body: String, path: String) -> [String] {
    kids(of: body).flatMap { number -> [String] in
      guard let kid = objects[number], let role = role(of: kid) else { return [] }
      let own = path.isEmpty ? role : path + " > " + role
      return [own] + elements(of: kid, path: own)
    }
  }

  private func role(of body: String) -> String? {
    body.range(of: "/S /").map {
      String(body[$0.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }
  }

  private func kids(of body: String) -> [Int] {
    guard let range = body.range(of: "/K [ ") else { return [] }
    var inner = body[range.upperBound...]
    while let mark = inner.range(of: "<<"), let end = inner.range(of: ">>") {
      inner = inner[..<mark.lowerBound] + inner[end.upperBound...]
    }
    let words = inner.prefix { $0 != "]" }.split(separator: " ")
    return words.indices.dropLast(2).compactMap { words[$0 + 2] == "R" ? Int(words[$0]) : nil }
  }
}
