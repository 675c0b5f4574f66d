internal import Drawing

/// Turns pieces into boxes, glue and penalties.
struct ParagraphBuilder {
  /// How much is allowed to break.
  enum Effort: Int {
    /// Between words.
    case words
    /// Inside words too, where the patterns say.
    case hyphens
    /// Anywhere, where a word is wider than the measure.
    case anywhere
  }

  let widths: WidthCache
  let hyphenator: Hyphenator?
  let style: ParagraphStyle
  let measure: Double
  let effort: Effort

  private var paragraph = Paragraph()
  private var faces: [Int] = []
  private var spaces: [Double] = []
  /// The last character that was added; decides what may stand beside the next.
  private var last: Character?
  private var lastClass = CharacterClass.space
  /// Whether the word is a web address, which no hyphen may falsify.
  private var isInAddress = false

  init(
    widths: WidthCache, hyphenator: Hyphenator?, style: ParagraphStyle, measure: Double,
    effort: Effort
  ) {
    self.widths = widths
    self.hyphenator = hyphenator
    self.style = style
    self.measure = measure
    self.effort = effort
  }

  /// The paragraph that the pieces make.
  mutating func paragraph(of pieces: [Piece]) throws -> Paragraph {
    if style.indent > 0 { append(ParagraphItem(item: .box(style.indent))) }
    for piece in pieces { try add(piece) }
    dropTrailingWhite()
    end()
    return paragraph
  }

  // MARK: - Pieces

  private mutating func add(_ piece: Piece) throws {
    switch piece {
    case .text(let text, let style): try add(text, style)
    case .softBreak(let style):
      // Decided when the next character is known: nothing between Han characters.
      try add("\n", style)
    case .lineBreak:
      dropTrailingWhite()
      end()
      last = nil
      lastClass = .space
    case .footnote(let number, let style):
      let index = try index(of: style)
      let text = String(number)
      let width = try widths.width(text, style, face: faces[index])
      append(
        ParagraphItem(item: .box(width), text: text, style: index, footnote: number))
      last = text.last
      lastClass = .letter
    case .gap(let width):
      append(ParagraphItem(item: .box(width)))
      lastClass = .space
      last = nil
    case .disc(let diameter, let link):
      let index = try index(of: style.text.with { $0.link = link })
      append(ParagraphItem(item: .box(diameter), style: index, disc: diameter))
      last = "•"
      lastClass = .letter
    }
  }

