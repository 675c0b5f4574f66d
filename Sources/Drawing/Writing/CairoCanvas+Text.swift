import CPangoCairo

extension CairoCanvas {
  /// Draws a run on its baseline and gives its width.
  @discardableResult func draw(_ run: TextRun) throws(DrawingError) -> Double {
    let shaped = measurer.shape(run)
    guard run.font.size > 0 else { return 0 }
    setSource(run.color)
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    apply(AffineMap(offset: run.origin, rotation: run.rotation))
    var pen = 0.0
    for segment in shaped.segments {
      let glyphs = place(segment.glyphs, of: run, pen: &pen)
      cairo_set_font_face(cairo, try segment.face.drawnFace().pointer)
      cairo_set_font_size(cairo, run.font.size)
      switch letters {
      case .glyphs:
        cairo_show_glyphs(cairo, glyphs, Int32(glyphs.count))
      case .outlines:
        cairo_new_path(cairo)
        cairo_glyph_path(cairo, glyphs, Int32(glyphs.count))
        cairo_fill(cairo)
      case .text:
        show(glyphs, of: segment, in: shaped.bytes)
      }
    }
    return pen
  }

  /// The glyphs at their places on the run's baseline, with its spacing.
  private func place(
    _ glyphs: [ShapedText.Glyph], of run: TextRun, pen: inout Double
  ) -> [cairo_glyph_t] {
    let size = run.font.size
    return glyphs.map { glyph in
      let placed = cairo_glyph_t(
        index: UInt(glyph.number), x: pen + glyph.shift.x * size, y: glyph.shift.y * size)
      pen += glyph.advance * size + run.letterSpacing
      if glyph.isWordSpace { pen += run.wordSpacing }
      return placed
    }
  }

  /// Shows glyphs together with the characters that they stand for.
  private func show(
    _ glyphs: [cairo_glyph_t], of segment: ShapedText.Segment, in bytes: [UInt8]
  ) {
    let clusters = Self.clusters(of: segment)
    bytes[segment.bytes].withUnsafeBytes { text in
      cairo_show_text_glyphs(
        cairo, text.bindMemory(to: CChar.self).baseAddress, Int32(text.count), glyphs,
        Int32(glyphs.count), clusters, Int32(clusters.count),
        segment.isRightToLeft
          ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0))
    }
  }

  /// Which bytes of the text which glyphs show, in the order of the text.
  private static func clusters(of segment: ShapedText.Segment) -> [cairo_text_cluster_t] {
    let starts = segment.glyphs.map(\.cluster)
    let ordered = segment.isRightToLeft ? starts.reversed() : starts
    var clusters: [cairo_text_cluster_t] = []
    var index = 0
    while index < ordered.count {
      var next = index
      while next < ordered.count, ordered[next] == ordered[index] { next += 1 }
      let first = index == 0 ? segment.bytes.lowerBound : ordered[index]
      let end = next < ordered.count ? ordered[next] : segment.bytes.upperBound
      clusters.append(
        cairo_text_cluster_t(num_bytes: Int32(end - first), num_glyphs: Int32(next - index)))
      index = next
    }
    return clusters
  }
}
