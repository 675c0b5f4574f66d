import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Reporting
import Testing

@Suite("Forest plots")
struct ForestPlotTests {
  private typealias Sample = SampleForests

  private func picture(
    _ plot: ForestPlot, width: Double = 174, height: Double? = nil, language: String = "en"
  ) throws -> Picture {
    try plot.picture(
      in: FigureContext(
        width: millimetres(width), height: height.map { millimetres($0) }, language: language))
  }

  private func runs(_ picture: Picture) -> [TextRun] {
    picture.placedItems.map(\.item).compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  private func fills(_ picture: Picture) -> [(corners: Int, box: Rectangle)] {
    picture.placedItems.map(\.item).compactMap { item in
      guard case .path(let path) = item, path.fill != nil, path.series == "estimates" else {
        return nil
      }
      let points = path.path.elements.compactMap { element -> Point? in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
      let (xs, ys) = (points.map(\.x), points.map(\.y))
      let x = xs.min() ?? 0
      let y = ys.min() ?? 0
      return (
        points.count,
        Rectangle(x: x, y: y, width: (xs.max() ?? 0) - x, height: (ys.max() ?? 0) - y)
      )
    }
  }

  @Test("Decimal marks of the estimates stand below each other")
  func decimals() throws {
    let plot = ForestPlot([
      ForestRow("A", estimate: Sample.ratio(0.98, 0.9, 1.06)),
      ForestRow("B", estimate: Sample.ratio(12.34, 11, 15)),
    ])
    let starts = runs(try picture(plot)).filter { [".98", ".3"].contains($0.text) }.map(\.origin.x)
    #expect(starts.count == 2)
    #expect(Set(starts).count == 1)
  }

  @Test("Intervals begin below each other")
  func intervals() throws {
    let starts = runs(try picture(ForestPlot(Sample.rotterdam)))
      .filter { $0.text.hasPrefix("(") && $0.text.contains("–") }.map(\.origin.x)
    #expect(starts.count == 4)
    #expect(Set(starts).count == 1)
  }

  @Test("Events and patients are aligned on the stroke")
  func counts() throws {
    let starts = runs(try picture(ForestPlot(Sample.rotterdam)))
      .filter { $0.text.hasPrefix("/") }.map(\.origin.x)
    #expect(starts.count == 6 - 0)
    #expect(Set(starts).count == 1)
  }

  @Test("The decimal marks of P values stand below each other, also behind \"<\"")
  func pValues() throws {
    let starts = runs(try picture(ForestPlot(Sample.rotterdam)))
      .filter { [".61", ".001"].contains($0.text) }.map(\.origin.x)
    #expect(starts.count == 5)
    #expect(Set(starts).count == 1)
  }

  @Test("An interval that leaves the axis ends in an arrow at its end")
  func arrows() throws {
    let plot = ForestPlot(
      [ForestRow("A", estimate: Sample.ratio(1.2, 0.1, 9))], limits: 0.5...2)
    let arrows = fills(try picture(plot)).filter { $0.corners == 3 }
    #expect(arrows.count == 2)
    let whole = ForestPlot(
      [ForestRow("A", estimate: Sample.ratio(1.2, 0.6, 1.9))], limits: 0.5...2)
    #expect(fills(try picture(whole)).filter { $0.corners == 3 }.isEmpty)
  }

  @Test("An infinite or missing limit is drawn as far as the axis goes")
  func openLimits() throws {
    let plot = ForestPlot([
      ForestRow("A", estimate: Sample.ratio(1.2, 0, .infinity)),
      ForestRow("B", estimate: Sample.ratio(1.2, 0.5, 2)),
    ])
    #expect(fills(try picture(plot)).filter { $0.corners == 3 }.count == 2)
  }

  @Test("An estimate beyond the axis leaves an arrow and no square")
  func pointBeyond() throws {
    let plot = ForestPlot([ForestRow("A", estimate: Sample.ratio(9, 5, 12))], limits: 0.5...2)
    #expect(fills(try picture(plot)).map(\.corners) == [3])
  }

  @Test("The area of a square follows the information")
  func boxes() throws {
    let plot = ForestPlot([
      ForestRow("A", estimate: Sample.ratio(1, 0.5, 2)),
      ForestRow("B", estimate: Sample.ratio(1, 0.25, 4)),
    ])
    let sides = fills(try picture(plot)).map(\.box.width)
    #expect(sides.count == 2)
    #expect(abs(sides[0] / sides[1] - 2) < 1e-9)
    var fixed = plot
    fixed.options.boxes = .fixed
    #expect(Set(fills(try picture(fixed)).map(\.box.width)).count == 1)
  }

  @Test("A reference level says so, and an estimate without support too")
  func words() throws {
    let texts = runs(try picture(Sample.subgroups)).map(\.text)
    #expect(texts.contains("not estimable"))
    #expect(runs(try picture(ForestPlot(Sample.rotterdam))).map(\.text).contains(" (reference)"))
  }

  @Test("What is not estimable leaves a warning with its reason")
  func warnings() throws {
    let journal = RunJournal()
    try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      _ = try picture(Sample.subgroups)
    }
    #expect(journal.takeWarnings().map(\.text) == ["Left: no events with hormones"])
  }

  @Test("Models stand side by side where there is room, else below each other")
  func arrangement() throws {
    let plot = Sample.models(["DFS", "OS"])
    let wide = runs(try picture(plot)).filter { ["DFS", "OS"].contains($0.text) }
    #expect(Set(wide.map(\.origin.y)).count == 1)
    let narrow = runs(try picture(plot, width: 89)).filter { ["DFS", "OS"].contains($0.text) }
    #expect(Set(narrow.map(\.origin.y)).count == 2)
  }

  @Test("The height follows from the rows")
  func height() throws {
    let short = try picture(ForestPlot(Array(Sample.rotterdam.prefix(1)))).size.height
    let long = try picture(ForestPlot(Sample.rotterdam)).size.height
    #expect(long > short + 7 * 10)
  }

  @Test("A given height is kept, and one that is too small refused")
  func givenHeight() throws {
    #expect(try picture(ForestPlot(Sample.rotterdam), height: 120).size.height == millimetres(120))
    #expect(throws: ForestPlot.Failure.self) {
      try picture(ForestPlot(Sample.rotterdam), height: 20)
    }
  }

