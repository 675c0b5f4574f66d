public import Reporting

/// How a journal wants its numbers, figures and captions: what `journal:` sets at once. A template's
/// own settings win over it.
public struct HouseStyle: Codable, Hashable, Sendable {
  /// The journal's name, as a reader knows it.
  public var name = "Offprint"
  /// How numbers become text, in prose, tables and figures.
  public var numbers = NumberStyle()
  /// The sizes and colours of figures.
  public var figures = FigureStyle()
  /// The labels of figures and tables.
  public var captions = CaptionStyle()
  /// Where its rules come from.
  public var sources: [Source] = []

  /// The house style of Offprint in a language.
  public init(language: String = "en") { numbers = NumberStyle(language: language) }

  /// Where a rule of a journal is written down.
  public struct Source: Codable, Hashable, Sendable {
    /// What it rules.
    public var rule: String
    /// The guide, with its address.
    public var from: String
    /// The day on which it was looked at, as an ISO text; empty where it never was.
    public var checked = ""
    /// Whether the guide itself was read; what others say of it is not verified.
    public var isVerified = false

    /// A rule with its source.
    public init(rule: String, from: String) {
      self.rule = rule
      self.from = from
    }
  }
}

/// How the captions of figures and tables begin.
public struct CaptionStyle: Codable, Hashable, Sendable {
  /// The word of a figure's caption, `Fig`; `nil` leaves it to the document's language.
  public var figure: String?
  /// The word of a table's caption.
  public var table: String?
  /// The word by which the text refers to a figure; the language's where it is `nil`.
  public var figureInText: String?
  /// The word by which the text refers to a table.
  public var tableInText: String?
  /// The word by which the text refers to an equation.
  public var equationInText: String?
  /// The word by which the text refers to a section.
  public var sectionInText: String?
  /// The word by which a sentence that opens with a figure names it, `Figure`; as within where `nil`.
  public var figureOpening: String?
  /// The word by which a sentence that opens with a table names it.
  public var tableOpening: String?
  /// What follows the number in a caption: nothing, `.`, `:` or ` |`.
  public var mark = ""
  /// The language that the words are of; a document in another keeps its own.
  public var language = "en"

  /// The words of the document's language.
  public init() {}

  /// The label of a figure or table at its caption: `Fig. 1.`, `图1`.
  func title(_ word: String?, _ usual: String, _ number: String, _ words: Vocabulary) -> String {
    let isOurs = words.language == language
    return words.numbered(isOurs ? word ?? usual : usual, number) + mark
  }

  /// How the text refers to a figure or table: `Fig 1`, `图1`.
  func reference(
    _ word: String?, _ usual: String, _ number: String, _ words: Vocabulary
  ) -> String {
    words.numbered(words.language == language ? word ?? usual : usual, number)
  }
}
