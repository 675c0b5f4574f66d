public import Biostatistics
public import Documents
import Reporting

extension KaplanMeier: Displayable {
  /// A table with a row for each stratum: patients, events, and the median survival with its
  /// interval, as printing a `survfit` shows in R.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let unit = ReportContext.current.timeUnit.map { ", " + $0 } ?? ""
    let level = style.plain(level * 100)
    let columns = [
      Table.Column(head: [.text(groupLabel)], alignment: .leading, name: "stratum"),
      Table.Column(head: [.emphasis([.text("n")])], alignment: .trailing, name: "n"),
      Table.Column(head: [.text("Events")], alignment: .trailing, name: "events"),
      Table.Column(
        head: [.text("Median (\(level)% \(style.intervalName))\(unit)")], alignment: .paired,
        name: "median"),
    ]
    let rows = strata.map { stratum in
      let median = stratum.median
      let (value, interval) = style.inCell(median)
      let text = median.value == nil ? style.notReachedInCells : value.text
      return Table.Row([
        Table.Cell([.text(stratum.name)]), count(stratum.count, style),
        count(stratum.eventCount, style),
        Table.Cell([.text(text)], companion: [.text(interval)], values: [value]),
      ])
    }
    return [.table(Table(columns: columns, rows: rows), .init())]
  }

  private func count(_ count: Int, _ style: NumberStyle) -> Table.Cell {
    let value = ReportedValue(style.integer(count), value: Double(count), kind: "count")
    return Table.Cell([.text(value.text)], values: [value])
  }
}
