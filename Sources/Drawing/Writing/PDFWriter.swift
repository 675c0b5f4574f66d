import CPangoCairo

/// The writing of a PDF document with Cairo.
final class PDFWriter {
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private let sink: ByteSink
  private let canvas: CairoCanvas

  init(_ size: Size) throws(DrawingError) {
    let measurer = try TextMeasurer.installed()
    sink = ByteSink()
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        { closure, bytes, count in
          guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
          Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
            .append(UnsafeBufferPointer(start: bytes, count: Int(count)))
          return CAIRO_STATUS_SUCCESS
        }, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
    else { throw .library("out of memory") }
    guard let cairo = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw .library("out of memory")
    }
    self.surface = surface
    self.cairo = cairo
    canvas = CairoCanvas(cairo, measurer: measurer, letters: .text)
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
    set(CAIRO_PDF_METADATA_AUTHOR, metadata.author)
    set(CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
    set(CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords)
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
      if !page.hasInk {
        // Cairo drops the tags of a page on which nothing is drawn.
        let sheet = Rectangle(x: 0, y: 0, width: page.size.width, height: page.size.height)
        canvas.draw(PathItem(Path(rectangle: sheet), fill: .white))
      }
      try draw(page.items, map: .identity)
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

  func finished() throws(DrawingError) -> [UInt8] {
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }

  private func draw(_ items: [PictureItem], map: AffineMap) throws(DrawingError) {
    for item in items {
      switch item {
      case .path(let path): canvas.draw(path)
      case .text(let run): try canvas.draw(run)
      case .image(let image): try canvas.draw(image)
      case .group(let group): try draw(group, map: map)
      case .link(let link): mark(link, map: map)
      case .anchor(let name, let place): mark(name, at: map(place))
      }
    }
  }

  private func draw(_ group: PictureGroup, map: AffineMap) throws(DrawingError) {
    // The pages stand in one Document already; running lines and rules are no part of the text.
    let role = group.role.flatMap { $0 == "Document" || $0 == "Artifact" ? nil : $0 }
    if let role {
      guard TagAttribute.roles.contains(role) else { throw .unknownRole(role) }
      cairo_tag_begin(cairo, role, nil)
    }
    let own = AffineMap(offset: group.offset, rotation: group.rotation)
    let clips = group.clip.map { [PlacedItem.Clip(rectangle: $0, map: own)] } ?? []
    try canvas.within(own, clips: clips) { () throws(DrawingError) in
      try draw(group.items, map: map.after(own))
    }
    if let role { cairo_tag_end(cairo, role) }
  }

  /// Links and anchors are given to Cairo in the page's own coordinates, whatever map is in force.
  private func mark(_ link: LinkItem, map: AffineMap) {
    guard let box = Rectangle(around: map.corners(of: link.frame)) else { return }
    let target =
      switch link.target {
      case .anchor(let name): "dest=\(TagAttribute.quoted(name))"
      case .address(let address): "uri=\(TagAttribute.quoted(TagAttribute.address(address)))"
      }
    cairo_tag_begin(
      cairo, "Link", "rect=[\(box.x) \(box.y) \(box.width) \(box.height)] \(target)")
    cairo_tag_end(cairo, "Link")
  }

  private func mark(_ anchor: String, at place: Point) {
    cairo_tag_begin(
      cairo, "cairo.dest", "name=\(TagAttribute.quoted(anchor)) x=\(place.x) y=\(place.y)")
    cairo_tag_end(cairo, "cairo.dest")
  }
}

extension Picture {
  /// Whether anything on it is more than a link or an anchor.
  fileprivate var hasInk: Bool {
    placedItems.contains { placed in
      switch placed.item {
      case .path, .text, .image: true
      case .group, .link, .anchor: false
      }
    }
  }
}

/// Where Cairo leaves the bytes of a file.
private final class ByteSink {
  private(set) var bytes: [UInt8] = []

  func append(_ more: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: more) }
}

/// How values are written in the attributes of Cairo's tags.
enum TagAttribute {
  /// The structure elements of PDF that Cairo knows.
  static let roles: Set<String> = [
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
    "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference",
    "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure",
    "Formula", "Form",
  ]

  /// A text between quotation marks.
  static func quoted(_ text: String) -> String {
    var quoted = "'"
    for character in text {
      if character == "'" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return quoted + "'"
  }

  /// A web address in ASCII, which is all that PDF takes: other bytes are written as `%C3`.
  static func address(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var address = ""
    for byte in text.utf8 {
      if (0x21...0x7E).contains(byte), byte != UInt8(ascii: "'"), byte != UInt8(ascii: "\\") {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        address += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return address
  }
}
