internal import Drawing

/// The mark of an ORCID iD: a green disc with the letters iD, drawn as outlines.
enum OrcidDisc {
  /// The disc with its left edge at `x`, centred on the capitals of text of that size.
  static func items(diameter: Double, x: Double, size: Double) -> [PictureItem] {
    let radius = diameter / 2
    let center = Point(x: x + radius, y: -size * 0.36)
    func at(_ dx: Double, _ dy: Double) -> Point {
      Point(x: center.x + dx * radius, y: center.y + dy * radius)
    }
    let k = 0.5523
    let disc = Path([
      .move(at(1, 0)), .curve(at(1, k), at(k, 1), end: at(0, 1)),
      .curve(at(-k, 1), at(-1, k), end: at(-1, 0)), .curve(at(-1, -k), at(-k, -1), end: at(0, -1)),
      .curve(at(k, -1), at(1, -k), end: at(1, 0)), .close,
    ])
    let stem = Path(polygon: [at(-0.45, -0.22), at(-0.29, -0.22), at(-0.29, 0.5), at(-0.45, 0.5)])
    let dot = Path(polygon: [
      at(-0.46, -0.52), at(-0.28, -0.52), at(-0.28, -0.35), at(-0.46, -0.35),
    ])
    // The D: a straight back and a bowl, drawn as a pen line.
    let bowl = Path([
      .move(at(-0.05, -0.43)), .line(at(0.12, -0.43)),
      .curve(at(0.64, -0.43), at(0.64, 0.42), end: at(0.12, 0.42)), .line(at(-0.05, 0.42)), .close,
    ])
    return [
      .path(PathItem(disc, fill: Ink.orcid)), .path(PathItem(stem, fill: .white)),
      .path(PathItem(dot, fill: .white)),
      .path(PathItem(bowl, stroke: Stroke(.white, width: radius * 0.16))),
    ]
  }
}
