internal import Drawing

/// A sign that no text face has.
enum Ornament {
  /// The disc of an ORCID iD.
  case orcid
  /// The box of a task, and of one that is done.
  case box, tickedBox
  /// Nothing to see: a place within a line to which others lead.
  case place(String)

  /// The sign with its left edge at `x`, beside text of that size.
  func items(width: Double, x: Double, size: Double) -> [PictureItem] {
    switch self {
    case .orcid: OrcidDisc.items(diameter: width, x: x, size: size)
    case .box: Self.box(width: width, x: x)
    case .place(let name): [.anchor(name: name, at: Point(x: x, y: -size))]
    case .tickedBox: Self.box(width: width, x: x) + [Self.cross(width: width, x: x)]
    }
  }

  private static func box(width: Double, x: Double) -> [PictureItem] {
    let frame = Rectangle(x: x + 0.3, y: 0.3 - width, width: width - 0.6, height: width - 0.6)
    return [.path(PathItem(Path(rectangle: frame), stroke: Stroke(Ink.text, width: 0.6)))]
  }

  private static func cross(width: Double, x: Double) -> PictureItem {
    let near = width * 0.25
    let far = width * 0.75
    let path = Path([
      .move(Point(x: x + near, y: -far)), .line(Point(x: x + far, y: -near)),
      .move(Point(x: x + near, y: -near)), .line(Point(x: x + far, y: -far)),
    ])
    return .path(PathItem(path, stroke: Stroke(Ink.text, width: 0.8)))
  }
}
