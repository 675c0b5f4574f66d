package import Drawing

/// Measures text for layout, in the language of the figure.
package struct TextRuler: Sendable {
  private let measurer: TextMeasurer
  /// The language of the text, as a BCP 47 tag.
  package let language: String

  /// A ruler with the installed fonts; throws what is missing.
  package init(language: String = "en") throws {
    measurer = try TextMeasurer.installed()
    self.language = language
  }

  /// The extent of a line of text.
  package func measure(_ text: String, _ font: Font) -> TextMetrics {
    measurer.metrics(text, font: font, language: language)
  }

  /// The height of figures: half of it below a tick's place is the baseline of its label.
  package func figureHeight(of font: Font) -> Double { measurer.capHeight(of: font) }
}
