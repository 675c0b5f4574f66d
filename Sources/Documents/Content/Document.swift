public import Reporting

/// The report with its results in place, numbered and linked: what every writer starts from.
public struct Document: Codable, Hashable, Sendable {
  /// The title.
  public var title: [Inline] = []
  /// The subtitle.
  public var subtitle: [Inline] = []
  /// The title for running heads; empty where the title serves.
  public var shortTitle: [Inline] = []
  /// What kind of article it is, "Original research"; empty where nothing is said.
  public var articleType: [Inline] = []
  /// The journal and its issue, for the head of the first page; empty where it is not printed yet.
  public var issue: [Inline] = []
  /// The authors, in order.
  public var authors: [FrontMatter.Author] = []
  /// The date as an ISO text.
  public var date: String?
  /// How the date is written; `nil` leaves it to the language.
  public var dateFormat: DateFormat?
  /// The kind of article, its numbers and dates.
  public var particulars = Particulars()
  /// Where the parts of the title block stand in the template.
  public var frontLines = FrontLines()
  /// The abstract.
  public var abstract: [Block] = []
  /// The heading of the abstract; empty leaves it to the language.
  public var abstractTitle: [Inline] = []
  /// The keywords.
  public var keywords: [[Inline]] = []
  /// What is said a second time in another language; `nil` for a document in one.
  public var second: SecondLanguage?
  /// The language, as a BCP 47 tag.
  public var language: String = "en"
  /// The name of the template's file, for the foot of the page.
  public var source: String = ""
  /// The paths of the template and of the files that it includes, to which lines refer
  /// (`SourcePlace`). No output names them.
  public var files: [String] = []
  /// The text.
  public var body: [Block] = []
  /// The footnotes; `Inline.footnote(n)` means `footnotes[n - 1]`.
  public var footnotes: [[Block]] = []

  /// The cited works in the order of the list of references.
  public var bibliography: [BibliographyEntry] = []
  /// What stands behind the article or in a file of its own; `nil` where nothing does.
  public var supplement: Supplement?
  /// How the journal wants numbers, figures and captions.
  public var house = HouseStyle()
  /// How its pages are laid out.
  public var paper = PaperSettings()

  /// The numbers that stand in the text, in captions and where a block printed them, in order; those
  /// of tables are in their cells.
  public var values: [ShownValue] = []
  /// How many words the abstract and the text have.
  public var wordCounts = WordCounts()
  /// What was warned of, in order.
  public var warnings: [ShownWarning] = []

  /// An empty document.
  public init() {}

  /// The date as it is printed; `nil` if there is none.
  public var shownDate: String? {
    let words = Vocabulary(language: language)
    return date.map { dateFormat?.text($0, in: words) ?? words.date($0) }
  }

  /// The heading of the abstract, "Abstract" in the document's language unless the author wants
  /// another.
  public var abstractHeading: String {
    abstractTitle.isEmpty
      ? Vocabulary(language: language).abstract : abstractTitle.plainText
  }
}

/// A number of the document with its place, for the ledger.
public struct ShownValue: Codable, Hashable, Sendable {
  /// Its name in the ledger: the expression or the block's label, and a number where one is shown
  /// more than once. It does not change when text is added elsewhere.
  public var id: String
  /// The number with its text.
  public var value: ReportedValue
  /// The label of the block that made it; `nil` for an expression in the prose.
  public var block: String?
  /// The template's line.
  public var line: Int
  /// Where it is read: `text`, `abstract`, `title`, `figure fig-km`, `table tbl-baseline` …
  public var place: String
}

/// A warning of the document with its place.
public struct ShownWarning: Codable, Hashable, Sendable {
  /// The warning; its line is the template's.
  public var warning: ReportWarning
  /// The label of the block in which it arose.
  public var block: String?
  /// Why the author silences it: the reason that the front matter gives.
  public var silenced: String?
  /// Whether it is printed at the end of the render.
  public var isPrinted: Bool
}
