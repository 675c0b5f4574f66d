import Yams

/// What a YAML scalar means. YAML 1.2's rules: `no` and `on` are texts, `007` keeps its zeros.
enum YAMLScalar: Hashable {
  case null
  case truth(Bool)
  case integer(Int)
  case number(Double)
  case text(String)

  init(_ scalar: Node.Scalar) {
    let string = scalar.string
    guard scalar.style == .plain || scalar.style == .any else {
      self = .text(string)
      return
    }
    self = Self.plain(string)
  }

  /// The meaning of an unquoted word.
  static func plain(_ string: String) -> YAMLScalar {
    switch string {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .truth(true)
    case "false", "False", "FALSE": return .truth(false)
    case ".inf", "+.inf": return .number(.infinity)
    case "-.inf": return .number(-.infinity)
    default: break
    }
    guard let first = string.utf8.first, string.utf8.allSatisfy(isNumeric) else {
      return .text(string)
    }
    var digits = string[...]
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard let start = digits.utf8.first, start != UInt8(ascii: "+"), start != UInt8(ascii: "-")
    else { return .text(string) }
    let leadingZero =
      digits.utf8.count > 1 && start == UInt8(ascii: "0")
      && digits.utf8.dropFirst().first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 } == true
    if leadingZero { return .text(string) }
    if let whole = Int(string) { return .integer(whole) }
    guard digits.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }),
      start != UInt8(ascii: "e"), start != UInt8(ascii: "E"), let number = Double(string),
      number.isFinite
    else { return .text(string) }
    return .number(number)
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
