public import Drawing
public import Reporting

/// A document on pages, ready for the PDF or PNG writer.
public struct TypesetDocument: Sendable {
  /// The pages, from first to last.
  public var pages: [Page]
  /// The sections for the reader's outline, in order.
  public var outline: [OutlineEntry]
  /// The title as plain text.
  public var title: String
  /// The names of the authors, in order.
  public var authors: [String]
  /// The keywords as plain text.
  public var keywords: [String]
  /// The language, as a BCP 47 tag.
  public var language: String
  /// What the author should know: a missing hyphenation dictionary.
  public var warnings: [ReportWarning]

  /// A line of the reader's outline.
  public struct OutlineEntry: Hashable, Sendable {
    /// The heading as plain text.
    public var title: String
    /// 1 for a section, 2 for a subsection …
    public var level: Int
    /// The name of the place it leads to, an anchor on one of the pages.
    public var anchor: String
  }
}

/// A page: what is drawn on it.
public struct Page: Sendable {
  /// The page as a picture of A4's size.
  public var picture: Picture

  /// A page.
  public init(picture: Picture) { self.picture = picture }
}
