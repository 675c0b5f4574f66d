/// A line or an outline: straight and cubic segments in order.
///
/// Its steps and its points are kept in columns: a curve of thousands of patients, of which a document
/// may hold hundreds, takes a third of the room that its elements would take.
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

  private enum Step: UInt8 { case move, line, curve, close }

  private var steps: [Step]
  /// All points that the elements name, control points included, in order: no ink lies outside their
  /// hull.
  package private(set) var points: [Point]

  /// A path from its steps.
  public init(_ elements: [Element] = []) {
    steps = []
    points = []
    steps.reserveCapacity(elements.count)
    points.reserveCapacity(elements.count)
    for element in elements { append(element) }
  }

  /// An open line through the points.
  public init(polyline points: [Point]) {
    steps = [Step](repeating: .line, count: points.count)
    if !points.isEmpty { steps[0] = .move }
    self.points = points.withoutSlack
  }

  /// A closed outline through the points.
  public init(polygon points: [Point]) {
    self.init(polyline: points)
    if !points.isEmpty { steps = (steps + [.close]).withoutSlack }
  }

  /// The outline of a rectangle.
  public init(rectangle r: Rectangle) {
    self.init(polygon: [
      Point(x: r.x, y: r.y), Point(x: r.maxX, y: r.y), Point(x: r.maxX, y: r.maxY),
      Point(x: r.x, y: r.maxY),
    ])
  }

  /// One path of several, drawn one after the other.
  public init(joining paths: [Path]) {
    steps = []
    points = []
    steps.reserveCapacity(paths.reduce(0) { $0 + $1.steps.count })
    points.reserveCapacity(paths.reduce(0) { $0 + $1.points.count })
    for path in paths {
      steps += path.steps
      points += path.points
    }
  }

  /// Adds a step at the end.
  public mutating func append(_ element: Element) {
    switch element {
    case .move(let point):
      steps.append(.move)
      points.append(point)
    case .line(let point):
      steps.append(.line)
      points.append(point)
    case .curve(let first, let second, let end):
      steps.append(.curve)
      points += [first, second, end]
    case .close: steps.append(.close)
    }
  }

  /// The path with every point put elsewhere.
  package func moving(_ place: (Point) -> Point) -> Path {
    var path = self
    path.points = points.map(place)
    return path
  }
}

extension Path: Sequence {
  /// The steps, in order, as an array; a loop goes over the path itself.
  public var elements: [Element] { Array(self) }

  /// The number of steps.
  public var count: Int { steps.count }

  /// Whether there is no step.
  public var isEmpty: Bool { steps.isEmpty }

  /// As many as there are.
  public var underestimatedCount: Int { steps.count }

  /// Goes through the steps, in order.
  public struct Iterator: IteratorProtocol {
    private let path: Path
    private var step = 0
    private var point = 0

    fileprivate init(_ path: Path) { self.path = path }

    /// The next step.
    public mutating func next() -> Element? {
      guard step < path.steps.count else { return nil }
      defer { step += 1 }
      switch path.steps[step] {
      case .move: return .move(nextPoint())
      case .line: return .line(nextPoint())
      case .curve: return .curve(nextPoint(), nextPoint(), end: nextPoint())
      case .close: return .close
      }
    }

    private mutating func nextPoint() -> Point {
      defer { point += 1 }
      return path.points[point]
    }
  }

  /// Goes through the steps, in order.
  public func makeIterator() -> Iterator { Iterator(self) }
}

extension Array {
  /// The array in no more room than it takes; what was built by appending may hold twice as much.
  fileprivate var withoutSlack: [Element] {
    guard capacity > count + count / 8 + 16 else { return self }
    return [Element](unsafeUninitializedCapacity: count) { room, filled in
      _ = room.initialize(from: self)
      filled = count
    }
  }
}
