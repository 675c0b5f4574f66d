package import Drawing

/// Measures text for layout.
package struct TextRuler: Sendable {
  /// The language of the text, as a BCP 47 tag.
  package var language: String

  /// A ruler.
  package init(language: String = "en") { self.language = language }

  /// The extent of a line of text.
  package func measure(_ text: String, _ font: Font) -> TextMetrics {
    var w = 0.0
    for c in text.unicodeScalars { w += c.value > 0x2E80 ? 1 : (c.value == 0x202F || c.value == 0x2009) ? 0.17 : c.properties.isUppercase ? 0.68 : 0.5 }
    return TextMetrics(width: w * font.size * (font.isBold ? 1.06 : 1), ascent: 0.73 * font.size, descent: 0.21 * font.size)
  }
}
