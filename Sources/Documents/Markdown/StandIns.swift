/// What is taken out of the text before CommonMark reads it. Each leaves one private-use character
/// behind and is put back in the tree.
enum StandIn {
  /// An `InlineExpression`.
  case expression(Int)
  /// `@fig-km`
  case reference(Reference)
  /// `$…$` or `$$…$$`, delimiters included.
  case math(display: Bool)
  /// `[@shin2022]`
  case citation(Citation)
  /// `{#sec-methods .wide}`
  case attributes(Attributes)
  /// In the info string of a fence: a `CodeBlock`.
  case block(Int)
  /// `::: {…}`
  case divisionStart(Attributes)
  /// `:::`
  case divisionEnd
  /// `{{< pagebreak >}}`
  case pageBreak
  /// The `:` that begins a table's caption.
  case caption
  /// `m^2^`
  case superscript(String)
  /// `H~2~O`
  case `subscript`(String)
  /// A private-use character that the author wrote, or nothing at all.
  case literal
}

/// The stand-ins of a template: a character for each.
struct StandIns {
  /// What stands in for what, with the source text and its place.
  struct Entry {
    var standIn: StandIn
    var source: String
    var line: SourceLine
  }

  private static let first: UInt32 = 0xF_0000
  private static let capacity: UInt32 = 0xFFFE
  private var entries: [Entry] = []

  /// Takes something out; the character stands in its place.
  mutating func add(
    _ standIn: StandIn, source: String, line: SourceLine
  ) throws(TemplateError) -> Character {
    guard entries.count < Self.capacity,
      let scalar = Unicode.Scalar(Self.first + UInt32(entries.count))
    else {
      throw line.error("more than 65 000 expressions and references; split the template")
    }
    entries.append(Entry(standIn: standIn, source: source, line: line))
    return Character(scalar)
  }

  /// What a character stands for.
  subscript(_ scalar: Unicode.Scalar) -> Entry? {
    guard scalar.value >= Self.first else { return nil }
    let index = Int(scalar.value - Self.first)
    return entries.indices.contains(index) ? entries[index] : nil
  }

  /// Whether a character could be taken for a stand-in.
  static func isReserved(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.value >= first && $0.value < first + 0x1_0000 }
  }

  /// The text as the author wrote it, for places where nothing is replaced: code, addresses.
  func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >= Self.first }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let entry = self[scalar] {
        result += entry.source
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
