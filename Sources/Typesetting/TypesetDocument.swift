public import Drawing
public import Reporting

/// A document on pages, ready for the PDF or PNG writer.
public struct TypesetDocument: Sendable {
  /// The pages, from first to last.
  public var pages: [Page]
  /// The sections for the reader's outline, each with the sections below it.
  public var outline: [PDFFile.OutlineEntry]
  /// Title, authors, keywords, date and language for the PDF.
  public var metadata: PDFFile.Metadata
  /// What the author should know: a missing hyphenation dictionary.
  public var warnings: [ReportWarning]
  /// What stands before the numbers of pages from the page of an index on: S in a supplement.
  public var pagePrefixes: [Int: String] = [:]

  /// The pages as one PDF document with outline, links and metadata; `bytes()` writes it.
  public var pdf: PDFFile {
    var file = PDFFile(pages: pages.map(\.picture), outline: outline, metadata: metadata)
    file.pagePrefixes = pagePrefixes
    return file
  }
}

/// A page: what is drawn on it.
public struct Page: Sendable {
  /// The page as a picture of the sheet's size; of a page turned sideways wider than high.
  public var picture: Picture

  /// A page.
  public init(picture: Picture) { self.picture = picture }
}
