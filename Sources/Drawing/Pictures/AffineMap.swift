import Foundation

/// A map of the plane that keeps lines straight: x′ = a·x + c·y + x₀, y′ = b·x + d·y + y₀.
package struct AffineMap: Hashable, Sendable {
  package var a = 1.0
  package var b = 0.0
  package var c = 0.0
  package var d = 1.0
  package var x = 0.0
  package var y = 0.0

  /// The map that changes nothing.
  package static let identity = AffineMap()

  /// A turn about the origin, clockwise on the sheet, and then a move.
  package init(offset: Point = Point(x: 0, y: 0), rotation: Double = 0) {
    if rotation != 0 {
      // Quarter turns are exact, so that upright rectangles stay upright.
      let quarters = rotation / (.pi / 2)
      let isQuarter = abs(quarters - quarters.rounded()) < 1e-9
      a = isQuarter ? cos(rotation).rounded() : cos(rotation)
      b = isQuarter ? sin(rotation).rounded() : sin(rotation)
      c = -b
      d = a
    }
    x = offset.x
    y = offset.y
  }

  /// This map after `inner`.
  package func after(_ inner: AffineMap) -> AffineMap {
    var map = AffineMap()
    map.a = a * inner.a + c * inner.b
    map.b = b * inner.a + d * inner.b
    map.c = a * inner.c + c * inner.d
    map.d = b * inner.c + d * inner.d
    map.x = a * inner.x + c * inner.y + x
    map.y = b * inner.x + d * inner.y + y
    return map
  }

  /// Where a point goes.
  package func callAsFunction(_ point: Point) -> Point {
    Point(x: a * point.x + c * point.y + x, y: b * point.x + d * point.y + y)
  }

  /// The corners of a rectangle, turned with it.
  package func corners(of r: Rectangle) -> [Point] {
    [
      self(Point(x: r.x, y: r.y)), self(Point(x: r.maxX, y: r.y)),
      self(Point(x: r.maxX, y: r.maxY)), self(Point(x: r.x, y: r.maxY)),
    ]
  }
}

extension Rectangle {
  /// The smallest upright rectangle around some points; `nil` for none.
  package init?(around points: some Sequence<Point>) {
    var low = Point(x: .infinity, y: .infinity)
    var high = Point(x: -Double.infinity, y: -Double.infinity)
    for point in points {
      low.x = min(low.x, point.x)
      low.y = min(low.y, point.y)
      high.x = max(high.x, point.x)
      high.y = max(high.y, point.y)
    }
    guard low.x <= high.x, low.y <= high.y else { return nil }
    self.init(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
  }

  /// The rectangle with `margin` more on each side.
  package func grown(by margin: Double) -> Rectangle {
    Rectangle(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  /// What two rectangles share; `nil` if they only touch or lie apart.
  package func intersection(_ other: Rectangle) -> Rectangle? {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let width = min(maxX, other.maxX) - left
    let height = min(maxY, other.maxY) - top
    return width > 0 && height > 0
      ? Rectangle(x: left, y: top, width: width, height: height) : nil
  }
}
