package import Drawing

/// A line of text that may change to italics within: `Log-rank *P* = .03`.
package struct StyledLine: Hashable, Sendable {
  /// A stretch in one style.
  package struct Piece: Hashable, Sendable {
    /// What is written.
    package var text: String
    /// In which face.
    package var font: Font
    /// How far it advances.
    package var width: Double
  }

  /// The stretches from left to right.
  package let pieces: [Piece]
  /// The colour.
  package let color: Color
  /// How far the tallest letters rise above the baseline.
  package let ascent: Double
  /// How far descenders fall below it, positive.
  package let descent: Double
  /// The language, as a BCP 47 tag.
  package let language: String

  /// A line. A single letter between asterisks is set in italics, as `NumberStyle` marks the P of a
  /// P value; other asterisks are themselves.
  package init(_ text: String, font: Font, color: Color = .black, ruler: TextRuler) {
    let stretches = Self.stretches(of: text)
    pieces = stretches.map { stretch in
      var font = font
      font.isItalic = font.isItalic || stretch.isItalic
      let width = ruler.measure(stretch.text, font).width
      return Piece(text: stretch.text, font: font, width: width)
    }
    let metrics = ruler.measure(text, font)
    ascent = metrics.ascent
    descent = metrics.descent
    self.color = color
    language = ruler.language
  }

  /// The advance of the whole line.
  package var width: Double { pieces.reduce(0) { $0 + $1.width } }

  /// What a reader sees, without the marks of italics.
  package var plainText: String { pieces.map(\.text).joined() }

  /// The line with the left end of its baseline at a point.
  package func items(at origin: Point) -> [PictureItem] {
    var x = origin.x
    return pieces.map { piece in
      defer { x += piece.width }
      return .text(
        TextRun(
          piece.text, font: piece.font, color: color, origin: Point(x: x, y: origin.y),
          language: language))
    }
  }

  /// The line with its middle above or below a place: centred on `x`, standing on `baseline`.
  package func items(centeredAt x: Double, baseline: Double) -> [PictureItem] {
    items(at: Point(x: x - width / 2, y: baseline))
  }

  /// The line ending at `x`.
  package func items(endingAt x: Double, baseline: Double) -> [PictureItem] {
    items(at: Point(x: x - width, y: baseline))
  }

  /// The box around the line when its baseline begins at `origin`.
  package func box(at origin: Point) -> Rectangle {
    Rectangle(x: origin.x, y: origin.y - ascent, width: width, height: ascent + descent)
  }

  private static func stretches(of text: String) -> [(text: String, isItalic: Bool)] {
    let characters = Array(text)
    var stretches: [(text: String, isItalic: Bool)] = []
    var upright = ""
    var index = 0
    while index < characters.count {
      let isMarked =
        index + 2 < characters.count && characters[index] == "*" && characters[index + 2] == "*"
        && characters[index + 1].isLetter
      if isMarked {
        if !upright.isEmpty { stretches.append((upright, false)) }
        upright = ""
        stretches.append((String(characters[index + 1]), true))
        index += 3
      } else {
        upright.append(characters[index])
        index += 1
      }
    }
    if !upright.isEmpty { stretches.append((upright, false)) }
    return stretches
  }
}
