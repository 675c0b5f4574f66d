/// How the parts of a figure are lettered: A, a, (a), **a**.
public struct PanelLetters: Codable, Hashable, Sendable {
  /// What surrounds a letter.
  public enum Brackets: String, Codable, Hashable, Sendable, CaseIterable {
    /// `a`
    case none
    /// `a)`
    case closing
    /// `(a)`
    case both
  }

  /// Whether letters are small.
  public var isLowercase: Bool
  /// What surrounds them.
  public var brackets: Brackets
  /// Whether they are bold.
  public var isBold: Bool

  /// Capital letters in bold, unless said otherwise.
  public init(isLowercase: Bool = false, brackets: Brackets = .none, isBold: Bool = true) {
    self.isLowercase = isLowercase
    self.brackets = brackets
    self.isBold = isBold
  }

  /// The letter at a place, from 0, as it stands beside its panel: `A` … `Z`, `AA`; `(a)`.
  public func text(at index: Int) -> String {
    let letter = letter(at: index)
    return switch brackets {
    case .none: letter
    case .closing: letter + ")"
    case .both: "(\(letter))"
    }
  }

  /// The letter alone, as references to the panel write it: "Figure 2B".
  public func letter(at index: Int) -> String {
    var number = max(index, 0)
    var name = ""
    repeat {
      let code = UInt8(number % 26) + (isLowercase ? 97 : 65)
      name = String(UnicodeScalar(code)) + name
      number = number / 26 - 1
    } while number >= 0
    return name
  }
}
