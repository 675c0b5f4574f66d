import ClinicalFigures
import Foundation
import Reporting

/// Decision and clinical-impact curves from a smooth formula.
enum SampleUtilities {
  static let thresholds = (1...99).map { Double($0) / 100 }

  static func benefit(_ prevalence: Double, _ gain: Double) -> [Double?] {
    thresholds.map { threshold in
      let all = prevalence - (1 - prevalence) * threshold / (1 - threshold)
      return max(0, all) + gain * prevalence * threshold * exp(-3 * threshold)
    }
  }

  static func decision(
    _ names: [String], prevalence: Double = 0.4,
    _ change: (inout DecisionCurvePlot) -> Void = { _ in }
  ) -> DecisionCurvePlot {
    var plot = DecisionCurvePlot(
      thresholds: thresholds, prevalence: prevalence,
      models: names.enumerated().map {
        .init(name: $0.element, values: benefit(prevalence, 2 - 0.4 * Double($0.offset)))
      },
      treatAll: thresholds.map { prevalence - (1 - prevalence) * $0 / (1 - $0) })
    plot.options.highestRisk = 0.83
    plot.options.isRangeDeclared = false
    change(&plot)
    return plot
  }

  static func banded(_ plot: inout DecisionCurvePlot) {
    for index in plot.models.indices {
      plot.models[index].lower = plot.models[index].values.map { $0.map { $0 - 0.04 } }
      plot.models[index].upper = plot.models[index].values.map { $0.map { $0 + 0.04 } }
    }
  }

  static func impact(
    population: Double = 1000, _ change: (inout ClinicalImpactPlot) -> Void = { _ in }
  ) -> ClinicalImpactPlot {
    let high = thresholds.map { population * exp(-pow($0 / 0.5, 3)) }
    let event = zip(high, thresholds).map { $0 * (0.4 + 0.55 * $1) }
    var plot = ClinicalImpactPlot(
      thresholds: thresholds, population: population, events: 0.42 * population,
      highRisk: .init(high), withEvent: .init(event))
    plot.options.highestRisk = 0.83
    plot.options.isRangeDeclared = false
    change(&plot)
    return plot
  }

  private static func estimate(_ value: Double) -> Estimate {
    Estimate(value, lower: value - 5.2, upper: value + 5.1)
  }

  static func marked(_ plot: inout DecisionCurvePlot) {
    plot.options.marks = [0.1, 0.25, 0.4].map { threshold in
      DecisionCurvePlot.Mark(
        threshold: threshold, gains: plot.models.map { _ in estimate(2.4) },
        avoided: plot.models.map { _ in estimate(22) })
    }
  }

  static let specimens: [FigureSpecimen] = [
    FigureSpecimen(
      name: "a decision curve with a table",
      figure: decision(["Model"]) {
        banded(&$0)
        marked(&$0)
      }),
    FigureSpecimen(
      name: "decision curves of two models with a table",
      figure: decision(["Clinical variables", "Combined with the radiomics signature"]) {
        marked(&$0)
      }),
    FigureSpecimen(
      name: "clinical impact with a table",
      figure: impact { plot in
        plot.options.marks = [0.1, 0.2, 0.3333].map {
          ClinicalImpactPlot.Mark(
            threshold: $0, flagged: estimate(603), withEvent: estimate(359),
            withoutEvent: .notEstimable("follow-up ends"))
        }
      }),
    FigureSpecimen(name: "decision curve of one model", figure: decision(["Model"])),
    FigureSpecimen(
      name: "decision curve with a band",
      figure: decision(["Model"]) { banded(&$0) }),
    FigureSpecimen(
      name: "decision curves of two models with bands",
      figure: decision(["Clinical", "Combined"]) { banded(&$0) }),
    FigureSpecimen(
      name: "decision curves of five models", figure: decision(["A", "B", "C", "D", "E"])),
    FigureSpecimen(
      name: "a rare event",
      figure: decision(["Model"], prevalence: 0.004) { $0.options.highestRisk = 0.05 }
    ),
    FigureSpecimen(
      name: "a decision curve with a gap",
      figure: decision(["Model"]) { plot in
        for index in 55..<70 { plot.models[0].values[index] = nil }
        plot.options.horizon = 5
      }, timeUnit: "years"),
    FigureSpecimen(
      name: "a decision curve of nothing but gaps",
      figure: decision(["Model"]) { plot in
        plot.models[0].values = plot.thresholds.map { _ in nil }
        plot.treatAll.values = plot.models[0].values
      }),
    FigureSpecimen(
      name: "a decision curve at one threshold",
      figure: DecisionCurvePlot(
        thresholds: [0.2], prevalence: 0.3, models: [.init(name: "Model", values: [0.1])],
        treatAll: [0.05])),
    FigureSpecimen(
      name: "decision curves with long names",
      figure: decision([
        "Clinical variables, radiomics signature of two sequences and reader score",
        "Clinical variables alone, as published",
      ]) {
        $0.options.action = "total mesorectal excision instead of watch and wait after response"
      }),
    FigureSpecimen(
      name: "decision curves in Chinese", figure: decision(["影像组学"]), language: "zh"),
    FigureSpecimen(name: "clinical impact", figure: impact()),
    FigureSpecimen(
      name: "clinical impact by a time", figure: impact { $0.options.horizon = 5 },
      timeUnit: "years"),
    FigureSpecimen(
      name: "clinical impact with bands and a gap",
      figure: impact { plot in
        for index in 55..<70 { plot.withEvent.values[index] = nil }
        plot.highRisk.lower = plot.highRisk.values.map { $0.map { $0 - 20 } }
        plot.highRisk.upper = plot.highRisk.values.map { $0.map { $0 + 20 } }
        plot.withEvent.lower = plot.withEvent.values.map { $0.map { $0 - 30 } }
        plot.withEvent.upper = plot.withEvent.values.map { $0.map { $0 + 30 } }
        plot.options.isRangeDeclared = true
      }),
    FigureSpecimen(name: "clinical impact of one patient", figure: impact(population: 1)),
    FigureSpecimen(name: "clinical impact in Chinese", figure: impact(), language: "zh"),
  ]
}
