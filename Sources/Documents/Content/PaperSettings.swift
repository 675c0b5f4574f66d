/// How the pages of a document are laid out: `paper: {size: a4, style: manuscript}`. What is `nil`
/// follows from the style.
public struct PaperSettings: Codable, Hashable, Sendable {
  /// What kind of pages they are.
  public enum Style: String, Codable, Hashable, Sendable, CaseIterable {
    /// As printed: justified, figures and tables in place.
    case article
    /// For review: double-spaced, ragged, with line numbers.
    case manuscript
    /// An article whose figures and tables are numbered S1, S2 …
    case supplement
  }

  /// The sheet.
  public enum Sheet: String, Codable, Hashable, Sendable, CaseIterable {
    /// 210 mm × 297 mm.
    case a4
    /// 8.5 in × 11 in.
    case letter
  }

  /// White around what is printed, in points.
  public struct Margins: Codable, Hashable, Sendable {
    /// Above the text.
    public var top: Double?
    /// At the right of the block.
    public var right: Double?
    /// Below the text.
    public var bottom: Double?
    /// At the left of the block.
    public var left: Double?

    /// Margins; those that are not given are the style's.
    public init(
      top: Double? = nil, right: Double? = nil, bottom: Double? = nil, left: Double? = nil
    ) {
      self.top = top
      self.right = right
      self.bottom = bottom
      self.left = left
    }
  }

  /// The numbers beside the lines.
  public enum LineNumbers: String, Codable, Hashable, Sendable, CaseIterable {
    /// None.
    case none
    /// Every line counts, from the first page to the last.
    case continuous
    /// The template's own lines, so that a remark leads to its source.
    case source
  }

  /// The lists at the beginning.
  public struct Contents: Codable, Hashable, Sendable {
    /// Whether the sections are listed.
    public var hasSections = false
    /// How many levels of headings are listed.
    public var depth = 2
    /// Whether the figures are listed.
    public var hasFigures = false
    /// Whether the tables are listed.
    public var hasTables = false

    /// No lists.
    public init() {}

    /// Whether nothing is listed.
    public var isEmpty: Bool { !hasSections && !hasFigures && !hasTables }
  }

  /// What kind of pages they are.
  public var style: Style
  /// The sheet.
  public var sheet = Sheet.a4
  /// White around what is printed.
  public var margins = Margins()
  /// The columns of the text: 1 or 2.
  public var columns = 1
  /// The numbers beside the lines; a manuscript has them.
  public var lineNumbers: LineNumbers?
  /// Whether lines are two ems apart; those of a manuscript are.
  public var isDoubleSpaced: Bool?
  /// Whether each page says that it is a draft.
  public var isDraft = false
  /// Whether figures and tables stand behind the text, their legends on a page of their own.
  public var hasLegendsAtEnd = false
  /// The lists at the beginning.
  public var contents = Contents()
  /// Where the supplement stands; `nil` where nothing is said: at the end, if there is one.
  public var supplement: Supplement.Place?

  /// An article on A4.
  public init(style: Style = .article) { self.style = style }
}
