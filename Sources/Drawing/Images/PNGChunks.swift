import CZlib

/// The chunks of a PNG file that is read. **Source:** PNG 1.2, §3.
package enum PNGChunks {
  /// Whether the chunks without which there is no picture are as they were written: each carries a
  /// checksum.
  package static func areWhole(_ bytes: [UInt8]) -> Bool {
    func number(_ place: Int) -> Int { bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
    var position = 8
    while position + 12 <= bytes.count {
      let length = number(position)
      let end = position + 8 + length
      guard end + 4 <= bytes.count else { return false }
      let kind = bytes[(position + 4)..<(position + 8)]
      if kind.elementsEqual("IEND".utf8) { return true }
      if ["IHDR", "PLTE", "IDAT"].contains(where: { kind.elementsEqual($0.utf8) }) {
        let check = bytes[(position + 4)..<end].withUnsafeBufferPointer {
          crc32(0, $0.baseAddress, UInt32($0.count))
        }
        guard Int(check) == number(end) else { return false }
      }
      position = end + 4
    }
    return false
  }
}
