public import Biostatistics
public import Documents
import Foundation
import Reporting

extension OptimismCorrection: Displayable {
  /// A table with a row for each measure: apparent, in the resamples, of their models on all patients,
  /// optimism, and corrected with its interval. The notes name resamples, seed and failed refits.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let words = ValidationWords(horizon: horizon)
    for measure in measures {
      guard let reason = measure.corrected.reason else { continue }
      ReportContext.warn("not-estimable", "\(formula), \(words.name(of: measure.kind)): \(reason)")
    }
    let columns = [
      Table.Column.names(words.measure, name: "measure"),
      Table.Column(head: [.text(words.apparent)], alignment: .decimal, name: "apparent"),
      Table.Column(head: [.text(words.resamples)], alignment: .decimal, name: "resamples"),
      Table.Column(head: [.text(words.allRows)], alignment: .decimal, name: "all_rows"),
      Table.Column(head: [.text(words.optimism)], alignment: .decimal, name: "optimism"),
      Table.Column.estimates(words.corrected, level: level, name: "corrected", style),
    ]
    let rows = measures.map { measure in
      Table.Row([
        Table.Cell([.text(words.name(of: measure.kind))]),
        .number(measure.apparent, decimals: 3, style),
        .number(measure.training, decimals: 3, style), .number(measure.test, decimals: 3, style),
        .number(measure.optimism, decimals: 3, style),
        .estimate(measure.corrected, style, digits: 3),
      ])
    }
    let note = words.note(self, style)
    return [
      .table(Table(columns: columns, rows: rows, notes: [Table.Note([.text(note)])]), .init())
    ]
  }
}

extension CrossValidatedPerformance: Displayable {
  /// A table with a row for each measure of the cross-validated predictions; with repeats also their
  /// lowest and highest value.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let words = ValidationWords(horizon: horizon)
    for measure in measures {
      guard let reason = measure.estimate.reason else { continue }
      ReportContext.warn("not-estimable", "\(outcome), \(words.name(of: measure.kind)): \(reason)")
    }
    var columns = [
      Table.Column.names(words.measure, name: "measure"),
      Table.Column(
        head: [.text(words.crossValidated)], alignment: .decimal, name: "cross_validated"),
    ]
    if setting.repeats > 1 {
      columns.append(
        Table.Column(head: [.text(words.range)], alignment: .trailing, name: "range"))
    }
    let rows = measures.map { measure in
      var cells = [
        Table.Cell([.text(words.name(of: measure.kind))]),
        Table.Cell.estimate(measure.estimate, style, digits: 3),
      ]
      if setting.repeats > 1 {
        let low = style.fixed(measure.repeats.min() ?? .nan, decimals: 3)
        let high = style.fixed(measure.repeats.max() ?? .nan, decimals: 3)
        cells.append(Table.Cell([.text("\(low) to \(high)")]))
      }
      return Table.Row(cells)
    }
    let note = words.note(self, style)
    return [
      .table(Table(columns: columns, rows: rows, notes: [Table.Note([.text(note)])]), .init())
    ]
  }
}

/// The words of tables of validation, in the document's language.
private struct ValidationWords {
  private let isChinese: Bool
  private let time: String

  init(horizon: Double?) {
    let context = ReportContext.current
    isChinese = context.language.lowercased().hasPrefix("zh")
    let unit = context.timeUnit.map { " " + $0 } ?? ""
    let words = horizon.map { context.style.plain($0) + unit } ?? ""
    time = words.isEmpty ? "" : isChinese ? "（\(words)）" : " at \(words)"
  }

  var measure: String { isChinese ? "指标" : "Measure" }
  var apparent: String { isChinese ? "表观" : "Apparent" }
  var resamples: String { isChinese ? "重抽样内" : "In the resamples" }
  var allRows: String { isChinese ? "全部患者" : "On all patients" }
  var optimism: String { isChinese ? "乐观度" : "Optimism" }
  var corrected: String { isChinese ? "校正后" : "Corrected" }
  var crossValidated: String { isChinese ? "交叉验证" : "Cross-validated" }
  var range: String { isChinese ? "各次重复的范围" : "Range of the repeats" }

  func name(of kind: ValidationMeasure) -> String {
    switch kind {
    case .concordance: isChinese ? "C指数" : "C"
    case .somers: isChinese ? "Somers Dxy" : "Somers’ Dxy"
    case .nagelkerke: "R² (Nagelkerke)"
    case .intercept: isChinese ? "校准截距" : "Calibration intercept"
    case .slope: isChinese ? "校准斜率" : "Calibration slope"
    case .brier: isChinese ? "Brier评分" : "Brier score"
    case .scaledBrier: isChinese ? "标化Brier评分" : "Scaled Brier score"
    case .areaAtHorizon: "AUC" + time
    case .brierAtHorizon: (isChinese ? "Brier评分" : "Brier score") + time
    case .accuracyAtHorizon: (isChinese ? "预测准确性指数" : "Index of prediction accuracy") + time
    }
  }

  func note(_ result: OptimismCorrection, _ style: NumberStyle) -> String {
    let count = style.integer(result.resamples)
    let failed = result.resamples - result.resamplesUsed
    guard !isChinese else {
      return "bootstrap重抽样\(count)次，共\(style.integer(result.rowsUsed))例，每次重新拟合整个模型；"
        + "校正值=表观值−乐观度"
        + (failed > 0 ? "；\(style.integer(failed))次无法拟合，未计入" : "") + "。"
    }
    var text =
      "\(count) bootstrap resamples of \(style.integer(result.rowsUsed)) patients, the whole model "
      + "fitted again in each. Optimism: in the resamples minus on all patients; corrected: apparent "
      + "minus optimism"
    if result.measures.contains(where: { $0.corrected.lower != nil }) {
      text += ", with the interval of the resamples shifted by the optimism"
    }
    text += "."
    if failed > 0 {
      let reasons = result.failures.prefix(3).map(\.reason).joined(separator: "; ")
      text +=
        " \(style.integer(failed)) resample\(failed == 1 ? "" : "s") could not be refitted and "
        + "\(failed == 1 ? "is" : "are") not counted: \(reasons)."
    }
    return text
  }

  func note(_ result: CrossValidatedPerformance, _ style: NumberStyle) -> String {
    let (folds, repeats) = (result.setting.folds, result.setting.repeats)
    let count = style.integer(result.rowsUsed)
    guard !isChinese else {
      return "\(folds)折交叉验证" + (repeats > 1 ? "，重复\(repeats)次" : "")
        + "，共\(count)例，每折重新进行整个建模过程。"
    }
    return
      "\(folds)-fold cross-validation"
      + (repeats > 1 ? ", repeated \(repeats) times, means of the repeats" : "")
      + ", of \(count) patients: each is predicted by a model that was made without him or her."
  }
}
