package import Drawing

/// Finds an empty place in a panel for a block of text.
package struct BlockPlacement: Sendable {
  /// Where a block would rather stand.
  package enum Corner: Hashable, Sendable, CaseIterable {
    case topRight, bottomLeft, bottomRight, topLeft
  }

  /// The rectangle between the axes.
  package var frame: Rectangle
  /// Where nothing may be covered.
  package var occupied: [Occupancy]
  /// Boxes that are taken: text placed before.
  package var taken: [Rectangle]

  /// A search in a panel.
  package init(frame: Rectangle, occupied: [Occupancy], taken: [Rectangle] = []) {
    self.frame = frame
    self.occupied = occupied
    self.taken = taken
  }

  /// The white space that a block keeps to whatever is drawn.
  private let clearance = 3.0
  /// How far apart the places are that are tried.
  private let pitch = 2.0

  /// The upper left corner for a block of this size: in the first corner that is empty, else, if
  /// `mayFloat`, at the empty place nearest to a corner; `nil` if there is none.
  package func place(
    _ size: Size, corners: [Corner] = Corner.allCases, mayFloat: Bool = true
  ) -> Point? {
    // Text in a corner keeps off the axes, but may end where the horizontal axis ends.
    let area = Rectangle(
      x: frame.x + 4, y: frame.y + 1, width: frame.width - 4, height: frame.height - 5)
    guard size.width <= area.width, size.height <= area.height else { return nil }
    let homes = corners.map { home(of: size, in: area, corner: $0) }
    if let home = homes.first(where: { isFree(size, at: $0) }) { return home }
    guard mayFloat else { return nil }
    var best: (point: Point, cost: Double)?
    for y in stride(from: area.y, through: area.maxY - size.height, by: pitch) {
      for x in stride(from: area.maxX - size.width, through: area.x, by: -pitch) {
        let point = Point(x: x, y: y)
        // Off the right edge of the axes text looks lost: moving down costs less than moving in.
        let cost = homes.map { 2 * abs($0.x - x) + abs($0.y - y) }.min() ?? 0
        if let best, best.cost <= cost { continue }
        if isFree(size, at: point) { best = (point, cost) }
      }
    }
    return best?.point
  }

  private func home(of size: Size, in area: Rectangle, corner: Corner) -> Point {
    let right = area.maxX - size.width
    let bottom = area.maxY - size.height
    return switch corner {
    case .topRight: Point(x: right, y: area.y)
    case .bottomLeft: Point(x: area.x, y: bottom)
    case .bottomRight: Point(x: right, y: bottom)
    case .topLeft: Point(x: area.x, y: area.y)
    }
  }

  private func isFree(_ size: Size, at point: Point) -> Bool {
    let box = Rectangle(x: point.x, y: point.y, width: size.width, height: size.height)
      .expanded(by: clearance)
    return occupied.allSatisfy { $0.coverage(of: box) == 0 }
      && !taken.contains { $0.overlaps(box) }
  }
}
