import Charts
import ClinicalFigures
import Drawing
import Foundation
import Reporting
import Testing

/// A figure with a name, as the test of every figure draws it. Each new figure adds its specimens to
/// `FigureSpecimen.all`: an ordinary one and those that are hard to draw.
struct FigureSpecimen: CustomTestStringConvertible, Sendable {
  var name: String
  var figure: any Figure
  var language = "en"
  var timeUnit: String?

  var testDescription: String { name }

  static let all: [FigureSpecimen] =
    kaplanMeier + panels + SampleForests.specimens + EffectPlotTests.specimens
    + SampleROCCurves.specimens + SampleIncidences.specimens + SampleCutpoints.specimens
    + SampleDistributions.specimens + SampleHorizons.specimens + SampleUtilities.specimens
    + SampleNomograms.specimens + SampleCalibrations.specimens + RiskDisplayTests.specimens

  static let panels = [
    FigureSpecimen(
      name: "panel of three",
      figure: Panel([
        KaplanMeierPlot(curves: SampleCurves.groups(2), p: PValue(0.0001)),
        KaplanMeierPlot(curves: SampleCurves.groups(2), p: PValue(0.5)),
        KaplanMeierPlot(curves: SampleCurves.groups(2)),
      ]))
  ]

  static let kaplanMeier: [FigureSpecimen] = [
    km("two cohorts of thousands", SampleCurves.thousands, p: 0.04),
    km("one group", SampleCurves.groups(1)),
    km("four groups", SampleCurves.groups(4), p: 1e-9),
    km("four groups without bands", SampleCurves.groups(4), p: 1e-9) { $0.bands = false },
    km("six groups", SampleCurves.groups(6), p: 0.2),
    km("six groups with bands and medians", SampleCurves.groups(6), p: 0.2) {
      $0.bands = true
      $0.medians = true
    },
    km("four curves on top of each other", SampleCurves.same(4), p: 0.99),
    km("cumulative incidence", SampleCurves.groups(3), p: 0.01) {
      $0.quantity = .cumulativeIncidence
    },
    km("long names", SampleCurves.named(longNames), p: 0.3),
    km("long axis titles", SampleCurves.groups(2), p: 0.3) {
      $0.survivalLabel = "Locoregional-recurrence-free and distant-metastasis-free survival (%)"
      $0.timeLabel = "Time from the end of concurrent chemoradiotherapy with brachytherapy (months)"
      $0.statistics = ["Hazard ratio, high against low risk, adjusted: 3.82 (95% CI 2.85–5.10)"]
    },
    km("Chinese names", SampleCurves.named(["低危组", "中危组", "高危组"]), p: 0.001, language: "zh"),
    km(
      "tiny groups",
      [SampleCurves.curve("A", [1, 2, 3], [1, 0, 1]), SampleCurves.curve("B", [2.5], [0])], p: 0.5),
    km("all censored", [SampleCurves.curve("A", Array(1...40).map(Double.init), [0])]),
    km("all events", [SampleCurves.curve("A", Array(1...40).map(Double.init), [1])]),
    km("one row", [SampleCurves.curve("", [0], [1])]),
    km("huge times", [SampleCurves.curve("A", (1...40).map { Double($0) * 1e9 }, [1, 0])]),
    km("minute times", [SampleCurves.curve("A", (1...40).map { Double($0) * 1e-6 }, [1, 0])]),
    km(
      "an empty group",
      [SampleCurves.curve("A", [], []), SampleCurves.curve("B", [1, 2, 4], [1])], p: 0.5),
    km("ticks of the author's", SampleCurves.groups(2), p: 0.04) { $0.times = [0, 12, 24, 60] },
    km("no table", SampleCurves.groups(2), p: 0.04) { $0.riskTable = false },
    km("large text", SampleCurves.groups(3), p: 0.04) { $0.theme = .large },
    km("no coloured text", SampleCurves.groups(3), p: 0.04) { $0.theme = .nature },
    km("to the last patient", SampleCurves.groups(2), p: 0.04) { $0.extent = .lastPatient },
  ]

  private static let longNames = [
    "Neoadjuvant chemoradiotherapy followed by watch and wait with salvage surgery where needed",
    "Surgery alone, as randomised",
  ]

  private static func km(
    _ name: String, _ curves: [KaplanMeierCurve], p: Double? = nil, language: String = "en",
    _ change: (inout KaplanMeierPlot.Options) -> Void = { _ in }
  ) -> FigureSpecimen {
    var plot = KaplanMeierPlot(curves: curves, p: p.map { PValue($0) })
    change(&plot.options)
    return FigureSpecimen(
      name: "Kaplan–Meier, \(name)", figure: plot, language: language, timeUnit: "months")
  }
}
