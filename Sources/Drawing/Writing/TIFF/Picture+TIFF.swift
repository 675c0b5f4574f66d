extension Picture {
  /// The picture as a TIFF file, on white, at a resolution in dots per inch that the file records: RGB
  /// or, where all colours are grey, greys, 8 bits a channel, without transparency, compressed by LZW.
  ///
  /// The bytes depend on the picture, the resolution and the fonts only.
  public func tiff(dpi: Double = 600) throws(DrawingError) -> [UInt8] {
    let raster = try Raster(self, dpi: dpi)
    let (width, isGrey) = (raster.width, raster.isGrey)
    let strips = try raster.bands { rows in
      TIFFStrip.compressed(rows, width: width, isGrey: isGrey)
    }
    return TIFFFile(
      width: width, height: raster.height, isGrey: isGrey, rowsPerStrip: raster.rowsPerBand,
      dpi: dpi
    ).bytes(strips)
  }
}

/// Rows of pixels as TIFF has them.
private enum TIFFStrip {
  /// The rows as differences from the pixel at the left, compressed.
  static func compressed(_ rows: RasterRows, width: Int, isGrey: Bool) -> [UInt8] {
    let channels = isGrey ? 1 : 3
    var bytes = [UInt8](repeating: 0, count: rows.height * width * channels)
    var at = 0
    for row in 0..<rows.height {
      let pixels = rows.pixels + row * rows.stride
      var left: UInt32 = 0
      for x in 0..<width {
        let pixel = pixels[x]
        if isGrey {
          bytes[at] = UInt8(truncatingIfNeeded: pixel &- left)
          at += 1
        } else {
          bytes[at] = UInt8(truncatingIfNeeded: (pixel >> 16) &- (left >> 16))
          bytes[at + 1] = UInt8(truncatingIfNeeded: (pixel >> 8) &- (left >> 8))
          bytes[at + 2] = UInt8(truncatingIfNeeded: pixel &- left)
          at += 3
        }
        left = pixel
      }
    }
    return LZW.compressed(bytes)
  }
}

/// The frame of a TIFF file: the head, the strips, the directory. **Source:** TIFF 6.0 (1992).
private struct TIFFFile {
  let width: Int
  let height: Int
  let isGrey: Bool
  let rowsPerStrip: Int
  let dpi: Double

  /// The kinds of values.
  private enum Kind: UInt16 {
    case text = 2
    case short = 3
    case long = 4
    case rational = 5
  }

  private struct Entry {
    var tag: UInt16
    var kind: Kind
    var values: [UInt32]
  }

  func bytes(_ strips: [[UInt8]]) -> [UInt8] {
    var file: [UInt8] = [0x49, 0x49, 42, 0, 0, 0, 0, 0]
    var offsets: [UInt32] = []
    for strip in strips {
      offsets.append(UInt32(file.count))
      file += strip
      if file.count % 2 == 1 { file.append(0) }
    }
    let channels = isGrey ? 1 : 3
    let resolution = [UInt32((dpi * 1000).rounded()), 1000]
    let entries = [
      Entry(tag: 256, kind: .long, values: [UInt32(width)]),
      Entry(tag: 257, kind: .long, values: [UInt32(height)]),
      Entry(tag: 258, kind: .short, values: Array(repeating: 8, count: channels)),
      Entry(tag: 259, kind: .short, values: [5]),
      Entry(tag: 262, kind: .short, values: [isGrey ? 1 : 2]),
      Entry(tag: 273, kind: .long, values: offsets),
      Entry(tag: 277, kind: .short, values: [UInt32(channels)]),
      Entry(tag: 278, kind: .long, values: [UInt32(rowsPerStrip)]),
      Entry(tag: 279, kind: .long, values: strips.map { UInt32($0.count) }),
      Entry(tag: 282, kind: .rational, values: resolution),
      Entry(tag: 283, kind: .rational, values: resolution),
      Entry(tag: 284, kind: .short, values: [1]),
      Entry(tag: 296, kind: .short, values: [2]),
      Entry(tag: 305, kind: .text, values: "Offprint\0".utf8.map { UInt32($0) }),
      Entry(tag: 317, kind: .short, values: [2]),
    ]
    append(entries, to: &file)
    return file
  }

  private func append(_ entries: [Entry], to file: inout [UInt8]) {
    func little(_ value: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }
    file.replaceSubrange(4..<8, with: little(UInt32(file.count), 4))
    var directory = little(UInt32(entries.count), 2)
    var outside: [UInt8] = []
    let end = file.count + 2 + 12 * entries.count + 4
    for entry in entries {
      let size = entry.kind == .text ? 1 : entry.kind == .short ? 2 : 4
      let value = entry.values.flatMap { little($0, size) }
      let count = entry.kind == .rational ? entry.values.count / 2 : entry.values.count
      directory += little(UInt32(entry.tag), 2) + little(UInt32(entry.kind.rawValue), 2)
      directory += little(UInt32(count), 4)
      if value.count <= 4 {
        directory += value + Array(repeating: 0, count: 4 - value.count)
      } else {
        directory += little(UInt32(end + outside.count), 4)
        outside += value
        if outside.count % 2 == 1 { outside.append(0) }
      }
    }
    file += directory + [0, 0, 0, 0] + outside
  }
}
