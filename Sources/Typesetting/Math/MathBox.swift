internal import Drawing

/// What a part of a formula draws.
struct MathPart {
  enum Ink {
    /// A glyph of the mathematical face, and the text that it stands for.
    case glyph(UInt32, text: String, size: Double)
    /// A rule.
    case rule(width: Double, height: Double)
    /// Words in the face of the text.
    case words(TextRun)
    /// A line from the place to a point so far to the right and down.
    case line(x: Double, y: Double, width: Double)
  }

  var ink: Ink
  /// Its own colour; `nil` for that of the text.
  var color: Color?
  /// The left end of its baseline, or the upper left corner of a rule; y downwards.
  var x: Double
  var y: Double
}

/// A formula or a part of it that has been set, seen from the left end of its baseline; lengths in
/// points.
struct MathBox {
  var width = 0.0
  /// How far it rises above the baseline; negative where it stays below.
  var ascent = 0.0
  /// How far it falls below.
  var descent = 0.0
  var parts: [MathPart] = []
  /// How far the top of its last sign leans out beyond its width.
  var italic = 0.0
  /// Where an accent stands above it; `nil` for the middle.
  var attachment: Double?
  /// Whether it is a single sign, at which scripts stand at fixed heights.
  var isSign = false
  /// Whether it stands on several lines, of which the first gives the baseline.
  var isBroken = false
  /// How far below its baseline a page may end, between its lines.
  var cuts: [Double] = []
  /// The glyph whose cut-outs scripts use.
  var glyph: MathGlyph?

  /// From its top to its bottom.
  var height: Double { ascent + descent }

  /// A box of nothing.
  static func empty(width: Double = 0) -> MathBox { MathBox(width: width) }

  /// Puts another box on this one, `x` to the right and `y` below the baseline; the width is left.
  mutating func add(_ other: MathBox, x: Double, y: Double) {
    for var part in other.parts {
      part.x += x
      part.y += y
      parts.append(part)
    }
    ascent = max(ascent, other.ascent - y)
    descent = max(descent, other.descent + y)
  }

  /// Puts another box at the right end.
  mutating func append(_ other: MathBox) {
    let start = width
    let isFirst = parts.isEmpty && width == 0
    add(other, x: start, y: 0)
    if isFirst {
      ascent = other.ascent
      descent = other.descent
    }
    width = start + other.width
  }

  /// A rule with its upper edge `top` points above the baseline.
  mutating func addRule(x: Double, top: Double, width: Double, height: Double) {
    parts.append(MathPart(ink: .rule(width: width, height: height), x: x, y: -top))
    ascent = max(ascent, top)
    descent = max(descent, height - top)
  }

  /// The box with what has no colour of its own in that colour.
  func coloured(_ color: Color) -> MathBox {
    var box = self
    for index in box.parts.indices where box.parts[index].color == nil {
      box.parts[index].color = color
    }
    return box
  }

  /// The box moved up by that much, its baseline where it was.
  func raised(by rise: Double) -> MathBox {
    guard rise != 0 else { return self }
    var box = self
    for index in box.parts.indices { box.parts[index].y -= rise }
    for index in box.cuts.indices { box.cuts[index] -= rise }
    box.ascent += rise
    box.descent -= rise
    box.isSign = false
    box.glyph = nil
    return box
  }

  /// What it draws, with its baseline's left end at the origin.
  func items(face: Typeface, color: Color) -> [PictureItem] {
    parts.map { part in
      let color = part.color ?? color
      switch part.ink {
      case .glyph(let number, let text, let size):
        var run = TextRun(
          text, font: Font(face, size: size), color: color, origin: Point(x: part.x, y: part.y))
        run.glyph = number
        return .text(run)
      case .rule(let width, let height):
        let frame = Rectangle(x: part.x, y: part.y, width: width, height: height)
        return .path(PathItem(Path(rectangle: frame), fill: color))
      case .words(var run):
        run.origin = Point(x: part.x, y: part.y)
        run.color = color
        return .text(run)
      case .line(let x, let y, let width):
        let start = Point(x: part.x, y: part.y)
        let path = Path(polyline: [start, Point(x: part.x + x, y: part.y + y)])
        return .path(PathItem(path, stroke: Stroke(color, width: width)))
      }
    }
  }
}
