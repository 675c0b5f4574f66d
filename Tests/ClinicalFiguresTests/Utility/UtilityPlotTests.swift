import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Documents
import Drawing
import Reporting
import Testing

@Suite("Decision and clinical-impact plots")
struct UtilityPlotTests {
  /// Ten patients, four with the event; risks up to 0.45.
  private let patients = DataFrame([
    "y": [0, 0, 0, 1, 0, 0, 1, 0, 1, 1],
    "p": [0.05, 0.05, 0.1, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.45],
    "t": [5, 6, 7, 2, 8, 9, 1, 3, 2, 3],
  ])
  private let context = FigureContext(width: millimetres(89), timeUnit: "years")

  private func texts(_ figure: any Figure) throws -> [String] {
    try PictureInspection(figure.picture(in: context)).texts.map(\.run.text)
  }

  @Test("Treating all and treating none stand beside the model")
  func strategies() throws {
    let texts = try texts(
      DecisionCurvePlot(DecisionCurve("y ~ p", data: patients, thresholds: 0.05...0.4)))
    for name in ["p", "Treat all", "Treat none"] { #expect(texts.contains(name)) }
  }

  @Test("A labelled prediction is called by its label in plot and table, unless the plot names it")
  func labels() throws {
    var labelled = patients
    labelled.label("p", "Full model")
    let curve = try DecisionCurve("y ~ p", data: labelled, thresholds: 0.05...0.4)
    #expect(curve.names == ["p"])
    #expect(try texts(DecisionCurvePlot(curve)).contains("Full model"))
    #expect(try texts(DecisionCurvePlot(curve, names: ["p": "Ours"])).contains("Ours"))
    #expect(curve.table(at: [0.2]).rows[0].cells[1].content == [.text("Full model")])
  }

  @Test("A range that was not declared ends at the 99th percentile of the risks, with a note")
  func undeclared() throws {
    let texts = try texts(DecisionCurvePlot(DecisionCurve("y ~ p", data: patients)))
    #expect(texts.contains { $0.hasPrefix("No range of thresholds declared") })
    #expect(texts.contains("40"))
    #expect(!texts.contains("50"))
  }

  @Test("A declared range is the whole axis and has no note")
  func declared() throws {
    let texts = try texts(
      DecisionCurvePlot(DecisionCurve("y ~ p", data: patients, thresholds: 0.1...0.6)))
    #expect(!texts.contains { $0.hasPrefix("No range") })
    #expect(texts.contains("60"))
  }

  @Test(
    "Where follow-up above a threshold ends before the horizon there is a gap, and a note says so")
  func gap() throws {
    // Those above 0.2 are followed for 3 years at most.
    let curve = try DecisionCurve("Surv(t, y) ~ p", data: patients, at: 4, thresholds: 0.05...0.4)
    let context = ReportContext()
    let plot = ReportContext.$current.withValue(context) { DecisionCurvePlot(curve) }
    #expect(try texts(plot).contains { $0.hasPrefix("Gap: follow-up above") })
    #expect(context.journal.takeWarnings().contains { $0.text.hasSuffix("threshold 21% on") })
  }

  @Test("Clinical impact marks all events")
  func events() throws {
    let impact = try ClinicalImpactCurve("y ~ p", data: patients)
    #expect(try texts(ClinicalImpactPlot(impact)).contains("All events, 400"))
  }

  @Test("Decision and impact of the same risks have the same axis of thresholds")
  func sameAxis() throws {
    func ticks(_ figure: any FramedFigure) throws -> [Double] {
      let framed = try figure.framed(in: context)
      return try PictureInspection(framed.picture).texts
        .filter { $0.run.origin.y > framed.frame.maxY + 5 && Double($0.run.text) != nil }
        .map { $0.run.origin.x }
    }
    let decision = try DecisionCurvePlot(DecisionCurve("y ~ p", data: patients))
    let impact = try ClinicalImpactPlot(ClinicalImpactCurve("y ~ p", data: patients))
    #expect(try ticks(decision) == ticks(impact))
  }

  @Test("A name for a prediction that is not there, and a sheet too small, are refused in words")
  func failures() throws {
    let curve = try DecisionCurve("y ~ p", data: patients)
    #expect(throws: DecisionCurvePlot.Failure.unknownPrediction("q", predictions: ["p"])) {
      try DecisionCurvePlot(curve, names: ["q": "Q"]).picture(in: context)
    }
    #expect(throws: DecisionCurvePlot.Failure.tooSmall) {
      try DecisionCurvePlot(curve).picture(in: FigureContext(width: 60))
    }
    #expect(throws: ClinicalImpactPlot.Failure.tooSmall) {
      try ClinicalImpactPlot(ClinicalImpactCurve("y ~ p", data: patients)).picture(
        in: FigureContext(width: 60))
    }
  }
}

@Suite("Tables of utility")
struct UtilityTableTests {
  private let patients = DataFrame([
    "y": [0, 0, 0, 1, 0, 0, 1, 0, 1, 1],
    "p": [0.05, 0.05, 0.1, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.45],
  ])

  private func texts(_ table: Table, row: Int) -> [Double?] {
    table.rows[row].cells.flatMap(\.values).map(\.value)
  }

  @Test(
    "Per 1000 patients: treated, with and without the event, net benefit, interventions avoided")
  func decision() throws {
    let table = try DecisionCurve("y ~ p", data: patients, thresholds: [0.2]).table(at: [0.2])
    // At 0.2: five of ten treated, three with the event; all: 400 − 600 / 4 = 250.
    let values = texts(table, row: 0).compactMap { $0 }
    let expected = [500.0, 300, 200, 250, 0]
    #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(values.count == expected.count)
  }

  @Test("Clinical impact has a row for each threshold")
  func impact() throws {
    let curve = try ClinicalImpactCurve(
      "y ~ p", data: patients, thresholds: [0.2, 0.4], population: 100)
    let table = curve.table(at: [0.2, 0.4])
    #expect(texts(table, row: 0) == [50, 30, 20])
    #expect(texts(table, row: 1) == [20, 20, 0])
  }

  @Test("Odds are small whole numbers where there are some")
  func odds() throws {
    let plot = try DecisionCurvePlot(
      DecisionCurve("y ~ p", data: patients, thresholds: [0.1, 0.25, 0.4]), at: [0.1, 0.25, 0.4])
    let texts = try PictureInspection(
      plot.picture(in: FigureContext(width: millimetres(89)))
    ).texts.map(\.run.text)
    for odds in ["1:9", "1:3", "2:3"] { #expect(texts.contains(odds)) }
  }

  @Test("A time-dependent ROC curve is displayed as its table")
  func timeDependent() throws {
    var data = patients
    data["t"] = [5, 6, 7, 2, 8, 9, 1, 3, 2, 3]
    let roc = try TimeDependentROC("Surv(t, y) ~ p", data: data, times: [2.5, 60])
    guard case .table(let table, _) = try roc.output()[0] else { return #expect(Bool(false)) }
    #expect(table.rows.count == 2)
    #expect(texts(table, row: 0).prefix(2) == [3, 7])
    #expect(texts(table, row: 1).last == .some(nil))
  }
}
