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
      return value < 0x30 ? "/#&.-".utf8.contains(value) : "=?_@".utf8.contains(value)
    }
    return character == "–" || character == "—" || character == "\u{2010}"
  }

  /// The word around `index`: what stands there without a blank or a Chinese character.
  private static func word(in text: String, around index: String.Index) -> Substring {
    func isPart(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
    var begin = index
    while begin > text.startIndex, isPart(text.utf8[text.utf8.index(before: begin)]) {
      begin = text.utf8.index(before: begin)
    }
    return text[begin...].prefix { $0.asciiValue.map(isPart) ?? false }
  }

  /// Whether the word around `index` is a web address, a DOI, a path or the like.
  mutating func isAddress(in text: String, around index: String.Index) -> Bool {
    let word = Self.word(in: text, around: index)
    isInAddress =
      word.contains("://") || word.hasPrefix("www.") || word.hasPrefix("doi:") || Self.hasDOI(word)
      || word.contains("@") && word.contains(".")
      || word.utf8.lazy.filter { $0 == UInt8(ascii: "/") }.count > 1
        && (word.utf8.count > 20 || word.hasPrefix("/"))
    return isInAddress
  }

  /// Whether the word holds a DOI: "10.", at least four figures and a slash.
  private static func hasDOI(_ word: Substring) -> Bool {
    guard let start = word.firstRange(of: "10.") else { return false }
    let digits = word[start.upperBound...].prefix(while: \.isNumber)
    return digits.count >= 4 && word[digits.endIndex...].first == "/"
  }

  /// Whether the text ends in the "10." with which a DOI begins.
  private static func opensDOI(_ text: Substring) -> Bool {
    let end = text.suffix(4)
    return end.hasSuffix("10.") && end.first?.isNumber != true || end == "10."
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
    case "?", "&", "=", ".", "_", "#", "@":
      guard following.isLetter || following.isNumber, !Self.opensDOI(text[..<next]) else {
        return nil
      }
      return isAddress(in: text, around: next) ? 60 : nil
    case "-", "\u{2010}":
      if following.isLetter, hasLetters(2, before: next, in: text) { return 40 }
      guard following.isLetter || following.isNumber else { return nil }
      return isAddress(in: text, around: next) ? 60 : nil
    case "–":
      return following.isLetter && hasLetters(2, before: next, in: text) ? 60 : nil
    case "—":
      return 30
    default:
      return nil
    }
  }

  /// Code may be parted behind a bracket, a stop, a slash, a dash or an underscore and before a
  /// capital, never with a hyphen.
  static func codePenalty(
    after character: Character, in text: String, _ next: String.Index
  ) -> Double? {
    guard next < text.endIndex, let byte = character.asciiValue,
      let following = text[next].asciiValue
    else { return nil }
    let isHump = isSmall(byte) && isCapital(following)
    guard isHump || "(_.:=/,-?&@".utf8.contains(byte),
      isSmall(following | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(following)
    else { return nil }
    // What is short is not worth a break: `report.md`.
    guard word(in: text, around: next).utf8.count > 20 else { return nil }
    if isHump { return 400 }
    return character == "(" || character == "/" ? 100 : 200
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  /// Whether so many letters stand before the dash that ends at `end`: "C-index" stays together.
  func hasLetters(_ count: Int, before end: String.Index, in text: String) -> Bool {
    let letters = text[..<end].dropLast().suffix(count)
    return letters.count == count && letters.allSatisfy(\.isLetter)
  }
}
