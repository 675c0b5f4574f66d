import Charts
import Drawing
import Reporting
import Testing

@Suite("Axes")
struct AxisTests {
  private let plane = PlotPlane(
    frame: Rectangle(x: 50, y: 10, width: 190, height: 140), x: Scale(0...30), y: Scale(0...100))

  private func texts(_ items: [PictureItem]) -> [TextRun] {
    items.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  @Test("Tick labels stand centred under their ticks")
  func centred() throws {
    let ruler = try TextRuler()
    let ticks = Tick.at([0, 10, 20, 30], style: NumberStyle())
    let axis = Axis(plane.x, ticks: ticks, title: "")
    let runs = texts(AxisGuide(theme: .standard, ruler: ruler).horizontal(axis, on: plane))
    for (run, tick) in zip(runs, ticks) {
      let middle = run.origin.x + ruler.measure(run.text, run.font).width / 2
      #expect(abs(middle - plane.horizontal(tick.value)) < 0.1)
    }
  }

  @Test("A vertical axis takes no more room than it says")
  func room() throws {
    let ruler = try TextRuler()
    let theme = Theme.standard
    let axis = Axis(
      plane.y, ticks: Tick.at([0, 50, 100], style: NumberStyle()), title: "Overall survival (%)")
    let guide = AxisGuide(theme: theme, ruler: ruler)
    var plane = plane
    plane.frame.x = guide.leftInset(of: axis)
    let picture = Picture(
      size: Size(width: 300, height: 200), items: guide.vertical(axis, on: plane))
    let left = try PictureInspection(picture).texts.flatMap(\.box).map(\.x).min()
    #expect(try #require(left) >= theme.border - 0.01)
  }
}
