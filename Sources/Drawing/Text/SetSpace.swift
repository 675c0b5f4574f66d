/// The spaces that the house sets as plain advances in the face of the text around them, whether or
/// not the face has glyphs for them: Heros and Cursor have none, and another face's would be a break
/// in the line.
enum SetSpace {
  /// The advance of a thin space as part of the font's size; `nil` for all other characters.
  static func advance(of scalar: Unicode.Scalar, figureWidth: Double) -> Double? {
    switch scalar.value {
    case 0x202F: 0.17  // between thousands
    case 0x2009: 0.2  // around relations
    case 0x200A: 0.1
    case 0x2007: figureWidth
    default: nil
    }
  }

  /// Whether a character never asks for a face: blanks and characters that leave no ink take the
  /// face of what stands before them.
  static func isNeutral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x20, 0x7F...0x9F, 0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F,
      0xFE00...0xFE0F, 0xFEFF:
      true
    default: false
    }
  }
}
