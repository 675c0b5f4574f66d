extension Picture {
  /// The picture larger or smaller in all its measures, type and lines included.
  public func scaled(by factor: Double) -> Picture {
    guard factor != 1, factor > 0, factor.isFinite else { return self }
    return Picture(
      size: Size(width: size.width * factor, height: size.height * factor),
      items: items.map { $0.scaled(by: factor) }, description: description)
  }
}

extension PictureItem {
  fileprivate func scaled(by factor: Double) -> PictureItem {
    switch self {
    case .path(var item):
      item.path = item.path.moving { $0.scaled(by: factor) }
      item.stroke?.width *= factor
      if let dash = item.stroke?.dash { item.stroke?.dash = dash.map { $0 * factor } }
      return .path(item)
    case .text(var run):
      run.origin = run.origin.scaled(by: factor)
      run.font.size *= factor
      run.letterSpacing *= factor
      run.wordSpacing *= factor
      return .text(run)
    case .image(var image):
      image.frame = image.frame.scaled(by: factor)
      return .image(image)
    case .group(var group):
      group.items = group.items.map { $0.scaled(by: factor) }
      group.offset = group.offset.scaled(by: factor)
      group.clip = group.clip?.scaled(by: factor)
      if let frame = group.plane?.frame { group.plane?.frame = frame.scaled(by: factor) }
      return .group(group)
    case .link(var link):
      link.frame = link.frame.scaled(by: factor)
      return .link(link)
    case .anchor(let name, let point): return .anchor(name: name, at: point.scaled(by: factor))
    }
  }
}

extension Point {
  fileprivate func scaled(by factor: Double) -> Point { Point(x: x * factor, y: y * factor) }
}

extension Rectangle {
  fileprivate func scaled(by factor: Double) -> Rectangle {
    Rectangle(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
  }
}
