import Foundation
import Synchronization

/// How wide text is, and what its faces have: exact lengths without hinting or rounding.
///
/// One measurer serves the whole process and may be used from several tasks at once. What was
/// measured is remembered without its size, so a second size costs nothing.
public final class TextMeasurer: Sendable {
  private let library: FontLibrary
  private let memory = Mutex(Memory())

  /// What was shaped, up to some twenty megabytes; past it, the memory starts again.
  private struct Memory {
    var texts: [Key: ShapedText] = [:]
    var glyphCount = 0

    mutating func keep(_ text: ShapedText, for key: Key) {
      if glyphCount > 300_000 {
        texts.removeAll()
        glyphCount = 0
      }
      // An entry costs something beside its glyphs.
      glyphCount += text.glyphCount + 10
      texts[key] = text
    }
  }

  private struct Key: Hashable {
    let text: String
    let face: Typeface
    let isBold: Bool
    let isItalic: Bool
    let hasTabularFigures: Bool
    let hasLigatures: Bool
    let language: String
  }

  private static let found = Result { () throws(DrawingError) in
    TextMeasurer(try FontLibrary.installed())
  }

  /// The measurer of the installed fonts.
  ///
  /// The fonts are looked for once in a process; `DrawingError.missingFont` names the Debian package
  /// of the first that is missing.
  public static func installed() throws(DrawingError) -> TextMeasurer { try found.get() }

  init(_ library: FontLibrary) { self.library = library }

  /// The extent of a line of text: `letterSpacing` points are added after each glyph, `wordSpacing`
  /// points at each U+0020 and U+00A0; `language`, a BCP 47 tag, chooses the forms of Han characters.
  public func metrics(
    _ text: String, font: Font, letterSpacing: Double = 0, wordSpacing: Double = 0,
    language: String = "en"
  ) -> TextMetrics {
    let shaped = shape(text, font: font, letterSpacing: letterSpacing, language: language)
    let width =
      shaped.width * font.size + letterSpacing * Double(shaped.glyphCount)
      + wordSpacing * Double(shaped.wordSpaceCount)
    let first = library.chain(of: font).first?.measures
    var ascent = first?.ascent ?? 0
    var descent = first?.descent ?? 0
    for segment in shaped.segments {
      ascent = max(ascent, segment.face.measures.ascent)
      descent = max(descent, segment.face.measures.descent)
    }
    return TextMetrics(width: width, ascent: ascent * font.size, descent: descent * font.size)
  }

  /// The extent of a run, its spacing included, its rotation not.
  public func metrics(_ run: TextRun) -> TextMetrics {
    if run.glyph != nil {
      let face = library.chain(of: run.font).first?.measures
      return TextMetrics(
        width: shape(run).width * run.font.size, ascent: (face?.ascent ?? 0) * run.font.size,
        descent: (face?.descent ?? 0) * run.font.size)
    }
    return metrics(
      run.text, font: run.font, letterSpacing: run.letterSpacing, wordSpacing: run.wordSpacing,
      language: run.language)
  }

  /// The smallest rectangle around the ink of a run, in points from its origin, y downwards, its
  /// rotation not applied; `nil` if it leaves none.
  public func ink(of run: TextRun) -> Rectangle? {
    let shaped = shape(run)
    let size = run.font.size
    var pen = 0.0
    var corners: [Point] = []
    for segment in shaped.segments {
      for glyph in segment.glyphs {
        if let ink = segment.face.ink(of: glyph.number) {
          let left = pen + (glyph.shift.x + ink.x) * size
          let top = (glyph.shift.y + ink.y) * size
          corners.append(Point(x: left, y: top))
          corners.append(Point(x: left + ink.width * size, y: top + ink.height * size))
        }
        pen += glyph.advance * size + run.letterSpacing
        if glyph.isWordSpace { pen += run.wordSpacing }
      }
    }
    return Rectangle(around: corners)
  }

