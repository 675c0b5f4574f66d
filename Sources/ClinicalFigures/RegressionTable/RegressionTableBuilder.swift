import Biostatistics
import DataFrames
import Documents
import Reporting

/// Builds the table of one or several regressions.
struct RegressionTableBuilder {
  /// One pair of columns, estimate and P value.
  struct Part {
    /// The model, by its place.
    var model: Int
    var isUnivariable: Bool
    var summary: RegressionSummary
    var spanner: String
  }

  let style: NumberStyle
  let words: RegressionWords
  let models: [(name: String, model: any FittedModel)]
  let showsConstant: Bool
  /// The multivariable summaries, one for each model.
  let summaries: [RegressionSummary]
  let parts: [Part]
  let measure: ForestPlot.Measure

  init(_ table: RegressionTable, style: NumberStyle) throws {
    self.style = style
    words = RegressionWords(language: ReportContext.current.language)
    models = table.models
    showsConstant = table.showsConstant
    summaries = table.models.map { RegressionSummary($0.model) }
    measure = summaries.first?.measure ?? .hazardRatio
    var parts: [Part] = []
    for (index, entry) in table.models.enumerated() {
      let own = summaries[index]
      guard table.showsUnivariable else {
        parts.append(Part(model: index, isUnivariable: false, summary: own, spanner: entry.name))
        continue
      }
      let prefix = entry.name.isEmpty ? "" : entry.name + words.unitSeparatorOfNames
      var alone = own
      let data = (entry.model as? any CodedModel)?.fittedRows.data
      alone.terms = try entry.model.univariable().flatMap {
        RegressionSummary($0, labels: data).terms
      }
      parts.append(
        Part(
          model: index, isUnivariable: true, summary: alone,
          spanner: prefix.isEmpty ? words.univariable : prefix + words.univariable.lowercased()))
      parts.append(
        Part(
          model: index, isUnivariable: false, summary: own,
          spanner: prefix.isEmpty ? words.multivariable : prefix + words.multivariable.lowercased())
      )
    }
    self.parts = parts
  }

  /// Whether all models have the same patients, so that they are counted once.
  private var sharesCounts: Bool {
    Set(summaries.map(\.rowsUsed)).count == 1
      && merged.allSatisfy { term in
        term.lines.allSatisfy { line in
          Set(line.lines.compactMap { $0?.count }).count <= 1
        }
      }
  }

  private var merged: [MergedTerm] { RegressionSummary.merged(parts.map(\.summary)) }

  private var hasEvents: Bool { summaries.contains { $0.eventCount != nil } }

  func table() -> Table {
    Table(columns: columns, rows: rows, notes: notes)
  }

  // MARK: - Columns

  private var columns: [Table.Column] {
    var columns = [
      Table.Column(head: [.text(words.characteristic)], alignment: .leading, name: "characteristic")
    ]
    if sharesCounts { columns.append(countColumn(spanner: "", suffix: "")) }
    if models.count == 1, hasEvents { columns.append(eventColumn(spanner: "", suffix: "")) }
    let interval = style.intervalTitle(level: level)
    let head =
      "\(ForestWords(language: words.isChinese ? "zh" : "en").abbreviation(of: measure)) (\(interval))"
    for (index, part) in parts.enumerated() {
      let suffix = parts.count > 1 ? "_\(name(of: part))" : ""
      let startsModel = index == 0 || parts[index - 1].model != part.model
      // With univariable estimates the counts of a model stand under the first of its spanners.
      if !sharesCounts, startsModel {
        columns.append(countColumn(spanner: part.spanner, suffix: suffix))
      }
      if models.count > 1, hasEvents, startsModel {
        columns.append(eventColumn(spanner: part.spanner, suffix: suffix))
      }
      let spanner = spanner(part.spanner)
      columns.append(
        Table.Column(
          head: [.text(head)], spanner: spanner, alignment: .paired,
          name: measure.columnName + suffix))
      columns.append(
        Table.Column(
          head: style.headOfP, spanner: spanner,
          alignment: .decimal, name: "p" + suffix))
    }
    return columns
  }

  private func name(of part: Part) -> String {
    let name = models[part.model].name
    guard parts.count > models.count else { return name }
    let kind = part.isUnivariable ? "univariable" : "multivariable"
    return name.isEmpty ? kind : "\(name)_\(kind)"
  }

  private func spanner(_ text: String) -> [Inline] { text.isEmpty ? [] : [.text(text)] }

