/// The faces of the house; each is pinned to font files of the distribution and to named fallbacks,
/// never to what the system happens to substitute.
public enum Typeface: String, Codable, Hashable, Sendable {
  /// TeX Gyre Pagella, then Noto Serif CJK.
  case serif
  /// TeX Gyre Heros, then Liberation Sans, then Noto Sans CJK.
  case sans
  /// TeX Gyre Cursor.
  case monospaced
  /// TeX Gyre Termes, then Noto Serif CJK: the text of Chinese journals.
  case chineseSerif
  /// TeX Gyre Pagella Math, upright and regular only.
  case math
  /// TeX Gyre Termes Math, the same beside Chinese.
  case chineseMath
}

/// A face at a size.
public struct Font: Codable, Hashable, Sendable {
  /// The family.
  public var face: Typeface
  /// The size in points.
  public var size: Double
  /// Bold instead of regular.
  public var isBold: Bool
  /// Italic instead of upright.
  public var isItalic: Bool
  /// Figures all of one width, for columns of numbers.
  public var hasTabularFigures: Bool

  /// A font.
  public init(
    _ face: Typeface, size: Double, bold: Bool = false, italic: Bool = false,
    tabularFigures: Bool = false
  ) {
    self.face = face
    self.size = size
    isBold = bold
    isItalic = italic
    hasTabularFigures = tabularFigures
  }
}

/// One line of text in one style, standing on a baseline.
///
/// Thin spaces (U+2009, U+200A, U+202F, U+2007) may stand in the text whatever the face has: they
/// are set as advances and are still found when the text is copied.
public struct TextRun: Codable, Hashable, Sendable {
  /// What is written.
  public var text: String
  /// In which face.
  public var font: Font
  /// In which colour.
  public var color: Color
  /// The left end of the baseline, before the rotation.
  public var origin: Point
  /// Extra advance at each word space (U+0020, U+00A0), in points; it justifies lines.
  public var wordSpacing: Double
  /// Extra advance after each glyph, in points.
  public var letterSpacing: Double
  /// Turned about the origin, in radians, clockwise on the sheet; −π/2 reads upwards.
  public var rotation: Double
  /// The language, as a BCP 47 tag; it chooses the forms of Han characters.
  public var language: String
  /// The glyph of the face that is drawn instead of the text's own, such as a larger parenthesis; the
  /// text is still what is found and copied.
  package var glyph: UInt32?

  /// A line of text.
  public init(
    _ text: String, font: Font, color: Color = .black, origin: Point, wordSpacing: Double = 0,
    letterSpacing: Double = 0, rotation: Double = 0, language: String = "en"
  ) {
    self.text = text
    self.font = font
    self.color = color
    self.origin = origin
    self.wordSpacing = wordSpacing
    self.letterSpacing = letterSpacing
    self.rotation = rotation
    self.language = language
  }
}
