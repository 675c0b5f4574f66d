/// Reads decimal numbers from bytes, exactly: the double nearest to what is written.
///
/// Up to 2⁵³ and with at most 22 decimals one division of doubles is exact. Beyond that the digits
/// are divided or multiplied in 128 bits and rounded once; what does not fit goes to the standard
/// library.
/// Source: Clinger, "How to read floating point numbers accurately", PLDI 1990, for the first case.
package enum DecimalParser {
  /// The number between two places, spaces around it left out; `nil` where the text is no number
  /// or would lose what it says as one: an identifier with a leading zero ("007"), a whole number
  /// of more digits than a double holds.
  @inline(__always)
  package static func parse(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Double? {
    var index = start
    var end = end
    if index < end, bytes.byte(index) <= CSVByte.space || bytes.byte(end - 1) <= CSVByte.space {
      while index < end, bytes.byte(index) == CSVByte.space || bytes.byte(index) == CSVByte.tab {
        index += 1
      }
      while index < end, bytes.byte(end - 1) == CSVByte.space || bytes.byte(end - 1) == CSVByte.tab
      { end -= 1 }
    }
    let first = index
    let isNegative = index < end && bytes.byte(index) == 0x2D
    if isNegative || (index < end && bytes.byte(index) == 0x2B) { index += 1 }
    var mantissa: UInt64 = 0
    let wholeStart = index
    while index < end {
      let digit = bytes.byte(index) &- 0x30
      guard digit < 10 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index += 1
    }
    let wholeDigits = index - wholeStart
    if wholeDigits > 1, bytes.byte(wholeStart) == 0x30 { return nil }
    var exponent = 0
    var digits = wholeDigits
    if index < end, bytes.byte(index) == 0x2E {
      index += 1
      let fractionStart = index
      while index < end {
        let digit = bytes.byte(index) &- 0x30
        guard digit < 10 else { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        index += 1
      }
      exponent = fractionStart - index
      digits += index - fractionStart
    }
    guard digits > 0 else { return nil }
    if index < end || digits > 19 {
      return parseLong(bytes, first, index, end, digits, wholeDigits)
    }
    if exponent == 0 {
      if mantissa > 1 << 53, index - wholeStart == wholeDigits { return nil }
      return isNegative ? -Double(mantissa) : Double(mantissa)
    }
    let magnitude = scaled(mantissa, exponent, bytes, wholeStart, end)
    return isNegative ? -magnitude : magnitude
  }

  /// Numbers with an exponent or with more digits than fit 64 bits.
  @inline(never)
  private static func parseLong(
    _ bytes: RawSpan, _ first: Int, _ index: Int, _ end: Int, _ digits: Int, _ wholeDigits: Int
  ) -> Double? {
    if index == end {
      // Only digits: an identifier.
      guard digits > wholeDigits else { return nil }
    } else {
      guard bytes.byte(index) | 0x20 == 0x65 else { return nil }
      var place = index + 1
      if place < end, bytes.byte(place) == 0x2B || bytes.byte(place) == 0x2D { place += 1 }
      guard place < end else { return nil }
      while place < end {
        guard bytes.byte(place) &- 0x30 < 10 else { return nil }
        place += 1
      }
    }
    // Beyond the range of doubles the text says more than the number would.
    return Double(bytes.text(first, end)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// mantissa × 10^exponent for an exponent below 0, correctly rounded.
  @inline(__always)
  private static func scaled(
    _ mantissa: UInt64, _ exponent: Int, _ bytes: RawSpan, _ start: Int, _ end: Int
  ) -> Double {
    if mantissa <= 1 << 53 { return Double(mantissa) / powers[-exponent] }
    return quotient(mantissa, wholePowers[-exponent])
  }

  /// 10⁰…10¹⁹ as doubles, all exact.
  private static let powers: [Double] = wholePowers.map { Double($0) }

  /// 10⁰…10¹⁹.
  private static let wholePowers: [UInt64] = (0...19).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The double nearest to a / b, for a above 2⁵³: 64 bits of the quotient and whether anything
  /// remains decide the rounding, half to even.
  @inline(never)
  private static func quotient(_ a: UInt64, _ b: UInt64) -> Double {
    let divisor = b << UInt64(b.leadingZeroBitCount)
    // The dividend is below the divisor, so that the quotient fits 64 bits, and at least half of
    // it after the shift, so that the quotient has 63 or 64 of them.
    let shifted = (a << UInt64(a.leadingZeroBitCount)) >> 1
    let (quotient, remainder) = divisor.dividingFullWidth((shifted, 0))
    // a / b = quotient × 2^(1 − 64 + leadingZeros(b) − leadingZeros(a))
    let sticky = remainder == 0 ? quotient : quotient | 1
    let exponent = 1 - 64 + b.leadingZeroBitCount - a.leadingZeroBitCount
    // Conversion from 64 bits rounds once; the scaling by a power of 2 is exact.
    return Double(sign: .plus, exponent: exponent, significand: Double(sticky))
  }
}
