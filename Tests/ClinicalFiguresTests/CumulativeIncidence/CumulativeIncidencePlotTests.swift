import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Testing

@Suite("Plot of cumulative incidence")
struct CumulativeIncidencePlotTests {
  private let context = FigureContext(width: millimetres(89), timeUnit: "years")
  private let data = SampleIncidences.patients(["A", "B"])

  private func texts(_ figure: any Figure) throws -> [String] {
    try PictureInspection(figure.picture(in: context)).texts.map(\.run.text)
  }

  @Test("All specimens could be made")
  func specimens() {
    #expect(SampleIncidences.specimens.count == 7)
    #expect(SampleCutpoints.specimens.count == 7)
  }

  @Test("Several groups and several causes need one to be named; a wrong one is refused")
  func needsCause() throws {
    let incidence = try CumulativeIncidence("Surv(t, cause) ~ g", data: data)
    #expect(throws: CumulativeIncidencePlot.Failure.severalCauses(["death", "relapse"])) {
      try CumulativeIncidencePlot(incidence).picture(in: context)
    }
    #expect(throws: CumulativeIncidencePlot.Failure.self) {
      try CumulativeIncidencePlot(incidence, of: "progression").picture(in: context)
    }
    let test = try GrayTest("Surv(t, cause) ~ g", cause: "death", data: data)
    #expect(throws: CumulativeIncidencePlot.Failure.self) {
      try CumulativeIncidencePlot(incidence, of: "relapse", test: test).picture(in: context)
    }
  }

  @Test("The axis begins at 0, ends where the curves need it, and names the cause")
  func axis() throws {
    let incidence = try CumulativeIncidence("Surv(t, cause) ~ g", data: data)
    let texts = try texts(CumulativeIncidencePlot(incidence, of: "relapse", bands: false))
    #expect(texts.contains("Cumulative incidence of relapse (%)"))
    #expect(texts.contains("0"))
    #expect(!texts.contains("100"))
  }

  @Test("The words say what was estimated, of what, with which test")
  func description() throws {
    let incidence = try CumulativeIncidence("Surv(t, cause) ~ g", data: data)
    let test = try GrayTest("Surv(t, cause) ~ g", cause: "relapse", data: data)
    let words = try CumulativeIncidencePlot(incidence, of: "relapse", test: test)
      .picture(in: context).description
    #expect(words.contains("Aalen–Johansen"))
    #expect(words.contains("relapse with death competing"))
    #expect(words.contains("Gray's test P"))
    #expect(!words.contains("Kaplan"))
  }

  @Test("By cause, those at risk are listed once")
  func byCause() throws {
    let incidence = try CumulativeIncidence("Surv(t, cause)", data: data)
    let texts = try texts(CumulativeIncidencePlot(incidence))
    #expect(texts.count { $0 == "At risk" } == 1)
    #expect(texts.contains("120"))
  }
}
