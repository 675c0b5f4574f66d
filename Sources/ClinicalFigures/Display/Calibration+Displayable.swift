public import Biostatistics
public import Documents
import Reporting

extension Calibration: Displayable {
  /// A table with a row for each measure, and how risks were smoothed and judged in a note.
  public func output() throws -> [BlockResult.Output] {
    let words = CalibrationTableWords()
    var rows = words.counts(rowsUsed, events, horizon: nil)
    rows.append(words.share(words.meanPredicted, meanPredicted))
    rows += [
      words.row(words.observed, observed), words.row(words.ratio, observedToExpected),
      words.row(words.inTheLarge, inTheLarge), words.row(words.intercept, interceptJoint),
      words.row(words.slope, slope),
    ]
    rows += words.distances([("ICI", ici), ("E50", e50), ("E90", e90), ("Emax", emax)])
    rows.append(
      Table.Row([
        .name(words.isChinese ? "Brier评分" : "Brier score"),
        .number(brier, decimals: 3, words.style),
      ]))
    return words.table(
      rows, level: level, evaluation: evaluation, smoother: smoother,
      outcome: (rowsDropped, curve.isEmpty ? ici.reason : nil))
  }
}

extension SurvivalCalibration: Displayable {
  /// A table with a row for each measure, and how risks were smoothed and judged in a note.
  public func output() throws -> [BlockResult.Output] {
    let words = CalibrationTableWords()
    var rows = words.counts(rowsUsed, events, horizon: horizon)
    rows.append(words.share(words.meanPredicted, meanPredicted))
    rows += [
      words.row(words.observed, observed), words.row(words.ratio, observedToExpected),
      words.row(words.inTheLarge, inTheLarge), words.row(words.intercept, interceptJoint),
      words.row(words.slope, slope),
    ]
    rows += words.distances([("ICI", ici), ("E50", e50), ("E90", e90), ("Emax", emax)])
    return words.table(
      rows, level: level, evaluation: evaluation, smoother: smoother,
      outcome: (rowsDropped, curve.isEmpty ? ici.reason : nil))
  }
}

extension OverallCalibration: Displayable {
  /// A table with the events observed and expected, their ratio, and the slope.
  public func output() throws -> [BlockResult.Output] {
    let words = CalibrationTableWords()
    let expected = words.isChinese ? "预期事件数" : "Expected events"
    let rows =
      words.counts(rowsUsed, observedEvents, horizon: nil) + [
        Table.Row([.name(expected), .number(expectedEvents, decimals: 1, words.style)]),
        words.row(words.ratio, observedToExpected), words.row(words.inTheLarge, inTheLarge),
        words.row(words.slope, slope),
      ]
    return words.table(
      rows, level: slope.level, evaluation: evaluation, smoother: nil, outcome: (rowsDropped, nil))
  }
}

/// The words and cells of tables of calibration, in the language of the document.
private struct CalibrationTableWords {
  let style = ReportContext.current.style
  let isChinese = RegressionWords(language: ReportContext.current.language).isChinese

  private func either(_ english: String, _ chinese: String) -> String {
    isChinese ? chinese : english
  }

  var meanPredicted: String { either("Mean predicted risk", "平均预测风险") }
  var observed: String { either("Observed risk", "观察风险") }
  var ratio: String { either("Observed to expected", "观察/预期") }
  var inTheLarge: String { either("Intercept, slope held at 1", "截距（斜率固定为1）") }
  var intercept: String { either("Intercept", "截距") }
  var slope: String { either("Calibration slope", "校准斜率") }

  func counts(_ count: Int, _ events: Int, horizon: Double?) -> [Table.Row] {
    let unit = ReportContext.current.timeUnit.map { " \($0)" } ?? ""
    let when = horizon.map { time in
      isChinese ? "（\(style.plain(time))\(unit)内）" : " by \(style.plain(time))\(unit)"
    }
    return [
      Table.Row([.name(either("Patients", "患者")), .count(count, style)]),
      Table.Row([.name(either("Events", "事件") + (when ?? "")), .count(events, style)]),
    ]
  }

  func row(_ name: String, _ estimate: Estimate) -> Table.Row {
    Table.Row([.name(name), .estimate(estimate, style)])
  }

  func share(_ name: String, _ value: Double) -> Table.Row {
    row(name, Estimate(value, kind: .proportion))
  }

  func distances(_ all: [(String, Estimate)]) -> [Table.Row] {
    all.map { Table.Row([.name($0), .estimate($1, style, digits: 3)]) }
  }

  func table(
    _ rows: [Table.Row], level: Double, evaluation: Evaluation, smoother: CalibrationSmoother?,
    outcome: (dropped: Int, noCurve: String?)
  ) -> [BlockResult.Output] {
    let columns = [
      Table.Column.names(either("Measure", "指标"), name: "measure"),
      .estimates(either("Value", "值"), level: level, name: "value", style),
    ]
    var sentences: [String] = []
    if evaluation != .undeclared {
      let word = CalibrationWords(language: ReportContext.current.language).evaluation(
        evaluation.description)
      sentences.append(either("Rows judged: \(word.lowercased()).", "评价数据：\(word)。"))
    }
    if let reason = outcome.noCurve {
      sentences.append(either("No flexible curve: \(reason).", "无平滑曲线：\(reason)。"))
    } else if let smoother {
      sentences.append(curve(smoother))
    }
    if outcome.dropped > 0 {
      let count = style.integer(outcome.dropped)
      sentences.append(
        either("\(count) rows with missing values left out.", "剔除缺失值 \(count) 行。"))
    }
    let text = sentences.joined(separator: isChinese ? "" : " ")
    let notes = text.isEmpty ? [] : [Table.Note([.text(text)])]
    return [.table(Table(columns: columns, rows: rows, notes: notes), .init())]
  }

  private func curve(_ smoother: CalibrationSmoother) -> String {
    switch smoother {
    case .spline(let knots):
      either(
        "ICI, E50, E90 and Emax: mean, median, 90th percentile and maximum of the distance of a "
          + "restricted cubic spline with \(knots) knots from the predictions.",
        "ICI、E50、E90 和 Emax：限制性立方样条（\(knots) 个节点）与预测值之差的均值、中位数、第 90 百分位数和最大值。")
    case .loess:
      either(
        "ICI, E50, E90 and Emax: distances of a loess curve.", "ICI、E50、E90 和 Emax：loess 曲线之差。")
    case .lowess:
      either(
        "ICI, E50, E90 and Emax: distances of a lowess curve.", "ICI、E50、E90 和 Emax：lowess 曲线之差。")
    }
  }
}
