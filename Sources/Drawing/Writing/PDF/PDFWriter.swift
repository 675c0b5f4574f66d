import CPangoCairo

/// The writing of a PDF document with Cairo.
final class PDFWriter {
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private let sink: ByteSink
  private let canvas: CairoCanvas
  private let tagger: PageTagger

  /// A document without pages; if not `isExact`, stand-ins are drawn for long paths.
  init(_ size: Size, isExact: Bool) throws(DrawingError) {
    let measurer = try TextMeasurer.installed()
    sink = ByteSink()
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
    else { throw .library("out of memory") }
    guard let cairo = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw .library("out of memory")
    }
    self.surface = surface
    self.cairo = cairo
    canvas = CairoCanvas(cairo, measurer: measurer, letters: .text)
    tagger = PageTagger(cairo: cairo, canvas: canvas, isExact: isExact)
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
  }

  func write(_ metadata: PDFFile.Metadata, date: PDFDate) {
    func set(_ key: cairo_pdf_metadata_t, _ value: String) {
      if !value.isEmpty { cairo_pdf_surface_set_metadata(surface, key, value) }
    }
    set(CAIRO_PDF_METADATA_TITLE, metadata.title)
    set(CAIRO_PDF_METADATA_AUTHOR, metadata.authors.joined(separator: ", "))
    set(CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
    set(CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", "))
    set(CAIRO_PDF_METADATA_CREATOR, "Offprint")
    set(CAIRO_PDF_METADATA_CREATE_DATE, date.text)
  }

  /// Writes the pages inside of one element `Document`: without it at the top, Cairo does not call
  /// the file tagged.
  func write(_ pages: [Picture]) throws(DrawingError) {
    for (number, page) in pages.enumerated() {
      // Setting the size starts the page's record anew, so the element begins after it.
      cairo_pdf_surface_set_size(surface, page.size.width, page.size.height)
      if number == 0 { cairo_tag_begin(cairo, "Document", nil) }
      try tagger.draw(page)
      cairo_show_page(cairo)
      try canvas.check()
    }
    cairo_tag_end(cairo, "Document")
    try canvas.check()
  }

  func write(_ outline: [PDFFile.OutlineEntry]) {
    func add(_ entries: [PDFFile.OutlineEntry], below parent: Int32) {
      for entry in entries {
        let identifier = cairo_pdf_surface_add_outline(
          surface, parent, entry.title, "dest=\(TagAttribute.quoted(entry.anchor))",
          parent == CAIRO_PDF_OUTLINE_ROOT
            ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0))
        add(entry.entries, below: identifier)
      }
    }
    add(outline, below: CAIRO_PDF_OUTLINE_ROOT)
  }

  /// The structure of what was drawn.
  var structure: StructureTree { tagger.structure }

  /// The long paths of every page for which stand-ins were drawn.
  var longPaths: [[LongPath]] { tagger.longPaths }

  func finished() throws(DrawingError) -> [UInt8] {
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }
}
