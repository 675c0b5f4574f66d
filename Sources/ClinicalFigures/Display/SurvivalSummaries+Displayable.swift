public import Biostatistics
public import Charts
public import Documents
public import Drawing
import Reporting

extension RestrictedMean: Displayable {
  /// A row for each group: patients, the mean time up to the horizon, how it differs from the first
  /// group's, and P.
  public func output() throws -> [BlockResult.Output] {
    let context = ReportContext.current
    let style = context.style
    let isChinese = RegressionWords(language: context.language).isChinese
    let unit = context.timeUnit.map { ", " + $0 } ?? ""
    let time = style.plain(horizon) + (context.timeUnit.map { " \($0)" } ?? "")
    var columns = [
      Table.Column.names(groupLabel, name: "group"),
      .counts([.emphasis([.text("n")])], name: "n"),
      .estimates(
        isChinese ? "限制性平均生存时间" : "Restricted mean", level: level, unit: unit, name: "mean", style),
    ]
    if !comparisons.isEmpty {
      columns.append(
        .estimates(
          isChinese ? "差值" : "Difference", level: level, unit: unit, name: "difference", style))
      columns.append(.p(style))
    }
    let digits = style.decimals(sharedBy: groups.map(\.mean))
    let rows = groups.enumerated().map { index, group in
      var cells = [
        Table.Cell.name(group.name), .count(group.count, style),
        .estimate(group.mean, style, digits: digits),
      ]
      if index == 0, !comparisons.isEmpty {
        cells.append(Table.Cell([.text(isChinese ? "参照" : "Reference")]))
      } else if index > 0 {
        let difference = comparisons[index - 1].difference
        cells.append(.estimate(difference, style, digits: digits))
        cells.append(.p(difference.p ?? PValue(reason: "no difference"), style))
      }
      return Table.Row(cells)
    }
    let note = isChinese ? "截至\(time)。" : "Mean time lived up to \(time)."
    return [
      .table(Table(columns: columns, rows: rows, notes: [Table.Note([.text(note)])]), .init())
    ]
  }
}

extension CumulativeIncidence: Displayable {
  /// A row for each group: patients, and how many events of each cause they had.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let isChinese = RegressionWords(language: ReportContext.current.language).isChinese
    let columns =
      [
        Table.Column.names(groupLabel, name: "group"),
        .counts([.emphasis([.text("n")])], name: "n"),
      ]
      + causes.map {
        Table.Column(
          head: [.text(LevelName.typographic($0))], spanner: [.text(isChinese ? "事件" : "Events")],
          alignment: .trailing, name: "events_\($0)")
      }
    let rows = strata.map { stratum in
      Table.Row(
        [.name(stratum.name), .count(stratum.count, style)]
          + causes.map { .count(stratum.events(of: $0).reduce(0, +), style) })
    }
    return [.table(Table(columns: columns, rows: rows), .init())]
  }
}

extension NelsonAalen: Displayable {
  /// A row for each group: patients, events, and the cumulative hazard at the last event.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let words = RegressionWords(language: ReportContext.current.language)
    let columns = [
      Table.Column.names(groupLabel, name: "group"),
      .counts([.emphasis([.text("n")])], name: "n"),
      .counts([.text(words.events)], name: "events"),
      Table.Column(
        head: [.text(words.isChinese ? "累积风险" : "Cumulative hazard")], alignment: .decimal,
        name: "cumulative_hazard"),
    ]
    let rows = strata.map { stratum in
      Table.Row([
        .name(stratum.name), .count(stratum.count, style),
        .count(stratum.events.reduce(0, +), style),
        .number(stratum.cumulativeHazard.last ?? 0, decimals: 2, style),
      ])
    }
    return [.table(Table(columns: columns, rows: rows), .init())]
  }
}

extension MaximallySelectedCutpoint: Figure {
  /// The search for the cut: the statistic over all cuts, and the distribution of the marker.
  public func picture(in context: FigureContext) throws -> Picture {
    try CutpointPlot(self).picture(in: context)
  }
}
