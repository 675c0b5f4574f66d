import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Reporting
import Testing

@Suite("Time-dependent ROC plots")
struct TimeDependentROCPlotTests {
  /// Ten patients; nobody is followed beyond 9.
  private let patients = DataFrame([
    "t": [1, 2, 3, 4, 5, 6, 7, 8, 9, 9], "e": [1, 1, 0, 1, 1, 0, 1, 0, 0, 0],
    "a": [9, 7, 8, 8, 5, 3, 6, 2, 1, 4], "b": [5, 6, 2, 9, 3, 8, 1, 4, 7, 2],
  ])

  private func texts(_ plot: TimeDependentROCPlot) throws -> [String] {
    let context = FigureContext(width: millimetres(89), timeUnit: "months")
    return try PictureInspection(plot.picture(in: context)).texts.map(\.run.text)
  }

  private func roc(_ scores: String, _ times: [Double]) throws -> TimeDependentROC {
    try TimeDependentROC("Surv(t, e) ~ \(scores)", data: patients, times: times)
  }

  @Test("One score has a row for each horizon, with its cases and controls")
  func counts() throws {
    let texts = try texts(TimeDependentROCPlot(roc("a", [3, 5])))
    #expect(texts.contains("3 mo"))
    #expect(texts.contains("5 mo"))
    // By month 5 four have had the event, five are under observation still.
    #expect(texts.contains("4"))
    #expect(texts.contains("5"))
  }

  @Test("Labelled scores are called by their labels, unless the plot names them")
  func labels() throws {
    var labelled = patients
    labelled.label("a", "With nodes")
    let roc = try TimeDependentROC("Surv(t, e) ~ a + b", data: labelled, times: [5])
    let texts = try texts(TimeDependentROCPlot(roc, names: ["b": "Without"]))
    #expect(texts.contains { $0.contains("With nodes") })
    #expect(texts.contains { $0.contains("Without") })
    #expect(!texts.contains("a") && !texts.contains("b"))
    #expect(try ROCCurve("e ~ a", data: labelled).label == "With nodes")
  }

  @Test("The horizon beyond follow-up is not estimable, with the reason, and has no curve")
  func refused() throws {
    let plot = TimeDependentROCPlot(try roc("a", [5, 60]))
    #expect(try texts(plot).contains { $0.hasPrefix("NE: 0 at risk at") })
    let last = try #require(plot.scores.first?.entries.last)
    #expect(last.points.isEmpty)
    #expect(last.auc.value == nil)
  }

  @Test(
    "Two scores are drawn at the last horizon that can be estimated, not at one beyond follow-up")
  func lastEstimable() throws {
    #expect(
      try texts(TimeDependentROCPlot(roc("a + b", [3, 5, 60]))).contains {
        $0.hasSuffix("curves at 5 mo")
      })
  }

  @Test("A curve ends where everybody is positive")
  func wholeCurve() throws {
    let points = try #require(
      TimeDependentROCPlot(roc("a", [5])).scores.first?.entries.first?.points)
    #expect(points.first?.x == 0)
    #expect(points.last?.x == 100)
    #expect(points.last?.y == 100)
  }

  @Test("A horizon beyond follow-up is a warning of the report")
  func warning() throws {
    let context = ReportContext()
    let roc = try roc("a", [5, 60])
    ReportContext.$current.withValue(context) { _ = TimeDependentROCPlot(roc) }
    let warnings = context.journal.takeWarnings()
    #expect(warnings.contains { $0.name == "not-estimable" && $0.text.contains("0 at risk at") })
  }

  @Test("An area that rests on fewer than ten says so where counts do not stand")
  func few() throws {
    #expect(try texts(TimeDependentROCPlot(roc("a + b", [3, 5]))).contains("Only 2 cases at 3 mo"))
  }

  @Test("Several scores at one horizon say which it is")
  func oneHorizon() throws {
    #expect(
      try texts(TimeDependentROCPlot(roc("a + b", [3, 5]), at: 3)).contains("AUC at 3 mo (95% CI)"))
  }

  @Test("An unknown horizon and an unknown score are refused in words")
  func failures() throws {
    let context = FigureContext(width: millimetres(89))
    let roc = try roc("a + b", [3, 5])
    #expect(throws: TimeDependentROCPlot.Failure.unknownHorizon(4, horizons: [3, 5])) {
      try TimeDependentROCPlot(roc, at: 4).picture(in: context)
    }
    #expect(throws: TimeDependentROCPlot.Failure.unknownScore("c", scores: ["a", "b"])) {
      try TimeDependentROCPlot(roc, names: ["c": "C"]).picture(in: context)
    }
    #expect(throws: TimeDependentROCPlot.Failure.self) {
      try TimeDependentROCPlot(roc).picture(in: FigureContext(width: 40))
    }
  }
}
