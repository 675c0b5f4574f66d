import CPangoCairo
import Synchronization

/// One face of a font file: what HarfBuzz shapes with and what Cairo draws with.
///
/// HarfBuzz's own outlines reader is used, never the hinted one of FreeType, so every length is the
/// designer's.
///
/// `@unchecked Sendable`: `shaper` is immutable from its making on, which makes HarfBuzz's functions
/// over it safe on any thread; all other properties are `let` values or have their lock.
final class FontFace: @unchecked Sendable {
  let shaper: OpaquePointer
  let family: FontFamily
  /// The names of the file and the face, unique in the process.
  let source: FontCatalogue.Source
  /// The design units of the em.
  let unitsPerEm: Double
  private let measured = Mutex<FaceMeasures?>(nil)
  private let drawn = Mutex<DrawnFace?>(nil)

  init?(_ family: FontFamily, source: FontCatalogue.Source) {
    guard let blob = hb_blob_create_from_file_or_fail(source.path) else { return nil }
    let face = hb_face_create(blob, source.index)
    hb_blob_destroy(blob)
    hb_face_make_immutable(face)
    guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else {
      hb_face_destroy(face)
      return nil
    }
    hb_face_destroy(face)
    hb_font_make_immutable(font)
    self.shaper = font
    self.family = family
    self.source = source
    unitsPerEm = Double(max(1, hb_face_get_upem(hb_font_get_face(font))))
  }

  deinit { hb_font_destroy(shaper) }

  /// Lengths of the face as parts of its size, taken when they are first asked for: a large face is
  /// opened to see whether it has a glyph far more often than it is set.
  var measures: FaceMeasures {
    measured.withLock { measured in
      if let measured { return measured }
      let made = FaceMeasures(of: shaper, unitsPerEm: unitsPerEm)
      measured = made
      return made
    }
  }

  /// The glyph of a character; `nil` if the face has none.
  func glyph(of scalar: Unicode.Scalar) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(shaper, scalar.value, &glyph) != 0 ? glyph : nil
  }

  /// The advance of a glyph as a part of the font's size.
  func advance(of glyph: UInt32) -> Double {
    Double(hb_font_get_glyph_h_advance(shaper, glyph)) / unitsPerEm
  }

  /// The ink of a glyph as parts of the font's size, y downwards; `nil` if it leaves none.
  func ink(of glyph: UInt32) -> Rectangle? {
    var extents = hb_glyph_extents_t()
    guard hb_font_get_glyph_extents(shaper, glyph, &extents) != 0, extents.width != 0,
      extents.height != 0
    else { return nil }
    let em = unitsPerEm
    return Rectangle(
      x: Double(extents.x_bearing) / em, y: -Double(extents.y_bearing) / em,
      width: Double(extents.width) / em, height: -Double(extents.height) / em)
  }

  /// The face for Cairo, opened when it is first drawn with.
  func drawnFace() throws(DrawingError) -> DrawnFace {
    try drawn.withLock { drawn throws(DrawingError) in
      if let drawn { return drawn }
      let made = try DrawnFace(source)
      drawn = made
      return made
    }
  }
}

/// Lengths of a face as parts of its size, from the outlines of its letters.
struct FaceMeasures: Hashable, Sendable {
  /// The top of H.
  let capHeight: Double
  /// The top of x.
  let xHeight: Double
  /// The top of the tallest of H, b, d and l.
  let ascent: Double
  /// How far the lowest of g, p and q reaches below the baseline; positive.
  let descent: Double
  /// The advance of a figure.
  let figureWidth: Double
  /// The glyph of the word space.
  let space: UInt32

  init(of font: OpaquePointer, unitsPerEm em: Double) {
    func glyph(_ scalar: Unicode.Scalar) -> UInt32 {
      var glyph: hb_codepoint_t = 0
      _ = hb_font_get_nominal_glyph(font, scalar.value, &glyph)
      return glyph
    }
    func edges(_ scalar: Unicode.Scalar) -> (top: Double, bottom: Double) {
      var extents = hb_glyph_extents_t()
      guard hb_font_get_glyph_extents(font, glyph(scalar), &extents) != 0 else { return (0, 0) }
      return (Double(extents.y_bearing) / em, Double(extents.y_bearing + extents.height) / em)
    }
    capHeight = edges("H").top
    xHeight = edges("x").top
    let han = edges("国")
    ascent = max(capHeight, edges("b").top, edges("d").top, edges("l").top, han.top)
    descent = -min(0, edges("g").bottom, edges("p").bottom, edges("q").bottom, han.bottom)
    figureWidth = Double(hb_font_get_glyph_h_advance(font, glyph("0"))) / em
    space = glyph(" ")
  }
}
