import Foundation

/// A PDF document: its pages in order, its outline and what it says about itself.
///
/// Text is real text with its fonts embedded, groups with a role become structure elements, links
/// and the outline lead to anchors, wherever in the document these stand.
public struct PDFFile: Sendable {
  /// An entry of the outline, which readers show beside the pages.
  public struct OutlineEntry: Hashable, Sendable {
    /// What the reader sees.
    public var title: String
    /// The anchor to which it leads.
    public var anchor: String
    /// The entries below it.
    public var entries: [OutlineEntry]

    /// An entry.
    public init(title: String, anchor: String, entries: [OutlineEntry] = []) {
      self.title = title
      self.anchor = anchor
      self.entries = entries
    }
  }

  /// What the document says about itself; what is empty is left out.
  public struct Metadata: Hashable, Sendable {
    /// The title.
    public var title: String
    /// The authors, in order.
    public var authors: [String]
    /// What it is about.
    public var subject: String
    /// Key words.
    public var keywords: [String]
    /// The day or time of its creation, `2026-11-20` or `2026-11-20T08:00:00Z`; `nil` takes the
    /// environment's `SOURCE_DATE_EPOCH`, and where that is not set either, no date is written.
    public var date: String?
    /// The language, as a BCP 47 tag; what is none is left out.
    public var language: String

    /// What a document says about itself.
    public init(
      title: String = "", authors: [String] = [], subject: String = "",
      keywords: [String] = [],
      date: String? = nil, language: String = "en"
    ) {
      self.title = title
      self.authors = authors
      self.subject = subject
      self.keywords = keywords
      self.date = date
      self.language = language
    }
  }

  /// The pages, each of its own size.
  public var pages: [Picture]
  /// The outline's entries of the first level.
  public var outline: [OutlineEntry]
  /// What the document says about itself.
  public var metadata: Metadata
  /// Series of page numbers that readers show: what stands before the numbers of those that begin with
  /// the page of that index, counted from 1 again. Without any, pages are 1, 2 …
  public var pagePrefixes: [Int: String] = [:]

  /// A document.
  public init(
    pages: [Picture], outline: [OutlineEntry] = [], metadata: Metadata = Metadata()
  ) {
    self.pages = pages
    self.outline = outline
    self.metadata = metadata
  }

  /// The file as it is drawn. The same document gives the same bytes. Alternative texts, language and
  /// the tree of its structure are added by Typesetting: what is handed out is `finished()`.
  ///
  /// Thrown is what cannot be written: no pages, a link or an outline entry to an anchor that is not
  /// there, two anchors of one name, a role that PDF does not know, a date that is none.
  public func bytes() throws(DrawingError) -> [UInt8] {
    try PDFDate(metadata.date).corrected(try drawn(isExact: true).bytes)
  }

  /// The file with the structure that its marks stand for; if not `isExact`, with stand-ins for its
  /// long paths.
  package func drawn(isExact: Bool) throws(DrawingError) -> DrawnPDF {
    guard !pages.isEmpty else { throw .noPages }
    for page in pages {
      try page.checkNumbers()
      let size = page.size
      // 14 400 points is the largest sheet that readers take.
      guard size.width <= 14_400, size.height <= 14_400 else {
        throw .size(width: size.width, height: size.height)
      }
    }
    try checkAnchors()
    let writer = try PDFWriter(pages[0].size, isExact: isExact)
    writer.write(metadata, date: try PDFDate(metadata.date))
    try writer.write(pages)
    writer.write(outline)
    return DrawnPDF(
      bytes: try writer.finished(), structure: writer.structure, longPaths: writer.longPaths)
  }

  private func checkAnchors() throws(DrawingError) {
    var anchors: Set<String> = []
    var targets: [String] = []
    func collect(_ items: [PictureItem]) throws(DrawingError) {
      for item in items {
        switch item {
        case .anchor(let name, _):
          guard anchors.insert(name).inserted else { throw .repeatedAnchor(name) }
        case .link(let link):
          if case .anchor(let name) = link.target { targets.append(name) }
        case .group(let group): try collect(group.items)
        case .path, .text, .image: break
        }
      }
    }
    for page in pages { try collect(page.items) }
    if let name = targets.first(where: { !anchors.contains($0) }) { throw .unknownAnchor(name) }
    func check(_ entries: [OutlineEntry]) throws(DrawingError) {
      for entry in entries {
        guard anchors.contains(entry.anchor) else { throw .unknownAnchor(entry.anchor) }
        try check(entry.entries)
      }
    }
    try check(outline)
  }
}

extension Picture {
  /// The picture as a PDF file of one page; see `PDFFile`.
  public func pdf(metadata: PDFFile.Metadata = PDFFile.Metadata()) throws(DrawingError) -> [UInt8] {
    try PDFFile(pages: [self], metadata: metadata).bytes()
  }
}
