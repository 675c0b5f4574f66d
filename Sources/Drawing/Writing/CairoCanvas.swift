import CPangoCairo

/// Draws paths, text and images with Cairo, in points.
struct CairoCanvas {
  /// How letters are drawn.
  enum Letters {
    /// As text that can be searched and copied.
    case text
    /// As glyphs on whole pixels: right where pixels are small.
    case glyphs
    /// As outlines, each at its exact place: right where pixels are large.
    case outlines
  }

  let cairo: OpaquePointer
  let measurer: TextMeasurer
  let letters: Letters
  /// Whether images are laid on white, for a format without transparency.
  let isOpaque: Bool
  /// Where decoded images are kept that are drawn more than once; `nil` keeps none.
  let photographs: DecodedPhotographs?

  init(
    _ cairo: OpaquePointer, measurer: TextMeasurer, letters: Letters, isOpaque: Bool = false,
    photographs: DecodedPhotographs? = nil
  ) {
    self.isOpaque = isOpaque
    self.photographs = photographs
    self.cairo = cairo
    self.measurer = measurer
    self.letters = letters
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(cairo, options)
    cairo_font_options_destroy(options)
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT)
  }

  /// Draws with the map and the clips in force, and leaves the state as it was.
  func within(
    _ map: AffineMap, clips: [PlacedItem.Clip] = [], _ draw: () throws(DrawingError) -> Void
  ) throws(DrawingError) {
    if map == .identity, clips.isEmpty {
      try draw()
      return
    }
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    for clip in clips {
      let r = clip.rectangle
      cairo_save(cairo)
      apply(clip.map)
      cairo_rectangle(cairo, r.x, r.y, r.width, r.height)
      cairo_restore(cairo)
      cairo_clip(cairo)
    }
    apply(map)
    try draw()
  }

  func apply(_ map: AffineMap) {
    var matrix = cairo_matrix_t(xx: map.a, yx: map.b, xy: map.c, yy: map.d, x0: map.x, y0: map.y)
    cairo_transform(cairo, &matrix)
  }

  func draw(_ item: PathItem) {
    outline(item.path)
    paint(item)
  }

  /// Draws a few lines in the place of a long path, with its paint.
  func drawStandIn(for long: LongPath, _ item: PathItem) {
    cairo_save(cairo)
    cairo_identity_matrix(cairo)
    outline(Path(polyline: long.standIn))
    paint(item)
    cairo_restore(cairo)
  }

  private func outline(_ path: Path) {
    cairo_new_path(cairo)
    for element in path {
      switch element {
      case .move(let to): cairo_move_to(cairo, to.x, to.y)
      case .line(let to): cairo_line_to(cairo, to.x, to.y)
      case .curve(let first, let second, let end):
        cairo_curve_to(cairo, first.x, first.y, second.x, second.y, end.x, end.y)
      case .close: cairo_close_path(cairo)
      }
    }
  }

  /// Fills and strokes the outline that was drawn.
  private func paint(_ item: PathItem) {
    if let fill = item.fill {
      setSource(fill)
      cairo_set_fill_rule(
        cairo,
        item.fillRule == .evenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
      if item.stroke == nil { cairo_fill(cairo) } else { cairo_fill_preserve(cairo) }
    }
    guard let stroke = item.stroke, stroke.width > 0 else {
      cairo_new_path(cairo)
      return
    }
    setSource(stroke.color)
    cairo_set_line_width(cairo, stroke.width)
    cairo_set_line_join(
      cairo, stroke.join == .round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
    let cap =
      switch stroke.cap {
      case .round: CAIRO_LINE_CAP_ROUND
      case .square: CAIRO_LINE_CAP_SQUARE
      case .butt, nil: CAIRO_LINE_CAP_BUTT
      }
    cairo_set_line_cap(cairo, cap)
    // Cairo stops for good at dashes that are negative or all nothing.
    let isDashed = stroke.dash.allSatisfy { $0 >= 0 } && stroke.dash.contains { $0 > 0 }
    cairo_set_dash(cairo, stroke.dash, isDashed ? Int32(stroke.dash.count) : 0, 0)
    cairo_stroke(cairo)
  }

  func setSource(_ color: Color) {
    cairo_set_source_rgb(cairo, color.red, color.green, color.blue)
  }

  /// Throws what Cairo recorded if it met an error.
  func check() throws(DrawingError) {
    let status = cairo_status(cairo)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(String(cString: cairo_status_to_string(status)))
    }
  }
}
