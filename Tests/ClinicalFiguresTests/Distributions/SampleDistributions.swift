import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Foundation
import Reporting

/// Distributions without randomness, and the specimens that show them.
enum SampleDistributions {
  /// So many values around `center`, evenly spread over a bell.
  static func bell(_ count: Int, center: Double = 50, spread: Double = 10) -> [Double] {
    (1...max(1, count)).map { index in
      let p = (Double(index) - 0.5) / Double(count)
      // The logistic distribution's quantile: close to a bell, and closed.
      return center + spread * 0.55 * log(p / (1 - p))
    }
  }

  static let specimens: [FigureSpecimen] =
    boxes + histograms + scatters + [
      FigureSpecimen(name: "Bland–Altman plot", figure: agreement(120)),
      FigureSpecimen(name: "Bland–Altman plot of three pairs", figure: agreement(3)),
      FigureSpecimen(name: "Bland–Altman plot of equal measurements", figure: equal),
      FigureSpecimen(name: "Bland–Altman plot, Chinese", figure: agreement(40), language: "zh"),
    ]

  // MARK: - Box plots

  private static func box(
    _ name: String, _ groups: [(String, [Double])], language: String = "en",
    _ change: (inout BoxPlot.Options) -> Void = { _ in }
  ) -> FigureSpecimen {
    var plot = BoxPlot(groups: groups.map { BoxPlot.Group(name: $0.0, values: $0.1) })
    plot.options.valueTitle = "SCCA (ng/mL)"
    plot.options.groupTitle = "Response"
    change(&plot.options)
    return FigureSpecimen(name: "Box plot, \(name)", figure: plot, language: language)
  }

  static let boxes = [
    box("two small groups", [("pCR", bell(34)), ("No pCR", bell(48, center: 58))]) {
      $0.result = ("Wilcoxon rank-sum test", PValue(0.0004))
    },
    box(
      "four large groups",
      (1...4).map { ("Stage \($0)", bell(400, center: 40 + 6 * Double($0), spread: 14)) }
    ) { $0.result = ("Kruskal–Wallis test", PValue(0.03)) },
    box("ten groups", (1...10).map { ("Centre \($0)", bell(60 + 31 * $0, center: 50)) }),
    box(
      "long names",
      [
        ("Neoadjuvant chemoradiotherapy with watch and wait", bell(20)), ("Surgery", bell(30)),
      ]),
    box("one value", [("A", [3])]),
    box("an empty group and a constant", [("A", []), ("B", [2, 2, 2, 2]), ("C", [1, 3])]),
    box("huge numbers", [("A", bell(30).map { $0 * 1e9 }), ("B", bell(30).map { $0 * 2e9 })]),
    box("Chinese", [("低危组", bell(30)), ("高危组", bell(30, center: 60))], language: "zh"),
  ]

  // MARK: - Histograms

  private static func histogram(
    _ name: String, _ groups: [(String, [Double])],
    _ change: (inout Histogram.Options) -> Void = { _ in }
  ) -> FigureSpecimen {
    var plot = Histogram(groups: groups.map { Histogram.Group(name: $0.0, values: $0.1) })
    plot.options.title = "Age (years)"
    change(&plot.options)
    return FigureSpecimen(name: "Histogram, \(name)", figure: plot)
  }

  static let histograms = [
    histogram("one group", [("", bell(500))]),
    histogram("with a density", [("", bell(500))]) { $0.hasDensity = true },
    histogram("panels", [("Training", bell(500)), ("Validation", bell(200, center: 56))]),
    histogram(
      "outlines", [("Training", bell(500)), ("Validation", bell(200, center: 56))]
    ) { $0.arrangement = .outlines },
    histogram(
      "outlines of six",
      (1...6).map { ("Centre \($0)", bell(100, center: 40 + 5 * Double($0))) }
    ) { $0.arrangement = .outlines },
    histogram("one value", [("", [7])]),
    histogram("a constant", [("", [0.25, 0.25, 0.25])]),
    histogram("counts", [("", (0..<300).map { Double($0 * $0 % 7) })]),
    histogram("an outlier", [("", bell(300) + [4000])]),
  ]

  // MARK: - Scatter plots

  private static func scatter(
    _ name: String, _ formula: String, _ frame: DataFrame, line: Bool = true,
    correlation: Correlation.Method? = .pearson
  ) -> FigureSpecimen {
    let plot = try? ScatterPlot(formula, data: frame, line: line, correlation: correlation)
    return FigureSpecimen(
      name: "Scatter plot, \(name)", figure: plot ?? ScatterPlot(points: []))
  }

  private static func cloud(_ count: Int) -> DataFrame {
    let x = (0..<count).map { Double($0 * 7919 % 1009) / 100 }
    let y = zip(x, 0..<count).map { 3 + 0.8 * $0 + Double($1 * 104_729 % 997) / 150 }
    return DataFrame(["radius": Column(x), "area": Column(y)])
  }

  static let scatters = [
    scatter("a hundred points", "area ~ radius", cloud(100)),
    scatter("ten thousand points", "area ~ radius", cloud(10_000), correlation: .spearman),
    scatter("three points", "area ~ radius", cloud(3), line: false, correlation: nil),
    scatter(
      "a constant", "y ~ x", DataFrame(["x": [1, 2, 3, 4], "y": [2, 2, 2, 2]])),
  ]

  // MARK: - Agreement

  private static func agreement(_ count: Int) -> any Figure {
    let first = bell(count).enumerated().map { $1 + Double($0 * 7 % 5) - 2 }
    let second = bell(count).enumerated().map { $1 - Double($0 * 3 % 7) / 3 }
    guard let analysis = try? BlandAltman(first, second) else { return ScatterPlot(points: []) }
    return BlandAltmanPlot(
      analysis, meanLabel: "Mean of both readers (mm)",
      differenceLabel: "Reader 1 \u{2212} reader 2 (mm)")
  }

  private static var equal: any Figure {
    guard let analysis = try? BlandAltman([1, 2, 3], [1, 2, 3]) else {
      return ScatterPlot(points: [])
    }
    return BlandAltmanPlot(analysis)
  }
}
