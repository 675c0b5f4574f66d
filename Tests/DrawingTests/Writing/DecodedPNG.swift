import CZlib

/// A PNG file taken apart by the book, for holding the writer against; 8 bits, grey or RGB.
struct DecodedPNG {
  var width = 0
  var height = 0
  var channels = 0
  var dotsPerMetre = 0
  /// The samples, row by row.
  var samples: [UInt8] = []

  /// `nil` if any length, check sum or filter is wrong.
  init?(_ file: [UInt8]) {
    guard file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    var stream: [UInt8] = []
    var position = 8
    func number(_ at: Int) -> Int { file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    while position + 12 <= file.count {
      let length = number(position)
      guard position + 12 + length <= file.count else { return nil }
      let kind = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
      let content = position + 8..<position + 8 + length
      let check = file[position + 4..<content.upperBound].withUnsafeBufferPointer {
        crc32(0, $0.baseAddress, UInt32($0.count))
      }
      guard Int(check) == number(content.upperBound) else { return nil }
      switch kind {
      case "IHDR":
        (width, height) = (number(content.lowerBound), number(content.lowerBound + 4))
        channels = file[content.lowerBound + 9] == 2 ? 3 : 1
      case "pHYs": dotsPerMetre = number(content.lowerBound)
      case "IDAT": stream += file[content]
      default: break
      }
      position = content.upperBound + 4
    }
    guard unfilter(stream) else { return nil }
  }

  private mutating func unfilter(_ stream: [UInt8]) -> Bool {
    let rowLength = width * channels
    var filtered = [UInt8](repeating: 0, count: (rowLength + 1) * height)
    var length = UInt(filtered.count)
    guard uncompress(&filtered, &length, stream, UInt(stream.count)) == Z_OK,
      Int(length) == filtered.count
    else { return false }
    samples = [UInt8](repeating: 0, count: rowLength * height)
    for row in 0..<height {
      let filter = filtered[row * (rowLength + 1)]
      for column in 0..<rowLength {
        let value = filtered[row * (rowLength + 1) + 1 + column]
        let left = column >= channels ? samples[row * rowLength + column - channels] : 0
        let above = row > 0 ? samples[(row - 1) * rowLength + column] : 0
        guard filter <= 2 else { return false }
        samples[row * rowLength + column] = value &+ (filter == 0 ? 0 : filter == 1 ? left : above)
      }
    }
    return true
  }

  /// The samples of one pixel.
  func pixel(_ x: Int, _ y: Int) -> [UInt8] {
    Array(samples[(y * width + x) * channels..<(y * width + x + 1) * channels])
  }
}
