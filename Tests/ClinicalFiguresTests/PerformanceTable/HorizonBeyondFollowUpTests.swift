import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Documents
import Drawing
import Foundation
import Reporting
import Testing

/// The second centre of a published study: 80 patients, none followed for more than 48 months, and yet
/// an area under the curve at 60 months was printed.
@Suite("A horizon beyond all follow-up")
struct HorizonBeyondFollowUpTests {
  private static let centre: DataFrame = {
    var (time, event, score): ([Double], [Int], [Double]) = ([], [], [])
    for row in 0..<80 {
      time.append(Double(1 + (row * 37) % 48))
      event.append(row % 3 == 0 ? 1 : 0)
      score.append(Double((row * 29) % 41))
    }
    return DataFrame(["months": Column(time), "event": Column(event), "score": Column(score)])
  }()

  private func inMonths<Value>(_ body: () throws -> Value) rethrows -> Value {
    try ReportContext.$current.withValue(ReportContext(timeUnit: "months")) { try body() }
  }

  private func texts(_ figure: any Figure) throws -> [String] {
    let picture = try figure.picture(
      in: FigureContext(width: millimetres(174), timeUnit: "months"))
    return try PictureInspection(picture).texts.map(\.run.text)
  }

  @Test("The text says that it is not estimable")
  func text() throws {
    try inMonths {
      let roc = try TimeDependentROC(
        "Surv(months, event) ~ score", data: Self.centre, times: [36, 60])
      #expect("\(roc.auc(at: 60))" == "not estimable")
      #expect(roc.auc(at: 60).reason == "0 at risk at 60 months")
      #expect(roc.auc(at: 36).value != nil)
    }
  }

  @Test("The table has the reason in its notes")
  func table() throws {
    try inMonths {
      let table = try PerformanceTable(
        ["Radscore": "score"], outcome: "Surv(months, event)",
        cohorts: ["Centre 2": Self.centre], times: [36, 60]
      ).table()
      let notes = table.notes.flatMap(\.content).map {
        if case .text(let text) = $0 { text } else { "" }
      }
      #expect(table.rows[2].cells[6].content == [.text("NE")])
      #expect(notes.contains { $0.contains("0 at risk at 60 months") })
    }
  }

  @Test("The figures draw no curve and no axis for it, and say why")
  func figures() throws {
    try inMonths {
      let roc = try TimeDependentROC(
        "Surv(months, event) ~ score", data: Self.centre, times: [36, 60])
      #expect(try texts(TimeDependentROCPlot(roc)).joined(separator: " ").contains("0 at risk"))
      let cox = try CoxRegression("Surv(months, event) ~ score", data: Self.centre)
      let nomogram = try Nomogram(cox, predicting: [.survival(at: 36), .survival(at: 60)])
      let shown = try texts(NomogramPlot(nomogram))
      #expect(shown.contains("Not estimable: 0 at risk at 60 months"))
    }
  }
}
