internal import Drawing

/// A line that has been set: what it draws, seen from the left end of its baseline.
struct SetLine {
  /// Runs, strokes and links.
  var items: [PictureItem]
  /// From the start of the measure to the end of the ink.
  var width: Double
  /// The numbers of the footnotes that are called in it.
  var footnotes: [Int]
  /// Whether words of it are set wider or closer than they are.
  var isJustified: Bool
  /// How far its formulas rise above the baseline.
  var ascent = 0.0
  /// How far its formulas fall below the baseline.
  var descent = 0.0
  /// How many line ends of the source stand before it in its paragraph.
  var lineEnds = 0
  /// Whether it ends in a part of a word.
  var isHyphenated = false
  /// What sticks out of it, where nothing helped.
  var overhang: Overhang?
}

/// What keeps a line from fitting its measure.
struct Overhang {
  /// The width that the line needs with all white closed, and the measure.
  var needed: Double
  var measure: Double
  /// The template's line of the formula that is wider than the measure; `nil` for anything else.
  var formulaLine: Int?
}

extension PictureItem {
  /// The item, moved.
  func moved(x: Double, y: Double) -> PictureItem {
    switch self {
    case .text(var run):
      run.origin.x += x
      run.origin.y += y
      return .text(run)
    case .link(var link):
      link.frame.x += x
      link.frame.y += y
      return .link(link)
    case .anchor(let name, let point):
      return .anchor(name: name, at: Point(x: point.x + x, y: point.y + y))
    case .path(var item):
      item.path = item.path.moved(x: x, y: y)
      return .path(item)
    case .image(var image):
      image.frame.x += x
      image.frame.y += y
      return .image(image)
    case .group(var group):
      // A group without a transformation of its own stays one: its items are moved. A figure's are
      // too many to be copied for every move.
      if group.rotation == 0, group.clip == nil, group.offset == Point(x: 0, y: 0),
        group.role != "Figure"
      {
        group.items = group.items.map { $0.moved(x: x, y: y) }
      } else {
        group.offset.x += x
        group.offset.y += y
      }
      return .group(group)
    }
  }
}

extension Path {
  /// The path, moved.
  func moved(x: Double, y: Double) -> Path {
    moving { Point(x: $0.x + x, y: $0.y + y) }
  }
}
