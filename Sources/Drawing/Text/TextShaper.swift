import CPangoCairo
import Foundation

/// Text to glyphs: which face each character takes, and where HarfBuzz puts its glyph.
struct TextShaper {
  let chain: [FontFace]
  let hasTabularFigures: Bool
  let hasLigatures: Bool
  let language: String

  /// The glyphs of a line at size 1.
  func shape(_ text: String) -> ShapedText {
    let bytes = text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    guard !bytes.isEmpty, !chain.isEmpty else { return ShapedText([], of: bytes) }
    let runs = faceRuns(in: text, bytes)
    return ShapedText(
      runs.map { segment($0.bytes, in: bytes, face: chain[$0.face]) }, of: bytes)
  }

  private typealias FaceRun = (face: Int, bytes: Range<Int>)

  /// Parts of the text that take their glyphs from one face: that of the first face which has all of
  /// a character's parts, else the first face, whose box for missing glyphs is then seen.
  private func faceRuns(in text: String, _ bytes: [UInt8]) -> [FaceRun] {
    if bytes.allSatisfy({ $0 < 0x7F }) { return [(0, 0..<bytes.count)] }
    var runs: [FaceRun] = []
    var position = 0
    for character in text {
      let end = position + character.utf8.count
      let face = faceIndex(of: character)
      if let last = runs.indices.last, face == nil || face == runs[last].face {
        runs[last].bytes = runs[last].bytes.lowerBound..<end
      } else {
        runs.append((face ?? 0, position..<end))
      }
      position = end
    }
    return runs
  }

  /// The place in the chain of the face for a character; `nil` if any will do.
  private func faceIndex(of character: Character) -> Int? {
    switch choice(for: character) {
    case .any: nil
    case .face(let index): index
    case .none: 0
    }
  }

  /// Which face a character takes.
  enum Choice: Equatable {
    /// That of what stands before it.
    case any
    /// The face at a place of the chain.
    case face(Int)
    /// No face of the chain has all its parts.
    case none
  }

  /// Which face a character takes: the first that has all its parts.
  func choice(for character: Character) -> Choice {
    if character.isASCII {
      return SetSpace.isNeutral(character.unicodeScalars.first ?? " ") ? .any : .face(0)
    }
    let scalars = character.unicodeScalars.filter { !SetSpace.isNeutral($0) }
    guard let first = scalars.first else { return .any }
    if language.hasPrefix("zh") || language.hasPrefix("ja"), scalars.count == 1,
      Self.isSharedPunctuation(first), let han = chain.firstIndex(where: { $0.family.isHan })
    {
      return .face(han)
    }
    let index = chain.firstIndex { face in
      scalars.allSatisfy { face.glyph(of: $0) != nil } || composed(character, in: face)
    }
    return index.map { .face($0) } ?? .none
  }

  /// Whether a face has a base with its accents as one glyph, as in é written in two parts.
  private func composed(_ character: Character, in face: FontFace) -> Bool {
    guard character.unicodeScalars.count > 1 else { return false }
    let scalars = String(character).precomposedStringWithCanonicalMapping.unicodeScalars
    return scalars.allSatisfy { SetSpace.isNeutral($0) || face.glyph(of: $0) != nil }
  }

  /// Marks that Latin and Chinese share; in Chinese text they fill the em.
  private static func isSharedPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }

  private func segment(
    _ range: Range<Int>, in bytes: [UInt8], face: FontFace
  ) -> ShapedText.Segment {
    guard let buffer = hb_buffer_create() else {
      return .init(face: face, glyphs: [], bytes: range, isRightToLeft: false)
    }
    defer { hb_buffer_destroy(buffer) }
    bytes.withUnsafeBytes { raw in
      hb_buffer_add_utf8(
        buffer, raw.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count),
        UInt32(clamping: range.lowerBound), Int32(clamping: range.count))
    }
    let isRightToLeft = setScript(of: buffer, face: face)
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1))
    let features = features
    features.withUnsafeBufferPointer {
      hb_shape(face.shaper, buffer, $0.baseAddress, UInt32($0.count))
    }
    let glyphs = glyphs(of: buffer, in: bytes, face: face)
    return .init(face: face, glyphs: glyphs, bytes: range, isRightToLeft: isRightToLeft)
  }

  /// Tells HarfBuzz script and direction; answers whether it is right to left.
  private func setScript(of buffer: OpaquePointer, face: FontFace) -> Bool {
    hb_buffer_guess_segment_properties(buffer)
    let guessed = hb_buffer_get_script(buffer)
    if guessed == HB_SCRIPT_INVALID || guessed == HB_SCRIPT_COMMON
      || guessed == HB_SCRIPT_GREEK
    {
      // Signs, figures and a Greek letter among Latin words are set by the rules of Latin.
      hb_buffer_set_script(buffer, face.family.isHan ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN)
    }
    let isRightToLeft = hb_script_get_horizontal_direction(guessed) == HB_DIRECTION_RTL
    hb_buffer_set_direction(buffer, isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    return isRightToLeft
  }

  private var features: [hb_feature_t] {
    func feature(_ tag: String, _ value: UInt32) -> hb_feature_t {
      hb_feature_t(
        tag: hb_tag_from_string(tag, 4), value: value, start: 0, end: UInt32.max)
    }
    var features = [feature("kern", 1), feature("lnum", 1)]
    if hasTabularFigures { features.append(feature("tnum", 1)) }
    if !hasLigatures { features += [feature("liga", 0), feature("clig", 0)] }
    return features
  }

  private func glyphs(
    of buffer: OpaquePointer, in bytes: [UInt8], face: FontFace
  ) -> [ShapedText.Glyph] {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return [] }
    let em = face.unitsPerEm
    return (0..<Int(count)).map { index in
      let info = infos[index]
      let position = positions[index]
      let cluster = Int(info.cluster)
      let scalar = Self.scalar(at: cluster, in: bytes)
      var advance = Double(position.x_advance) / em
      if scalar.value >= 0x2007, scalar.value <= 0x202F,
        let set = SetSpace.advance(of: scalar, figureWidth: face.measures.figureWidth)
      {
        advance = set
      }
      return ShapedText.Glyph(
        number: info.codepoint, cluster: cluster, advance: advance,
        shift: Point(x: Double(position.x_offset) / em, y: -Double(position.y_offset) / em),
        isWordSpace: scalar == " " || scalar == "\u{A0}")
    }
  }

  /// The character whose UTF-8 begins at `position`.
  private static func scalar(at position: Int, in bytes: [UInt8]) -> Unicode.Scalar {
    guard position < bytes.count else { return " " }
    if bytes[position] < 0x80 { return Unicode.Scalar(bytes[position]) }
    var decoder = UTF8()
    var iterator = bytes[position..<min(bytes.count, position + 4)].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
    return "\u{FFFD}"
  }
}
