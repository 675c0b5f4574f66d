internal import Drawing

/// Which characters stand in Chinese text and which in Latin, and how each script is set.
extension ParagraphBuilder {
  static func isEastAsian(_ style: TextStyle) -> Bool {
    style.language.hasPrefix("zh") || style.language.hasPrefix("ja")
      || style.language.hasPrefix("ko")
  }

  /// The style of Latin words. In Chinese text they are English ones, whose quotation marks and
  /// dashes keep to their own widths.
  static func latin(_ style: TextStyle) -> TextStyle {
    isEastAsian(style) ? style.with { $0.language = "en" } : style
  }

  /// The style of Chinese characters, which have no italics: what is stressed takes the sans, what is
  /// strongly stressed its bold, as journals do.
  static func chinese(_ style: TextStyle) -> TextStyle {
    style.with {
      if !isEastAsian(style) || $0.language == "zh" { $0.language = "zh-Hans" }
      guard $0.font.isItalic || $0.font.isBold else { return }
      if $0.font.face == .sans || $0.font.face == .monospaced {
        $0.font.isBold = true
      } else {
        $0.font.face = .sans
      }
      $0.font.isItalic = false
    }
  }

  /// The class of a character where it stands. Chinese writes quotation marks, dashes and dots with
  /// the characters of the Latin ones: beside Chinese they are Chinese.
  mutating func characterClass(
    of character: Character, in text: String, at index: String.Index, isEastAsian: Bool
  ) -> CharacterClass {
    let own = CharacterClass(character)
    guard own == .letter, let value = character.unicodeScalars.first?.value,
      (0x2014...0x2026).contains(value)
    else { return own }
    let next = text.index(after: index)
    let follower: Character? = next < text.endIndex ? text[next] : nil
    let leader = leader(in: text, before: index)
    switch character {
    case "“", "‘":
      let isAfterWide = isEastAsian && leader.isWide
      let isWide = isAfterWide || follower.map { CharacterClass($0).isWide } ?? false
      openQuotes.append((character, isWide))
      return isWide ? .opening : .letter
    case "”", "’":
      // An apostrophe closes nothing.
      if character == "’", leader == .letter, follower?.isLetter == true { return .letter }
      let opened: Character = character == "”" ? "“" : "‘"
      if let index = openQuotes.lastIndex(where: { $0.mark == opened }) {
        let isWide = openQuotes[index].isWide
        openQuotes.removeSubrange(index...)
        return isWide ? .closing : .letter
      }
      return leader.isWide ? .closing : .letter
    case "—", "…":
      let isBesideWide = leader.isWide || follower.map { CharacterClass($0).isWide } ?? false
      return isBesideWide || isEastAsian && follower == character ? .inseparable : .letter
    default: return .letter
    }
  }

  /// The class of what stands before a character, in the text or in the piece before it.
  private func leader(in text: String, before index: String.Index) -> CharacterClass {
    guard index > text.startIndex else { return lastClass }
    let character = text[text.index(before: index)]
    let own = CharacterClass(character)
    // Marks whose class depends on where they stand have just been read.
    return own == .letter && character == last ? lastClass : own
  }
}
