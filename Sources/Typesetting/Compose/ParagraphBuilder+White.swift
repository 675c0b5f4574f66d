internal import Drawing

/// The white between words and characters.
extension ParagraphBuilder {
  /// A space or a line end of the source; `rest` is the text behind it, as far as it is known.
  mutating func addSpace(_ character: Character, _ style: Int, rest: Substring) throws {
    guard lastClass != .space, !paragraph.items.isEmpty else { return }
    isAfterSourceLine = character == "\n"
    // A line end of the source between Han characters is nothing; the next character decides, so
    // the glue is taken back there (see `addSeam`).
    var penalty = 0.0
    if lastClass == .letter, let last,
      WordBond.holds(lastWord, last, rest.isEmpty ? nextText : rest)
    {
      penalty = bondPenalty
    }
    append(
      try space(" ", style, penalty: penalty, hang: last.map { try hang(style, $0) } ?? 0))
    if lastClass == .letter, self.style.alignment == .justified {
      openSpace = paragraph.items.count - 1
      paragraph.items[paragraph.items.count - 1].item.wordBefore = lastWord.hashValue
    }
  }

  /// The price of a line end between words that belong together: none may be in running text while
  /// there is another way; cells and captions may part them before a word sticks out.
  private var bondPenalty: Double {
    guard style.alignment == .justified else { return 3000 }
    return effort == .anywhere ? 600 : .infinity
  }

  func space(
    _ text: String, _ style: Int, penalty: Double, hang: Double = 0
  ) throws -> ParagraphItem {
    let width = spaces[style]
    let isStretched = self.style.alignment == .justified
    return ParagraphItem(
      item: .glue(
        width, stretch: isStretched ? width * 0.5 : 0, shrink: isStretched ? width * 0.25 : 0,
        penalty: penalty, hang: isStretched ? hang : 0),
      text: text, style: style)
  }

  /// What stands between the last character and the next where one of them is Chinese.
  mutating func addSeam(
    before character: Character, _ next: CharacterClass, _ style: Int
  ) {
    if lastClass == .space || lastClass == .hardSpace {
      guard takeBackSpace(before: next) else { return }
    }
    guard next.isWide || lastClass.isWide, let last else { return }
    var penalty = seamPenalty(before: character, next, after: last)
    // Where no line would hold them else, even marks part that never should.
    if effort == .anywhere { penalty = min(penalty, 30_000) }
    let em = paragraph.styles[style].font.size
    if next.isWide != lastClass.isWide {
      // A raised mark stands close to the character that it belongs to.
      if !next.isWide, isRaised(style) { return }
      if hasGap(before: character, next, after: last) {
        let give = isJustified ? em / 4 : 0
        append(
          ParagraphItem(item: .glue(em / 4, stretch: give, shrink: give / 2, penalty: penalty)))
        return
      }
    }
    let hang = lastClass == .closing ? blankHalf(of: last, em) : 0
    if lastClass == .closing, next == .closing || next == .opening, hang > 0 {
      // Two marks share one em of white; where a line ends between them it is gone.
      if penalty < .infinity {
        append(
          ParagraphItem(
            item: .glue(
              -em / 2, stretch: 0, shrink: 0, penalty: penalty, hang: isJustified ? em / 2 : 0)))
      } else {
        append(ParagraphItem(item: .box(-em / 2)))
      }
      return
    }
    if lastClass == .opening, next == .opening, isFullWidth(character, style) {
      append(ParagraphItem(item: .box(-em / 2)))
    }
    let hasWhite = hang > 0 || next == .opening && isFullWidth(character, style)
    if isJustified, hasWhite {
      // The white half of a mark gives way in a line that is too full.
      append(
        ParagraphItem(item: .glue(0, stretch: 0, shrink: em / 5, penalty: penalty, hang: hang)))
    } else if penalty < .infinity {
      append(ParagraphItem(item: .penalty(penalty)))
    }
  }

  private var isJustified: Bool { style.alignment == .justified }

  /// Takes back a line end of the source between Chinese characters, and a space beside a mark that
  /// brings its own; answers whether the last character is one that the next meets now.
  private mutating func takeBackSpace(before next: CharacterClass) -> Bool {
    guard lastClass == .space, let glue = paragraph.items.last, glue.item.kind == .glue,
      glue.text == " ", let before = paragraph.items.dropLast().last
    else { return false }
    let isWideEnd = isAfterSourceLine && next.isWide && before.isWide
    let isMark =
      next == .opening || next == .closing || before.class == .closing || before.class == .opening
    guard isWideEnd || isMark, let character = before.text.last else { return false }
    paragraph.items.removeLast()
    openSpace = nil
    last = character
    lastClass = before.class
    return true
  }

  /// The price of a line end between two characters of which one is Chinese.
  private func seamPenalty(
    before character: Character, _ next: CharacterClass, after last: Character
  ) -> Double {
    switch (lastClass, next) {
    case (.opening, _), (_, .closing), (_, .nonStarter): return .infinity
    case (.inseparable, .inseparable): return .infinity
    case (_, .inseparable): return character == "…" ? .infinity : 200
    case (_, .letter) where character.isNumber && Self.numbered.contains(last): return .infinity
    case (.letter, _): return SeamMarks.mayNotEnd(last) ? .infinity : 0
    case (.nonStarter, .letter):
      return character.isNumber || character == "-" || character == "−" ? .infinity : 0
    case (_, .letter): return SeamMarks.mayNotBegin(character) ? .infinity : 0
    default: return 0
    }
  }

  /// What stands before a number and is not parted from it: 表1, 第50卷.
  private static let numbered: Set<Character> = ["表", "图", "圖", "図", "式", "节", "節", "第"]

  /// Whether a quarter of an em stands between a Latin letter or figure and a Chinese character.
  private func hasGap(
    before character: Character, _ next: CharacterClass, after last: Character
  ) -> Bool {
    let isAfterMark = paragraph.items.last.map { isRaised($0.style) } ?? false
    let (han, latin) = next.isWide ? (character, last) : (last, character)
    guard (next.isWide ? next : lastClass) == .ideograph, han.isLetter, !isAfterMark else {
      return false
    }
    return latin.isLetter || latin.isNumber || latin == "%" || latin == "•"
  }

  /// The white half of a closing mark; quotation marks of a Latin face have none, and in traditional
  /// Chinese stops and commas stand in the middle of their em.
  private func blankHalf(of mark: Character, _ em: Double) -> Double {
    guard let item = paragraph.items.last, item.item.width > 0.75 * em, item.style >= 0 else {
      return 0
    }
    let language = paragraph.styles[item.style].language
    let isCentred = language.hasPrefix("zh-Hant") || language == "zh-TW" || language == "zh-HK"
    return isCentred && !SeamMarks.isBracket(mark) ? 0 : em / 2
  }

  private func isFullWidth(_ character: Character, _ style: Int) -> Bool {
    let textStyle = paragraph.styles[style]
    let width = try? widths.width(String(character), textStyle, face: faces[style])
    return (width ?? 0) > 0.75 * textStyle.font.size
  }

  private func isRaised(_ style: Int) -> Bool {
    style >= 0 && paragraph.styles[style].rise != 0
  }
}
