public import Biostatistics
public import Documents
import Reporting

extension DecisionCurve {
  /// What acting at thresholds means for a number of patients: how many are treated, how many of them with
  /// and without the event, with what net benefit, and how many interventions fewer than by treating all.
  /// A threshold that was not computed ends the report.
  ///
  /// - Parameters:
  ///   - thresholds: The thresholds.
  ///   - population: The number of patients that all counts are of.
  ///   - line: Filled in by the compiler.
  /// - Returns: A row for each prediction at each threshold; intervals where there are resamples.
  public func table(
    at thresholds: [Double], per population: Double = 1000, line: Int = #line
  ) -> Table {
    let style = ReportContext.current.style
    let words = UtilityWords(language: ReportContext.current.language)
    let columns =
      [
        Table.Column.names(words.threshold, name: "threshold"),
        Table.Column.names(words.prediction, name: "prediction"),
      ] + UtilityTable.countColumns(words, style) + [
        UtilityTable.column(words.netBenefitAlone, name: "net_benefit"),
        UtilityTable.column(words.avoided, name: "interventions_avoided"),
      ]
    let rows = thresholds.flatMap { threshold in
      zip(names, labels).enumerated().map { index, prediction in
        let (name, label) = prediction
        let treated = treated(name, at: threshold, per: population, line: line)
        var benefit = netBenefit(name, at: threshold, line: line)
        benefit.value = benefit.value.map { $0 * population }
        benefit.lower = benefit.lower.map { $0 * population }
        benefit.upper = benefit.upper.map { $0 * population }
        let avoided = interventionsAvoided(name, at: threshold, per: population, line: line)
        return Table.Row([
          Table.Cell(index == 0 ? [.text("\(style.plain(100 * threshold))%")] : []), .name(label),
          .estimate(treated.all, style, digits: 0), .estimate(treated.withEvent, style, digits: 0),
          .estimate(treated.withoutEvent, style, digits: 0), .estimate(benefit, style, digits: 0),
          .estimate(avoided, style, digits: 0),
        ])
      }
    }
    let notes = [
      Table.Note([
        .text(words.tableNote(per: style.plain(population), hasIntervals: resampleCount > 0))
      ])
    ]
    return Table(columns: columns, rows: rows, notes: notes)
  }
}

extension ClinicalImpactCurve {
  /// How many of the population are at high risk at thresholds, with and without the event. A threshold
  /// that was not computed ends the report.
  public func table(at thresholds: [Double], line: Int = #line) -> Table {
    let style = ReportContext.current.style
    let words = UtilityWords(language: ReportContext.current.language)
    let columns =
      [Table.Column.names(words.threshold, name: "threshold")]
      + UtilityTable.countColumns(words, style)
    let rows = thresholds.map { threshold in
      let point = point(at: threshold, line: line)
      return Table.Row([
        Table.Cell([.text("\(style.plain(100 * threshold))%")]),
        .estimate(point.flagged, style, digits: 0), .estimate(point.withEvent, style, digits: 0),
        .estimate(point.withoutEvent, style, digits: 0),
      ])
    }
    let note = words.tableNote(per: style.plain(population), hasIntervals: resampleCount > 0)
    return Table(columns: columns, rows: rows, notes: [Table.Note([.text(note)])])
  }
}

/// Columns that tables of utility share.
private enum UtilityTable {
  static func column(_ head: String, name: String) -> Table.Column {
    Table.Column(head: [.text(head)], alignment: .paired, name: name)
  }

  static func countColumns(_ words: UtilityWords, _ style: NumberStyle) -> [Table.Column] {
    [
      column(words.flagged, name: "high_risk"), column(words.withEventAlone, name: "with_event"),
      column(words.withoutEventAlone, name: "without_event"),
    ]
  }
}
