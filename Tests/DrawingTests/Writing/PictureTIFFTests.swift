import Drawing
import Foundation
import Testing

/// A TIFF file taken apart by the book: little-endian, LZW with differences, strips.
struct DecodedTIFF {
  private(set) var tags: [Int: [Int]] = [:]
  private(set) var samples: [UInt8] = []

  var width: Int { tags[256]?[0] ?? 0 }
  var height: Int { tags[257]?[0] ?? 0 }
  var channels: Int { tags[277]?[0] ?? 0 }

  func pixel(_ x: Int, _ y: Int) -> [UInt8] {
    let start = (y * width + x) * channels
    return Array(samples[start..<start + channels])
  }

  init?(_ file: [UInt8]) {
    guard file.starts(with: [0x49, 0x49, 42, 0]) else { return nil }
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(file[at + $1]) << (8 * $1) }
    }
    let directory = number(4, 4)
    for index in 0..<number(directory, 2) {
      let entry = directory + 2 + 12 * index
      let kind = number(entry + 2, 2)
      let size = [2: 1, 3: 2, 4: 4, 5: 8][kind] ?? 1
      let count = number(entry + 4, 4)
      let start = size * count <= 4 ? entry + 8 : number(entry + 8, 4)
      tags[number(entry, 2)] = (0..<count).map { number(start + size * $0, min(size, 4)) }
    }
    guard let offsets = tags[273], let counts = tags[279], tags[259] == [5] else { return nil }
    for (offset, count) in zip(offsets, counts) {
      guard let strip = Self.unpacked(Array(file[offset..<offset + count])) else { return nil }
      samples += strip
    }
    guard samples.count == width * height * channels, tags[317] == [2] else { return nil }
    for y in 0..<height {
      for at in (y * width * channels + channels)..<((y + 1) * width * channels) {
        samples[at] &+= samples[at - channels]
      }
    }
  }

  /// LZW as the specification's decoder has it.
  private static func unpacked(_ bytes: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    var table: [[UInt8]] = []
    var (width, bit) = (9, 0)
    var last: [UInt8]?
    while bit + width <= bytes.count * 8 {
      var code = 0
      for _ in 0..<width {
        code = code << 1 | Int(bytes[bit / 8] >> UInt8(7 - bit % 8) & 1)
        bit += 1
      }
      if code == 257 { return output }
      if code == 256 {
        table = (0..<258).map { $0 < 256 ? [UInt8($0)] : [] }
        width = 9
        last = nil
        continue
      }
      guard let before = last else {
        guard code < 256 else { return nil }
        last = table[code]
        output += table[code]
        continue
      }
      let entry: [UInt8]
      if code < table.count {
        entry = table[code]
      } else {
        guard code == table.count else { return nil }
        entry = before + [before[0]]
      }
      output += entry
      table.append(before + [entry[0]])
      last = entry
      // One code early.
      if table.count == 511 || table.count == 1023 || table.count == 2047 { width += 1 }
    }
    return nil
  }
}

@Suite struct PictureTIFFTests {
  private func picture(_ color: Color) -> Picture {
    let slanted = Path(polyline: [Point(x: 0, y: 0), Point(x: 300, y: 200)])
    let lines = (0..<40).map { step in
      PictureItem.path(
        PathItem(slanted, stroke: Stroke(color, width: Double(step % 7) / 3 + 0.1)))
    }
    return Picture(size: Size(width: 300, height: 200), items: lines)
  }

  @Test func pixelsAreThoseOfThePNG() throws {
    let crimson = Color(hex: 0x92001A)
    let tiff = try #require(DecodedTIFF(picture(crimson).tiff(dpi: 300)))
    let png = try #require(DecodedPNG(picture(crimson).png(dpi: 300)))
    #expect(tiff.width == png.width && tiff.height == png.height && tiff.channels == 3)
    #expect(tiff.samples == png.samples)
  }

  @Test func theResolutionIsTold() throws {
    let tiff = try #require(DecodedTIFF(picture(.black).tiff(dpi: 600)))
    #expect(tiff.tags[282]?.first == 600_000 && tiff.tags[296] == [2])
  }

  @Test func greysAreWrittenAsGrey() throws {
    let tiff = try #require(DecodedTIFF(picture(.black).tiff(dpi: 72)))
    #expect(tiff.channels == 1 && tiff.tags[262] == [1] && tiff.pixel(299, 0) == [255])
  }

  @Test func theSamePictureGivesTheSameBytes() throws {
    #expect(try picture(.black).tiff(dpi: 200) == picture(.black).tiff(dpi: 200))
  }
}
