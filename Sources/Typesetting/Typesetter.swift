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
  ///
  /// A supplement stands behind the article on pages of its own, S1, S2 …; one with a file of its own
  /// is left out, and references lead into that file: `files(of:article:supplement:)` sets both.
  public func pages(of document: Document) throws -> TypesetDocument {
    let stem =
      document.source.hasSuffix(".md") ? String(document.source.dropLast(3)) : document.source
    return try files(
      of: document, article: stem + ".pdf", supplement: stem + Supplement.suffix + ".pdf",
      isSupplementWanted: false
    ).article
  }

  /// Sets an article and the supplement that has a file of its own; references of each lead into the
  /// other, by the names of the files.
  ///
  /// Thrown is what `pages(of:)` throws.
  public func files(
    of document: Document, article: String, supplement: String
  ) throws -> (article: TypesetDocument, supplement: TypesetDocument?) {
    try files(of: document, article: article, supplement: supplement, isSupplementWanted: true)
  }

  private func files(
    of document: Document, article: String, supplement: String, isSupplementWanted: Bool
  ) throws -> (article: TypesetDocument, supplement: TypesetDocument?) {
    let widths = WidthCache(measurer: measurer)
    guard let part = document.supplement, let other = document.supplementDocument else {
      return (try DocumentSetter(document: document, widths: widths).result(), nil)
    }
    let text = document.article
    let textLabels = DocumentLabels(text.body).names
    let otherLabels = DocumentLabels(other.body).names.union([part.heading.label])
    let pages = SupplementPages(part)
    guard part.place == .separate else {
      let setter = DocumentSetter(
        document: text, widths: widths, around: .init(labels: otherLabels), following: pages)
      let first = try setter.result()
      let second = try DocumentSetter(
        document: other, widths: widths, around: .init(labels: textLabels), supplement: pages,
        after: setter
      ).result()
      return (first.followed(by: second, pages.heading), nil)
    }
    let first = try DocumentSetter(
      document: text, widths: widths, around: .init(labels: otherLabels, file: supplement)
    ).result()
    guard isSupplementWanted else { return (first, nil) }
    let second = try DocumentSetter(
      document: other, widths: widths, around: .init(labels: textLabels, file: article),
      supplement: pages
    ).result()
    return (first, second)
  }
}

extension TypesetDocument {
  /// The pages with those of a supplement behind them.
  fileprivate func followed(by supplement: TypesetDocument, _ heading: Heading) -> TypesetDocument {
    var whole = self
    whole.pagePrefixes[pages.count] = SupplementPages.prefix
    whole.pages += supplement.pages
    whole.outline.append(
      .init(
        title: heading.content.plainText, anchor: heading.label, entries: supplement.outline))
    for warning in supplement.warnings where !warnings.contains(warning) {
      whole.warnings.append(warning)
    }
    return whole
  }
}
