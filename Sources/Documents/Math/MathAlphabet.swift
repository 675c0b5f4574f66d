/// An alphabet of letters in formulas: Unicode has each with code points of its own.
package enum MathAlphabet: UInt8, Hashable, Sendable {
  /// Italic, but capitals of Greek and figures upright: what TeX does by itself.
  case automatic
  case upright, bold, italic, boldItalic, script, fraktur, doubleStruck, sans, monospaced
  /// Bold and otherwise automatic: `\boldsymbol`.
  case boldSymbol

  /// The same in bold, where all around is bold.
  package var bolder: MathAlphabet {
    switch self {
    case .automatic: .boldSymbol
    case .upright: .bold
    case .italic: .boldItalic
    default: self
    }
  }

  /// Whether a character of it is slanted.
  package func isSlanted(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .italic, .boldItalic: Self.isLetter(scalar)
    case .automatic, .boldSymbol: Self.isLetter(scalar) && !Self.isGreekCapital(scalar)
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x391...0x3A9, 0x3B1...0x3C9, 0x3D1, 0x3D5, 0x3D6, 0x3F0,
      0x3F1, 0x3F5, 0x131, 0x237:
      true
    default: false
    }
  }

  private static func isGreekCapital(_ scalar: Unicode.Scalar) -> Bool {
    (0x391...0x3A9).contains(scalar.value)
  }

  /// The code point of a character in the alphabet; the character itself where there is none.
  package func mapped(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value: UInt32?
    switch scalar.value {
    case 0x41...0x5A: value = latin(scalar.value - 0x41)
    case 0x61...0x7A: value = latin(scalar.value - 0x61 + 26)
    case 0x30...0x39: value = digitStart.map { $0 + scalar.value - 0x30 }
    case 0x391...0x3A9: value = greek(scalar.value - 0x391, isCapital: true)
    case 0x3B1...0x3C9: value = greek(scalar.value - 0x3B1 + 26, isCapital: false)
    case 0x3F5: value = greek(52, isCapital: false)
    case 0x3D1: value = greek(53, isCapital: false)
    case 0x3F0: value = greek(54, isCapital: false)
    case 0x3D5: value = greek(55, isCapital: false)
    case 0x3F1: value = greek(56, isCapital: false)
    case 0x3D6: value = greek(57, isCapital: false)
    case 0x131 where isSlanted(scalar): value = 0x1D6A4
    case 0x237 where isSlanted(scalar): value = 0x1D6A5
    default: value = nil
    }
    guard let value else { return scalar }
    return Self.holes[value] ?? Unicode.Scalar(value) ?? scalar
  }

  /// The start of the alphabet's block of Latin letters.
  private func latin(_ offset: UInt32) -> UInt32? {
    let start: UInt32? =
      switch self {
      case .upright: nil
      case .bold: 0x1D400
      case .automatic, .italic: 0x1D434
      case .boldItalic, .boldSymbol: 0x1D468
      case .script: 0x1D49C
      case .fraktur: 0x1D504
      case .doubleStruck: 0x1D538
      case .sans: 0x1D5A0
      case .monospaced: 0x1D670
      }
    return start.map { $0 + offset }
  }

  private var digitStart: UInt32? {
    switch self {
    case .bold, .boldSymbol, .boldItalic: 0x1D7CE
    case .doubleStruck: 0x1D7D8
    case .sans: 0x1D7E2
    case .monospaced: 0x1D7F6
    default: nil
    }
  }

  private func greek(_ offset: UInt32, isCapital: Bool) -> UInt32? {
    let start: UInt32? =
      switch self {
      case .bold: 0x1D6A8
      case .boldSymbol: isCapital ? 0x1D6A8 : 0x1D71C
      case .italic: 0x1D6E2
      case .automatic: isCapital ? nil : 0x1D6E2
      case .boldItalic: 0x1D71C
      default: nil
      }
    return start.map { $0 + offset }
  }

  /// Letters that Unicode had before it had the alphabets.
  private static let holes: [UInt32: Unicode.Scalar] = [
    0x1D455: "\u{210E}",
    0x1D49D: "\u{212C}", 0x1D4A0: "\u{2130}", 0x1D4A1: "\u{2131}", 0x1D4A3: "\u{210B}",
    0x1D4A4: "\u{2110}", 0x1D4A7: "\u{2112}", 0x1D4A8: "\u{2133}", 0x1D4AD: "\u{211B}",
    0x1D4BA: "\u{212F}", 0x1D4BC: "\u{210A}", 0x1D4C4: "\u{2134}",
    0x1D506: "\u{212D}", 0x1D50B: "\u{210C}", 0x1D50C: "\u{2111}", 0x1D515: "\u{211C}",
    0x1D51D: "\u{2128}",
    0x1D53A: "\u{2102}", 0x1D53F: "\u{210D}", 0x1D545: "\u{2115}", 0x1D547: "\u{2119}",
    0x1D548: "\u{211A}", 0x1D549: "\u{211D}", 0x1D551: "\u{2124}",
  ]
}
