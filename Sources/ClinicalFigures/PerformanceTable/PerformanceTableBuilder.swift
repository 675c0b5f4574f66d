import Biostatistics
import Documents
import Reporting

/// Sets results as a table.
struct PerformanceTableBuilder {
  typealias Result = PerformanceResults.Result

  let source: PerformanceTable
  let results: [[Result]]
  let isSurvival: Bool
  let style: NumberStyle
  let words: PerformanceWords

  init(_ source: PerformanceTable, _ results: PerformanceResults) {
    let context = ReportContext.current
    self.source = source
    self.results = results.results
    isSurvival = results.isSurvival
    style = context.style
    words = PerformanceWords(
      language: context.language, style: context.style, timeUnit: context.timeUnit)
  }

  func table() -> Table {
    let (columns, rows) =
      switch layout {
      case .rows: (isSurvival ? survivalColumns : binaryColumns, modelRows)
      case .models: (comparisonColumns, comparisonRows)
      case .measures: (measureColumns, measureRows)
      }
    return Table(columns: columns, rows: rows, notes: notes(for: rows))
  }

  /// Shares with counts of four digits do not stand side by side on a page.
  var layout: PerformanceTable.Layout {
    let most = results.flatMap { $0 }.map(\.rowsUsed).max() ?? 0
    return source.options.layout == .rows && hasCut && most > 999
      ? .measures : source.options.layout
  }

  /// A cohort with the words for its rows: "Training, apparent".
  private func named(_ cohort: String, _ origins: [PerformanceResults.Origin]) -> Table.Cell {
    var shown: [String] = []
    for origin in origins where origin != .unknown {
      let word = words.origin(origin)
      if !shown.contains(word) { shown.append(word) }
    }
    let separator = words.isChinese ? "，" : ", "
    return Table.Cell([.text(([cohort] + shown).joined(separator: separator))])
  }

  // MARK: - A row for each model, cohort and horizon

  private var interval: String {
    "(\(style.intervalTitle(level: source.options.level)))"
  }

  private func column(
    _ title: String, _ alignment: Table.Column.Alignment, _ name: String
  ) -> Table.Column {
    Table.Column(head: style.symbols(title), alignment: alignment, name: name)
  }

  private var hasCut: Bool { source.options.cut != nil && !isSurvival }
  private var hasRisks: Bool { source.entries.contains { !$0.risks.isEmpty } }

  private var binaryColumns: [Table.Column] {
    var columns = [
      column(words.model, .leading, "model"), column(words.casesOfCount, .trailing, "cases"),
      column("AUC \(interval)", .paired, "auc"),
    ]
    guard hasCut else { return columns }
    columns.append(column(words.cut, .decimal, "cut"))
    for (title, name) in shares { columns.append(column(title, .paired, name)) }
    return columns
  }

  private var shares: [(String, String)] {
    [
      (words.sensitivity, "sensitivity"), (words.specificity, "specificity"), (words.ppv, "ppv"),
      (words.npv, "npv"), (words.accuracy, "accuracy"),
    ]
  }

  private var survivalColumns: [Table.Column] {
    var columns = [
      column(words.model, .leading, "model"), column(words.eventsOfCount, .trailing, "events"),
      column("C \(interval)", .paired, "c"),
    ]
    guard !source.options.times.isEmpty else { return columns }
    columns += [
      column(words.time, .trailing, "time"), column(words.cases, .trailing, "cases"),
      column(words.atRisk, .trailing, "at risk"), column("AUC \(interval)", .paired, "auc"),
    ]
    if hasRisks {
      columns.append(column("\(words.brier) \(interval)", .paired, "brier"))
      columns.append(column(words.predictionAccuracy, .decimal, "ipa"))
    }
    return columns
  }

  private var modelRows: [Table.Row] {
    var rows: [Table.Row] = []
    var set = ""
    for (entry, own) in zip(source.entries, results) {
      if entry.set != set {
        set = entry.set
        rows.append(Table.Row([Table.Cell([.text(set)])], role: .panelHead))
      }
      rows.append(Table.Row([Table.Cell([.text(entry.model)])], role: .groupHead))
      for (cohort, result) in zip(source.cohorts, own) {
        let begin = [
          named(cohort.name, [result.origin]), count(result.cases, of: result.rowsUsed),
          estimate(result.discrimination),
        ]
        rows += isSurvival ? survival(begin, result) : [binary(begin, result)]
      }
    }
    return rows
  }

  private func binary(_ begin: [Table.Cell], _ result: Result) -> Table.Row {
    guard let point = result.point else { return Table.Row(begin, role: .level) }
    let value = ReportedValue(
      point.threshold.value.isFinite ? style.plain(point.threshold.value) : "—",
      value: point.threshold.value, kind: "number")
    var cut = Table.Cell([.text(value.text)], values: [value])
    if result.isOwnCut { cut.marks = [Self.ownCut] }
    return Table.Row(
      begin + [cut] + proportions(point).map { share($0.estimate, $0.counts) }, role: .level)
  }

