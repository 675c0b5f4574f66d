public import Documents
public import Drawing

/// Sets a document on pages: paragraphs, tables, figures, footnotes, running lines.
///
/// The measures follow the document's paper settings. An article on A4 has a side column of 44 mm, a
/// text column of 124 mm, and 174 mm for the title block, tables and figures.
public struct Typesetter {
  private let measurer: TextMeasurer

  /// A typesetter that measures text with `measurer`.
  public init(measurer: TextMeasurer) { self.measurer = measurer }

  /// Sets the document.
  ///
  /// Throws `TypesettingFailure` if something cannot be put on paper as it is: a table or figure
  /// that is too large, a character that no face has. Nothing is ever clipped or left out.
  public func pages(of document: Document) throws -> TypesetDocument {
    let widths = WidthCache(measurer: measurer)
    return try DocumentSetter(document: document, widths: widths).result()
  }
}
