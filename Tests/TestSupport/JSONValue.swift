/// A JSON value, with numbers kept apart from truth values, which Foundation does not promise.
public enum JSONValue: Sendable, Equatable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// A member of an object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The elements of a list; empty for anything else.
  public var elements: [JSONValue] {
    if case .list(let elements) = self { elements } else { [] }
  }

  /// The members of an object; empty for anything else.
  public var members: [String: JSONValue] {
    if case .object(let members) = self { members } else { [:] }
  }

  /// The number, if it is one.
  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The text, if it is one; a number as its shortest text.
  public var text: String? {
    switch self {
    case .text(let value): value
    case .number(let value): JSONValue.shortest(value)
    default: nil
    }
  }
}

// MARK: - Making values

extension JSONValue {
  /// A number; one that is missing, infinite or not a number is `null`.
  public static func of(_ value: Double?) -> JSONValue {
    value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// A whole number.
  public static func of(_ value: Int) -> JSONValue { .number(Double(value)) }

  /// A list of numbers, `null` where one is missing or not finite.
  public static func of(_ values: [Double?]) -> JSONValue { .list(values.map { of($0) }) }

  /// A list of numbers, `null` where one is not finite.
  public static func of(_ values: [Double]) -> JSONValue { .list(values.map { of($0) }) }

  /// A list of whole numbers.
  public static func of(_ values: [Int]) -> JSONValue { .list(values.map { of($0) }) }

  /// A list of texts.
  public static func of(_ values: [String]) -> JSONValue { .list(values.map { .text($0) }) }
}

// MARK: - Writing

extension JSONValue: CustomStringConvertible {
  /// The JSON text, keys sorted, numbers in their shortest exact form.
  public var description: String {
    switch self {
    case .null: "null"
    case .truth(let value): value ? "true" : "false"
    case .number(let value): JSONValue.shortest(value)
    case .text(let value): JSONValue.quoted(value)
    case .list(let values): "[" + values.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.keys.sorted().map {
          JSONValue.quoted($0) + ":" + (members[$0] ?? .null).description
        }.joined(separator: ",") + "}"
    }
  }

  private static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
