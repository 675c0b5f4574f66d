import Charts
import ClinicalFigures
import Foundation
import Reporting

/// Calibrations without randomness: risks spread evenly over a range, a curve that is a line of log odds.
enum SampleCalibrations {
  /// Predictions between two risks whose log odds are off by `shift` and too steep by 1 / `slope`.
  static func series(
    _ name: String, from low: Double = 0.1, to high: Double = 0.9, shift: Double = 0.15,
    slope: Double = 0.85, groups: Int = 10, count: Int = 686, evaluation: String = "",
    horizon: Double? = nil
  ) -> CalibrationSeries {
    func observed(_ risk: Double) -> Double {
      1 / (1 + exp(-(shift + slope * log(risk / (1 - risk)))))
    }
    func place(_ risk: Double, _ width: Double, bump: Double = 0) -> CalibrationSeries.Group {
      let value = min(1, max(0, observed(risk) + bump))
      let margin = width * (value * (1 - value)).squareRoot()
      return CalibrationSeries.Group(
        predicted: risk, observed: value, lower: max(0, value - margin),
        upper: min(1, value + margin))
    }
    let risks = (0..<count).map { low + (high - low) * pow(Double($0) / Double(count), 1.4) }
    let isEvent = risks.enumerated().map { observed($1) > Double(($0 * 61) % 100) / 100 }
    let width = 30 / Double(count).squareRoot()
    return CalibrationSeries(
      name: name, horizon: horizon,
      curve: (0...100).map { step in
        let share = Double(step) / 100
        return place(low + (high - low) * share, width * (0.1 + 0.15 * abs(share - 0.4)))
      },
      groups: (0..<groups).map { group in
        let share = (Double(group) + 0.5) / Double(groups)
        return place(
          low + (high - low) * pow(share, 1.4), 0.25 * width,
          bump: group % 2 == 0 ? 0.02 : -0.02)
      },
      withEvent: zip(risks, isEvent).filter(\.1).map(\.0),
      withoutEvent: zip(risks, isEvent).filter { !$0.1 }.map(\.0), count: count,
      events: isEvent.count { $0 },
      observedToExpected: Estimate(1.06, lower: 0.97, upper: 1.16, kind: .ratio),
      inTheLarge: Estimate(shift, lower: shift - 0.16, upper: shift + 0.16),
      slope: Estimate(slope, lower: slope - 0.2, upper: slope + 0.2, kind: .slope),
      ici: Estimate(0.035), e90: Estimate(0.058), evaluation: evaluation)
  }

  /// A plot of these series.
  static func plot(
    _ series: [CalibrationSeries], _ change: (inout CalibrationPlot.Options) -> Void = { _ in }
  ) -> CalibrationPlot {
    var plot = CalibrationPlot(series: series)
    if series.count > 1 {
      plot.options.hasGroups = false
      plot.options.hasHistogram = false
    }
    change(&plot.options)
    return plot
  }

  /// Predictions of which nothing can be said.
  static let refused: CalibrationSeries = {
    var one = series("Score", horizon: 60)
    let none = Estimate.notEstimable("0 at risk at 60 months")
    one.curve = []
    one.groups = []
    one.withoutEvent = []
    (one.observedToExpected, one.inTheLarge) = (none, none)
    (one.slope, one.ici, one.e90) = (none, none, none)
    return one
  }()

  /// Predictions without a flexible curve.
  static let curveless: CalibrationSeries = {
    var one = series("Score", groups: 3, count: 80)
    one.curve = []
    one.ici = .notEstimable("24 events: a flexible curve needs 50")
    one.e90 = one.ici
    return one
  }()

  static let specimens: [FigureSpecimen] = [
    FigureSpecimen(
      name: "calibration at a horizon",
      figure: plot([series("Risk", horizon: 5)]) { $0.event = "recurrence or death" },
      timeUnit: "years"),
    FigureSpecimen(
      name: "calibration, apparent", figure: plot([series("Risk", evaluation: "apparent")])),
    FigureSpecimen(
      name: "calibration of low risks",
      figure: plot([series("Risk", from: 0.005, to: 0.12, shift: 0, slope: 1, count: 4000)])),
    FigureSpecimen(
      name: "calibration far off",
      figure: plot([series("Risk", shift: 1.5, slope: 0.3, count: 200)])),
    FigureSpecimen(name: "calibration without a curve", figure: plot([curveless])),
    FigureSpecimen(
      name: "calibration refused", figure: plot([refused]), timeUnit: "months"),
    FigureSpecimen(
      name: "two calibrations",
      figure: plot([
        series("Development", shift: 0, slope: 1, count: 1500, evaluation: "apparent"),
        series("Validation", evaluation: "other rows"),
      ])),
    FigureSpecimen(
      name: "six calibrations with long names",
      figure: plot(
        (1...6).map {
          series("Clinical variables and radiomics, centre \($0)", slope: 0.4 + 0.15 * Double($0))
        })),
    FigureSpecimen(
      name: "calibration in Chinese",
      figure: plot([series("风险", evaluation: "apparent", horizon: 5)]) { $0.event = "复发" },
      language: "zh", timeUnit: "years"),
  ]
}