  private func countColumn(spanner text: String, suffix: String) -> Table.Column {
    let head: [Inline] = words.isChinese ? [.text(words.count)] : [.emphasis([.text(words.count)])]
    return Table.Column(
      head: head, spanner: spanner(text), alignment: .trailing, name: "n" + suffix)
  }

  private func eventColumn(spanner text: String, suffix: String) -> Table.Column {
    Table.Column(
      head: [.text(words.events)], spanner: spanner(text), alignment: .trailing,
      name: "events" + suffix)
  }

  private var level: Double {
    models.first?.model.coefficients.first { $0.estimate.value != nil }?.estimate.level ?? 0.95
  }

  // MARK: - Rows

  var rows: [Table.Row] {
    var rows = merged.flatMap { term -> [Table.Row] in
      guard term.hasLevels else {
        return term.lines.map { row(term.label, $0, globals: term.globals, role: .single) }
      }
      let head = row(
        term.label, nil, globals: term.globals, role: .groupHead)
      return [head] + term.lines.map { row($0.name, $0, globals: nil, role: .level) }
    }
    if showsConstant, let constant { rows.append(constant) }
    return rows
  }

  private func row(
    _ label: String, _ line: MergedTerm.Line?, globals: [TermTest?]?, role: Table.Row.Role
  ) -> Table.Row {
    var cells = [Table.Cell([.text(label)])]
    let lines = line?.lines ?? [RegressionSummary.Line?](repeating: nil, count: parts.count)
    let known = lines.compactMap { $0 }
    if sharesCounts { cells.append(count(known.first?.count)) }
    if models.count == 1, hasEvents { cells.append(count(known.first?.events)) }
    for (index, part) in parts.enumerated() {
      let own = lines[index]
      let startsModel = index == 0 || parts[index - 1].model != part.model
      if !sharesCounts, startsModel { cells.append(count(own?.count)) }
      if models.count > 1, hasEvents, startsModel { cells.append(count(own?.events)) }
      cells.append(line == nil ? Table.Cell() : estimate(own))
      cells.append(p(own, global: globals?[index]))
    }
    return Table.Row(cells, role: role)
  }

  private func count(_ count: Int?) -> Table.Cell {
    guard let count else { return Table.Cell() }
    let value = ReportedValue(style.integer(count), value: Double(count), kind: "count")
    return Table.Cell([.text(value.text)], values: [value])
  }

  private func estimate(_ line: RegressionSummary.Line?) -> Table.Cell {
    guard let line else { return Table.Cell([.text("—")]) }
    if line.isReference {
      let null = style.integer(Int(measure.null))
      return Table.Cell(
        [.text(null)], companion: [.text(words.reference)],
        values: [ReportedValue(null, kind: "text")])
    }
    guard let estimate = line.estimate else { return Table.Cell() }
    let (value, interval) = style.inCell(estimate)
    return Table.Cell(
      [.text(value.text)], companion: interval.isEmpty ? [] : [.text(interval)], values: [value],
      marks: estimate.reason.map { ["reason: \($0)"] } ?? [])
  }

  private func p(_ line: RegressionSummary.Line?, global: TermTest??) -> Table.Cell {
    if let test = global ?? nil {
      let value = style.inCell(test.p)
      return Table.Cell([.text(value.text)], values: [value], marks: ["test: \(test.method)"])
    }
    guard let line, let p = line.p, p.value != nil else { return Table.Cell() }
    let value = style.inCell(p)
    return Table.Cell([.text(value.text)], values: [value])
  }

  /// The constants of the models; those of each variable alone are not shown.
  private var constant: Table.Row? {
    let found = models.map { entry in
      entry.model.coefficients.first { $0.name == "(Intercept)" }
    }
    guard found.contains(where: { $0 != nil }) else { return nil }
    let lines = parts.map { part -> RegressionSummary.Line? in
      guard !part.isUnivariable, let own = found[part.model] else { return nil }
      return RegressionSummary.Line(
        key: "", name: words.constant, estimate: own.estimate, p: own.p)
    }
    let line = MergedTerm.Line(key: "", name: words.constant, lines: lines)
    return row(words.constant, line, globals: nil, role: .single)
  }
}

extension ForestPlot.Measure {
  /// The name of a column in a file.
  var columnName: String {
    switch self {
    case .hazardRatio: "hazard_ratio"
    case .oddsRatio: "odds_ratio"
    case .riskRatio: "risk_ratio"
    case .difference: "difference"
    }
  }
}
