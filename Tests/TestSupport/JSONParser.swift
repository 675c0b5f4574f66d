/// Reads JSON text (RFC 8259).
public struct JSONParser {
  /// What is wrong with a text, and at which byte.
  public struct Failure: Error, CustomStringConvertible {
    /// The place of the byte, counted from 0.
    public let position: Int
    /// One sentence.
    public var description: String { "this is not JSON at byte \(position)" }
  }

  private let bytes: [UInt8]
  private var position = 0

  /// Reads one value that makes up the whole text.
  public static func parse(_ bytes: [UInt8]) throws -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.failure }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var failure: Failure { Failure(position: position) }
  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(next) { position += 1 }
  }

  private mutating func accept(_ byte: Character) -> Bool {
    skipSpace()
    guard next == byte.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func value() throws -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw failure }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws -> JSONValue {
    let start = position
    while "+-.0123456789eE".utf8.contains(next) { position += 1 }
    guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw failure
    }
    return .number(value)
  }

  private mutating func list() throws -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if accept("]") { return .list(elements) }
    repeat { elements.append(try value()) } while accept(",")
    guard accept("]") else { throw failure }
    return .list(elements)
  }

  private mutating func object() throws -> JSONValue {
    position += 1
    var members: [String: JSONValue] = [:]
    if accept("}") { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure }
      let key = try text()
      guard accept(":") else { throw failure }
      members[key] = try value()
    } while accept(",")
    guard accept("}") else { throw failure }
    return .object(members)
  }

  private mutating func text() throws -> String {
    position += 1
    var units: [UInt8] = []
    while next != UInt8(ascii: "\"") {
      guard position < bytes.count else { throw failure }
      if next == UInt8(ascii: "\\") {
        position += 1
        try escape(into: &units)
      } else {
        units.append(next)
        position += 1
      }
    }
    position += 1
    return String(decoding: units, as: UTF8.self)
  }

  private mutating func escape(into units: inout [UInt8]) throws {
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "b"): 8,
      UInt8(ascii: "f"): 12, UInt8(ascii: "/"): 47, UInt8(ascii: "\\"): 92, UInt8(ascii: "\""): 34,
    ]
    if let byte = plain[next] {
      units.append(byte)
      position += 1
      return
    }
    guard next == UInt8(ascii: "u") else { throw failure }
    position += 1
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: "\\u".utf8) {
      position += 2
      let low = try hexadecimal()
      code = 0x10000 + (code - 0xD800) << 10 + (low &- 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw failure }
    units += Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard position + 4 <= bytes.count,
      let code = UInt32(
        String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
    else { throw failure }
    position += 4
    return code
  }
}
