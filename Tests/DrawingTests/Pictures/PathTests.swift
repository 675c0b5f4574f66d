import Drawing
import Testing

@Suite struct PathTests {
  private let elements: [Path.Element] = [
    .move(Point(x: 1, y: 2)), .line(Point(x: 3, y: 4)),
    .curve(Point(x: 5, y: 6), Point(x: 7, y: 8), end: Point(x: 9, y: 10)), .close,
    .move(Point(x: 0, y: 0)), .line(Point(x: 1, y: 0)),
  ]

  @Test func elementsComeBackAsTheyWereGiven() {
    let path = Path(elements)
    #expect(path.elements == elements)
    #expect(path.count == 6)
    #expect(path.points.map(\.x) == [1, 3, 5, 7, 9, 0, 1])
  }

  @Test func linesAndOutlinesAreWhatTheirStepsAre() {
    let points = [Point(x: 1, y: 1), Point(x: 2, y: 1), Point(x: 2, y: 3)]
    let line = Path([.move(points[0]), .line(points[1]), .line(points[2])])
    #expect(Path(polyline: points) == line)
    #expect(Path(polygon: points).elements == line.elements + [.close])
    #expect(Path(polyline: []).isEmpty && Path(polygon: []).isEmpty)
  }

  @Test func levelAndUprightLinesComeBackAsTheyWereGiven() {
    let step: [Path.Element] = [
      .move(Point(x: 0, y: 9)), .line(Point(x: 4, y: 9)), .line(Point(x: 4, y: 7)),
      .line(Point(x: 4, y: 7)), .line(Point(x: 6, y: 8)), .close, .line(Point(x: 1, y: 8)),
      .curve(Point(x: 1, y: 2), Point(x: 3, y: 2), end: Point(x: 5, y: 2)),
      .line(Point(x: 9, y: 2)), .move(Point(x: 9, y: 3)), .line(Point(x: 9, y: 5)),
    ]
    let path = Path(step)
    #expect(path.elements == step)
    #expect(path.points.map(\.x) == [0, 4, 4, 4, 6, 1, 1, 3, 5, 9, 9, 9])
    #expect(path.points.map(\.y) == [9, 9, 7, 7, 8, 8, 2, 2, 2, 2, 3, 5])
  }

  @Test func aTurnedPathHasLostNothing() {
    let line = Path(polyline: [Point(x: 0, y: 9), Point(x: 4, y: 9), Point(x: 4, y: 7)])
    let turned = line.moving { Point(x: $0.x + $0.y, y: $0.y - $0.x) }
    #expect(Array(turned.points) == [Point(x: 9, y: 9), Point(x: 13, y: 5), Point(x: 11, y: 3)])
  }

  @Test func pathsAreJoinedInTheirOrder() {
    let (first, second) = (Path(Array(elements[..<4])), Path(Array(elements[4...])))
    #expect(Path(joining: [first, Path(), second]) == Path(elements))
  }

  @Test func movingKeepsTheStepsAndMovesEveryPoint() {
    let moved = Path(elements).moving { Point(x: $0.x + 1, y: -$0.y) }
    #expect(
      moved.elements[2]
        == .curve(Point(x: 6, y: -6), Point(x: 8, y: -8), end: Point(x: 10, y: -10)))
    #expect(moved.elements[3] == .close)
  }
}
