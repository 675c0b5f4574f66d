public import Biostatistics
public import Documents
import Reporting

extension KaplanMeier: Displayable {
  /// A table with a row for each stratum: patients, events, and the median survival with its
  /// interval, as printing a `survfit` shows in R.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let unit = ReportContext.current.timeUnit.map { ", " + $0 } ?? ""
    let interval = style.intervalTitle(level: level)
    let columns = [
      Table.Column(head: [.text(groupLabel)], alignment: .leading, name: "stratum"),
      Table.Column(head: [.emphasis([.text("n")])], alignment: .trailing, name: "n"),
      Table.Column(head: [.text("Events")], alignment: .trailing, name: "events"),
      Table.Column(
        head: [.text("Median (\(interval))\(unit)")], alignment: .paired,
        name: "median"),
    ]
    let digits = style.decimals(sharedBy: strata.map(\.median))
    let rows = strata.map { stratum in
      Table.Row([
        Table.Cell([.text(stratum.name)]), .count(stratum.count, style),
        .count(stratum.eventCount, style),
        .estimate(stratum.median, style, digits: digits, missing: style.notReachedInCells),
      ])
    }
    return [.table(Table(columns: columns, rows: rows), .init())]
  }
}
