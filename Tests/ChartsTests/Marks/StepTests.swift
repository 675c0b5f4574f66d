import Charts
import Drawing
import Testing

@Suite("Step curves and bands")
struct StepTests {
  private let plane = PlotPlane(
    frame: Rectangle(x: 0, y: 0, width: 100, height: 100), x: Scale(0...10), y: Scale(0...100))

  @Test("A curve starts at its start value at time 0 and ends where it ends")
  func ends() {
    let function = StepFunction(times: [2, 4], values: [80, 60], start: 100, end: 5)
    #expect(
      function.corners(on: plane) == [
        Point(x: 0, y: 0), Point(x: 20, y: 0), Point(x: 20, y: 20), Point(x: 40, y: 20),
        Point(x: 40, y: 40), Point(x: 50, y: 40),
      ])
  }

  @Test("Changes after the end are not drawn")
  func cut() {
    let function = StepFunction(times: [2, 8], values: [80, 0], start: 100, end: 5)
    #expect(function.corners(on: plane).map(\.y).max() == 20)
  }

  @Test("A value holds from its time on")
  func value() {
    let function = StepFunction(times: [2, 4], values: [80, 60], start: 100, end: 5)
    #expect([1.9, 2, 3.9, 4, 9].map(function.value) == [100, 80, 80, 60, 60])
  }

  @Test("A curve of a million steps has no more corners than the eye can see")
  func many() {
    let count = 1_000_000
    let times = (1...count).map { Double($0) / Double(count) * 10 }
    let function = StepFunction(
      times: times, values: times.map { 100 - 5 * $0 }, start: 100, end: 10)
    #expect(function.corners(on: plane).count < 5000)
  }

  /// What leaves ink: a band tells its limits too, for the source data.
  private func drawn(_ mark: BandsMark) -> [PictureItem] {
    mark.items(on: plane, theme: .standard).filter { item in
      if case .path(let path) = item { !path.path.elements.isEmpty } else { true }
    }
  }

  @Test("A band tells both limits as steps")
  func limits() throws {
    let band = StepBand(times: [0, 2], lower: [50, 40], upper: [100, 90], end: 6)
    let group = plane.group(
      of: [BandsMark([.init(band, series: "a", color: .black)])], theme: .standard)
    let csv = try #require(Picture(size: Size(width: 200, height: 200), items: [group]).sourceData)
    let rows = csv.split(separator: "\r\n").map(String.init)
    #expect(rows.contains("1,a: lower limit,1,0,50") && rows.contains("1,a: lower limit,1,6,40"))
    #expect(rows.contains("1,a: upper limit,1,2,90"))
    #expect(!rows.contains { $0.hasPrefix("1,a,") })
  }

  @Test("Where two bands overlap, the common area has the product of their tints")
  func overlap() {
    let blue = Color(hex: 0x497BA5)
    let red = Color(hex: 0x92001A)
    let first = StepBand(times: [0], lower: [20], upper: [60], end: 10)
    let second = StepBand(times: [5], lower: [40], upper: [80], end: 10)
    let mark = BandsMark([
      .init(first, series: "a", color: blue), .init(second, series: "b", color: red),
    ])
    let items = drawn(mark)
    #expect(items.count == 3)
    guard case .path(let common)? = items.last else { return }
    #expect(common.fill == blue.tint.multiplied(by: red.tint))
    let expected = Rectangle(x: 50, y: 40, width: 50, height: 20)
    #expect(common.path.elements.count == 5)
    for element in common.path.elements {
      switch element {
      case .move(let point), .line(let point):
        #expect([expected.x, expected.maxX].contains(point.x))
        #expect([expected.y, expected.maxY].contains(point.y))
      case .curve: Issue.record("a band has no curves")
      case .close: break
      }
    }
  }

  @Test("A band is one outline, not a row of boxes")
  func outline() {
    let band = StepBand(times: [0, 2, 4], lower: [50, 40, 30], upper: [100, 90, 80], end: 6)
    let items = drawn(BandsMark([.init(band, series: "a", color: .black)]))
    guard items.count == 1, case .path(let path) = items[0] else {
      Issue.record("one path expected")
      return
    }
    let moves = path.path.elements.filter { if case .move = $0 { true } else { false } }
    #expect(moves.count == 1)
  }

  @Test("Without limits there is no band")
  func missing() {
    let band = StepBand(times: [0, 2], lower: [.nan, 40], upper: [.nan, 90], end: 6)
    #expect(band.slabs(on: plane) == [Rectangle(x: 20, y: 10, width: 40, height: 50)])
  }

  @Test("Censor marks that would merge are drawn once")
  func censored() {
    let points = [1.0, 1.001, 1.002, 3].map { (x: $0, y: 50.0) }
    let mark = TickMark(at: points, series: "a", color: .black)
    guard case .path(let path)? = mark.items(on: plane, theme: .standard).first else { return }
    #expect(path.path.elements.count == 4)
    #expect(!mark.isComplete(on: plane, theme: .standard))
  }
}
