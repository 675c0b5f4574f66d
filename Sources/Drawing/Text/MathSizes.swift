import CPangoCairo

/// The sizes of a sign: glyphs from small to large, and the parts of which a larger one is made.
struct MathSizes: Sendable {
  /// A glyph with its extent in the direction in which it grows.
  struct Variant: Sendable {
    var number: UInt32
    var extent: Double
  }

  /// A part of a sign.
  struct Part: Sendable {
    var number: UInt32
    var extent: Double
    var startConnector: Double
    var endConnector: Double
    /// Whether it may be repeated or left out.
    var isExtender: Bool
  }

  var variants: [Variant] = []
  var parts: [Part] = []
  var italic = 0.0
  /// How much neighbouring parts overlap at least.
  var overlap = 0.0

  init(of glyph: UInt32, in face: FontFace, isVertical: Bool) {
    let direction = isVertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR
    let em = face.unitsPerEm
    var count = UInt32(Self.most)
    var variants = [hb_ot_math_glyph_variant_t](
      repeating: hb_ot_math_glyph_variant_t(), count: Self.most)
    _ = hb_ot_math_get_glyph_variants(face.shaper, glyph, direction, 0, &count, &variants)
    self.variants = variants.prefix(Int(count)).map {
      Variant(number: $0.glyph, extent: Double($0.advance) / em)
    }
    count = UInt32(Self.most)
    var parts = [hb_ot_math_glyph_part_t](
      repeating: hb_ot_math_glyph_part_t(), count: Self.most)
    var italics: hb_position_t = 0
    _ = hb_ot_math_get_glyph_assembly(face.shaper, glyph, direction, 0, &count, &parts, &italics)
    self.parts = parts.prefix(Int(count)).map { part in
      Part(
        number: part.glyph, extent: Double(part.full_advance) / em,
        startConnector: Double(part.start_connector_length) / em,
        endConnector: Double(part.end_connector_length) / em,
        isExtender: part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
    }
    italic = Double(italics) / em
    overlap = Double(hb_ot_math_get_min_connector_overlap(face.shaper, direction)) / em
  }

  private static let most = 32
}

extension MathFont {
  /// The sign of a character at least as long as `extent`, upright or lying: the smallest glyph that
  /// is, else put together from parts, else the largest there is. `nil` if the face has no such
  /// character.
  package func stretch(
    _ scalar: Unicode.Scalar, to extent: Double, isVertical: Bool
  ) -> MathStretch? {
    guard let base = glyph(of: scalar) else { return nil }
    let sizes = sizes(of: base.number, isVertical: isVertical)
    func length(_ glyph: MathGlyph) -> Double {
      isVertical ? glyph.height : glyph.right - glyph.left
    }
    func single(_ glyph: MathGlyph) -> MathStretch {
      MathStretch(
        pieces: [.init(glyph: glyph, offset: 0)], extent: length(glyph), italic: glyph.italic)
    }
    if length(base) >= extent { return single(base) }
    for variant in sizes.variants {
      let larger = glyph(variant.number)
      if length(larger) >= extent { return single(larger) }
    }
    if let assembled = assembled(sizes, to: extent) { return assembled }
    return single(sizes.variants.last.map { glyph($0.number) } ?? base)
  }

  /// The largest glyph of a character that is not longer than `extent`, lying; at least its own.
  package func widest(_ scalar: Unicode.Scalar, within extent: Double) -> MathGlyph? {
    guard let base = glyph(of: scalar) else { return nil }
    var best = base
    for variant in sizes(of: base.number, isVertical: false).variants {
      let larger = glyph(variant.number)
      if larger.right - larger.left <= extent { best = larger }
    }
    return best
  }

  /// Parts with as many repetitions as are needed, overlapping as evenly as they can.
  private func assembled(_ sizes: MathSizes, to extent: Double) -> MathStretch? {
    let fixed = sizes.parts.filter { !$0.isExtender }
    let growing = sizes.parts.filter(\.isExtender)
    guard !growing.isEmpty else { return nil }
    let fixedLength = fixed.reduce(0) { $0 + $1.extent }
    let growingLength = growing.reduce(0) { $0 + $1.extent - sizes.overlap }
    guard growingLength > 0 else { return nil }
    let base = fixedLength - sizes.overlap * Double(max(fixed.count - 1, 0))
    let wanted = min(max(((extent - base) / growingLength).rounded(.up), 0), 400)
    let count = Int(wanted.isFinite ? wanted : 0)
    let parts = sizes.parts.flatMap { part in
      Array(repeating: part, count: part.isExtender ? count : 1)
    }
    guard !parts.isEmpty else { return nil }
    // What is too much is taken up by larger overlaps, as far as the connectors reach.
    let least = parts.reduce(0) { $0 + $1.extent } - sizes.overlap * Double(parts.count - 1)
    let surplus = parts.count > 1 ? max(least - extent, 0) / Double(parts.count - 1) : 0
    var pieces: [MathStretch.Piece] = []
    var offset = 0.0
    for (index, part) in parts.enumerated() {
      if index > 0 {
        let most = min(parts[index - 1].endConnector, part.startConnector)
        offset -= min(sizes.overlap + surplus, max(most, sizes.overlap))
      }
      pieces.append(.init(glyph: glyph(part.number), offset: offset))
      offset += part.extent
    }
    return MathStretch(pieces: pieces, extent: offset, italic: sizes.italic)
  }
}