  /// The advance of each character (`Character`) of a line, in points and in the text's order; they
  /// add up to the line's width. A ligature's advance is shared out evenly among its characters.
  public func advances(
    _ text: String, font: Font, letterSpacing: Double = 0, language: String = "en"
  ) -> [Double] {
    let shaped = shape(text, font: font, letterSpacing: letterSpacing, language: language)
    var advanceAt = [Double](repeating: 0, count: text.utf8.count)
    var isStart = [Bool](repeating: false, count: text.utf8.count)
    for segment in shaped.segments {
      for glyph in segment.glyphs where glyph.cluster < advanceAt.count {
        advanceAt[glyph.cluster] += glyph.advance * font.size + letterSpacing
        isStart[glyph.cluster] = true
      }
    }
    var advances: [Double] = []
    var pending = 0  // characters since the last cluster began
    var total = 0.0
    var position = 0
    for character in text {
      let bytes = position..<position + character.utf8.count
      position = bytes.upperBound
      if isStart[bytes.lowerBound] {
        advances += repeatElement(total / Double(max(1, pending)), count: pending)
        (pending, total) = (0, 0)
      }
      pending += 1
      for byte in bytes { total += advanceAt[byte] }
    }
    return advances + repeatElement(total / Double(max(1, pending)), count: pending)
  }

  /// The characters of a text that would be drawn as boxes, since no face of the font's chain has
  /// them, or none has a letter together with its accents; each once, in the order of the text.
  public func missingGlyphs(in text: String, font: Font) -> [Unicode.Scalar] {
    if text.utf8.allSatisfy({ $0 < 0x7F }) { return [] }
    let shaper = TextShaper(
      chain: library.chain(of: font), hasTabularFigures: false, hasLigatures: false, language: "")
    var missing: [Unicode.Scalar] = []
    for character in text where shaper.choice(for: character) == .none {
      for scalar in character.unicodeScalars
      where !SetSpace.isNeutral(scalar) && !missing.contains(scalar)
        && shaper.chain.first?.glyph(of: scalar) == nil
      {
        missing.append(scalar)
      }
    }
    return missing
  }

  /// The height of H in points; half of it above the baseline is the middle of a line of figures.
  public func capHeight(of font: Font) -> Double {
    (library.chain(of: font).first?.measures.capHeight ?? 0) * font.size
  }

  /// The height of x in points.
  public func xHeight(of font: Font) -> Double {
    (library.chain(of: font).first?.measures.xHeight ?? 0) * font.size
  }

  /// The width of a figure in points.
  public func figureWidth(of font: Font) -> Double {
    (library.chain(of: font).first?.measures.figureWidth ?? 0) * font.size
  }

  /// The families from which the parts of a line take their glyphs, in the order of the line, each
  /// with the number of its glyphs.
  package func families(
    in text: String, font: Font, letterSpacing: Double = 0, language: String = "en"
  ) -> [(name: String, glyphs: Int)] {
    shape(text, font: font, letterSpacing: letterSpacing, language: language).segments
      .map { ($0.face.family.name, $0.glyphs.count) }
  }

  /// The glyphs of a run at size 1.
  func shape(_ run: TextRun) -> ShapedText {
    guard let glyph = run.glyph, let face = library.chain(of: run.font).first else {
      return shape(
        run.text, font: run.font, letterSpacing: run.letterSpacing, language: run.language)
    }
    let bytes = Array(run.text.utf8)
    let drawn = ShapedText.Glyph(
      number: glyph, cluster: 0, advance: face.advance(of: glyph), shift: Point(x: 0, y: 0),
      isWordSpace: false)
    return ShapedText(
      [.init(face: face, glyphs: [drawn], bytes: 0..<bytes.count, isRightToLeft: false)],
      of: bytes)
  }

  /// The glyphs of a line at size 1.
  func shape(
    _ text: String, font: Font, letterSpacing: Double, language: String
  ) -> ShapedText {
    // Widely spaced letters are set one by one; the small spacing that justifies keeps ligatures.
    let hasLigatures = font.face != .monospaced && abs(letterSpacing) <= 0.03 * font.size
    let key = Key(
      text: text, face: font.face, isBold: font.isBold, isItalic: font.isItalic,
      hasTabularFigures: font.hasTabularFigures, hasLigatures: hasLigatures, language: language)
    if let known = memory.withLock({ $0.texts[key] }) { return known }
    let shaper = TextShaper(
      chain: library.chain(of: font), hasTabularFigures: font.hasTabularFigures,
      hasLigatures: hasLigatures, language: language)
    let made = shaper.shape(text)
    memory.withLock { $0.keep(made, for: key) }
    return made
  }
}
