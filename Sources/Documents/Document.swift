public import Drawing

/// The report with its results in place, numbered and linked: what every writer starts from.
public struct Document: Codable, Hashable, Sendable {
  /// The title.
  public var title: [Inline] = []
  /// The subtitle.
  public var subtitle: [Inline] = []
  /// The authors, in order.
  public var authors: [FrontMatter.Author] = []
  /// The date as an ISO text.
  public var date: String?
  /// The abstract.
  public var abstract: [Block] = []
  /// The keywords.
  public var keywords: [[Inline]] = []
  /// The language, as a BCP 47 tag.
  public var language: String = "en"
  /// The name of the template's file, for the foot of the page.
  public var source: String = ""
  /// The text.
  public var body: [Block] = []
  /// The footnotes; `Inline.footnote(n)` means `footnotes[n - 1]`.
  public var footnotes: [[Block]] = []

  /// An empty document.
  public init() {}
}
