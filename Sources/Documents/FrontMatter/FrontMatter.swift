/// What stands between the `---` lines at the top of a template, after `_offprint.yml` of the
/// folders above. Texts are parsed to inlines or blocks, so that expressions work in them.
public struct FrontMatter: Sendable {
  /// The title.
  public var title: [Inline] = []
  /// The subtitle.
  public var subtitle: [Inline] = []
  /// The title for running heads.
  public var shortTitle: [Inline] = []
  /// What kind of article it is, "Original research"; empty where nothing is said.
  public var articleType: [Inline] = []
  /// The journal and its issue, for the head of the first page; empty where it is not printed yet.
  public var issue: [Inline] = []
  /// The authors, in order.
  public var authors: [Author] = []
  /// The date as an ISO text, `2026-11-20`; `nil` if none is given.
  public var date: String?
  /// How the date is written; `nil` leaves it to the language.
  public var dateFormat: DateFormat?
  /// The kind of article, its numbers and dates.
  public var particulars = Particulars()
  /// Where the parts of the title block stand.
  public var lines = FrontLines()
  /// The abstract.
  public var abstract: [Block] = []
  /// The keywords.
  public var keywords: [[Inline]] = []
  /// What is said a second time in another language: `title-en`, `abstract-en` …
  public var second: SecondLanguage?
  /// The language, as a BCP 47 tag.
  public var language: String = "en"
  /// The parameters, in order.
  public var parameters: [Parameter] = []
  /// The documents that are asked for.
  public var formats: [DocumentFormat] = [.pdf]
  /// How the journal wants numbers, figures and captions.
  public var house = HouseStyle()
  /// How figures are drawn and written.
  public var figures = FigureSettings()
  /// The unit of the times in the data.
  public var timeUnit: String?
  /// Whether the source of blocks is shown.
  public var echo = false
  /// Whether warnings are printed at the end.
  public var warning = true
  /// What stands at the end of the text, and how long this may be.
  public var end = EndMatter()
  /// The heading of the abstract; empty leaves it to the language.
  public var abstractTitle: [Inline] = []
  /// What can be cited, and how.
  public var citations = CitationSettings()
  /// The seed of everything random.
  public var seed: UInt64 = 20_260_101
  /// What travels inside of the PDF.
  public var attachments: [AttachedPart] = []
  /// The resolution of the PNG pages, per inch.
  public var pageResolution: Double = 150
  /// Whether headings are numbered.
  public var numberSections = false
  /// How the pages are laid out.
  public var paper = PaperSettings()
  /// Warnings that are silenced: their names with the reasons.
  public var silencedWarnings: [SilencedWarning] = []

  /// Nothing given.
  public init() {}

  /// An author.
  public struct Author: Codable, Hashable, Sendable {
    /// The name as printed.
    public var name: String
    /// Where the author works, one text for each place.
    public var affiliations: [String] = []
    /// The name in the document's second language: `name-en`.
    public var secondName: String?
    /// Where the author works in the second language, in the order of `affiliations`.
    public var secondAffiliations: [String] = []
    /// The ORCID iD, `0000-0002-1825-0097`.
    public var orcid: String?
    /// The mail address.
    public var email: String?
    /// Whether letters go to this author.
    public var isCorresponding = false
    /// Whether the author contributed as much as the first.
    public var isEqualContributor = false
    /// Whether the author has died.
    public var isDeceased = false
    /// The degrees, behind the name: "MD".
    public var degrees: [String] = []
    /// What the author did, in CRediT's words: "Methodology".
    public var roles: [String] = []
    /// A note on the author.
    public var note: String?

    /// An author.
    public init(name: String) { self.name = name }
  }

  /// How figures are drawn and written unless a block says otherwise.
  public struct FigureSettings: Codable, Hashable, Sendable {
    /// The width in points: 174 mm.
    public var width: Double = 174 * 72 / 25.4
    /// The width of a figure of several columns, in points; as that of others where `nil`.
    public var panelWidth: Double?
    /// The formats of the files.
    public var formats: [FigureFormat] = [.pdf, .png]
    /// The resolution of raster files, per inch.
    public var resolution: Double = 600

    /// The defaults.
    public init() {}

    /// What a journal asks for.
    init(_ style: FigureStyle) {
      width = style.width
      panelWidth = style.panelWidth
      formats = style.formats
      resolution = style.resolution
    }
  }

  /// A parameter with its default.
  public struct Parameter: Codable, Hashable, Sendable {
    /// The name, a Swift identifier.
    public var name: String
    /// The default, which also fixes the type.
    public var value: ParameterValue
    /// The template's line.
    public var line: Int

    /// A parameter.
    public init(name: String, value: ParameterValue, line: Int) {
      self.name = name
      self.value = value
      self.line = line
    }
  }

  /// A warning that is silenced, with the author's reason.
  public struct SilencedWarning: Codable, Hashable, Sendable {
    /// The warning's name.
    public var name: String
    /// Why it does not matter here.
    public var reason: String

    /// A silenced warning.
    public init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }
}
