public import Biostatistics
public import Documents
import Reporting

extension Proportion: Displayable {
  /// "578/898 (64.4%)", with the interval behind it.
  public func output() throws -> [BlockResult.Output] {
    if let reason = estimate.reason { ReportContext.warn("not-estimable", "proportion: \(reason)") }
    var value = ReportContext.current.style.share(count, of: total)
    (value.lower, value.upper) = (estimate.lower, estimate.upper)
    return [.values([value])]
  }
}

extension FrequencyTable: Displayable {
  /// A table with a row for each level, its count and percentage, and one for missing rows.
  public func output() throws -> [BlockResult.Output] { [.table(table(), .init())] }

  /// The table as a value.
  public func table() -> Table {
    let style = ReportContext.current.style
    let words = BaselineWords(
      language: ReportContext.current.language, style: ReportContext.current.style)
    let decimals = total < 100 ? 0 : 1
    func row(_ name: String, _ count: Int, share: Bool) -> Table.Row {
      let number = ReportedValue(style.integer(count), value: Double(count), kind: "count")
      var cell = Table.Cell([.text(number.text)], values: [number])
      if share, total > 0 {
        let percentage = ReportedValue(
          style.percentage(count, of: total, decimals: decimals),
          value: 100 * Double(count) / Double(total), kind: "percentage")
        cell.companion = [.text("(\(percentage.text))")]
        cell.values.append(percentage)
      }
      return Table.Row([Table.Cell([.text(name)]), cell])
    }
    var rows = levels.map { row(LevelName.typographic($0.name), $0.count, share: true) }
    if missingCount > 0 { rows.append(row(words.missing, missingCount, share: false)) }
    let notes =
      missingCount > 0
      ? [Table.Note([.text(words.shareOfKnown + words.fullStop.filter { $0 != " " })])] : []
    return Table(
      columns: [
        Table.Column(
          head: [.text(BaselineVariable.readable(label))], alignment: .leading, name: "level"),
        Table.Column(head: style.symbols(words.numberAndShare), alignment: .paired, name: "n"),
      ], rows: rows, notes: notes)
  }
}
