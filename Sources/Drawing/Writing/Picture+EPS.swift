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
    return EPSHead(title: title, size: size).written(over: sink.bytes)
  }
}

/// What the comments of an EPS file say of it, in place of what Cairo writes: the size of the picture,
/// not of its ink, so that figures of one width have one width on the page; a title, no time of day.
private struct EPSHead {
  let title: String
  let size: Size

  /// The file with these comments.
  func written(over file: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(file.count + 200)
    var start = 0
    for (keyword, line) in [
      ("%%CreationDate:", titleLine), ("%%BoundingBox:", box("")),
      ("%%PageBoundingBox:", box("Page")),
    ] {
      let mark = Array(keyword.utf8)
      guard let first = Self.line(mark, in: file, from: start),
        let end = file[first...].firstIndex(of: 10)
      else { continue }
      result += file[start..<first] + Array(line.utf8)
      start = end + 1
    }
    return result + file[start...]
  }

  /// Where a line begins with a mark.
  private static func line(_ mark: [UInt8], in file: [UInt8], from start: Int) -> Int? {
    var at = start
    while at < file.count {
      if file[at...].starts(with: mark) { return at }
      guard let end = file[at...].firstIndex(of: 10) else { return nil }
      at = end + 1
    }
    return nil
  }

  /// Comments of PostScript are ASCII of at most 255 letters a line.
  private var titleLine: String {
    let words = title.unicodeScalars.map { scalar -> Character in
      switch scalar.value {
      case 0x20...0x7E: Character(scalar)
      case 0xA0, 0x2009, 0x202F: " "
      case 0x2010...0x2014, 0x2212: "-"
      default: "?"
      }
    }
    var text = words.prefix(200)
    while let last = text.last, " .:|".contains(last) { text = text.dropLast() }
    return text.isEmpty ? "" : "%%Title: \(String(text))\n"
  }

  /// The sheet's height is a whole number of points for Cairo; the picture hangs from its upper edge.
  private func box(_ scope: String) -> String {
    let sheet = size.height.rounded(.up)
    let foot = SVGNumber.text(sheet - size.height)
    let width = SVGNumber.text(size.width)
    return "%%\(scope)BoundingBox: 0 0 \(Int(size.width.rounded(.up))) \(Int(sheet))\n"
      + (scope.isEmpty ? "%%HiResBoundingBox: 0 \(foot) \(width) \(Int(sheet))\n" : "")
  }
}
