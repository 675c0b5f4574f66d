/// How many words a document has: Latin words, and one for each Chinese character. Headings, captions,
/// tables, equations, footnotes, statements and references do not count.
public struct WordCounts: Codable, Hashable, Sendable {
  /// A section of the first level with its words, those of its subsections included.
  public struct Section: Codable, Hashable, Sendable {
    /// What the heading says; empty for what stands above the first.
    public var title: String
    /// How many words it has.
    public var count: Int
  }

  /// The words of the abstract.
  public var abstract = 0
  /// The words of the text.
  public var text = 0
  /// The words of each section.
  public var sections: [Section] = []

  /// Nothing counted.
  public init() {}

  /// The words of an abstract and of a body.
  init(abstract: [Block], body: [Block]) {
    self.abstract = Self.count(abstract)
    for block in body {
      if case .heading(let heading) = block, heading.level == 1 {
        sections.append(Section(title: heading.content.plainText, count: 0))
        continue
      }
      let count = Self.count([block])
      text += count
      guard count > 0 else { continue }
      if sections.isEmpty { sections.append(Section(title: "", count: 0)) }
      sections[sections.count - 1].count += count
    }
  }

  private static func count(_ blocks: [Block]) -> Int {
    blocks.reduce(0) { sum, block in
      switch block {
      case .paragraph(let inlines, _): sum + count(inlines.plainText)
      case .list(let list): sum + list.items.reduce(0) { $0 + count($1) }
      case .quotation(let inner): sum + count(inner)
      case .division(let attributes, let inner):
        sum + (attributes.isReferences ? 0 : count(inner))
      default: sum
      }
    }
  }

  /// The words of a text. What holds neither letter nor digit is no word.
  static func count(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for character in text {
      guard let scalar = character.unicodeScalars.first else { continue }
      if isIdeograph(scalar) {
        count += 1
        isInWord = false
      } else if character.isWhitespace || "，。；：、（）《》“”—/".contains(character) {
        isInWord = false
      } else if !isInWord, character.isLetter || character.isNumber {
        count += 1
        isInWord = true
      }
    }
    return count
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:
      true
    default: false
    }
  }
}
