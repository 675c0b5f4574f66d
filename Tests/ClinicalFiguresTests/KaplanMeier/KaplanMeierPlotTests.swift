import Charts
import ClinicalFigures
import Drawing
import Reporting
import Testing

@Suite("Kaplan–Meier plot")
struct KaplanMeierPlotTests {
  private func framed(
    _ curves: [KaplanMeierCurve], p: Double? = nil, width: Double = 89, language: String = "en",
    _ change: (inout KaplanMeierPlot.Options) -> Void = { _ in }
  ) throws -> FramedPicture {
    var plot = KaplanMeierPlot(curves: curves, p: p.map { PValue($0) })
    plot.options.timeLabel = "Months since surgery"
    change(&plot.options)
    return try plot.framed(
      in: FigureContext(width: millimetres(width), language: language, timeUnit: "months"))
  }

  private func texts(_ picture: Picture) -> [TextRun] {
    picture.placedItems.map(\.item).compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  private func paths(_ picture: Picture, series: String) -> [PathItem] {
    picture.placedItems.map(\.item).compactMap {
      if case .path(let path) = $0, path.series == series { path } else { nil }
    }
  }

  @Test("Every count stands centred under its tick", arguments: [89.0, 120, 174])
  func centred(width: Double) throws {
    let drawn = try framed(SampleCurves.groups(3), width: width)
    let ruler = try TextRuler()
    let runs = texts(drawn.picture)
    func middle(_ run: TextRun) -> Double {
      run.origin.x + ruler.measure(run.text, run.font).width / 2
    }
    let ticks = runs.filter { run in
      run.origin.y > drawn.frame.maxY + 5 && Int(run.text) != nil
    }.map(middle)
    let counts = runs.filter { $0.text.contains(" (") && $0.text.first?.isNumber == true }
      .filter { $0.origin.y > drawn.frame.maxY }
    #expect(ticks.count >= 4 && counts.count == 3 * ticks.count)
    for count in counts {
      let distance = ticks.map { abs($0 - middle(count)) }.min() ?? .infinity
      #expect(distance < 0.1, "\(count.text)")
    }
  }

  @Test("The medians of a plot have the same decimals")
  func decimals() throws {
    let curves = [
      SampleCurves.curve("A", [2, 14, 16, 20], [1, 1, 1, 1]),
      SampleCurves.curve("B", [1, 8.87, 10.05, 12], [1, 1, 1, 1]),
    ]
    let shown = texts(try framed(curves).picture).map(\.text)
    #expect(shown.contains { $0.hasPrefix("8.9 (") } && shown.contains { $0.hasPrefix("14.0 (") })
  }

  @Test("Groups are named as in tables")
  func names() throws {
    let curves = [
      SampleCurves.curve("<=20", [5, 7], [1, 0]), SampleCurves.curve("20-50", [3, 6], [1, 0]),
    ]
    let shown = texts(try framed(curves).picture).map(\.text)
    #expect(shown.contains("≤20") && shown.contains("20–50") && !shown.contains("<=20"))
  }

  @Test("The last count is whole: nothing of it leaves the picture")
  func last() throws {
    let curves = [SampleCurves.curve("A", (1...20_000).map { Double($0) / 340 }, [1, 0, 1])]
    let drawn = try framed(curves)
    #expect(try PictureInspection(drawn.picture).textsCut(tolerance: 0).isEmpty)
  }

  @Test("A patient whose time is that of the tick is at risk, and the event at it has happened")
  func atRisk() {
    let curve = SampleCurves.curve("A", [3, 6, 6, 9], [1, 1, 0, 1])
    #expect([0, 3, 6, 6.1, 9, 10].map(curve.atRiskCount) == [4, 4, 3, 1, 1, 0])
    #expect([0, 3, 6, 6.1, 9, 10].map(curve.eventCount(until:)) == [0, 1, 2, 2, 3, 3])
  }

  @Test("Each curve starts at 100 % at time 0")
  func start() throws {
    let drawn = try framed(SampleCurves.groups(2))
    for name in ["Stage 1", "Stage 2"] {
      let curve = try #require(paths(drawn.picture, series: name).last { $0.stroke != nil })
      guard case .move(let first)? = curve.path.elements.first else {
        Issue.record("the curve of \(name) does not begin with a point")
        continue
      }
      #expect(abs(first.x - drawn.frame.x) < 1e-9 && abs(first.y - drawn.frame.y) < 1e-9)
    }
  }

  @Test("A curve ends where fewer than ten, or a tenth of its group, remain")
  func end() {
    let curve = SampleCurves.curve("A", (1...150).map(Double.init), [1, 0])
    #expect(curve.supportedEnd == 136)
    #expect(curve.atRiskCount(at: curve.supportedEnd) == 15)
    let small = SampleCurves.curve("B", (1...40).map(Double.init), [1, 0])
    #expect(small.atRiskCount(at: small.supportedEnd) == 10)
  }

  @Test("A group of fewer than twenty keeps its whole curve")
  func small() {
    #expect(SampleCurves.curve("A", (1...12).map(Double.init), [1]).supportedEnd == 12)
  }

  @Test("Rows follow the curves from top to bottom, and those of incidence the other way round")
  func order() throws {
    let curves: [KaplanMeierCurve] = SampleCurves.groups(3).reversed()
    func rows(_ picture: Picture) -> [String] {
      texts(picture).filter { $0.text.hasPrefix("Stage") && !$0.font.isBold && $0.origin.x < 10 }
        .sorted { $0.origin.y < $1.origin.y }.map(\.text)
    }
    #expect(try rows(framed(curves).picture) == ["Stage 1", "Stage 2", "Stage 3"])
    let incidence = try framed(curves) { $0.quantity = .cumulativeIncidence }
    #expect(rows(incidence.picture) == ["Stage 3", "Stage 2", "Stage 1"])
    let levels = try framed(curves) { $0.order = .levels }
    #expect(rows(levels.picture) == ["Stage 3", "Stage 2", "Stage 1"])
  }

  @Test("Low and high risk have their colours whatever the order of levels")
  func riskColors() throws {
    let drawn = try framed(SampleCurves.named(["High risk", "Low risk"]))
    let high = paths(drawn.picture, series: "High risk").compactMap(\.stroke).first
    let low = paths(drawn.picture, series: "Low risk").compactMap(\.stroke).first
    #expect(high?.color == Color(hex: 0x92001A))
    #expect(low?.color == Color(hex: 0x497BA5))
  }

  @Test("The log-rank P value is printed with an italic letter")
  func test() throws {
    let runs = texts(try framed(SampleCurves.groups(2), p: 0.0123).picture)
    let letter = try #require(runs.first { $0.text == "P" })
    #expect(letter.font.isItalic)
    #expect(runs.contains { $0.text == " = .01" })
  }

  @Test("One group has no test")
  func single() throws {
    let runs = texts(try framed(SampleCurves.groups(1), p: 0.0123).picture)
    #expect(!runs.contains { $0.text.contains("Log-rank") })
  }

  @Test("A median that is not reached is NR")
  func notReached() throws {
    let curve = SampleCurves.curve("A", (1...40).map(Double.init), [0])
    let runs = texts(try framed([curve]).picture)
    #expect(runs.contains { $0.text.hasSuffix("NR") })
  }

  @Test("Up to four groups are named beside their curves, once in bold")
  func labels() throws {
    let runs = texts(try framed(SampleCurves.groups(2)).picture)
    #expect(runs.filter { $0.font.isBold && $0.text.hasPrefix("Stage") }.count == 2)
  }

  @Test("Axes of figures of one width stand in the same place")
  func aligned() throws {
    let first = try framed(SampleCurves.groups(2)).frame
    let second = try framed(SampleCurves.same(2)).frame
    #expect(first.x == millimetres(17) && second.x == first.x)
    #expect(first.maxX == second.maxX)
    #expect(abs(first.height - millimetres(50)) < 0.01)
  }

  @Test("A height that is given is kept")
  func height() throws {
    var plot = KaplanMeierPlot(curves: SampleCurves.groups(2))
    plot.options.timeLabel = "Months"
    let picture = try plot.picture(
      in: FigureContext(width: millimetres(89), height: millimetres(100)))
    #expect(picture.size.height == millimetres(100))
  }

  @Test("A sheet that is too small is refused in words", arguments: [0.0, 5, 30])
  func tooSmall(width: Double) {
    #expect(throws: KaplanMeierPlot.Failure.self) {
      try framed(SampleCurves.groups(2), width: width)
    }
  }

