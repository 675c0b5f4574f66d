public import Biostatistics
public import Documents
import Reporting

extension SampleSize: Displayable {
  /// A row for each criterion and one for what is needed.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let isCounted = events(among: 1) != nil
    let heads = [
      "Criterion", "Patients", isCounted ? "Events" : nil, "Shrinkage",
      isCounted ? "Events per parameter" : "Patients per parameter",
    ].compactMap { $0 }
    func cell(_ number: Double, decimals: Int) -> Table.Cell {
      let value = ReportedValue(
        style.fixed(number, decimals: decimals), value: number, kind: "number")
      return Table.Cell([.text(value.text)], values: [value])
    }
    func row(_ name: String, _ criterion: Criterion) -> Table.Row {
      var cells = [Table.Cell([.text(name)])]
      let count = ReportedValue(
        style.integer(criterion.count), value: Double(criterion.count), kind: "count")
      cells.append(Table.Cell([.text(count.text)], values: [count]))
      if let events = events(among: criterion.count) { cells.append(cell(events, decimals: 0)) }
      cells.append(cell(criterion.shrinkage, decimals: 2))
      cells.append(cell(perParameter(among: criterion.count), decimals: 1))
      return Table.Row(cells)
    }
    var rows = criteria.map { row($0.name.prefix(1).uppercased() + $0.name.dropFirst(), $0) }
    if let largest = criteria.max(by: { $0.count < $1.count }) {
      rows.append(row("Needed", largest))
    }
    let columns = heads.enumerated().map {
      Table.Column(head: [.text($1)], alignment: $0 == 0 ? .leading : .decimal, name: $1)
    }
    return [.table(Table(columns: columns, rows: rows, notes: [note(style)]), .init())]
  }

  private func note(_ style: NumberStyle) -> Table.Note {
    let explained = style.fixed(rSquared, decimals: 3)
    let parts = [
      "For \(parameters) parameter\(parameters == 1 ? "" : "s") and an R² of \(explained)",
      nagelkerke.map { " (Nagelkerke \(style.fixed($0, decimals: 3)))" } ?? "", ".",
      " Criteria of Riley et al., BMJ 2020;368:m441.",
    ]
    return Table.Note([.text(parts.joined())])
  }
}
