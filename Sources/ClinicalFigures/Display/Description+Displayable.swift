public import Biostatistics
public import Documents
import Reporting

extension Description: Displayable {
  /// How many values there are and how many are missing, their mean and deviation, median and quartiles,
  /// and range.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let words = BaselineWords(
      language: ReportContext.current.language, style: ReportContext.current.style)
    func row(_ name: String, _ numbers: [Double]) -> Table.Row {
      let values = numbers.map {
        ReportedValue(style.plain($0), value: $0.isFinite ? $0 : nil, kind: "number")
      }
      return Table.Row([
        .name(name),
        Table.Cell([.text(values.map(\.text).joined(separator: "; "))], values: values),
      ])
    }
    var rows = [Table.Row([Table.Cell([.emphasis([.text("n")])]), .count(count, style)])]
    if missingCount > 0 {
      rows.append(Table.Row([.name(words.missing), .count(missingCount, style)]))
    }
    if count > 0 {
      rows += [
        row("Mean; SD", [mean, standardDeviation]),
        row("Median; quartiles", [median, quantile(0.25), quantile(0.75)]),
        row("Range", [minimum, maximum]),
      ]
    }
    let columns = [
      Table.Column.names("", name: "quantity"),
      Table.Column(head: [], alignment: .trailing, name: "value"),
    ]
    return [.table(Table(columns: columns, rows: rows), .init())]
  }
}