  private func survival(_ begin: [Table.Cell], _ result: Result) -> [Table.Row] {
    guard !result.horizons.isEmpty else { return [Table.Row(begin, role: .level)] }
    return result.horizons.enumerated().map { index, horizon in
      let first = index == 0 ? begin : [Table.Cell](repeating: Table.Cell(), count: begin.count)
      var cells =
        first + [
          Table.Cell([.text(words.horizon(horizon.time))]), Table.Cell.count(horizon.cases, style),
          Table.Cell.count(horizon.atRisk, style), estimate(horizon.auc),
        ]
      if hasRisks {
        cells.append(horizon.brier.map { estimate($0, digits: 3) } ?? Table.Cell())
        cells.append(horizon.accuracy.map { percentage($0) } ?? Table.Cell())
      }
      return Table.Row(cells, role: .level)
    }
  }

  // MARK: - A column for each model

  private var models: [String] {
    var names: [String] = []
    for entry in source.entries where !names.contains(entry.model) { names.append(entry.model) }
    return names
  }

  private var comparisonColumns: [Table.Column] {
    var columns = [column(words.cohort, .leading, "cohort")]
    if isSurvival { columns.append(column(words.time, .trailing, "time")) }
    return columns
      + models.map { name in
        Table.Column(
          head: [.text(name)], spanner: [.text("AUC \(interval)")], alignment: .paired, name: name)
      }
  }

  private var comparisonRows: [Table.Row] {
    var rows: [Table.Row] = []
    var sets: [String] = []
    for entry in source.entries where !sets.contains(entry.set) { sets.append(entry.set) }
    for set in sets {
      if !set.isEmpty { rows.append(Table.Row([Table.Cell([.text(set)])], role: .panelHead)) }
      for (place, cohort) in source.cohorts.enumerated() {
        let own = models.map { name in
          source.entries.firstIndex { $0.set == set && $0.model == name }.map { results[$0][place] }
        }
        rows += comparison(cohort.name, own)
      }
    }
    return rows
  }

  private func comparison(_ cohort: String, _ own: [Result?]) -> [Table.Row] {
    let begin = [named(cohort, own.compactMap { $0?.origin })]
    guard isSurvival else {
      return [Table.Row(begin + own.map { $0.map { estimate($0.discrimination) } ?? Table.Cell() })]
    }
    return source.options.times.indices.map { index in
      let cells = own.map { result in
        result.map { estimate($0.horizons[index].auc) } ?? Table.Cell()
      }
      let first = index == 0 ? begin : [Table.Cell()]
      let time = Table.Cell([.text(words.horizon(source.options.times[index]))])
      return Table.Row(first + [time] + cells)
    }
  }

  // MARK: - A row for each measure

  private var measureColumns: [Table.Column] {
    [column(words.measure, .leading, "measure")]
      + source.cohorts.map { cohort in
        Table.Column(head: [.text(cohort.name)], alignment: .paired, name: cohort.name)
      }
  }

  private var measureRows: [Table.Row] {
    var rows: [Table.Row] = []
    for (entry, own) in zip(source.entries, results) {
      let title = entry.set.isEmpty ? entry.model : "\(entry.set), \(entry.model)"
      rows.append(Table.Row([Table.Cell([.text(title)])], role: .panelHead))
      func add(_ name: String, _ cell: (Result) -> Table.Cell) {
        rows.append(Table.Row([Table.Cell(style.symbols(name))] + own.map(cell)))
      }
      add(words.rows) { Table.Cell([.text(words.origin($0.origin))]) }
      add(isSurvival ? words.eventShare : words.caseShare) {
        prevalence($0.cases, of: $0.rowsUsed)
      }
      add("\(isSurvival ? "C" : "AUC") \(interval)") { estimate($0.discrimination) }
      for (index, time) in source.options.times.enumerated() where isSurvival {
        let name = words.horizon(time)
        add("AUC, \(name) \(interval)") { estimate($0.horizons[index].auc) }
        add("\(words.casesAtRisk), \(name)") {
          cases($0.horizons[index].cases, atRisk: $0.horizons[index].atRisk)
        }
        guard hasRisks else { continue }
        add("\(words.brier), \(name) \(interval)") { result in
          result.horizons[index].brier.map { estimate($0, digits: 3) } ?? Table.Cell()
        }
      }
      guard hasCut else { continue }
      add(words.cut) { result in
        let text = result.point.map { style.plain($0.threshold.value) } ?? "—"
        return Table.Cell([.text(text)], marks: result.isOwnCut ? [Self.ownCut] : [])
      }
      for (place, share) in shares.enumerated() {
        add("\(share.0) \(interval)") { result in
          result.point.map { detailed(proportions($0)[place]) } ?? Table.Cell()
        }
      }
    }
    return rows
  }
}
