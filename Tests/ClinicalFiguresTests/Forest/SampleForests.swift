import ClinicalFigures
import Foundation
import Reporting

/// Forest plots for tests, typed by hand.
enum SampleForests {
  static func ratio(
    _ value: Double, _ lower: Double?, _ upper: Double?, p: Double? = nil
  ) -> Estimate {
    Estimate(value, lower: lower, upper: upper, p: p.map { PValue($0) }, kind: .ratio)
  }

  static let rotterdam: [ForestRow] = [
    ForestRow(
      "Age, per 10 years", estimate: ratio(0.98, 0.90, 1.06, p: 0.61), count: 1546, events: 1080),
    .head("Tumour size", p: PValue(1e-7)),
    .reference("≤20 mm", count: 501, events: 291),
    ForestRow(
      "21–50 mm", estimate: ratio(1.27, 1.10, 1.47, p: 0.001), count: 783, events: 571, indent: 1),
    ForestRow(
      ">50 mm", estimate: ratio(1.66, 1.38, 2.00, p: 1e-6), count: 262, events: 218, indent: 1),
    .head("Hormonal treatment"),
    .reference("No", count: 1207, events: 874),
    ForestRow(
      "Yes", estimate: ratio(0.65, 0.56, 0.77, p: 1e-6), count: 339, events: 206, indent: 1),
  ]

  /// The same rows for several models, whose estimates differ.
  static func models(_ names: [String]) -> ForestPlot {
    let rows = rotterdam.map { row in
      var row = row
      row.cells = names.indices.map { model in
        guard var cell = row.cells[0] else { return nil }
        if let estimate = cell.estimate, let value = estimate.value {
          let factor = pow(value, 0.3 * Double(model))
          cell.estimate = ratio(
            value * factor, (estimate.lower ?? value) * factor * 0.95,
            (estimate.upper ?? value) * factor * 1.05)
        }
        cell.events = cell.events.map { $0 / (model + 1) }
        return cell
      }
      return row
    }
    var plot = ForestPlot(rows)
    plot.models = names
    return plot
  }

  static var subgroups: ForestPlot {
    var plot = ForestPlot(
      [
        .overall("All patients", estimate: ratio(0.69, 0.54, 0.87), count: 686, events: 299),
        .head("Menopausal status", p: PValue(0.62)),
        ForestRow(
          "Premenopausal", estimate: ratio(0.76, 0.50, 1.15), count: 290, events: 119, indent: 1),
        ForestRow(
          "Postmenopausal", estimate: ratio(0.63, 0.47, 0.84), count: 396, events: 180, indent: 1),
        .head("Tumour grade", p: PValue(0.048)),
        ForestRow("1", estimate: ratio(0.12, 0.001, 19.2), count: 81, events: 18, indent: 1),
        ForestRow("2", estimate: ratio(12.7, 0.5, nil), count: 605, events: 281, indent: 1),
        .head("Side", p: PValue(reason: "no events")),
        ForestRow(
          "Left", estimate: .notEstimable("no events with hormones", kind: .ratio), count: 12,
          events: 0, indent: 1),
        ForestRow("Right", estimate: ratio(0.7, 0.5, 0.98), count: 674, events: 299, indent: 1),
      ], lower: "Favours hormonal treatment", higher: "Favours none")
    plot.options.showsInteraction = true
    return plot
  }

  static let longLabel =
    "Neoadjuvant chemoradiotherapy followed by watch and wait with salvage surgery where needed"

  static let specimens: [FigureSpecimen] = [
    FigureSpecimen(name: "Forest, Cox model", figure: ForestPlot(rotterdam)),
    FigureSpecimen(name: "Forest, two models", figure: models(["Disease-free survival", "OS"])),
    FigureSpecimen(name: "Forest, three models", figure: models(["DFS", "OS", "DMFS"])),
    FigureSpecimen(name: "Forest, subgroups", figure: subgroups),
    FigureSpecimen(
      name: "Forest, one row",
      figure: ForestPlot([ForestRow("Age", estimate: ratio(1.02, 1.01, 1.03))])),
    FigureSpecimen(
      name: "Forest, nothing estimable",
      figure: ForestPlot([ForestRow("Age", estimate: .notEstimable("no events"))])),
    FigureSpecimen(name: "Forest, a head alone", figure: ForestPlot([.head("Age")])),
    FigureSpecimen(
      name: "Forest, limits of 0 and none",
      figure: ForestPlot([
        ForestRow("A", estimate: ratio(1e-9, 0, nil)),
        ForestRow("B", estimate: ratio(1e12, 2, .infinity)),
        ForestRow("C", estimate: ratio(0, nil, nil)),
        ForestRow("D", estimate: ratio(.infinity, nil, nil)),
      ])),
    FigureSpecimen(
      name: "Forest, sixty rows",
      figure: ForestPlot(
        (1...60).map { row in
          let value = exp(sin(Double(row)))
          return ForestRow(
            "Feature \(row)", estimate: ratio(value, value * 0.67, value * 1.49, p: 0.2),
            count: 100,
            events: 30)
        })),
    FigureSpecimen(
      name: "Forest, long labels",
      figure: ForestPlot(
        [
          ForestRow(longLabel, estimate: ratio(1.5, 0.7, 3.2), count: 1_234_567, events: 234_567),
          ForestRow(
            "wavelet_HLH_glcm_InverseDifferenceMomentNormalized_sigma_3_0_mm_3D",
            estimate: ratio(123.4, 11.1, 1372), count: 12, events: 3, indent: 3),
        ], axisLabel: "Hazard ratio for locoregional recurrence, adjusted for age and stage",
        lower: "Favours watch and wait with salvage surgery where needed",
        higher: "Favours immediate surgery")),
    FigureSpecimen(
      name: "Forest, Chinese",
      figure: ForestPlot([
        ForestRow(
          "年龄（每10岁）", estimate: ratio(0.98, 0.90, 1.06, p: 0.61), count: 1546, events: 1080),
        .head("肿瘤大小", p: PValue(1e-7)), .reference("≤20 mm", count: 501, events: 291),
        ForestRow("大于50 mm", estimate: ratio(1.66, 1.38, 2.00), count: 262, events: 218, indent: 1),
      ]), language: "zh"),
    FigureSpecimen(
      name: "Forest, differences",
      figure: ForestPlot(
        [
          ForestRow(
            "Age, years", estimate: Estimate(-0.21, lower: -0.5, upper: 0.1, kind: .difference)),
          ForestRow("Men", estimate: Estimate(2.1, lower: 1.2, upper: 3.1, kind: .difference)),
        ], measure: .difference)),
  ]
}
