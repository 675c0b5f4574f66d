/// A JPEG file: its size, and its pixels where a writer needs them.
///
/// PDF, SVG and EPS take the file as it is; only raster formats need it decoded. **Source:** ITU-T T.81,
/// and JFIF 1.02 for colours and resolution.
package struct JPEGFile {
  /// The columns of pixels.
  package private(set) var width = 0
  /// The rows of pixels.
  package private(set) var height = 0
  /// 1 for greys, 3 for colours, 4 for printing inks.
  package var componentCount: Int { components.count }
  /// The resolution that the file names, dots per inch; `nil` where it names none.
  package private(set) var dotsPerInch: Double?

  /// How the pixels are to be turned and mirrored before they are shown, 1 to 8 as in EXIF; cameras
  /// write the picture as the sensor lay. **Source:** CIPA DC-008, tag 274.
  package private(set) var orientation = 1
  private var orientationPlace: Int?

  struct Component {
    var identifier: UInt8
    var across: Int
    var down: Int
    var table: Int
    var blocksAcross = 0
    var blocksDown = 0
    var coefficients: [Int16] = []
    var dcTable = 0
    var acTable = 0
    var prediction = 0
  }

  var components: [Component] = []
  var quantization: [[UInt16]] = Array(repeating: Array(repeating: 1, count: 64), count: 4)
  var dcTables: [JPEGHuffman?] = Array(repeating: nil, count: 4)
  var acTables: [JPEGHuffman?] = Array(repeating: nil, count: 4)
  private(set) var isProgressive = false
  var restartInterval = 0
  /// What Adobe's mark says of the colours: 0 as they are, 1 brightness and two differences.
  private(set) var colorTransform: UInt8?
  let bytes: [UInt8]
  /// Where the first scan begins.
  private(set) var scanStart = 0

  /// Reads the head of a file; `nil` where the bytes are no JPEG file of 8 bits a colour, baseline or
  /// progressive.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
    self.bytes = bytes
    var position = 2
    while let segment = Self.segment(in: bytes, at: position) {
      if segment.marker == 0xDA {
        guard width > 0 else { return nil }
        scanStart = position
        return
      }
      guard read(segment.marker, segment.body) else { return nil }
      position = segment.body.upperBound
    }
    return nil
  }

  /// Whether the file ends as it should: one that is cut off has no mark of its end.
  package var isComplete: Bool {
    var position = bytes.count - 2
    while position >= scanStart {
      if bytes[position] == 0xFF, bytes[position + 1] == 0xD9 { return true }
      position -= 1
    }
    return false
  }

  /// The segment that begins at or behind a place.
  static func segment(
    in bytes: [UInt8], at start: Int
  ) -> (marker: UInt8, body: Range<Int>)? {
    var position = start
    while position + 3 < bytes.count {
      guard bytes[position] == 0xFF, bytes[position + 1] != 0xFF, bytes[position + 1] != 0 else {
        position += 1
        continue
      }
      let marker = bytes[position + 1]
      if marker == 0xD9 { return nil }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) {
        position += 2
        continue
      }
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      guard length >= 2, position + 2 + length <= bytes.count else { return nil }
      return (marker, position + 4..<position + 2 + length)
    }
    return nil
  }

  /// Takes in what a segment says; false where it cannot be decoded.
  mutating func read(_ marker: UInt8, _ body: Range<Int>) -> Bool {
    switch marker {
    case 0xC0, 0xC1, 0xC2: return readFrame(body, isProgressive: marker == 0xC2)
    case 0xC4: return readHuffman(body)
    case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: return false
    case 0xDB: return readQuantization(body)
    case 0xDD:
      guard body.count >= 2 else { return false }
      restartInterval = number(at: body.lowerBound)
    case 0xE0:
      if body.count >= 12, bytes[body].starts(with: "JFIF\0".utf8) {
        let unit = bytes[body.lowerBound + 7]
        let density = Double(number(at: body.lowerBound + 8))
        if density > 1, unit == 1 { dotsPerInch = density }
        if density > 1, unit == 2 { dotsPerInch = density * 2.54 }
      }
    case 0xE1: readOrientation(body)
    case 0xEE:
      if body.count >= 12, bytes[body].starts(with: "Adobe".utf8) {
        colorTransform = bytes[body.lowerBound + 11]
      }
    default: break
    }
    return true
  }

  private func number(at place: Int) -> Int { Int(bytes[place]) << 8 | Int(bytes[place + 1]) }

  /// The file as one that is to be shown as it is, for who turns the picture himself.
  package var upright: [UInt8] {
    var upright = bytes
    if let orientationPlace { upright[orientationPlace] = 1 }
    return upright
  }

  /// EXIF is a TIFF file in a segment: its first directory holds the orientation.
  private mutating func readOrientation(_ body: Range<Int>) {
    guard body.count >= 14, bytes[body].starts(with: "Exif\0\0".utf8) else { return }
    let start = body.lowerBound + 6
    let isLittle = bytes[start] == UInt8(ascii: "I")
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= start, place + count <= body.upperBound else { return nil }
      let digits = bytes[place..<(place + count)]
      return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let offset = number(start + 4, 4), let count = number(start + offset, 2) else { return }
    for index in 0..<count {
      let entry = start + offset + 2 + 12 * index
      guard let tag = number(entry, 2), let value = number(entry + 8, 2) else { return }
      guard tag == 0x0112 else { continue }
      guard (1...8).contains(value) else { return }
      orientation = value
      orientationPlace = isLittle ? entry + 8 : entry + 9
      return
    }
  }

  private mutating func readFrame(_ body: Range<Int>, isProgressive: Bool) -> Bool {
    guard body.count >= 6, components.isEmpty, bytes[body.lowerBound] == 8 else { return false }
    self.isProgressive = isProgressive
    height = number(at: body.lowerBound + 1)
    width = number(at: body.lowerBound + 3)
    let count = Int(bytes[body.lowerBound + 5])
    guard width > 0, height > 0, [1, 3, 4].contains(count), body.count >= 6 + 3 * count else {
      return false
    }
    for index in 0..<count {
      let place = body.lowerBound + 6 + 3 * index
      let (across, down) = (Int(bytes[place + 1] >> 4), Int(bytes[place + 1] & 15))
      guard (1...4).contains(across), (1...4).contains(down), bytes[place + 2] < 4 else {
        return false
      }
      components.append(
        Component(
          identifier: bytes[place], across: across, down: down, table: Int(bytes[place + 2])))
    }
    return true
  }

  private mutating func readQuantization(_ body: Range<Int>) -> Bool {
    var place = body.lowerBound
    while place < body.upperBound {
      let (isWide, index) = (bytes[place] >> 4 != 0, Int(bytes[place] & 15))
      place += 1
      guard index < 4, place + (isWide ? 128 : 64) <= body.upperBound else { return false }
      for step in 0..<64 {
        let value = isWide ? UInt16(number(at: place)) : UInt16(bytes[place])
        quantization[index][JPEGOrder.zigzag[step]] = value
        place += isWide ? 2 : 1
      }
    }
    return true
  }

  private mutating func readHuffman(_ body: Range<Int>) -> Bool {
    var place = body.lowerBound
    while place < body.upperBound {
      let (isAC, index) = (bytes[place] >> 4 != 0, Int(bytes[place] & 15))
      guard index < 4, place + 17 <= body.upperBound else { return false }
      let counts = bytes[(place + 1)..<(place + 17)].map(Int.init)
      let total = counts.reduce(0, +)
      place += 17
      guard place + total <= body.upperBound,
        let table = JPEGHuffman(counts: counts, symbols: Array(bytes[place..<(place + total)]))
      else { return false }
      if isAC { acTables[index] = table } else { dcTables[index] = table }
      place += total
    }
    return true
  }
}

/// The order of the coefficients of a block in the file.
enum JPEGOrder {
  /// The place in the block, row by row, of each coefficient of the file.
  static let zigzag = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
  ]
}

/// A table of codes: which bits mean which symbol.
struct JPEGHuffman {
  /// For each value of the next 16 bits the length of the code and the symbol; 0 for no code.
  private(set) var lookup: [UInt16]

  /// A table from the number of codes of each length, 1 to 16, and their symbols; `nil` where there
  /// are more codes than fit.
  init?(counts: [Int], symbols: [UInt8]) {
    lookup = Array(repeating: 0, count: 65_536)
    var code = 0
    var index = 0
    for length in 1...16 {
      for _ in 0..<counts[length - 1] {
        let first = code << (16 - length)
        let last = (code + 1) << (16 - length)
        guard last <= 65_536 else { return nil }
        for value in first..<last { lookup[value] = UInt16(length) << 8 | UInt16(symbols[index]) }
        code += 1
        index += 1
      }
      code <<= 1
    }
  }
}
