import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Reporting
import Testing

@Suite("Area over time")
struct AUCOverTimePlotTests {
  private let patients = DataFrame([
    "t": [1, 2, 3, 4, 5, 6, 7, 8, 9, 9], "e": [1, 1, 0, 1, 1, 0, 1, 0, 0, 0],
    "a": [9, 7, 8, 8, 5, 3, 6, 2, 1, 4],
  ])
  private let context = FigureContext(width: millimetres(89), timeUnit: "months")

  private func roc(_ times: [Double]) throws -> TimeDependentROC {
    try TimeDependentROC("Surv(t, e) ~ a", data: patients, times: times)
  }

  private func texts(_ times: [Double]) throws -> [String] {
    try PictureInspection(AUCOverTimePlot(roc(times), seed: 1).picture(in: context))
      .texts.map(\.run.text)
  }

  @Test("Under the axis stand those at risk and the events so far")
  func counts() throws {
    let texts = try texts([2, 4, 6])
    #expect(texts.contains("10 (0)"))
    // At month 4 seven are left, three have had the event.
    #expect(texts.contains("7 (3)"))
  }

  @Test("Horizons beyond follow-up are shaded, and the reason stands below")
  func beyond() throws {
    #expect(try texts([2, 4, 12]).contains { $0.hasPrefix("Grey: not estimable (0 at risk at") })
    #expect(try !texts([2, 4, 6]).contains { $0.hasPrefix("Grey") })
  }

  @Test("Horizons may be named in any order")
  func order() throws {
    #expect(try texts([6, 2, 4]) == texts([2, 4, 6]))
  }

  @Test("One horizon is no curve")
  func single() throws {
    #expect(throws: AUCOverTimePlot.Failure.horizons(1)) { try texts([3]) }
  }
}
