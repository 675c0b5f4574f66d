extension Picture {
  /// Throws if anything on the picture has a place or a measure that is not a number: a writer would
  /// leave it out or put it somewhere, and either would be a false figure.
  func checkNumbers() throws(DrawingError) {
    guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
      throw .size(width: size.width, height: size.height)
    }
    try Self.check(items)
  }

  private static func check(_ items: [PictureItem]) throws(DrawingError) {
    for item in items {
      switch item {
      case .path(let path): try check(path)
      case .text(let run):
        let numbers = [
          run.origin.x, run.origin.y, run.font.size, run.wordSpacing, run.letterSpacing,
          run.rotation,
        ]
        guard numbers.allSatisfy(\.isFinite) else { throw .notANumber("the text “\(run.text)”") }
      case .image(let image):
        guard image.frame.isFinite else { throw .notANumber("the frame of an image") }
      case .group(let group):
        let numbers = [group.offset.x, group.offset.y, group.rotation]
        guard numbers.allSatisfy(\.isFinite), group.clip?.isFinite ?? true else {
          throw .notANumber("the place or the clip of a group")
        }
        try check(group.items)
      case .link(let link):
        guard link.frame.isFinite else { throw .notANumber("the frame of a link") }
      case .anchor(let name, let place):
        guard place.isFinite else { throw .notANumber("the anchor “\(name)”") }
      }
    }
  }

  private static func check(_ item: PathItem) throws(DrawingError) {
    let isPlaced = item.path.points.allSatisfy(\.isFinite)
    let isDrawn = item.stroke.map { $0.width.isFinite && $0.dash.allSatisfy(\.isFinite) } ?? true
    if !isPlaced || !isDrawn {
      throw .notANumber(item.series.isEmpty ? "a path" : "the path of the series “\(item.series)”")
    }
  }
}

extension Point {
  fileprivate var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Rectangle {
  fileprivate var isFinite: Bool {
    x.isFinite && y.isFinite && width.isFinite && height.isFinite
  }
}
