/// What is wrong with a formula, and where.
public struct FormulaFailure: Error, Equatable, CustomStringConvertible {
  /// The formula as it was written.
  public let formula: String
  /// The place of the offending character, counted from 0.
  public let position: Int
  /// What is wrong there and how to mend it.
  public let message: String

  package init(formula: String, position: Int, message: String) {
    self.formula = formula
    self.position = position
    self.message = message
  }

  /// The sentence, and below it the formula with a mark under the character.
  public var description: String {
    let before = formula.prefix(position)
    let width = before.reduce(0) { $0 + FormulaFailure.width(of: $1) }
    return "formula, character \(position + 1): \(message)\n  \(formula)\n  "
      + String(repeating: " ", count: width) + "^"
  }

  /// How many cells a character takes on a terminal; Chinese characters take two.
  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
