/// What the front matter says for the end of the text, and for what is checked there.
public struct EndMatter: Sendable {
  /// A section without number: funding, ethics, conflicts of interest.
  public struct Statement: Sendable {
    /// The heading.
    public var heading: [Inline]
    /// What it says.
    public var content: [Block]
    /// The template's line.
    public var line: Int
  }

  /// An abbreviation with its meaning.
  public struct Abbreviation: Sendable {
    /// The letters, as they stand in the text.
    public var short: String
    /// What they mean.
    public var meaning: [Inline]
    /// The template's line.
    public var line: Int
  }

  /// How many words a part may have.
  public struct WordLimits: Sendable {
    /// Of the abstract.
    public var abstract: Int?
    /// Of the text: no headings, captions, tables and references.
    public var text: Int?
    /// The template's line.
    public var line = 0
  }

  /// The statements, in order.
  public var statements: [Statement] = []
  /// Who paid.
  public var funding: Statement?
  /// Who is thanked.
  public var acknowledgements: Statement?
  /// The abbreviations, in order.
  public var abbreviations: [Abbreviation] = []
  /// How many words are allowed.
  public var wordLimits = WordLimits()

  /// Nothing given.
  public init() {}
}
