/// Lengths to a hundredth of a point, in as few characters as they take.
///
/// A hundredth is a sixth of a dot at 1200 dpi. C's formatted printing takes ten times as long, and
/// a curve of thousands of patients is nothing but numbers.
enum Hundredths {
  /// The number of hundredths; 0 for what is no number.
  static func count(_ value: Double) -> Int {
    guard value.isFinite, abs(value) < 1e12 else { return 0 }
    return Int((value * 100).rounded())
  }

  /// Writes `-12`, `0.5` or `3.25`.
  @inline(__always)
  static func write(_ hundredths: Int, to bytes: inout [UInt8]) {
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    writeWhole(whole, to: &bytes)
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    let (tens, ones) = rest.quotientAndRemainder(dividingBy: 10)
    bytes.append(48 + UInt8(truncatingIfNeeded: tens))
    if ones > 0 { bytes.append(48 + UInt8(truncatingIfNeeded: ones)) }
  }

  @inline(__always)
  private static func writeWhole(_ whole: UInt, to bytes: inout [UInt8]) {
    var power: UInt = 1
    while whole / power >= 10 { power *= 10 }
    var rest = whole
    while power > 0 {
      bytes.append(48 + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
      power /= 10
    }
  }

  /// What `write` writes for a length.
  static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    write(count(value), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
