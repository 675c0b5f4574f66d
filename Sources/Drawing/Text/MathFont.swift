import CPangoCairo
import Synchronization

/// A face for mathematics with what its MATH table says; all lengths are parts of the size.
package final class MathFont: Sendable {
  /// The face, by which text runs name it.
  package let typeface: Typeface
  private let face: FontFace
  private let constants: [Double]
  private let memory = Mutex(Memory())

  private struct Key: Hashable {
    var scalar: Unicode.Scalar
    var level: Int
  }

  private struct StretchKey: Hashable {
    var glyph: UInt32
    var isVertical: Bool
  }

  private struct Memory {
    var numbers: [Key: UInt32] = [:]
    var glyphs: [UInt32: MathGlyph] = [:]
    var sizes: [StretchKey: MathSizes] = [:]
  }

  private static let faces: [Typeface: Result<MathFont, DrawingError>] = {
    var faces: [Typeface: Result<MathFont, DrawingError>] = [:]
    for face in [Typeface.math, .chineseMath] {
      faces[face] = Result { () throws(DrawingError) in try MathFont(face) }
    }
    return faces
  }()

  /// The face of that name; an error names the package that brings it.
  package static func installed(_ typeface: Typeface) throws(DrawingError) -> MathFont {
    guard let found = faces[typeface] else {
      throw .library("there is no mathematical face of that name")
    }
    return try found.get()
  }

  private init(_ typeface: Typeface) throws(DrawingError) {
    let family = FontFamily.chain(of: typeface)[0]
    guard let face = try FontLibrary.installed().chain(of: Font(typeface, size: 1)).first,
      hb_ot_math_has_data(hb_font_get_face(face.shaper)) != 0
    else { throw .missingFont(family: family.name, package: family.package) }
    self.typeface = typeface
    self.face = face
    constants = MathConstant.allCases.map { constant in
      let value = hb_ot_math_get_constant(
        face.shaper, hb_ot_math_constant_t(rawValue: constant.rawValue))
      return Double(value) / (constant.isPercentage ? 100 : face.unitsPerEm)
    }
  }

  /// A length of the designer's; percentages are shares of 1.
  package subscript(constant: MathConstant) -> Double { constants[Int(constant.rawValue)] }

  // MARK: - Glyphs

  /// The glyph of a character, for scripts of the level 1 or 2 in the form that the face has for
  /// them; `nil` if the face has none.
  package func glyph(of scalar: Unicode.Scalar, level: Int = 0) -> MathGlyph? {
    let key = Key(scalar: scalar, level: level)
    let number: UInt32
    if let known = memory.withLock({ $0.numbers[key] }) {
      number = known
    } else {
      guard let nominal = face.glyph(of: scalar) else { return nil }
      number = level > 0 ? scriptForm(of: scalar, level: level) ?? nominal : nominal
      memory.withLock { $0.numbers[key] = number }
    }
    return glyph(number)
  }

  /// A glyph by its number.
  package func glyph(_ number: UInt32) -> MathGlyph {
    if let known = memory.withLock({ $0.glyphs[number] }) { return known }
    let em = face.unitsPerEm
    var extents = hb_glyph_extents_t()
    let hasInk = hb_font_get_glyph_extents(face.shaper, number, &extents) != 0
    let advance = Double(hb_font_get_glyph_h_advance(face.shaper, number)) / em
    let left = hasInk ? Double(extents.x_bearing) / em : 0
    let width = hasInk ? Double(extents.width) / em : 0
    let attachment = hb_ot_math_get_glyph_top_accent_attachment(face.shaper, number)
    let made = MathGlyph(
      number: number, advance: advance,
      ascent: hasInk ? Double(extents.y_bearing) / em : 0,
      descent: hasInk ? -Double(extents.y_bearing + extents.height) / em : 0, left: left,
      right: left + width,
      italic: Double(hb_ot_math_get_glyph_italics_correction(face.shaper, number)) / em,
      attachment: Double(attachment) / em)
    memory.withLock { $0.glyphs[number] = made }
    return made
  }

  /// The form of a character that the face's feature for scripts chooses.
  private func scriptForm(of scalar: Unicode.Scalar, level: Int) -> UInt32? {
    guard let buffer = hb_buffer_create() else { return nil }
    defer { hb_buffer_destroy(buffer) }
    hb_buffer_add(buffer, scalar.value, 0)
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, HB_SCRIPT_MATH)
    hb_buffer_set_language(buffer, hb_language_from_string("en", -1))
    var feature = hb_feature_t(
      tag: hb_tag_from_string("ssty", 4), value: UInt32(level), start: 0, end: UInt32.max)
    hb_shape(face.shaper, buffer, &feature, 1)
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count), count == 1 else { return nil }
    return infos[0].codepoint == 0 ? nil : infos[0].codepoint
  }

  /// By how much what is raised or lowered at the right of a glyph moves, at a height above the
  /// baseline.
  package func kern(of glyph: UInt32, isAbove: Bool, height: Double) -> Double {
    let value = hb_ot_math_get_glyph_kerning(
      face.shaper, glyph, isAbove ? HB_OT_MATH_KERN_TOP_RIGHT : HB_OT_MATH_KERN_BOTTOM_RIGHT,
      hb_position_t(height * face.unitsPerEm))
    return Double(value) / face.unitsPerEm
  }

  // MARK: - Sizes

  /// The sizes in which the face has a sign.
  func sizes(of glyph: UInt32, isVertical: Bool) -> MathSizes {
    let key = StretchKey(glyph: glyph, isVertical: isVertical)
    if let known = memory.withLock({ $0.sizes[key] }) { return known }
    let made = MathSizes(of: glyph, in: face, isVertical: isVertical)
    memory.withLock { $0.sizes[key] = made }
    return made
  }
}
