import Charts
import Drawing
import Testing

@Suite("Placement of text")
struct PlacementTests {
  private let frame = Rectangle(x: 0, y: 0, width: 100, height: 80)

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rectangle {
    Rectangle(x: x, y: y, width: width, height: height)
  }

  @Test("An occupancy counts the covered points of a box")
  func coverage() {
    let occupancy = Occupancy(of: [box(10, 10, 19.5, 9.5)], in: frame)
    #expect(occupancy.coverage(of: box(0, 0, 14.5, 14.5)) == 25)
    #expect(occupancy.coverage(of: box(40, 40, 10, 10)) == 0)
  }

  @Test("A line without height is covered too")
  func line() {
    let occupancy = Occupancy(of: [box(10, 10, 50, 0)], in: frame)
    #expect(occupancy.coverage(of: box(20, 8, 4, 4)) > 0)
  }

  @Test("Boxes outside of the frame and boxes that are not numbers cover nothing")
  func outside() {
    let boxes = [box(-50, -50, 10, 10), box(200, 0, 10, 10), box(.nan, 0, 1, 1)]
    let occupancy = Occupancy(of: boxes, in: frame)
    #expect(occupancy.coverage(of: frame) == 0)
  }

  @Test("The distance to ink is that of the nearest cell")
  func distance() {
    let occupancy = Occupancy(of: [box(50, 0, 1, 79)], in: frame)
    let distance = occupancy.distance(to: box(10, 30, 20, 10), limit: 60)
    #expect(abs(distance - 20) <= 1.5)
  }

  @Test("A block goes to the first corner that is empty")
  func corner() throws {
    let ink = Occupancy(of: [box(60, 0, 40, 20)], in: frame)
    let placement = BlockPlacement(frame: frame, occupied: [ink])
    let point = try #require(
      placement.place(Size(width: 30, height: 10), corners: [.topRight, .bottomRight]))
    #expect(point.x > 60 && point.y > 60)
  }

  @Test("Where every place is covered there is none")
  func full() {
    let placement = BlockPlacement(frame: frame, occupied: [Occupancy(of: [frame], in: frame)])
    #expect(placement.place(Size(width: 30, height: 10)) == nil)
  }

  @Test("A block wider than the panel has no place")
  func wide() {
    let placement = BlockPlacement(frame: frame, occupied: [])
    #expect(placement.place(Size(width: 130, height: 10)) == nil)
  }

  @Test("Names stand clear of every curve, each nearest to its own")
  func names() throws {
    let ruler = try TextRuler()
    let upper = box(0, 20, 100, 0)
    let lower = box(0, 60, 100, 0)
    let curves = [("a", upper), ("b", lower)].map {
      (series: $0.0, ink: Occupancy(of: [$0.1], in: frame))
    }
    let placement = LabelPlacement(
      frame: frame, curves: curves, bands: Occupancy(of: [Rectangle](), in: frame),
      marks: Occupancy(of: [upper, lower], in: frame))
    let labels = ["a", "b"].map {
      LabelPlacement.Label(
        series: $0, line: StyledLine($0, font: Font(.sans, size: 7), ruler: ruler))
    }
    let points = try #require(placement.place(labels))
    #expect(abs(points[0].y - 20) < 12 && abs(points[1].y - 60) < 12)
    for (label, point) in zip(labels, points) {
      #expect(!label.line.box(at: point).overlaps(upper.expanded(by: 0.5)))
      #expect(!label.line.box(at: point).overlaps(lower.expanded(by: 0.5)))
    }
  }

  @Test("Curves too close to each other get no names")
  func close() throws {
    let ruler = try TextRuler()
    let curves = [("a", 40.0), ("b", 41.0)].map {
      (series: $0.0, ink: Occupancy(of: [box(0, $0.1, 100, 0)], in: frame))
    }
    let placement = LabelPlacement(
      frame: frame, curves: curves, bands: Occupancy(of: [Rectangle](), in: frame),
      marks: Occupancy(of: [box(0, 40, 100, 1)], in: frame))
    let labels = ["a", "b"].map {
      LabelPlacement.Label(
        series: $0, line: StyledLine($0, font: Font(.sans, size: 7), ruler: ruler))
    }
    #expect(placement.place(labels) == nil)
  }
}
