/// The bits of a scan of a JPEG file.
struct JPEGBits {
  private let bytes: [UInt8]
  private(set) var position: Int
  private var buffer: UInt64 = 0
  private var count = 0

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private mutating func fill() {
    while count <= 48 {
      var byte: UInt8 = 0
      if position < bytes.count {
        byte = bytes[position]
        if byte == 0xFF {
          if position + 1 < bytes.count, bytes[position + 1] == 0 {
            position += 2
          } else {
            // A mark ends the data; what is missing is taken as zero.
            byte = 0
          }
        } else {
          position += 1
        }
      }
      buffer = buffer << 8 | UInt64(byte)
      count += 8
    }
  }

  /// The next bits as a number, at most 16.
  mutating func bits(_ length: Int) -> Int {
    guard length > 0 else { return 0 }
    if count < length { fill() }
    count -= length
    return Int(truncatingIfNeeded: buffer >> UInt64(count)) & ((1 << length) - 1)
  }

  /// The next symbol; `nil` for bits that mean none.
  mutating func symbol(_ table: JPEGHuffman) -> Int? {
    if count < 16 { fill() }
    let entry = table.lookup[Int(truncatingIfNeeded: buffer >> UInt64(count - 16)) & 0xFFFF]
    guard entry != 0 else { return nil }
    count -= Int(entry >> 8)
    return Int(entry & 0xFF)
  }

  /// A signed number of so many bits, as differences and coefficients are written.
  mutating func signed(_ length: Int) -> Int {
    guard length > 0 else { return 0 }
    let value = bits(length)
    return value < 1 << (length - 1) ? value - (1 << length) + 1 : value
  }

  /// Goes on behind the next restart mark.
  mutating func restart() {
    buffer = 0
    count = 0
    while position + 1 < bytes.count {
      if bytes[position] == 0xFF, (0xD0...0xD7).contains(bytes[position + 1]) {
        position += 2
        return
      }
      if bytes[position] == 0xFF, bytes[position + 1] != 0, bytes[position + 1] != 0xFF { return }
      position += 1
    }
  }
}

/// One scan: which components it holds and which of their coefficients.
struct JPEGScan {
  var members: [Int]
  var from: Int
  var to: Int
  var high: Int
  var low: Int
  var bits: JPEGBits
  /// How many blocks more have no coefficients.
  private var emptyBlocks = 0

  init(members: [Int], from: Int, to: Int, high: Int, low: Int, bits: JPEGBits) {
    self.members = members
    self.from = from
    self.to = to
    self.high = high
    self.low = low
    self.bits = bits
  }

  /// Begins anew behind a restart mark.
  mutating func restart() {
    bits.restart()
    emptyBlocks = 0
  }

  /// Reads a block of a sequential file; false where it is broken.
  mutating func readSequential(
    _ block: UnsafeMutablePointer<Int16>, _ prediction: inout Int, dc: JPEGHuffman, ac: JPEGHuffman
  ) -> Bool {
    guard let size = bits.symbol(dc), size <= 15 else { return false }
    prediction &+= bits.signed(size)
    block[0] = Int16(truncatingIfNeeded: prediction)
    var step = 1
    while step < 64 {
      guard let symbol = bits.symbol(ac) else { return false }
      let (run, size) = (symbol >> 4, symbol & 15)
      if size == 0 {
        guard run == 15 else { break }
        step += 16
        continue
      }
      step += run
      guard step < 64 else { return false }
      block[JPEGOrder.zigzag[step]] = Int16(truncatingIfNeeded: bits.signed(size))
      step += 1
    }
    return true
  }

  /// Reads a block of a progressive file's scan of first coefficients.
  mutating func readDC(
    _ block: UnsafeMutablePointer<Int16>, _ prediction: inout Int, dc: JPEGHuffman?
  ) -> Bool {
    if high == 0 {
      guard let dc, let size = bits.symbol(dc), size <= 15 else { return false }
      prediction &+= bits.signed(size)
      block[0] = Int16(truncatingIfNeeded: prediction << low)
    } else if bits.bits(1) == 1 {
      block[0] |= Int16(truncatingIfNeeded: 1 << low)
    }
    return true
  }

  /// Reads a block of a progressive file's scan of other coefficients.
  mutating func readAC(_ block: UnsafeMutablePointer<Int16>, ac: JPEGHuffman) -> Bool {
    high == 0 ? readFirstAC(block, ac) : refineAC(block, ac)
  }

  private mutating func readFirstAC(
    _ block: UnsafeMutablePointer<Int16>, _ ac: JPEGHuffman
  ) -> Bool {
    if emptyBlocks > 0 {
      emptyBlocks -= 1
      return true
    }
    var step = from
    while step <= to {
      guard let symbol = bits.symbol(ac) else { return false }
      let (run, size) = (symbol >> 4, symbol & 15)
      if size == 0 {
        if run < 15 {
          emptyBlocks = (1 << run) - 1 + bits.bits(run)
          return true
        }
        step += 16
      } else {
        step += run
        guard step < 64 else { return false }
        block[JPEGOrder.zigzag[step]] = Int16(truncatingIfNeeded: bits.signed(size) << low)
        step += 1
      }
    }
    return true
  }

  private mutating func refineAC(
    _ block: UnsafeMutablePointer<Int16>, _ ac: JPEGHuffman
  ) -> Bool {
    let bit = Int16(truncatingIfNeeded: 1 << low)
    var step = from
    if emptyBlocks == 0 {
      while step <= to {
        guard let symbol = bits.symbol(ac) else { return false }
        var (run, value) = (symbol >> 4, Int16(0))
        if symbol & 15 == 0 {
          if run < 15 {
            emptyBlocks = (1 << run) + bits.bits(run)
            break
          }
        } else {
          value = bits.bits(1) == 1 ? bit : -bit
        }
        while step <= to {
          let place = JPEGOrder.zigzag[step]
          step += 1
          if block[place] != 0 {
            refine(&block[place], bit)
          } else {
            if run == 0 {
              if value != 0 { block[place] = value }
              break
            }
            run -= 1
          }
        }
      }
    }
    if emptyBlocks > 0 {
      emptyBlocks -= 1
      while step <= to {
        let place = JPEGOrder.zigzag[step]
        if block[place] != 0 { refine(&block[place], bit) }
        step += 1
      }
    }
    return true
  }

  private mutating func refine(_ value: inout Int16, _ bit: Int16) {
    guard bits.bits(1) == 1, value & bit == 0 else { return }
    value = value &+ (value > 0 ? bit : -bit)
  }
}
