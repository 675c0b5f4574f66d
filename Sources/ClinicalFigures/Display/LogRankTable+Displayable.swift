public import Biostatistics
public import Documents
import Reporting

extension LogRankTable: Displayable {
  /// For each variable its levels with patients, events, survival at the horizon where one was asked for,
  /// the median, and the log-rank P value beside the variable's name.
  public func output() throws -> [BlockResult.Output] {
    let context = ReportContext.current
    let style = context.style
    let words = RegressionWords(language: context.language)
    let unit = context.timeUnit.map { ", " + $0 } ?? ""
    var columns = [
      Table.Column.names(words.characteristic, name: "characteristic"),
      .counts([.emphasis([.text("n")])], name: "n"),
      .counts([.text(words.events)], name: "events"),
    ]
    if let horizon {
      let time = style.plain(horizon) + (context.timeUnit.map { " \($0)" } ?? "")
      let head = words.isChinese ? "\(time)生存率" : "Survival at \(time)"
      columns.append(.estimates(head, level: level, name: "survival", style))
    }
    let median = words.isChinese ? "中位生存时间" : "Median"
    columns.append(.estimates(median, level: level, unit: unit, name: "median", style))
    columns.append(.p(style))
    let digits = style.decimals(sharedBy: variables.flatMap { $0.levels.map(\.median) })
    let rows = variables.flatMap { lines(of: $0, columnCount: columns.count, digits, style) }
    return [
      .table(Table(columns: columns, rows: rows, notes: notes(words, style)), .init())
    ]
  }

  private func lines(
    of variable: Variable, columnCount: Int, _ digits: Int?, _ style: NumberStyle
  ) -> [Table.Row] {
    if let reason = variable.p.reason {
      ReportContext.warn("not-estimable", "log-rank test of \(variable.label): \(reason)")
    }
    let name = RegressionLabels.readable(variable.label, column: variable.name)
    let blank = [Table.Cell](repeating: Table.Cell(), count: columnCount - 2)
    let head = Table.Row(
      [.name(name)] + blank + [.p(variable.p, style)], role: .groupHead)
    return [head]
      + variable.levels.map { level in
        let survival = level.survival.map { [Table.Cell.estimate($0, style)] } ?? []
        return Table.Row(
          [.name(level.name), .count(level.count, style), .count(level.eventCount, style)]
            + survival
            + [.estimate(level.median, style, digits: digits, missing: style.notReachedInCells)],
          role: .level)
      }
  }

  private func notes(_ words: RegressionWords, _ style: NumberStyle) -> [Table.Note] {
    var sentences = [
      words.isChinese
        ? "*P*值：各水平间log-rank检验，未校正多重比较。"
        : "*P* values: log-rank test of all levels, not adjusted for the number of variables."
    ]
    let dropped = variables.filter { $0.rowsDropped > 0 }
    if !dropped.isEmpty {
      let counts = dropped.map {
        "\(RegressionLabels.readable($0.label, column: $0.name)) \(style.integer($0.rowsDropped))"
      }
      sentences.append(
        words.isChinese
          ? "缺失：\(counts.joined(separator: "，"))。"
          : "Left out because of missing values: \(counts.joined(separator: ", ")).")
    }
    return [Table.Note(style.symbols(sentences.joined(separator: words.isChinese ? "" : " ")))]
  }
}
