public import Biostatistics
public import Documents
import Reporting

extension TukeyHSD: Displayable {
  /// A row for each pair of groups: the difference of means with its simultaneous interval, and P.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let columns = [
      Table.Column.names("Groups", name: "groups"),
      .estimates(
        "Difference", level: pairs.first?.difference.level ?? 0.95, name: "difference", style),
      .p(style),
    ]
    let rows = pairs.map { pair in
      Table.Row([
        .name("\(pair.first) − \(pair.second)"), .estimate(pair.difference, style),
        .p(pair.p, style),
      ])
    }
    let note = Table.Note(style.symbols("\(method); intervals and *P* values allow for all pairs."))
    return [.table(Table(columns: columns, rows: rows, notes: [note]), .init())]
  }
}

extension PairwiseComparisons: Displayable {
  /// A row for each pair of groups: P as it is, and adjusted for the number of pairs.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    var adjusted = Table.Column.p(style, name: "p_adjusted")
    adjusted.head += [.text(", adjusted")]
    let columns = [Table.Column.names("Groups", name: "groups"), .p(style), adjusted]
    let rows = pairs.map { pair in
      Table.Row([
        .name("\(pair.first) v \(pair.second)"), .p(pair.unadjusted, style), .p(pair.p, style),
      ])
    }
    return [.table(Table(columns: columns, rows: rows), .init())]
  }
}
