public import Biostatistics
public import Documents
import Reporting

extension Subgroups: Displayable {
  /// A table with a row for all patients and for each subgroup: patients and events by arm, the hazard
  /// ratio with its interval, and the P value of the interaction beside each variable.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let words = RegressionWords(language: ReportContext.current.language)
    let forest = ForestWords(language: ReportContext.current.language)
    let interval = style.intervalTitle(level: overall.estimate.level)
    let letter = style.headOfP
    var columns = [
      Table.Column(head: [.text(forest.subgroup)], alignment: .leading, name: "subgroup")
    ]
    let arms = treatmentLevels.map { "\(treatment): \(LevelName.typographic($0))" }
    for (index, arm) in (arms.isEmpty ? [""] : arms).enumerated() {
      let spanner: [Inline] = arm.isEmpty ? [] : [.text(arm)]
      let suffix = arms.isEmpty ? "" : "_\(treatmentLevels[index])"
      columns.append(
        Table.Column(
          head: [.emphasis([.text("n")])], spanner: spanner, alignment: .trailing,
          name: "n\(suffix)"))
      columns.append(
        Table.Column(
          head: [.text(words.events)], spanner: spanner, alignment: .trailing,
          name: "events\(suffix)"))
    }
    columns.append(
      Table.Column(
        head: [.text("HR (\(interval))")], alignment: .paired,
        name: "hazard_ratio"))
    let head: [Inline] =
      words.isChinese
      ? [.text("交互作用 ")] + letter : letter + [.text(" for interaction")]
    columns.append(Table.Column(head: head, alignment: .decimal, name: "p_interaction"))
    let blank = columns.count - 2
    var rows = [Table.Row([Table.Cell([.text(words.allPatients)])] + cells(overall, style))]
    for variable in variables {
      let name = RegressionLabels.name(of: variable)
      let p = style.inCell(variable.interactionP)
      rows.append(
        Table.Row(
          [Table.Cell([.text(name)])] + [Table.Cell](repeating: Table.Cell(), count: blank)
            + [Table.Cell([.text(p.text)], values: [p])], role: .groupHead))
      rows += variable.rows.map {
        Table.Row(
          [Table.Cell([.text(LevelName.typographic($0.level))])] + cells($0, style), role: .level)
      }
    }
    let text = [words.comparison(treatment, treatmentLevels), words.interactionNote]
      .map { $0 + words.fullStop }.joined(
        separator: words.isChinese ? "" : " ")
    return [
      .table(Table(columns: columns, rows: rows, notes: [Table.Note(style.symbols(text))]), .init())
    ]
  }

  private func cells(_ row: Row, _ style: NumberStyle) -> [Table.Cell] {
    let counts =
      row.arms.isEmpty
      ? [row.count, row.eventCount] : row.arms.flatMap { [$0.count, $0.eventCount] }
    let (value, interval) = style.inCell(row.estimate)
    return counts.map { count in
      let value = ReportedValue(style.integer(count), value: Double(count), kind: "count")
      return Table.Cell([.text(value.text)], values: [value])
    } + [Table.Cell([.text(value.text)], companion: [.text(interval)], values: [value])]
  }
}

extension ProportionalHazards: Displayable {
  /// A table with a row for each term and one for all together: chi-squared, degrees of freedom, P.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let words = RegressionWords(language: ReportContext.current.language)
    let columns = [
      Table.Column(head: [.text(words.term)], alignment: .leading, name: "term"),
      Table.Column(
        head: [.text("χ"), .superscript([.text("2")])], alignment: .decimal, name: "chi_squared"),
      Table.Column(head: [.text("df")], alignment: .trailing, name: "df"),
      Table.Column(
        head: style.headOfP, alignment: .decimal,
        name: "p"),
    ]
    let labels = RegressionLabels(data)
    let rows = (terms + [global]).enumerated().map { index, test in
      let name = index == terms.count ? words.global : labels.name(ofFormula: test.term)
      let statistic = ReportedValue(
        style.fixed(test.statistic, decimals: 2), value: test.statistic, kind: "statistic")
      let degrees = test.degreesOfFreedom ?? 0
      let df = ReportedValue(style.plain(degrees), value: degrees, kind: "number")
      let p = style.inCell(test.p)
      return Table.Row([
        Table.Cell([.text(name)]), Table.Cell([.text(statistic.text)], values: [statistic]),
        Table.Cell([.text(df.text)], values: [df]), Table.Cell([.text(p.text)], values: [p]),
      ])
    }
    return [.table(Table(columns: columns, rows: rows), .init())]
  }
}
