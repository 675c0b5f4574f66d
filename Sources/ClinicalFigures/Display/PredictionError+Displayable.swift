public import Biostatistics
public import Documents
import Reporting

extension PredictionError: Displayable {
  /// For each time the Brier score without a model, and of each prediction its Brier score and index of
  /// prediction accuracy.
  public func output() throws -> [BlockResult.Output] {
    let context = ReportContext.current
    let style = context.style
    let isChinese = RegressionWords(language: context.language).isChinese
    let time = (isChinese ? "时间" : "Time") + (context.timeUnit.map { ", " + $0 } ?? "")
    let columns = [
      Table.Column.names(time, name: "time"),
      .estimates(isChinese ? "Brier评分" : "Brier score", level: level, name: "brier", style),
      .estimates("IPA", level: level, name: "ipa", style),
    ]
    let rows = times.flatMap { time -> [Table.Row] in
      let head = Table.Row([
        Table.Cell([.text(style.plain(time))]), .estimate(brierWithoutModel(at: time), style),
        Table.Cell([.text(isChinese ? "无模型" : "No model")]),
      ])
      return [head]
        + names.map { name in
          Table.Row(
            [
              .name(name), .estimate(brier(at: time, of: name), style),
              .estimate(ipa(at: time, of: name), style),
            ], role: .level)
        }
    }
    return [.table(Table(columns: columns, rows: rows), .init())]
  }
}
