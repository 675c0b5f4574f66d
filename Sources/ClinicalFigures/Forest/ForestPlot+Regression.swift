public import Biostatistics
public import Charts
import Reporting

extension ForestPlot {
  /// The forest plot of a regression: a row for each number and each level, reference levels included.
  ///
  /// A variable of several levels has a P value of its own (likelihood-ratio test where the model has
  /// one, else Wald's); a spline is shown by the effect from its first to its third quartile.
  ///
  /// - Parameters:
  ///   - model: A Cox, logistic or linear model.
  ///   - axisLabel: The title of the axis: "Hazard ratio" if left out.
  ///   - lower: What estimates left of no effect mean: "Lower hazard" if left out.
  ///   - higher: What estimates right of it mean.
  ///   - limits: The ends of the axis; intervals beyond end in an arrow.
  ///   - ticks: The marked numbers.
  ///   - boxes: Whether the area of squares shows the information.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ model: any FittedModel, axisLabel: String? = nil, lower: String? = nil,
    higher: String? = nil, limits: ClosedRange<Double>? = nil, ticks: [Double]? = nil,
    boxes: Boxes = .information, theme: Theme? = nil
  ) {
    self.init(
      Self.rows(of: [RegressionSummary(model)]), measure: RegressionSummary(model).measure,
      axisLabel: axisLabel, lower: lower, higher: higher, limits: limits, ticks: ticks,
      boxes: boxes, theme: theme)
  }

  /// The forest plot of several regressions of one kind, side by side where the width allows, else one
  /// below the other: `["DFS": coxDFS, "OS": coxOS]`.
  ///
  /// - Parameters:
  ///   - models: The models with their names.
  ///   - axisLabel: The title of the axes.
  ///   - lower: What estimates left of no effect mean.
  ///   - higher: What estimates right of it mean.
  ///   - limits: The ends of the axes, which are the same for all.
  ///   - ticks: The marked numbers.
  ///   - boxes: Whether the area of squares shows the information.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ models: KeyValuePairs<String, any FittedModel>, axisLabel: String? = nil,
    lower: String? = nil, higher: String? = nil, limits: ClosedRange<Double>? = nil,
    ticks: [Double]? = nil, boxes: Boxes = .information, theme: Theme? = nil
  ) {
    let summaries = models.map { RegressionSummary($0.value) }
    self.init(
      Self.rows(of: summaries), measure: summaries.first?.measure ?? .hazardRatio,
      axisLabel: axisLabel, lower: lower, higher: higher, limits: limits, ticks: ticks,
      boxes: boxes, theme: theme)
    self.models = models.map(\.key)
    mixesMeasures = Set(summaries.map(\.scale)).count > 1
  }

  private static func rows(of summaries: [RegressionSummary]) -> [ForestRow] {
    RegressionSummary.merged(summaries).flatMap { term -> [ForestRow] in
      let globals = term.globals.map { $0.map { ForestRow.Cell(p: $0.p) } }
      guard term.hasLevels else {
        return term.lines.map { row(term.label, $0, indent: 0) }
      }
      return [ForestRow(term.label, role: .head, indent: 0, cells: globals)]
        + term.lines.map { row($0.name, $0, indent: 1) }
    }
  }

  private static func row(_ label: String, _ line: MergedTerm.Line, indent: Int) -> ForestRow {
    let isReference = line.lines.contains { $0?.isReference == true }
    return ForestRow(
      label, role: isReference ? .reference : .estimate, indent: indent,
      cells: line.lines.map { own in
        own.map {
          ForestRow.Cell(
            count: $0.count, events: $0.events, estimate: $0.estimate,
            p: $0.isReference ? nil : $0.p)
        }
      })
  }
}
