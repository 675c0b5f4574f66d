/// JSON with sorted keys and numbers in shortest exact form.
indirect enum JSON {
  case null
  case truth(Bool)
  case number(Double)
  case integer(Int)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  /// A number that may be missing.
  static func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }

  /// A text that may be missing.
  static func text(_ value: String?) -> JSON { value.map { .text($0) } ?? .null }

  /// The text of the JSON: lists and objects that hold others are broken into lines, the innermost
  /// stand in one line, so that a changed number is one changed line.
  func write(to output: inout String, indent: String = "") {
    switch self {
    case .null: output += "null"
    case .truth(let truth): output += truth ? "true" : "false"
    case .integer(let whole): output += "\(whole)"
    case .number(let number): output += Self.shortest(number)
    case .text(let text): Self.quote(text, to: &output)
    case .list(let items):
      guard !items.isEmpty else { return output += "[]" }
      write(items.map { (nil, $0) }, "[", "]", to: &output, indent: indent)
    case .object(let members):
      guard !members.isEmpty else { return output += "{}" }
      let sorted = members.sorted {
        $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
      }
      write(sorted.map { ($0.key, $0.value) }, "{", "}", to: &output, indent: indent)
    }
  }

  private func write(
    _ items: [(key: String?, value: JSON)], _ open: String, _ close: String,
    to output: inout String, indent: String
  ) {
    let isFlat = items.allSatisfy { $0.value.isLeaf }
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += isFlat ? ", " : "," }
      if !isFlat { output += "\n" + indent + "  " }
      if let key = item.key {
        Self.quote(key, to: &output)
        output += ": "
      }
      item.value.write(to: &output, indent: indent + "  ")
    }
    if !isFlat { output += "\n" + indent }
    output += close
  }

  private var isLeaf: Bool {
    switch self {
    case .null, .truth, .number, .integer, .text: true
    case .list(let items): items.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  /// The fewest digits that give the number back; whole numbers without point. JSON has no infinity:
  /// it is written as a text.
  static func shortest(_ number: Double) -> String {
    guard number.isFinite else {
      return number.isNaN ? "\"NaN\"" : (number < 0 ? "\"-Infinity\"" : "\"Infinity\"")
    }
    if number == number.rounded(), abs(number) < 1e15 {
      return number.sign == .minus && number == 0 ? "-0" : "\(Int(number))"
    }
    return "\(number)"
  }

  private static func quote(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
