/// The compression of TIFF files: Lempel, Ziv and Welch's, codes of 9 to 12 bits, the highest bit
/// first.
///
/// **Source:** TIFF 6.0 (1992), section 13. As all readers expect, a code grows by a bit one code
/// early.
enum LZW {
  private static let clear = 256
  private static let end = 257
  private static let first = 258
  /// The table is cleared before it has this many codes.
  private static let most = 4094

  /// The codes of some bytes.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var table = Table()
    var writer = Writer(capacity: bytes.count / 2)
    var next = first
    writer.write(clear)
    guard var prefix = bytes.first.map({ Int($0) }) else {
      writer.write(end)
      return writer.finished()
    }
    for byte in bytes.dropFirst() {
      if let known = table.codeOrSlot(prefix, byte) {
        prefix = known
        continue
      }
      writer.write(prefix)
      table.add(next)
      next += 1
      prefix = Int(byte)
      grow(&writer, &next, &table)
    }
    writer.write(prefix)
    next += 1
    grow(&writer, &next, &table)
    writer.write(end)
    return writer.finished()
  }

  private static func grow(_ writer: inout Writer, _ next: inout Int, _ table: inout Table) {
    if next == most {
      writer.write(clear)
      writer.width = 9
      next = first
      table.removeAll()
    } else if next >= 1 << writer.width {
      writer.width += 1
    }
  }

  /// The codes of strings, each a code and a byte more: a table with open places.
  private struct Table {
    private static let size = 16_384
    private var keys = [Int32](repeating: -1, count: size)
    private var codes = [UInt16](repeating: 0, count: size)
    private var slot = 0
    private var wanted: Int32 = 0

    /// The code of a string; where it has none, its place is kept for `add`.
    mutating func codeOrSlot(_ prefix: Int, _ byte: UInt8) -> Int? {
      wanted = Int32(truncatingIfNeeded: prefix << 8 | Int(byte))
      slot = Int(truncatingIfNeeded: (UInt32(bitPattern: wanted) &* 2_654_435_761) >> 18)
      while keys[slot] >= 0 {
        if keys[slot] == wanted { return Int(codes[slot]) }
        slot = (slot + 1) & (Self.size - 1)
      }
      return nil
    }

    /// Gives the string last looked for a code.
    mutating func add(_ code: Int) {
      keys[slot] = wanted
      codes[slot] = UInt16(code)
    }

    mutating func removeAll() {
      for index in keys.indices { keys[index] = -1 }
    }
  }

  /// Codes packed to bytes.
  private struct Writer {
    var width = 9
    private var bytes: [UInt8] = []
    private var buffer: UInt32 = 0
    private var count = 0

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func write(_ code: Int) {
      buffer = buffer << UInt32(width) | UInt32(code)
      count += width
      while count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(count)))
      }
    }

    mutating func finished() -> [UInt8] {
      if count > 0 { bytes.append(UInt8(truncatingIfNeeded: buffer << UInt32(8 - count))) }
      return bytes
    }
  }
}
