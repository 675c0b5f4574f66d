import ClinicalFigures
import Foundation
import Reporting

/// ROC curves without randomness: the power curve y = x^a in steps.
enum SampleROCCurves {
  /// A curve with this exponent: 1 is chance, nearer to 0 is better.
  static func curve(
    _ name: String, _ exponent: Double, steps: Int = 40, cases: Int = 76, controls: Int = 114
  ) -> ROCPlotCurve {
    let auc = 1 / (1 + exponent)
    var points: [(x: Double, y: Double)] = [(0, 0)]
    for step in 1...steps {
      let x = 100 * Double(step) / Double(steps)
      let y = 100 * pow(Double(step) / Double(steps), exponent)
      points += [(points[points.count - 1].x, y), (x, y)]
    }
    return ROCPlotCurve(
      name: name, points: points,
      auc: Estimate(auc, lower: max(0, auc - 0.06), upper: min(1, auc + 0.06), kind: .auc),
      caseCount: cases, controlCount: controls)
  }

  static func plot(
    _ curves: [ROCPlotCurve], _ change: (inout ROCPlot.Options) -> Void = { _ in }
  ) -> ROCPlot {
    var plot = ROCPlot(curves: curves)
    change(&plot.options)
    return plot
  }

  private static func point(_ curve: String, _ x: Double, _ y: Double) -> ROCPlot.MarkedPoint {
    ROCPlot.MarkedPoint(
      curve: curve, title: "0.23",
      sensitivity: Estimate(y, lower: y - 0.1, upper: min(1, y + 0.05), kind: .proportion),
      specificity: Estimate(1 - x, lower: 0.9 - x, upper: min(1, 1.05 - x), kind: .proportion))
  }

  static let specimens: [FigureSpecimen] = [
    FigureSpecimen(name: "ROC of one score", figure: plot([curve("Score", 0.2)])),
    FigureSpecimen(
      name: "ROC of three with a test and a point",
      figure: plot([curve("Texture", 0.4), curve("Perimeter", 0.05), curve("Smoothness", 0.25)]) {
        $0.comparison = (Estimate(0.17, lower: 0.1, upper: 0.24, kind: .difference), PValue(1e-5))
        $0.marked = [point("Perimeter", 0.12, 0.9)]
        $0.caseName = "malignant"
        $0.controlName = "benign"
      }),
    FigureSpecimen(
      name: "ROC near chance, six curves",
      figure: plot((1...6).map { curve("Model \($0)", 0.8 + 0.1 * Double($0)) })),
    FigureSpecimen(
      name: "ROC with long names",
      figure: plot([
        curve("Clinical variables, radiomics signature of two sequences and reader score", 0.1),
        curve("Clinical variables alone, as published", 0.3, cases: 40),
      ])),
    FigureSpecimen(
      name: "ROC in Chinese", figure: plot([curve("影像组学", 0.1), curve("临床", 0.3)]),
      language: "zh"),
    FigureSpecimen(
      name: "ROC worse than chance", figure: plot([curve("A", 3), curve("B", 5)])),
    FigureSpecimen(
      name: "ROC without an area",
      figure: plot([
        ROCPlotCurve(
          name: "One case", points: [(0, 0), (0, 100), (100, 100)],
          auc: .notEstimable("1 case", kind: .auc), caseCount: 1, controlCount: 3)
      ])),
  ]
}
