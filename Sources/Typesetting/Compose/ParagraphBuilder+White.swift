internal import Drawing

/// The white between words and characters.
extension ParagraphBuilder {
  mutating func addSpace(_ character: Character, _ style: Int) throws {
    guard lastClass != .space, !paragraph.items.isEmpty else { return }
    isAfterSourceLine = character == "\n"
    // A line end of the source between Han characters is nothing; the next character decides, so
    // the glue is taken back there (see `addSeam`).
    append(
      try space(" ", style, penalty: 0, hang: last.map { try hang(style, $0) } ?? 0))
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
    let isAfterSpace = lastClass == .space || lastClass == .hardSpace
    if isAfterSpace, isAfterSourceLine, next.isWide, let glue = paragraph.items.last,
      glue.item.kind == .glue,
      glue.text == " ", let before = paragraph.items.dropLast().last, before.isWide
    {
      // A source line that ends between Han characters.
      paragraph.items.removeLast()
      lastClass = before.text.first.map { CharacterClass($0) } ?? .ideograph
      last = before.text.first
    } else if isAfterSpace {
      return
    }
    guard next.isWide || lastClass.isWide, last != nil else { return }
    let mayBreak = lastClass != .opening && next != .closing
    let em = paragraph.styles[style].font.size
    if next.isWide != lastClass.isWide {
      let wideClass = next.isWide ? next : lastClass
      let letter = next.isWide ? (last ?? " ") : character
      // A raised mark stands close to the character that it belongs to.
      if !next.isWide, isRaised(style) { return }
      let isAfterMark = paragraph.items.last.map { isRaised($0.style) } ?? false
      if wideClass == .ideograph, !isAfterMark, letter.isLetter || letter.isNumber || letter == "%"
      {
        let give = self.style.alignment == .justified ? em / 4 : 0
        append(
          ParagraphItem(
            item: .glue(em / 4, stretch: give, shrink: give, penalty: mayBreak ? 0 : .infinity)))
        return
      }
    }
    // Quotation marks of a Latin face have no blank half that could be squeezed.
    let isLastFull = (paragraph.items.last?.item.width ?? 0) > 0.75 * em
    if lastClass == .closing, next == .closing || next == .opening {
      if isLastFull { append(ParagraphItem(item: .box(-em / 2))) }
    } else if lastClass == .opening, next == .opening, isFullWidth(character, style) {
      append(ParagraphItem(item: .box(-em / 2)))
    }
    let isMarkAtLineEnd =
      lastClass == .closing && isLastFull && self.style.alignment == .justified
    if mayBreak {
      append(ParagraphItem(item: .penalty(0, hang: isMarkAtLineEnd ? em / 2 : 0)))
    }
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
