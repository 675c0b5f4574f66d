import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Testing

@Suite("Plot of a cut")
struct CutpointPlotTests {
  private let context = FigureContext(width: millimetres(89))
  private let data = SampleCutpoints.patients { Double($0 * 13 % 41) }

  @Test("The cut, both counts and the corrected P value are printed")
  func text() throws {
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: data)
    let picture = try CutpointPlot(found).picture(in: context)
    let texts = try PictureInspection(picture).texts.map(\.run.text)
    #expect(texts.contains { $0.hasPrefix("Cut at ") })
    #expect(texts.contains { $0.hasPrefix("\(found.countBelow) patients ≤ ") })
    #expect(picture.description.contains("corrected for the search"))
  }

  @Test("A logarithmic axis needs positive values")
  func logarithm() throws {
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: data)
    #expect(throws: CutpointPlot.Failure.notPositive(marker: "x", smallest: 0)) {
      try CutpointPlot(found, logarithmic: true).picture(in: context)
    }
  }

  @Test("A sheet that is too small is refused")
  func tooSmall() throws {
    let found = try MaximallySelectedCutpoint("Surv(t, e) ~ x", data: data)
    #expect(throws: CutpointPlot.Failure.self) {
      try CutpointPlot(found).picture(in: FigureContext(width: millimetres(20)))
    }
  }
}
