/// The bytes that mean something in a CSV file, and tests of eight bytes at once.
enum CSVByte {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let tab: UInt8 = 0x09
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
  /// The last byte that `lowBytes` finds. Comma, quote, tab and line ends lie below it; digits,
  /// letters, point and minus above: in a file of numbers it finds separators only.
  static let lastLow: UInt8 = 0x2C

  /// The high bit of each byte that is at most a comma.
  @inline(__always)
  static func lowBytes(_ word: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: word)
    return ~(((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x5353_5353_5353_5353) | word)
      & 0x8080_8080_8080_8080
  }

  /// The high bit of each byte that equals `byte`.
  @inline(__always)
  static func equalBytes(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = UInt64(littleEndian: word) ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    return ~(((difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | difference)
      & 0x8080_8080_8080_8080
  }
}

extension RawSpan {
  /// The byte at `offset`, which lies within the content or its padding.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// Whether there are only spaces and tabs between two places.
  @inline(__always)
  func isBlank(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, byte(index) == CSVByte.space || byte(index) == CSVByte.tab { index += 1 }
    return index == end
  }

  /// The text between two places.
  func text(_ start: Int, _ end: Int) -> String {
    extracting(start..<end).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a field, doubled quotes undone.
  func text(of field: CSVField) -> String {
    let text = text(field.start, field.end)
    return field.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }
}