  @Test("A plot without rows, limits without 1 and ticks at 0 are refused in words")
  func failures() throws {
    #expect(throws: ForestPlot.Failure.noRows) { try picture(ForestPlot([])) }
    let row = ForestRow("A", estimate: Sample.ratio(1.2, 0.6, 1.9))
    #expect(throws: ForestPlot.Failure.limits(2...3, isRatio: true)) {
      try picture(ForestPlot([row], limits: 2...3))
    }
    #expect(throws: ForestPlot.Failure.ticks([0, 1], isRatio: true)) {
      try picture(ForestPlot([row], ticks: [0, 1]))
    }
    #expect(throws: ForestPlot.Failure.self) { try picture(ForestPlot([row]), width: 20) }
  }

  @Test("A data frame makes a plot; a row without an estimate is a head")
  func dataFrame() throws {
    let data = DataFrame([
      "name": ["Sex", "Men", "Women"], "hr": [nil, 0.5, 0.8], "lo": [nil, 0.3, 0.6],
      "hi": [nil, 0.9, 1.1], "n": [nil, 40, 50],
    ])
    let plot = try ForestPlot(
      data, label: "name", estimate: "hr", lower: "lo", upper: "hi", count: "n")
    #expect(plot.rows.map(\.role) == [.head, .estimate, .estimate])
    #expect(plot.rows.map(\.indent) == [0, 1, 1])
    #expect(plot.rows[2].cells[0]?.count == 50)
  }

  @Test("The description says every number with its row")
  func description() throws {
    let text = try picture(ForestPlot(Sample.rotterdam)).description
    #expect(text.contains("Tumour size, >50 mm: 1.66 (95% CI 1.38–2.00)"))
    #expect(!text.contains("*"))
  }
}