  @Test("No patients are refused in words")
  func noPatients() {
    #expect(throws: KaplanMeierPlot.Failure.noPatients) {
      try framed([SampleCurves.curve("A", [], [])])
    }
  }

  @Test("Ticks that cannot stand on the axis are refused in words")
  func ticks() {
    #expect(throws: KaplanMeierPlot.Failure.times([-1, 2])) {
      try framed(SampleCurves.groups(1)) { $0.times = [-1, 2] }
    }
  }

  @Test("The picture is described with its numbers")
  func description() throws {
    let text = try framed(SampleCurves.groups(2), p: 0.04).picture.description
    #expect(text.contains("Stage 1 (150 patients, 38 events"))
    #expect(text.contains("Log-rank P = .04."))
    #expect(text.contains("a tenth of the group"))
  }

  @Test("A Chinese document has Chinese words")
  func chinese() throws {
    let picture = try framed(SampleCurves.groups(2), p: 0.04, language: "zh-Hans") {
      $0.timeLabel = nil
    }.picture
    let words = texts(picture).map(\.text)
    #expect(words.contains("生存率（%）") && words.contains("时间（月）"))
    #expect(words.contains("风险人数（事件数）"))
  }

  @Test("Groups are renamed and coloured by their level")
  func renamed() throws {
    let red = Color(hex: 0xAA0000)
    let picture = try framed(SampleCurves.groups(2)) {
      $0.names = [("Stage 1", "Early")]
      $0.colors = [("Stage 1", red)]
    }.picture
    #expect(paths(picture, series: "Early").compactMap(\.stroke).first?.color == red)
  }

  @Test("A name for a group that is not there is refused with the groups there are")
  func unknown() {
    #expect(
      throws: KaplanMeierPlot.Failure.unknownGroup("Stage 9", groups: ["Stage 1", "Stage 2"])
    ) { try framed(SampleCurves.groups(2)) { $0.names = [("Stage 9", "Late")] } }
  }
}
