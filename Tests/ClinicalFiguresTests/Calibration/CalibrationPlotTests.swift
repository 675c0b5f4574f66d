import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Reporting
import Testing

@Suite struct CalibrationPlotTests {
  private func framed(
    _ plot: CalibrationPlot, width: Double = 89, height: Double? = nil
  ) throws -> FramedPicture {
    try plot.framed(
      in: FigureContext(
        width: millimetres(width), height: height.map { millimetres($0) }, timeUnit: "years"))
  }

  private func texts(_ plot: CalibrationPlot) throws -> [String] {
    try PictureInspection(framed(plot).picture).texts.map(\.run.text)
  }

  @Test("The panel is square and its diagonal runs from corner to corner")
  func square() throws {
    for specimen in [SampleCalibrations.series("A"), SampleCalibrations.curveless] {
      let frame = try framed(SampleCalibrations.plot([specimen])).frame
      #expect(abs(frame.width - frame.height) < 1e-9)
    }
  }

  @Test("Both axes end at the first round number that holds all there is")
  func ends() throws {
    let low = SampleCalibrations.plot([
      SampleCalibrations.series("A", from: 0.005, to: 0.12, shift: 0, slope: 1, count: 4000)
    ])
    let labels = try texts(low)
    #expect(labels.filter { $0 == "20" }.count == 2)
    #expect(!labels.contains("100"))
    let labelsOfAll = try texts(SampleCalibrations.plot([SampleCalibrations.series("A")]))
    #expect(labelsOfAll.filter { $0 == "100" }.count == 2)
  }

  @Test("The statistics stand in the panel, the word apparent before them")
  func statistics() throws {
    let labels = try texts(
      SampleCalibrations.plot([SampleCalibrations.series("A", evaluation: "apparent")]))
    for text in ["Apparent", "1.06 (0.97–1.16)", "0.85 (0.65–1.05)", "0.035, 0.058"] {
      #expect(labels.contains(text))
    }
  }

  @Test("Where nothing is estimable the reason stands in the panel, and no curve")
  func refused() throws {
    let labels = try texts(SampleCalibrations.plot([SampleCalibrations.refused]))
    #expect(labels.contains("0 at risk at 60 months"))
    #expect(!labels.contains { $0.contains("Flexible curve") })
  }

  @Test("Horizons that differ are an error that names Panel")
  func horizons() throws {
    let plot = SampleCalibrations.plot([
      SampleCalibrations.series("A", horizon: 1), SampleCalibrations.series("B", horizon: 5),
    ])
    do {
      _ = try framed(plot)
      Issue.record("no error")
    } catch { #expect("\(error)".contains("put them side by side with Panel")) }
    #expect(throws: CalibrationPlot.Failure.nothing) { try framed(CalibrationPlot(series: [])) }
  }

  @Test("Beside a ROC plot its axes align")
  func aligned() throws {
    let roc = SampleROCCurves.plot([SampleROCCurves.curve("A", 0.2)])
    let own = SampleCalibrations.plot([SampleCalibrations.series("A")])
    var context = FigureContext(width: millimetres(84))
    let insets = try roc.framed(in: context).insets.union(own.framed(in: context).insets)
    context.leastInsets = insets
    let (a, b) = (try roc.framed(in: context).frame, try own.framed(in: context).frame)
    #expect(abs(a.maxY - b.maxY) < 0.01 && abs(a.y - b.y) < 0.01 && abs(a.x - b.x) < 0.01)
  }

  @Test("A calibration of data is drawn, with the rows that it was judged on")
  func ofData() throws {
    let steps = (0..<200).map { $0 % 20 }
    let outcomes = steps.enumerated().map { row, step in (row * 37) % 100 < 5 * step ? 1.0 : 0 }
    var rows = DataFrame(["x": Column(steps.map(Double.init)), "y": Column(outcomes)])
    rows["p"] = try LogisticRegression("y ~ x", data: rows).probability(rows)
    let calibration = try Calibration("y ~ p", data: rows)
    let picture = try framed(CalibrationPlot(calibration)).picture
    #expect(picture.description.contains("p (apparent): observed to expected 1.00"))
    #expect(picture.description.contains("200 patients"))
  }
}