  private mutating func add(_ text: String, _ style: TextStyle) throws {
    let latin = try index(of: style)
    var wide = -1
    var start: String.Index?
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      let characterClass = CharacterClass(character)
      if characterClass == .letter {
        if start == nil {
          start = index
          addSeam(before: character, .letter, latin)
          isInAddress = false
        }
        if let penalty = penalty(after: character, in: text, next) {
          try addWord(text[(start ?? index)..<next], latin)
          append(
            ParagraphItem(
              item: .penalty(penalty, isHyphen: character == "-", hang: try hang(latin, character)))
          )
          start = next
        }
      } else {
        if let begin = start {
          try addWord(text[begin..<index], latin)
          last = text[text.index(before: index)]
          lastClass = .letter
        }
        start = nil
        if characterClass.isWide, wide < 0 { wide = try self.index(of: Self.chinese(style)) }
        try addSingle(character, characterClass, latin: latin, wide: wide)
      }
      if characterClass != .letter {
        last = character
        lastClass = characterClass
      }
      index = next
    }
    if let begin = start, begin < text.endIndex {
      try addWord(text[begin...], latin)
      last = text.last
      lastClass = .letter
    }
  }

  private mutating func addSingle(
    _ character: Character, _ characterClass: CharacterClass, latin: Int, wide: Int
  ) throws {
    switch characterClass {
    case .space: try addSpace(character, latin)
    case .hardSpace:
      let penalty = effort == .anywhere ? 2000 : Double.infinity
      append(try space("\u{A0}", latin, penalty: penalty))
    case .zeroSpace: append(ParagraphItem(item: .penalty(0)))
    case .softHyphen:
      let width = try widths.width("-", paragraph.styles[latin], face: faces[latin])
      append(
        ParagraphItem(
          item: .penalty(50, width: width, isHyphen: true, hang: width * 0.55), style: latin))
    case .ideograph, .opening, .closing:
      addSeam(before: character, characterClass, wide)
      try addWide(character, characterClass, wide)
    case .letter: break
    }
  }

  // MARK: - White

  private mutating func addSpace(_ character: Character, _ style: Int) throws {
    guard lastClass != .space, !paragraph.items.isEmpty else { return }
    // A line end of the source between Han characters is nothing; the next character decides, so
    // the glue is taken back there (see `addSeam`).
    append(
      try space(" ", style, penalty: 0, hang: last.map { try hang(style, $0) } ?? 0))
  }

  private func space(
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
  private mutating func addSeam(
    before character: Character, _ next: CharacterClass, _ style: Int
  ) {
    let isAfterSpace = lastClass == .space || lastClass == .hardSpace
    if isAfterSpace, next.isWide, let glue = paragraph.items.last, glue.item.kind == .glue,
      glue.text == " ", let before = paragraph.items.dropLast().last, before.isWide
    {
      // A source line that ends between Han characters, or a stray space there.
      paragraph.items.removeLast()
      lastClass = before.text.first.map(CharacterClass.init) ?? .ideograph
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
      if wideClass == .ideograph, letter.isLetter || letter.isNumber || letter == "%" {
        let give = self.style.alignment == .justified ? em / 4 : 0
        append(
          ParagraphItem(
            item: .glue(em / 4, stretch: give, shrink: give, penalty: mayBreak ? 0 : .infinity)))
        return
      }
    }
    if lastClass == .closing, next == .closing || next == .opening {
      append(ParagraphItem(item: .box(-em / 2)))
    } else if lastClass == .opening, next == .opening {
      append(ParagraphItem(item: .box(-em / 2)))
    }
    let isMarkAtLineEnd = lastClass == .closing && self.style.alignment == .justified
    if mayBreak {
      append(ParagraphItem(item: .penalty(0, hang: isMarkAtLineEnd ? em / 2 : 0)))
    }
  }

  // MARK: - Boxes

  private mutating func addWide(
    _ character: Character, _ characterClass: CharacterClass, _ style: Int
  ) throws {
    let text = String(character)
    let textStyle = paragraph.styles[style]
    let width = try widths.width(text, textStyle, face: faces[style])
    let isJustified = self.style.alignment == .justified
    append(
      ParagraphItem(
        item: .box(width, stretch: isJustified ? textStyle.font.size * 0.06 : 0), text: text,
        style: style, isWide: true,
        leadingHang: characterClass == .opening ? textStyle.font.size / 2 : 0))
  }

  /// A word, or a part of it between two places where it may break.
  private mutating func addWord(_ word: Substring, _ style: Int) throws {
    guard !word.isEmpty else { return }
    let textStyle = paragraph.styles[style]
    let text = String(word)
    let width = try widths.width(text, textStyle, face: faces[style])
    if effort == .anywhere, width > measure {
      for character in word { try addBox(String(character), style, emergency: true) }
      return
    }
    if effort.rawValue >= Effort.hyphens.rawValue, textStyle.isDivisible, !isInAddress,
      let hyphenator
    {
      let cuts = hyphenator.cuts(of: word)
      if !cuts.isEmpty {
        try addSyllables(of: word, cuts, style, width: width)
        return
      }
    }
    appendBox(text, style, width: width)
  }

  private mutating func addBox(_ text: String, _ style: Int, emergency: Bool) throws {
    appendBox(
      text, style, width: try widths.width(text, paragraph.styles[style], face: faces[style]))
    if emergency { append(ParagraphItem(item: .penalty(5000))) }
  }

  /// Syllables with the widths of the growing word, so that kerning stays exact up to the cut.
  private mutating func addSyllables(
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

  private mutating func appendBox(_ text: String, _ style: Int, width: Double) {
    let isJustified = self.style.alignment == .justified
    let letters = Double(text.count) * paragraph.styles[style].font.size
    append(
      ParagraphItem(
        item: .box(
          width, stretch: isJustified ? letters * LetterSpacing.most : 0,
          shrink: isJustified ? letters * LetterSpacing.least : 0),
        text: text, style: style))
  }

  // MARK: - Ends

  private mutating func dropTrailingWhite() {
    while let item = paragraph.items.last?.item, item.kind != .box, item.penalty > -.infinity {
      paragraph.items.removeLast()
    }
  }

  /// The end of the paragraph or of a line that the author ends: white that fills it.
  private mutating func end() {
    let hang: Double
    if let last, style.alignment == .justified, let index = paragraph.items.last?.style, index >= 0
    {
      hang = (try? self.hang(index, last)) ?? 0
    } else {
      hang = 0
    }
    keepLastWords()
    append(ParagraphItem(item: .glue(0, stretch: 1e7, shrink: 0, penalty: .infinity)))
    append(ParagraphItem(item: .penalty(-.infinity, hang: hang)))
  }

  /// A last line of one word is avoided where there is a choice.
  private mutating func keepLastWords() {
    var index = paragraph.items.count - 1
    while index > 0, paragraph.items[index].item.penalty > -.infinity {
      let item = paragraph.items[index].item
      if item.kind == .penalty, item.penalty < 1000 {
        paragraph.items[index].item.penalty += 400
      }
      if item.kind == .glue, item.penalty < 1000, !paragraph.items[index].text.isEmpty {
        paragraph.items[index].item.penalty += 400
        return
      }
      index -= 1
    }
  }

  private mutating func append(_ item: ParagraphItem) {
    // Where nothing else helps, a line may end between any two boxes.
    if effort == .anywhere, item.item.kind == .box, paragraph.items.last?.item.kind == .box {
      paragraph.items.append(ParagraphItem(item: .penalty(3000)))
    }
    paragraph.items.append(item)
  }
}

// MARK: - Words and styles

extension ParagraphBuilder {
  /// By how much letters are moved at most, as a share of the size.
  enum LetterSpacing {
    static let most = 0.008
    static let least = 0.005
  }

  private mutating func index(of style: TextStyle) throws -> Int {
    if let index = paragraph.styles.firstIndex(of: style) { return index }
    let face = widths.face(of: style)
    paragraph.styles.append(style)
    faces.append(face)
    spaces.append(try widths.width(" ", style, face: face))
    return paragraph.styles.count - 1
  }

  private func hang(_ style: Int, _ character: Character) throws -> Double {
    let share = OpticalMargin.share(of: character)
    guard share > 0, self.style.alignment == .justified else { return 0 }
    return share
      * (try widths.width(String(character), paragraph.styles[style], face: faces[style]))
  }

  private static func chinese(_ style: TextStyle) -> TextStyle {
    let isEastAsian = ["zh", "ja", "ko"].contains { style.language.hasPrefix($0) }
    return isEastAsian ? style : style.with { $0.language = "zh-Hans" }
  }

  private static func mayEndLine(_ character: Character) -> Bool {
    if let value = character.asciiValue {
      return value < 0x30 ? "/#&.-".utf8.contains(value) : "=?_".utf8.contains(value)
    }
    return character == "–" || character == "—" || character == "\u{2010}"
  }

  /// Whether the word around `index` is a web address or the like.
  private mutating func isAddress(in text: String, around index: String.Index) -> Bool {
    let begin = text[..<index].lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
    let word = text[begin...].prefix { $0 != " " }
    isInAddress =
      word.contains("://") || word.hasPrefix("www.") || word.hasPrefix("10.") && word.contains("/")
      || word.lazy.filter { $0 == "/" }.count > 1
    return isInAddress
  }

  /// The price of a line end after the character, inside a word; `nil` where none may be.
  private mutating func penalty(
    after character: Character, in text: String, _ next: String.Index
  ) -> Double? {
    guard Self.mayEndLine(character), next < text.endIndex,
      CharacterClass(text[next]) == .letter
    else { return nil }
    let following = text[next]
    switch character {
    case "/":
      guard following != "/" else { return nil }
      return isAddress(in: text, around: next) ? 10 : following.isLetter ? 100 : nil
    case "?", "&", "=", ".", "_", "#":
      guard following.isLetter || following.isNumber else { return nil }
      return isAddress(in: text, around: next) ? 60 : nil
    case "-", "\u{2010}":
      return following.isLetter && hasLetters(before: next, in: text) ? 40 : nil
    case "–":
      return following.isLetter && hasLetters(before: next, in: text) ? 60 : nil
    case "—":
      return 30
    default:
      return nil
    }
  }

  /// Whether two letters stand before the dash that ends at `end`: "C-index" stays together.
  private func hasLetters(before end: String.Index, in text: String) -> Bool {
    let letters = text[..<end].dropLast().suffix(2)
    return letters.count == 2 && letters.allSatisfy(\.isLetter)
  }
}
