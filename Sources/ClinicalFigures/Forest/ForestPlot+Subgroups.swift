public import Biostatistics
public import Charts
import Reporting

extension ForestPlot {
  /// The hazard ratios of a treatment in subgroups: all patients as a diamond with a dashed line, then a
  /// row for each subgroup, and the P value of the interaction beside each variable. Patients are counted
  /// by arm where the width allows.
  ///
  /// - Parameters:
  ///   - subgroups: The estimates.
  ///   - axisLabel: The title of the axis.
  ///   - lower: What hazard ratios below 1 mean: "Favours treatment".
  ///   - higher: What hazard ratios above 1 mean.
  ///   - limits: The ends of the axis.
  ///   - ticks: The marked numbers.
  ///   - boxes: Whether the area of squares shows the information.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ subgroups: Subgroups, axisLabel: String? = nil, lower: String? = nil, higher: String? = nil,
    limits: ClosedRange<Double>? = nil, ticks: [Double]? = nil, boxes: Boxes = .information,
    theme: Theme? = nil
  ) {
    let words = RegressionWords(language: ReportContext.current.language)
    let overall = ForestRow(
      words.allPatients, role: .overall, indent: 0, cells: [Self.cell(subgroups.overall)])
    let rows = subgroups.variables.flatMap { variable in
      [
        ForestRow(
          RegressionLabels.name(of: variable), role: .head, indent: 0,
          cells: [.init(p: variable.interactionP)])
      ]
        + variable.rows.map {
          ForestRow(
            LevelName.typographic($0.level), role: .estimate, indent: 1, cells: [Self.cell($0)])
        }
    }
    self.init(
      [overall] + rows, axisLabel: axisLabel, lower: lower, higher: higher, limits: limits,
      ticks: ticks, boxes: boxes, theme: theme)
    options.showsInteraction = true
    let treatment = subgroups.treatment
    arms = subgroups.treatmentLevels.map { "\(treatment): \(LevelName.typographic($0))" }
  }

  /// The P value of a single subgroup is not shown: what counts is the interaction.
  private static func cell(_ row: Subgroups.Row) -> ForestRow.Cell {
    var cell = ForestRow.Cell(
      count: row.count, events: row.eventCount, estimate: row.estimate)
    cell.arms = row.arms.map { ForestRow.ArmCount(count: $0.count, events: $0.eventCount) }
    return cell
  }
}
