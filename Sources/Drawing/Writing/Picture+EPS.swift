import CPangoCairo

extension Picture {
  /// The picture as an Encapsulated PostScript file: vectors, text as text with its letters embedded,
  /// JPEG files as they are.
  ///
  /// PostScript has no transparency: images that have some are laid on white. The file holds no date:
  /// the same picture gives the same bytes.
  public func eps(title: String = "") throws(DrawingError) -> [UInt8] {
    try checkNumbers()
    guard size.width <= 14_400, size.height <= 14_400 else {
      throw .size(width: size.width, height: size.height)
    }
    let sink = ByteSink()
    guard
      let surface = cairo_ps_surface_create_for_stream(
        ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
    else { throw .library("out of memory") }
    defer { cairo_surface_destroy(surface) }
    cairo_ps_surface_set_eps(surface, 1)
    cairo_surface_set_fallback_resolution(surface, 600, 600)
    guard let cairo = cairo_create(surface) else { throw .library("out of memory") }
    let canvas = CairoCanvas(
      cairo, measurer: try TextMeasurer.installed(), letters: .text, isOpaque: true)
    do throws(DrawingError) {
      for item in placedItems { try canvas.draw(item) }
      cairo_show_page(cairo)
      try canvas.check()
    } catch {
      cairo_destroy(cairo)
      throw error
    }
    cairo_destroy(cairo)
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(String(cString: cairo_status_to_string(status)))
    }
    return Self.reproducible(sink.bytes, title: title)
  }

  /// The file with a title in place of the time of day.
  private static func reproducible(_ file: [UInt8], title: String) -> [UInt8] {
    let mark = Array("%%CreationDate:".utf8)
    guard let first = file.prefix(2000).indices.first(where: { file[$0...].starts(with: mark) }),
      let end = file[first...].firstIndex(of: 10)
    else { return file }
    // Comments of PostScript are ASCII of at most 255 letters a line.
    let words = title.unicodeScalars.map { (0x20...0x7E).contains($0.value) ? Character($0) : "?" }
    let line = title.isEmpty ? "" : "%%Title: \(String(words.prefix(200)))\n"
    return Array(file[..<first]) + Array(line.utf8) + file[(end + 1)...]
  }
}
