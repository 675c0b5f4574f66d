import Foundation

/// How far two convex outlines go into each other.
enum ConvexOverlap {
  /// The length by which one outline would have to be moved to leave the other; 0 or less if they
  /// lie apart. Two outlines lie apart if they do on the normal of one of their sides.
  static func depth(_ first: [Point], _ second: [Point]) -> Double {
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    var depth = Double.infinity
    for outline in [first, second] {
      for (index, corner) in outline.enumerated() {
        let next = outline[(index + 1) % outline.count]
        let normal = Point(x: corner.y - next.y, y: next.x - corner.x)
        let length = (normal.x * normal.x + normal.y * normal.y).squareRoot()
        guard length > 0 else { continue }
        let one = span(first, along: normal, length)
        let other = span(second, along: normal, length)
        depth = min(depth, min(one.high, other.high) - max(one.low, other.low))
      }
    }
    return depth.isFinite ? depth : 0
  }

  private static func span(
    _ outline: [Point], along normal: Point, _ length: Double
  ) -> (low: Double, high: Double) {
    let places = outline.map { ($0.x * normal.x + $0.y * normal.y) / length }
    return (places.min() ?? 0, places.max() ?? 0)
  }
}
