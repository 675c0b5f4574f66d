import Foundation
import Reporting

extension ForestPlot {
  /// The models below each other: the rows of each under its name.
  var stacked: ForestPlot {
    guard models.count > 1 else { return self }
    var plot = self
    plot.models = []
    plot.rows = models.enumerated().flatMap { model, name in
      [ForestRow(name, role: .title, indent: 0, cells: [nil])]
        + rows.compactMap { row in
          guard row.cells.indices.contains(model), let cell = row.cells[model] else { return nil }
          return ForestRow(row.label, role: row.role, indent: row.indent, cells: [cell])
        }
    }
    return plot
  }

  /// Whether all models are of the same patients, row by row.
  var sharesCounts: Bool {
    models.count > 1
      && rows.allSatisfy { row in
        let counts = row.cells.map { $0?.count }
        return counts.allSatisfy { $0 == counts.first }
      }
  }

  /// The estimates that are drawn.
  var intervals: [ForestAxis.Interval] {
    rows.flatMap { row in
      row.cells.compactMap { cell in
        guard let estimate = cell?.estimate, let value = estimate.value else { return nil }
        return ForestAxis.Interval(value: value, lower: estimate.lower, upper: estimate.upper)
      }
    }
  }

  /// One over the variance of an estimate, from its interval; `nil` without a finite one.
  func information(of estimate: Estimate) -> Double? {
    guard let lower = estimate.lower, let upper = estimate.upper else { return nil }
    let width = measure.isRatio ? log(upper) - log(lower) : upper - lower
    guard width > 0, width.isFinite else { return nil }
    return 1 / (width * width)
  }

  /// The most information of a level or subgroup. A continuous variable, whose information depends on
  /// its unit, is measured by it only where there is nothing else.
  var largestInformation: Double? {
    func largest(_ rows: [ForestRow]) -> Double? {
      rows.flatMap { row in row.cells.compactMap { $0?.estimate }.compactMap(information) }.max()
    }
    return largest(rows.filter { $0.role == .estimate && $0.indent > 0 })
      ?? largest(rows.filter { $0.role == .estimate })
  }
}
