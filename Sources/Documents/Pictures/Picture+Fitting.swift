import Drawing

extension Picture {
  /// A drawing of paths and images at another size; the thickness of lines goes with it.
  func fitted(to size: Size) -> Picture {
    let across = size.width / self.size.width
    let down = size.height / self.size.height
    guard across != 1 || down != 1 else { return self }
    var fitted = self
    fitted.size = size
    fitted.items = Self.fitted(items, across, down)
    return fitted
  }

  private static func fitted(
    _ items: [PictureItem], _ across: Double, _ down: Double
  ) -> [PictureItem] {
    func fit(_ point: Point) -> Point { Point(x: point.x * across, y: point.y * down) }
    func fit(_ r: Rectangle) -> Rectangle {
      Rectangle(
        x: r.x * across, y: r.y * down, width: r.width * across, height: r.height * down)
    }
    let thickness = (across * down).squareRoot()
    return items.map { item in
      switch item {
      case .path(var path):
        path.path = path.path.moving(fit)
        if var stroke = path.stroke {
          stroke.width *= thickness
          stroke.dash = stroke.dash.map { $0 * thickness }
          path.stroke = stroke
        }
        return .path(path)
      case .image(var image):
        image.frame = fit(image.frame)
        return .image(image)
      case .group(var group):
        group.items = fitted(group.items, across, down)
        group.clip = group.clip.map { fit($0) }
        return .group(group)
      case .text, .link, .anchor: return item
      }
    }
  }
}
