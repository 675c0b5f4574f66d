import ClinicalFigures
import Foundation
import Reporting

/// Time-dependent ROC curves without randomness: the power curve y = x^a in steps at each horizon.
enum SampleHorizons {
  static func entry(_ horizon: Double, _ exponent: Double, steps: Int = 40)
    -> TimeDependentROCPlot.Entry
  {
    let auc = 1 / (1 + exponent)
    var points: [(x: Double, y: Double)] = [(0, 0)]
    for step in 1...steps {
      let x = 100 * Double(step) / Double(steps)
      points.append((x, 100 * pow(Double(step) / Double(steps), exponent)))
    }
    return TimeDependentROCPlot.Entry(
      horizon: horizon, points: points,
      auc: Estimate(auc, lower: max(0, auc - 0.06), upper: min(1, auc + 0.06), kind: .auc),
      caseCount: Int(40 * horizon), controlCount: Int(700 - 90 * horizon))
  }

  static func refused(_ horizon: Double, _ reason: String) -> TimeDependentROCPlot.Entry {
    TimeDependentROCPlot.Entry(
      horizon: horizon, points: [], auc: .notEstimable(reason, kind: .auc, unsupported: 0.6),
      caseCount: 31, controlCount: 0)
  }

  static func plot(
    _ names: [String], horizons: [Double] = [1, 3, 5],
    _ change: (inout TimeDependentROCPlot) -> Void = { _ in }
  ) -> TimeDependentROCPlot {
    var plot = TimeDependentROCPlot(
      scores: names.enumerated().map { index, name in
        TimeDependentROCPlot.Score(
          name: name,
          entries: horizons.map { entry($0, 0.2 + 0.12 * Double(index) + 0.03 * $0) })
      })
    if names.count == 2 {
      plot.options.differences = horizons.map { _ in
        Estimate(0.07, lower: 0.02, upper: 0.13, p: PValue(0.012), kind: .difference)
      }
    }
    change(&plot)
    return plot
  }

  static func overTime(
    _ names: [String], horizons: [Double], refusedFrom end: Double = .infinity,
    before start: Double = 0
  ) -> AUCOverTimePlot {
    func area(_ time: Double, _ index: Int, _ width: Double) -> Estimate {
      if time >= end { return .notEstimable("0 at risk at 60 months", kind: .auc) }
      if time < start { return .notEstimable("1 case at 3 months", kind: .auc) }
      let value = 0.8 - 0.06 * Double(index) - 0.02 * time / (horizons.last ?? 1)
      let half = width * (0.04 + 0.05 * abs(time / (horizons.last ?? 1) - 0.4))
      return Estimate(
        value, lower: value - half, upper: min(1, value + half), standardError: half / 2, kind: .auc
      )
    }
    return AUCOverTimePlot(
      horizons: horizons,
      scores: names.enumerated().map { index, name in
        AUCOverTimePlot.Score(
          name: name, areas: horizons.map { area($0, index, 1) },
          simultaneous: names.count == 1 ? horizons.map { area($0, index, 1.6) } : [])
      },
      counts: { (Int(max(0, 686 - 9 * $0)), Int(5 * $0)) })
  }

  private static let months = (1...20).map { 3 * Double($0) }

  static let areas: [FigureSpecimen] = [
    FigureSpecimen(
      name: "area over time", figure: overTime(["score"], horizons: months), timeUnit: "months"),
    FigureSpecimen(
      name: "area over few times with zones",
      figure: overTime(["score"], horizons: [3, 12, 24, 36, 48, 60], refusedFrom: 60, before: 6),
      timeUnit: "months"),
    FigureSpecimen(
      name: "areas of two scores over time",
      figure: overTime(["full", "clinical"], horizons: months),
      timeUnit: "months"),
    FigureSpecimen(
      name: "areas of five scores over time",
      figure: overTime(["A", "B", "C", "D", "E"], horizons: months), timeUnit: "months"),
    FigureSpecimen(
      name: "no area at any time",
      figure: overTime(["score"], horizons: [60, 72], refusedFrom: 1), timeUnit: "months"),
    FigureSpecimen(
      name: "area over time in Chinese", figure: overTime(["评分"], horizons: months),
      language: "zh", timeUnit: "月"),
  ]

  static let specimens: [FigureSpecimen] =
    areas + [
      FigureSpecimen(
        name: "one score at three horizons", figure: plot(["full"]), timeUnit: "years"),
      FigureSpecimen(
        name: "two scores at three horizons", figure: plot(["full", "clinical"]), timeUnit: "years"),
      FigureSpecimen(name: "two scores, no unit", figure: plot(["full", "clinical"])),
      FigureSpecimen(
        name: "two scores at one horizon",
        figure: plot(["full", "clinical"]) { $0.options.horizon = 3 }, timeUnit: "months"),
      FigureSpecimen(
        name: "four scores at three horizons", figure: plot(["A", "B", "C", "Clinical"]),
        timeUnit: "years"),
      FigureSpecimen(
        name: "one score at eight horizons",
        figure: plot(["full"], horizons: [0.5, 1, 1.5, 2, 3, 4, 5, 6]), timeUnit: "years"),
      FigureSpecimen(
        name: "long names of two scores",
        figure: plot([
          "Clinical variables, radiomics signature of two sequences and reader score",
          "Clinical variables alone, as published",
        ]), timeUnit: "months"),
      FigureSpecimen(
        name: "a horizon beyond follow-up",
        figure: TimeDependentROCPlot(scores: [
          .init(
            name: "score", entries: [entry(36, 0.4), refused(60, "0 at risk at 60 months")])
        ]), timeUnit: "months"),
      FigureSpecimen(
        name: "no horizon within follow-up",
        figure: TimeDependentROCPlot(scores: [
          .init(name: "score", entries: [refused(60, "0 at risk at 60 months")])
        ]), timeUnit: "months"),
      FigureSpecimen(
        name: "time-dependent ROC in Chinese", figure: plot(["影像组学", "临床"]), language: "zh",
        timeUnit: "月"),
    ]
}
