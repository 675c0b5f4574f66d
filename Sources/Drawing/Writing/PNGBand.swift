import CZlib

/// Rows of a PNG image, filtered and compressed as a part of the file's one zlib stream that needs
/// no other part.
struct PNGBand: Sendable {
  /// Raw deflate blocks that end on a whole byte.
  let blocks: [UInt8]
  /// The check sum of the filtered rows, and their length.
  let adler: UInt
  let length: Int

  /// Takes rows of pixels.
  init(_ rows: RasterRows, width: Int, isGrey: Bool) {
    let (pixels, stride, height, isLast) = (rows.pixels, rows.stride, rows.height, rows.isLast)
    let rowLength = 1 + width * (isGrey ? 1 : 3)
    length = rowLength * height
    let filtered = [UInt8](unsafeUninitializedCapacity: length) { bytes, count in
      count = rowLength * height
      guard let base = bytes.baseAddress else { return }
      for row in 0..<height {
        let pixels = pixels + row * stride
        PNGFilter.write(
          pixels, above: row == 0 ? nil : pixels - stride, width: width, isGrey: isGrey,
          to: base + row * rowLength)
      }
    }
    adler = adler32(1, filtered, UInt32(filtered.count))
    blocks = Compression.deflated(filtered, level: 1, isRaw: true, isLast: isLast)
  }
}
