internal import Drawing

/// Turns pieces into boxes, glue and penalties.
struct ParagraphBuilder {
  /// How much is allowed to break.
  enum Effort: Int {
    /// Between words.
    case words
    /// Inside words too, where the patterns say.
    case hyphens
    /// At the spaces of an estimate or a reference too.
    case parts
    /// Anywhere, where a word is wider than the measure.
    case anywhere
  }

  let widths: WidthCache
  let hyphenator: Hyphenator?
  let style: ParagraphStyle
  let measure: Double
  let effort: Effort

  var paragraph = Paragraph()
  var faces: [Int] = []
  var spaces: [Double] = []
  /// The last character that was added; decides what may stand beside the next.
  var last: Character?
  var lastClass = CharacterClass.space
  /// The last Latin word, as far as it has no spaces.
  var lastWord: Substring = ""
  /// The text of the piece that follows.
  var nextText: Substring = ""
  /// The space whose next word is not known yet.
  var openSpace: Int?
  /// The quotation marks that are open, and whether they are Chinese ones.
  var openQuotes: [(mark: Character, isWide: Bool)] = []
  /// Whether the last white is a line end of the source.
  var isAfterSourceLine = false
  /// How many line ends of the source stand before what is added next.
  var lineEnds = 0
  /// Whether the text is code.
  var isInCode = false
  /// Whether the word is a web address, which no hyphen may falsify.
  var isInAddress = false

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
    for (index, piece) in pieces.enumerated() {
      if index + 1 < pieces.count, case .text(let text, _) = pieces[index + 1] {
        nextText = text[...]
      } else {
        nextText = ""
      }
      try add(piece)
    }
    dropTrailingWhite()
    end()
    return paragraph
  }

  // MARK: - Pieces

  private mutating func add(_ piece: Piece) throws {
    switch piece {
    case .text(let text, let style): try add(text, style)
    case .softBreak(let style):
      lineEnds += 1
      // Decided when the next character is known: nothing between Han characters.
      try addSpace("\n", try index(of: Self.latin(style)), rest: "")
      last = "\n"
      lastClass = .space
    case .lineBreak:
      lineEnds += 1
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
    case .math(let formula, let style): try add(formula, style)
    case .ornament(.place(let name), _, _):
      // What stands beside it does not know of it.
      append(
        ParagraphItem(item: .box(0), style: try index(of: style.text), ornament: .place(name)))
    case .ornament(let ornament, let width, let link):
      let index = try index(of: style.text.with { $0.link = link })
      append(ParagraphItem(item: .box(width), style: index, ornament: ornament))
      last = "•"
      lastClass = .letter
    }
  }

  mutating func add(_ text: String, _ style: TextStyle) throws {
    let latin = try index(of: Self.latin(style))
    isInCode = style.font.face == .monospaced
    let isEastAsian = Self.isEastAsian(style)
    var wide = -1
    var start: String.Index?
    var index = text.startIndex
    while index < text.endIndex {
      let plain = isInCode ? index : Self.plainEnd(of: text, from: index)
      if plain > index {
        if start == nil {
          start = index
          addSeam(before: text[index], .letter, latin)
          isInAddress = false
        }
        index = plain
        continue
      }
      let character = text[index]
      let next = text.index(after: index)
      let characterClass = characterClass(
        of: character, in: text, at: index, isEastAsian: isEastAsian)
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
              item: .penalty(
                penalty, isHyphen: character == "-" && !isInAddress && !isInCode,
                hang: isInCode ? 0 : try hang(latin, character)))
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
        if characterClass == .space {
          try addSpace(character, latin, rest: text[next...])
        } else {
          try addSingle(character, characterClass, latin: latin, wide: wide)
        }
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

  /// Where the letters a to z and digits end that follow one another without a place to divide; a
  /// letter that a mark may be put on is left out.
  private static func plainEnd(of text: String, from start: String.Index) -> String.Index {
    let bytes = text.utf8
    var end = start
    while end < bytes.endIndex {
      switch bytes[end] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.formIndex(after: &end)
      case 0x80...:
        return end > start ? bytes.index(before: end) : end
      default: return end
      }
    }
    return end
  }

  mutating func addSingle(
    _ character: Character, _ characterClass: CharacterClass, latin: Int, wide: Int
  ) throws {
    switch characterClass {
    case .hardSpace:
      // What belongs together is parted before a line gapes; an estimate best before its interval.
      let isBeforeInterval = paragraph.items.last?.text.hasSuffix("CI") ?? false
      let mayPart = effort.rawValue >= Effort.parts.rawValue
      let penalty = mayPart ? (isBeforeInterval ? 200 : 1000) : Double.infinity
      append(try space("\u{A0}", latin, penalty: penalty))
    case .zeroSpace: append(ParagraphItem(item: .penalty(0)))
    case .softHyphen:
      let width = try widths.width("-", paragraph.styles[latin], face: faces[latin])
      append(
        ParagraphItem(
          item: .penalty(50, width: width, isHyphen: true, hang: width * 0.55), style: latin))
    case .ideograph, .opening, .closing, .nonStarter, .inseparable:
      addSeam(before: character, characterClass, wide)
      try addWide(character, characterClass, wide)
    case .letter, .space: break
    }
  }

  // MARK: - Ends

  mutating func dropTrailingWhite() {
    while let item = paragraph.items.last?.item, item.kind != .box, item.penalty > -.infinity {
      paragraph.items.removeLast()
    }
  }

  /// The end of the paragraph or of a line that the author ends: white that fills it.
  mutating func end() {
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

  /// A last line of one word, or of fewer than three Chinese characters, is avoided where there is a choice.
  mutating func keepLastWords() {
    var index = paragraph.items.count - 1
    var width = 0.0
    var hasWide = false
    while index > 0, paragraph.items[index].item.penalty > -.infinity {
      let item = paragraph.items[index].item
      let isSpace = item.kind == .glue && !paragraph.items[index].text.isEmpty
      if item.kind == .box {
        width += item.width
        hasWide = hasWide || paragraph.items[index].isWide
      } else if hasWide, width > style.text.font.size * 3.2 {
        return
      } else if item.penalty < 1000 {
        // Rather a word alone than a part of one.
        let part = effort == .anywhere ? 1500 : Double.infinity
        paragraph.items[index].item.penalty += item.isHyphen ? part : 400
        paragraph.items[index].leavesLittle = true
      }
      // Words that are bound together are two.
      if isSpace { return }
      index -= 1
    }
  }

  mutating func append(_ item: ParagraphItem) {
    // Where nothing else helps, a line may end between any two boxes.
    if effort == .anywhere, item.item.kind == .box, item.item.width >= 0,
      paragraph.items.last?.item.kind == .box
    {
      paragraph.items.append(ParagraphItem(item: .penalty(3000)))
    }
    paragraph.items.append(item)
    paragraph.items[paragraph.items.count - 1].lineEnds = lineEnds
  }
}

// MARK: - Words and styles

extension ParagraphBuilder {
  /// By how much letters are moved at most, as a share of the size.
  enum LetterSpacing {
    static let most = 0.008
    static let least = 0.005
  }

  mutating func index(of style: TextStyle) throws -> Int {
    if let index = paragraph.styles.firstIndex(of: style) { return index }
    let face = widths.face(of: style)
    paragraph.styles.append(style)
    faces.append(face)
    spaces.append(try widths.width(" ", style, face: face))
    return paragraph.styles.count - 1
  }

  func hang(_ style: Int, _ character: Character) throws -> Double {
    let share = OpticalMargin.share(of: character)
    guard share > 0, self.style.alignment == .justified else { return 0 }
    return share
      * (try widths.width(String(character), paragraph.styles[style], face: faces[style]))
  }

}
