import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Drawing
import Foundation
import Testing

@Suite("Kaplan–Meier plot of real data")
struct KaplanMeierRealDataTests {
  private static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("assets/data")

  private func frame(_ name: String) throws -> DataFrame {
    try DataFrame(csv: Self.data.appendingPathComponent(name).path)
  }

  @Test("The counts under the axis are those of the estimate")
  func counts() throws {
    let survival = try KaplanMeier("Surv(time, status) ~ sex", data: frame("lung.csv"))
    let picture = try KaplanMeierPlot(survival, timeLabel: "Days", times: [0, 180, 360, 540])
      .picture(in: FigureContext(width: millimetres(89)))
    let texts = picture.placedItems.map(\.item).compactMap {
      if case .text(let run) = $0 { run.text } else { nil }
    }
    for stratum in survival.strata {
      for time in [0.0, 180, 360, 540] {
        let cell = "\(stratum.atRisk(at: time)) (\(stratum.events(by: time)))"
        #expect(texts.contains(cell), "\(stratum.name) at \(time)")
      }
    }
  }

  @Test("The cohorts of the acceptance report are drawn by the rules", arguments: [89.0, 120, 174])
  func cohorts(width: Double) throws {
    var patients = try frame("rotterdam_gbsg.csv")
    patients["rfs_years"] = patients["rfs_days"] / 365.25
    let formula = "Surv(rfs_years, rfs_event) ~ cohort"
    let plot = try KaplanMeierPlot(
      KaplanMeier(formula, data: patients), test: LogRankTest(formula, data: patients),
      timeLabel: "Years since surgery")
    let inspection = try PictureInspection(
      plot.picture(in: FigureContext(width: millimetres(width))))
    #expect(inspection.overlappingTexts().isEmpty)
    #expect(inspection.textsCut(tolerance: 0).isEmpty)
    #expect(inspection.seriesAlikeInGrey().isEmpty)
    #expect(inspection.series.map(\.name).sorted() == ["GBSG", "Rotterdam"])
  }
}
