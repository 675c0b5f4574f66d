internal import Drawing

/// The widths of words, each measured once.
final class WidthCache {
  private struct Face: Hashable {
    var font: Font
    var language: String
  }

  private let measurer: TextMeasurer
  private var faces: [Face: Int] = [:]
  private var widths: [[String: Double]] = []
  /// Formulas that stand in lines of text, each set once.
  var formulas: [FormulaKey: SetFormula] = [:]
  /// The face of mathematics.
  var mathFace = Typeface.math

  /// A cache in front of the measurer.
  init(measurer: TextMeasurer) { self.measurer = measurer }

  /// A number for the style's font and language, by which widths are looked up.
  func face(of style: TextStyle) -> Int {
    let face = Face(font: style.font, language: style.language)
    if let index = faces[face] { return index }
    faces[face] = widths.count
    widths.append([:])
    return widths.count - 1
  }

  /// The advance of the text, in points. Throws `TypesettingFailure.missingGlyph`.
  func width(_ text: String, _ style: TextStyle, face: Int) throws -> Double {
    if let width = widths[face][text] { return width }
    if let scalar = measurer.missingGlyphs(in: text, font: style.font).first {
      throw TypesettingFailure.missingGlyph(scalar, line: nil)
    }
    let width = measurer.metrics(text, font: style.font, language: style.language).width
    widths[face][text] = width
    return width
  }

  /// The advance of the text, in points.
  func width(_ text: String, _ style: TextStyle) throws -> Double {
    try width(text, style, face: face(of: style))
  }

  /// The smallest rectangle around the ink of a run, from its origin.
  func ink(of run: TextRun) -> Rectangle? { measurer.ink(of: run) }

  /// The first character of a picture that no face has. The glyphs of formulas are chosen already.
  func missingGlyph(in picture: Picture) -> Unicode.Scalar? {
    for placed in picture.placedItems {
      if case .text(let run) = placed.item, run.glyph == nil,
        let scalar = measurer.missingGlyphs(in: run.text, font: run.font).first
      {
        return scalar
      }
    }
    return nil
  }

  /// The advance of a line's run, which is not remembered.
  func width(ofRun run: TextRun) -> Double { measurer.metrics(run).width }
}
