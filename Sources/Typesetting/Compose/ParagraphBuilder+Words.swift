internal import Drawing

/// Words and where they may be divided.
extension ParagraphBuilder {
  mutating func addWide(
    _ character: Character, _ characterClass: CharacterClass, _ style: Int
  ) throws {
    let text = String(character)
    let textStyle = paragraph.styles[style]
    let width = try widths.width(text, textStyle, face: faces[style])
    let isJustified = self.style.alignment == .justified
    let em = textStyle.font.size
    var item = BreakItem.box(width, stretch: isJustified ? em * 0.06 : 0)
    if isJustified, characterClass == .opening, width > 0.75 * em { item.leadingHang = em / 2 }
    append(
      ParagraphItem(
        item: item, text: text, style: style, isWide: true, class: characterClass))
  }

  /// A word, or a part of it between two places where it may break.
  mutating func addWord(_ word: Substring, _ style: Int) throws {
    guard !word.isEmpty else { return }
    if let openSpace {
      paragraph.items[openSpace].item.wordAfter = word.hashValue
      self.openSpace = nil
    }
    lastWord = word
    let textStyle = paragraph.styles[style]
    let text = String(word)
    let width = try widths.width(text, textStyle, face: faces[style])
    if effort == .anywhere, width > measure {
      for character in word { try addBox(String(character), style, emergency: true) }
      return
    }
    if effort.rawValue >= Effort.hyphens.rawValue, textStyle.isDivisible, !isInAddress,
      !isLabel(word), let hyphenator
    {
      let cuts = hyphenator.cuts(of: word)
      if !cuts.isEmpty {
        try addSyllables(of: word, cuts, style, width: width)
        return
      }
    }
    appendBox(text, style, width: width)
  }

  private func isLabel(_ word: Substring) -> Bool {
    word.first?.isUppercase == true && WordBond.isLabel(word)
  }

  mutating func addBox(_ text: String, _ style: Int, emergency: Bool) throws {
    appendBox(
      text, style, width: try widths.width(text, paragraph.styles[style], face: faces[style]))
    if emergency { append(ParagraphItem(item: .penalty(5000))) }
  }

  /// Syllables with the widths of the growing word, so that kerning stays exact up to the cut.
  mutating func addSyllables(
    of word: Substring, _ cuts: [Int], _ style: Int, width: Double
  ) throws {
    let textStyle = paragraph.styles[style]
    let hyphen = try widths.width("-", textStyle, face: faces[style])
    var start = word.startIndex
    var before = 0.0
    for offset in cuts {
      let cut = word.utf8.index(word.startIndex, offsetBy: offset)
      let beginning = String(word[..<cut])
      let natural = try widths.width(beginning, textStyle, face: faces[style])
      let divided = try widths.width(beginning + "-", textStyle, face: faces[style])
      appendBox(String(word[start..<cut]), style, width: natural - before)
      append(
        ParagraphItem(
          item: .penalty(
            50, width: divided - natural, isHyphen: true,
            hang: self.style.alignment == .justified ? hyphen * 0.55 : 0),
          style: style))
      start = cut
      before = natural
    }
    appendBox(String(word[start...]), style, width: width - before)
  }

  mutating func appendBox(_ text: String, _ style: Int, width: Double) {
    let isJustified = self.style.alignment == .justified
    let letters = Double(text.count) * paragraph.styles[style].font.size
    append(
      ParagraphItem(
        item: .box(
          width, stretch: isJustified ? letters * LetterSpacing.most : 0,
          shrink: isJustified ? letters * LetterSpacing.least : 0),
        text: text, style: style))
  }

  // MARK: - Places inside words

  static func mayEndLine(_ character: Character) -> Bool {
    if let value = character.asciiValue {
      return value < 0x30 ? "/#&.-".utf8.contains(value) : "=?_".utf8.contains(value)
    }
    return character == "–" || character == "—" || character == "\u{2010}"
  }

  /// Whether the word around `index` is a web address or the like.
  mutating func isAddress(in text: String, around index: String.Index) -> Bool {
    let begin = text[..<index].lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
    let word = text[begin...].prefix { $0 != " " }
    isInAddress =
      word.contains("://") || word.hasPrefix("www.") || word.hasPrefix("10.") && word.contains("/")
      || word.lazy.filter { $0 == "/" }.count > 1
    return isInAddress
  }

  /// The price of a line end after the character, inside a word; `nil` where none may be.
  mutating func penalty(
    after character: Character, in text: String, _ next: String.Index
  ) -> Double? {
    if isInCode { return Self.codePenalty(after: character, in: text, next) }
    guard Self.mayEndLine(character), next < text.endIndex,
      CharacterClass(text[next]) == .letter
    else { return nil }
    let following = text[next]
    switch character {
    case "/":
      guard following != "/" else { return nil }
      if isAddress(in: text, around: next) { return 10 }
      // "and/or", "mg/dL" stay together.
      return hasLetters(3, before: next, in: text) && text[next...].prefix(3).allSatisfy(\.isLetter)
        ? 100 : nil
    case "?", "&", "=", ".", "_", "#":
      guard following.isLetter || following.isNumber else { return nil }
      // "10.1002" is the name of a publisher.
      if character == ".", text[..<next].hasSuffix("10."),
        text[..<next].dropLast(3).last?.isNumber != true
      {
        return nil
      }
      return isAddress(in: text, around: next) ? 60 : nil
    case "-", "\u{2010}":
      return following.isLetter && hasLetters(2, before: next, in: text) ? 40 : nil
    case "–":
      return following.isLetter && hasLetters(2, before: next, in: text) ? 60 : nil
    case "—":
      return 30
    default:
      return nil
    }
  }

  /// Code may be parted behind a bracket, a stop, a colon or an underscore, never with a hyphen.
  static func codePenalty(
    after character: Character, in text: String, _ next: String.Index
  ) -> Double? {
    // What is short is not worth a break: `report.md`.
    guard text.count > 20, "(_.:=/,".contains(character), next < text.endIndex,
      text[next].isLetter
    else {
      return nil
    }
    return character == "(" ? 100 : 200
  }

  /// Whether so many letters stand before the dash that ends at `end`: "C-index" stays together.
  func hasLetters(_ count: Int, before end: String.Index, in text: String) -> Bool {
    let letters = text[..<end].dropLast().suffix(count)
    return letters.count == count && letters.allSatisfy(\.isLetter)
  }
}
