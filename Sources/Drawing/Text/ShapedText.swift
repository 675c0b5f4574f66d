/// A line of text as glyphs, at a font size of 1: a length times the size is a length in points.
struct ShapedText: Sendable {
  /// One glyph, in the order of the line.
  struct Glyph: Sendable {
    /// The number of the glyph in its face.
    let number: UInt32
    /// Where the character or characters that it shows begin in the text's UTF-8.
    let cluster: Int
    let advance: Double
    /// How far the glyph stands from the pen, y downwards.
    let shift: Point
    /// Whether it is a word space that justification widens.
    let isWordSpace: Bool
  }

  /// Neighbouring glyphs of one face.
  struct Segment: Sendable {
    let face: FontFace
    let glyphs: [Glyph]
    /// The part of the text's UTF-8 that the glyphs show.
    let bytes: Range<Int>
    /// Whether the glyphs run from right to left through the text.
    let isRightToLeft: Bool
  }

  /// The text as it was shaped: control characters are blanks.
  let bytes: [UInt8]
  let segments: [Segment]
  let width: Double
  let glyphCount: Int
  let wordSpaceCount: Int

  init(_ segments: [Segment], of bytes: [UInt8]) {
    self.bytes = bytes
    self.segments = segments
    var width = 0.0
    var glyphCount = 0
    var wordSpaceCount = 0
    for segment in segments {
      glyphCount += segment.glyphs.count
      for glyph in segment.glyphs {
        width += glyph.advance
        if glyph.isWordSpace { wordSpaceCount += 1 }
      }
    }
    self.width = width
    self.glyphCount = glyphCount
    self.wordSpaceCount = wordSpaceCount
  }
}
