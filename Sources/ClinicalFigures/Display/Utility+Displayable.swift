public import Biostatistics
public import Charts
public import Documents
public import Drawing
import Reporting

extension DecisionCurve: Figure {
  /// The curves, as `DecisionCurvePlot` draws them.
  public func picture(in context: FigureContext) throws -> Picture {
    try DecisionCurvePlot(self).picture(in: context)
  }
}

extension ClinicalImpactCurve: Figure {
  /// The curve, as `ClinicalImpactPlot` draws it.
  public func picture(in context: FigureContext) throws -> Picture {
    try ClinicalImpactPlot(self).picture(in: context)
  }
}

extension TimeDependentROC: Displayable {
  /// A row for each horizon: cases, controls and the area of each score; of two scores their difference
  /// with its P value.
  public func output() throws -> [BlockResult.Output] {
    let context = ReportContext.current
    let style = context.style
    let words = ROCWords(language: context.language)
    let time = KaplanMeierWords(language: context.language).time
    var columns = [
      Table.Column.names(time + (context.timeUnit.map { ", " + $0 } ?? ""), name: "time"),
      .counts([.text(words.cases)], name: "cases"),
      .counts([.text(words.controls)], name: "controls"),
    ]
    columns += scores.enumerated().map { index, score in
      let name = scores.count == 1 ? "AUC" : "AUC, \(LevelName.typographic(score))"
      return .estimates(name, level: level, name: "auc_\(index + 1)", style)
    }
    if scores.count == 2 {
      columns.append(.estimates(words.difference, level: level, name: "difference", style))
      columns.append(.p(style))
    }
    let rows = times.map { time -> Table.Row in
      let areas = scores.map { auc(at: time, of: $0) }
      for reason in Set(areas.compactMap(\.reason)).sorted() {
        ReportContext.warn("not-estimable", "AUC: \(reason)")
      }
      var cells: [Table.Cell] = [
        Table.Cell([.text(style.plain(time))]), .count(cases(at: time), style),
        .count(controls(at: time), style),
      ]
      cells += areas.map { .estimate($0, style) }
      if scores.count == 2 {
        let difference = difference(scores[0], minus: scores[1], at: time)
        cells.append(.estimate(difference, style))
        cells.append(.p(difference.p ?? PValue(reason: difference.reason ?? ""), style))
      }
      return Table.Row(cells)
    }
    return [.table(Table(columns: columns, rows: rows), .init())]
  }
}
