/// A line or an outline: straight and cubic segments in order.
///
/// Its steps and its coordinates are kept in columns, and of a line that goes along or up only the one
/// coordinate that changes: a curve of thousands of patients, of which a document may hold hundreds,
/// takes a sixth of the room that its elements would take.
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

  /// How a step is kept: `along` with its x alone, `upright` with its y alone.
  private enum Step: UInt8 { case move, line, along, upright, curve, close }

  private var steps: [Step] = []
  private var coordinates: [Double] = []
  /// The last point that a step has named.
  private var last: Point?

  /// A path from its steps.
  public init(_ elements: [Element] = []) {
    steps.reserveCapacity(elements.count)
    coordinates.reserveCapacity(elements.count)
    for element in elements { append(element) }
    removeSlack()
  }

  /// An open line through the points.
  public init(polyline points: [Point]) {
    self.init(through: points)
    removeSlack()
  }

  /// A closed outline through the points.
  public init(polygon points: [Point]) {
    self.init(through: points)
    if !points.isEmpty { append(.close) }
    removeSlack()
  }

  private init(through points: [Point]) {
    steps.reserveCapacity(points.count + 1)
    coordinates.reserveCapacity(points.count)
    for point in points { append(steps.isEmpty ? .move(point) : .line(point)) }
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
    steps.reserveCapacity(paths.reduce(0) { $0 + $1.steps.count })
    coordinates.reserveCapacity(paths.reduce(0) { $0 + $1.coordinates.count })
    for path in paths {
      for element in path { append(element) }
    }
    removeSlack()
  }

  /// Adds a step at the end.
  public mutating func append(_ element: Element) {
    switch element {
    case .move(let point):
      steps.append(.move)
      add(point)
    case .line(let point):
      if let last, last.y == point.y {
        steps.append(.along)
        coordinates.append(point.x)
      } else if let last, last.x == point.x {
        steps.append(.upright)
        coordinates.append(point.y)
      } else {
        steps.append(.line)
        add(point)
      }
      last = point
    case .curve(let first, let second, let end):
      steps.append(.curve)
      add(first)
      add(second)
      add(end)
    case .close: steps.append(.close)
    }
  }

  private mutating func add(_ point: Point) {
    coordinates.append(point.x)
    coordinates.append(point.y)
    last = point
  }

  /// The path with every point put elsewhere.
  package func moving(_ place: (Point) -> Point) -> Path {
    Path(
      map { element in
        switch element {
        case .move(let point): .move(place(point))
        case .line(let point): .line(place(point))
        case .curve(let first, let second, let end):
          .curve(place(first), place(second), end: place(end))
        case .close: .close
        }
      })
  }

  /// Keeps the columns in no more room than they take.
  private mutating func removeSlack() {
    steps = steps.withoutSlack
    coordinates = coordinates.withoutSlack
  }
}

extension Path: Sequence {
  /// The steps, in order, as an array; a loop goes over the path itself.
  public var elements: [Element] { Array(self) }

  /// All points that the elements name, control points included, in order: no ink lies outside their
  /// hull.
  package var points: Points { Points(path: self) }

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
    private var coordinate = 0
    private var last = Point(x: 0, y: 0)

    fileprivate init(_ path: Path) { self.path = path }

    /// The next step.
    public mutating func next() -> Element? {
      guard step < path.steps.count else { return nil }
      defer { step += 1 }
      switch path.steps[step] {
      case .move: return .move(nextPoint())
      case .line: return .line(nextPoint())
      case .along:
        last.x = nextCoordinate()
        return .line(last)
      case .upright:
        last.y = nextCoordinate()
        return .line(last)
      case .curve: return .curve(nextPoint(), nextPoint(), end: nextPoint())
      case .close: return .close
      }
    }

    private mutating func nextPoint() -> Point {
      last = Point(x: nextCoordinate(), y: nextCoordinate())
      return last
    }

    private mutating func nextCoordinate() -> Double {
      defer { coordinate += 1 }
      return path.coordinates[coordinate]
    }
  }

  /// Goes through the steps, in order.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The points of a path, in order.
  package struct Points: Sequence, IteratorProtocol {
    private var steps: Iterator
    /// The points of a curve that are still to be given.
    private var waiting: (Point, Point?)?

    fileprivate init(path: Path) { steps = path.makeIterator() }

    package mutating func next() -> Point? {
      if let (point, end) = waiting {
        waiting = end.map { ($0, nil) }
        return point
      }
      while let element = steps.next() {
        switch element {
        case .move(let point), .line(let point): return point
        case .curve(let first, let second, let end):
          waiting = (second, end)
          return first
        case .close: continue
        }
      }
      return nil
    }
  }
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
