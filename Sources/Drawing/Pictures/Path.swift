/// A line or an outline: straight and cubic segments in order.
public struct Path: Hashable, Sendable {
  /// One step of a path.
  public enum Element: Hashable, Sendable {
    /// Lifts the pen and sets it down at a point.
    case move(Point)
    /// Draws a straight line to a point.
    case line(Point)
    /// Draws a Bézier curve to `end` with two control points.
    case curve(Point, Point, end: Point)
    /// Closes the outline that the last move began.
    case close
  }

  /// The steps, in order.
  public var elements: [Element]

  /// A path from its steps.
  public init(_ elements: [Element] = []) { self.elements = elements }

  /// An open line through the points.
  public init(polyline points: [Point]) {
    elements = points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
  }

  /// A closed outline through the points.
  public init(polygon points: [Point]) {
    self.init(polyline: points)
    if !points.isEmpty { elements.append(.close) }
  }

  /// The outline of a rectangle.
  public init(rectangle r: Rectangle) {
    self.init(polygon: [
      Point(x: r.x, y: r.y), Point(x: r.maxX, y: r.y), Point(x: r.maxX, y: r.maxY),
      Point(x: r.x, y: r.maxY),
    ])
  }
}
