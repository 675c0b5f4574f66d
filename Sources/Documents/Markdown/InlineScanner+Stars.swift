/// Asterisks and web addresses beside Chinese, which has no spaces.
extension InlineScanner {
  /// CommonMark takes the asterisks of `**目的：**建立` for text, since a mark stands before them and a
  /// letter behind; between Chinese words there are no spaces. Something that is neither a mark nor a
  /// space is put between the mark and the asterisks, and comes to nothing later.
  mutating func readStars() throws(TemplateError) {
    var end = index
    while character(at: end) == "*" { end += 1 }
    let before = index > 0 ? characters[index - 1] : " "
    let after = character(at: end) ?? " "
    let closes = Self.isWideMark(before) && !Self.isBlankOrMark(after)
    let opens = Self.isWideMark(after) && !Self.isBlankOrMark(before)
    if closes { try put(.literal, to: index) }
    copy(end - index)
    if opens { try put(.literal, to: end) }
  }

  /// A web address with Chinese behind it ends there: it is put between angle brackets.
  mutating func readAddress() {
    let before = index > 0 ? characters[index - 1] : " "
    let isAddress = ["http://", "https://"].contains { prefix in
      prefix.enumerated().allSatisfy { character(at: index + $0.offset) == $0.element }
    }
    guard isAddress, !before.isASCII || before.isWhitespace else { return copy(1) }
    var end = index
    while let next = character(at: end), next.isASCII, !next.isWhitespace, next != "<", next != "`"
    {
      end += 1
    }
    guard let next = character(at: end), !next.isASCII, !StandIns.isReserved(next) else {
      return copy(end - index)
    }
    while end > index, ".,;:!?".contains(characters[end - 1]) { end -= 1 }
    appendText("<")
    copy(end - index)
    appendText(">")
  }

  private static func isWideMark(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    let isQuote = (0x2014...0x2026).contains(value)
    let isMark = (0x3001...0x303F).contains(value) || (0xFF01...0xFF65).contains(value)
    return isQuote || isMark && !character.isLetter && !character.isNumber
  }

  private static func isBlankOrMark(_ character: Character) -> Bool {
    character.isWhitespace || character.isPunctuation || character.isSymbol
  }
}
