import CZlib

/// The chunks of a PNG file.
struct PNGFile {
  private var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  init(width: Int, height: Int, isGrey: Bool) {
    append(
      "IHDR",
      Self.bigEndian(UInt32(width)) + Self.bigEndian(UInt32(height))
        + [8, isGrey ? 0 : 2, 0, 0, 0])
  }

  /// Records the resolution, which the format keeps in dots per metre.
  mutating func append(dotsPerInch dpi: Double) {
    let perMetre = Self.bigEndian(UInt32((dpi / 0.0254).rounded()))
    append("pHYs", perMetre + perMetre + [1])
  }

  /// Appends the image as one zlib stream of all bands, a chunk for each.
  mutating func append(_ bands: [PNGBand]) {
    var adler: UInt = 1
    for (index, band) in bands.enumerated() {
      adler = adler32_combine(adler, band.adler, band.length)
      // The header of a zlib stream: deflate, a window of 32 KB, fast.
      var content: [UInt8] = index == 0 ? [0x78, 0x01] : []
      content += band.blocks
      if index == bands.count - 1 { content += Self.bigEndian(UInt32(truncatingIfNeeded: adler)) }
      append("IDAT", content)
    }
  }

  /// The whole file.
  func finished() -> [UInt8] {
    var file = self
    file.append("IEND", [])
    return file.bytes
  }

  private mutating func append(_ kind: String, _ content: [UInt8]) {
    bytes += Self.bigEndian(UInt32(content.count))
    let start = bytes.count
    bytes += kind.utf8
    bytes += content
    let check = bytes[start...].withUnsafeBufferPointer {
      crc32(0, $0.baseAddress, UInt32($0.count))
    }
    bytes += Self.bigEndian(UInt32(truncatingIfNeeded: check))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
