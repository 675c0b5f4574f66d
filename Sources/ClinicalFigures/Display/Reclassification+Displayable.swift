public import Biostatistics
public import Documents
import Reporting

extension NetReclassification: Displayable {
  /// A table of the shares that moved up and down, the two components and their sum; with categories a
  /// second one that counts patients by old and new category.
  public func output() throws -> [BlockResult.Output] {
    let words = ReclassificationWords()
    let style = words.style
    let columns = [
      Table.Column.names("", name: "outcome"),
      .counts([.emphasis([.text("n")])], name: "n"),
      .counts([.text(words.either("Moved up, %", "上移，%"))], name: "up"),
      .counts([.text(words.either("Moved down, %", "下移，%"))], name: "down"),
      .estimates(words.either("Improvement", "改善"), level: estimate.level, name: "nri", style),
      .p(style),
    ]
    let rows = [
      Table.Row([
        .name(words.events), .count(caseCount, style), words.percent(eventsUp),
        words.percent(eventsDown), .estimate(events, style), words.p(events),
      ]),
      Table.Row([
        .name(words.nonEvents), .count(controlCount, style), words.percent(nonEventsUp),
        words.percent(nonEventsDown), .estimate(nonEvents, style), words.p(nonEvents),
      ]),
      Table.Row([
        .name(words.either("Net reclassification improvement", "净重分类改善")), Table.Cell(),
        Table.Cell(), Table.Cell(), .estimate(estimate, style), words.p(estimate),
      ]),
    ]
    let what =
      categories.map { cuts in
        let list = cuts.map { style.plain(100 * $0) + "%" }.joined(separator: ", ")
        return words.either("categories of risk cut at \(list)", "风险分类界值 \(list)")
      }
      ?? (change == 0
        ? words.either("any change of risk counts (NRI > 0)", "任何风险变化均计入（NRI > 0）")
        : words.either(
          "changes of risk beyond \(style.plain(100 * change))% count",
          "风险变化超过 \(style.plain(100 * change))% 计入"))
    let note = words.note(
      old: old, new: new, what: what, estimator: estimator == .counts ? nil : "\(estimator)",
      resamples: resampleCount, evaluation: evaluation)
    let main = BlockResult.Output.table(
      Table(columns: columns, rows: rows, notes: [Table.Note([.text(note)])]), .init())
    guard let categories else { return [main] }
    return [main, .table(counts(words, categories), .init())]
  }

  /// Patients by old category, in rows, and new one, in columns.
  private func counts(_ words: ReclassificationWords, _ cuts: [Double]) -> Table {
    let names = words.categories(cuts)
    let spanner: [Inline] = [.text("\(words.either("New", "新")): \(new)")]
    let columns =
      [Table.Column.names("\(words.either("Old", "旧")): \(old)", name: "old")]
      + names.enumerated().map { index, name in
        Table.Column(
          head: [.text(name)], spanner: spanner, alignment: .trailing, name: "new_\(index + 1)")
      }
    let blank = [Table.Cell](repeating: Table.Cell(), count: names.count)
    let rows = [(words.events, eventTable), (words.nonEvents, nonEventTable)].flatMap {
      head, counts -> [Table.Row] in
      [Table.Row([.name(head)] + blank, role: .groupHead)]
        + zip(names, counts).map { name, row in
          Table.Row([.name(name)] + row.map { .count($0, words.style) }, role: .level)
        }
    }
    let known =
      horizon == nil
      ? []
      : [
        Table.Note([
          .text(
            words.either(
              "Patients whose outcome is known; those censored before the horizon are not shown.",
              "仅列出结局已知的患者；在该时点前删失者未列出。"))
        ])
      ]
    return Table(columns: columns, rows: rows, notes: known)
  }
}

extension IntegratedDiscrimination: Displayable {
  /// A table of the two components and their sum.
  public func output() throws -> [BlockResult.Output] {
    let words = ReclassificationWords()
    let style = words.style
    let columns = [
      Table.Column.names("", name: "outcome"),
      .counts([.emphasis([.text("n")])], name: "n"),
      .estimates(
        words.either("Gain in mean risk", "平均风险改善"), level: estimate.level, name: "idi",
        style),
      .p(style),
    ]
    let rows = [
      Table.Row([
        .name(words.events), .count(caseCount, style), .estimate(events, style, digits: 3),
        words.p(events),
      ]),
      Table.Row([
        .name(words.nonEvents), .count(controlCount, style),
        .estimate(nonEvents, style, digits: 3), words.p(nonEvents),
      ]),
      Table.Row([
        .name(words.either("Integrated discrimination improvement", "综合判别改善")),
        Table.Cell(), .estimate(estimate, style, digits: 3), words.p(estimate),
      ]),
    ]
    let note = words.note(
      old: old, new: new, what: nil,
      estimator: horizon == nil ? nil : "\(NetReclassification.Estimator.inverseWeighting)",
      resamples: resampleCount, evaluation: evaluation)
    return [
      .table(
        Table(columns: columns, rows: rows, notes: [Table.Note([.text(note)])]), .init())
    ]
  }
}

/// The words and cells of tables of reclassification, in the language of the document.
private struct ReclassificationWords {
  let style = ReportContext.current.style
  let isChinese = RegressionWords(language: ReportContext.current.language).isChinese

  func either(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  var events: String { either("With the event", "发生事件") }
  var nonEvents: String { either("Without", "未发生事件") }

  func percent(_ share: Double) -> Table.Cell { .number(100 * share, decimals: 1, style) }

  /// The P value of an estimate; a dash without one.
  func p(_ estimate: Estimate) -> Table.Cell {
    estimate.p.map { .p($0, style) } ?? Table.Cell([.text("—")])
  }

  /// The names of the categories between cuts: `< 20%`, `20–40%`, `≥ 40%`.
  func categories(_ cuts: [Double]) -> [String] {
    let ends = cuts.map { style.plain(100 * $0) }
    guard let first = ends.first, let last = ends.last else { return [] }
    let inner = zip(ends, ends.dropFirst()).map { style.range($0, $1) + "%" }
    return ["< \(first)%"] + inner + ["≥ \(last)%"]
  }

  func note(
    old: String, new: String, what: String?, estimator: String?, resamples: Int,
    evaluation: Evaluation
  ) -> String {
    var parts = [either("\(new) against \(old)", "\(new) 与 \(old) 比较")]
    if let what { parts.append(what) }
    if let estimator { parts.append(either("estimator: \(estimator)", "估计方法：\(estimator)")) }
    if resamples > 0 {
      let count = style.integer(resamples)
      parts.append(
        either("intervals from \(count) bootstrap resamples", "区间来自 \(count) 次 bootstrap 抽样"))
    }
    if evaluation != .undeclared {
      let word = CalibrationWords(language: ReportContext.current.language).evaluation(
        evaluation.description)
      parts.append(either("rows judged: \(word.lowercased())", "评价数据：\(word)"))
    }
    return parts.joined(separator: either("; ", "；")) + either(".", "。")
  }
}
