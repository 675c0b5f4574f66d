/// The filters that PNG puts before compression: a row is written as its differences from the pixel
/// at the left (Sub) or above (Up), whichever leaves more zeros.
enum PNGFilter {
  /// Writes the filter's number and the filtered row of 1 or 3 bytes a pixel.
  static func write(
    _ row: UnsafePointer<UInt32>, above: UnsafePointer<UInt32>?, width: Int, isGrey: Bool,
    to bytes: UnsafeMutablePointer<UInt8>
  ) {
    var changesAcross = 0
    for x in 1..<max(1, width) where row[x] != row[x - 1] { changesAcross += 1 }
    guard let above else {
      bytes[0] = 1
      subtractLeft(row, width: width, isGrey: isGrey, to: bytes + 1)
      return
    }
    var changesDown = 0
    for x in 0..<width where row[x] != above[x] { changesDown += 1 }
    if changesDown == 0 {
      bytes[0] = 2
      (bytes + 1).initialize(repeating: 0, count: width * (isGrey ? 1 : 3))
    } else if changesDown <= changesAcross {
      bytes[0] = 2
      subtract(row, above, width: width, isGrey: isGrey, to: bytes + 1)
    } else {
      bytes[0] = 1
      subtractLeft(row, width: width, isGrey: isGrey, to: bytes + 1)
    }
  }

  private static func subtractLeft(
    _ row: UnsafePointer<UInt32>, width: Int, isGrey: Bool, to bytes: UnsafeMutablePointer<UInt8>
  ) {
    var first: UInt32 = 0
    subtract(row, &first, width: 1, isGrey: isGrey, to: bytes)
    subtract(
      row + 1, row, width: width - 1, isGrey: isGrey, to: bytes + (isGrey ? 1 : 3))
  }

  private static func subtract(
    _ row: UnsafePointer<UInt32>, _ other: UnsafePointer<UInt32>, width: Int, isGrey: Bool,
    to bytes: UnsafeMutablePointer<UInt8>
  ) {
    if isGrey {
      for x in 0..<width { bytes[x] = UInt8(truncatingIfNeeded: row[x] &- other[x]) }
      return
    }
    for x in 0..<width {
      let (mine, theirs) = (row[x], other[x])
      let at = bytes + 3 * x
      at[0] = UInt8(truncatingIfNeeded: (mine >> 16) &- (theirs >> 16))
      at[1] = UInt8(truncatingIfNeeded: (mine >> 8) &- (theirs >> 8))
      at[2] = UInt8(truncatingIfNeeded: mine &- theirs)
    }
  }
}
