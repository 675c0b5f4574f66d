internal import Drawing

/// The widths of words, each measured once.
final class WidthCache {
  private struct Face: Hashable {
    var font: Font
    var language: String
  }

  private let measure: (String, Font, String) throws -> Double
  private var faces: [Face: Int] = [:]
  private var widths: [[String: Double]] = []

  /// A cache in front of `measure`, which is given a text, its font and its language.
  init(measure: @escaping (String, Font, String) throws -> Double) { self.measure = measure }

  /// A number for the style's font and language, by which widths are looked up.
  func face(of style: TextStyle) -> Int {
    let face = Face(font: style.font, language: style.language)
    if let index = faces[face] { return index }
    faces[face] = widths.count
    widths.append([:])
    return widths.count - 1
  }

  /// The advance of the text, in points.
  func width(_ text: String, _ style: TextStyle, face: Int) throws -> Double {
    if let width = widths[face][text] { return width }
    let width = try measure(text, style.font, style.language)
    widths[face][text] = width
    return width
  }

  /// The advance of the text, in points.
  func width(_ text: String, _ style: TextStyle) throws -> Double {
    try width(text, style, face: face(of: style))
  }
}
