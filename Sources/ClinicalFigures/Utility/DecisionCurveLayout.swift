import Charts
import Drawing
import Reporting

/// Puts a decision-curve plot together: axes, curves with their bands, names, notes.
struct DecisionCurveLayout {
  let plot: DecisionCurvePlot
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let words: UtilityWords
  let range: ThresholdRange
  let models: [DecisionCurvePlot.Strategy]
  /// What is drawn at which threshold, in per cent.
  private let shown: [Int]

  init(_ plot: DecisionCurvePlot, context: FigureContext) throws {
    self.plot = plot
    self.context = context
    theme = plot.options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = UtilityWords(language: context.language)
    range = ThresholdRange(
      thresholds: plot.thresholds, isDeclared: plot.options.isRangeDeclared,
      highestRisk: plot.options.highestRisk)
    var models = plot.models
    let known = models.map(\.name)
    for (model, name) in plot.options.names {
      guard let place = known.firstIndex(of: model) else {
        throw DecisionCurvePlot.Failure.unknownPrediction(model, predictions: known)
      }
      models[place].name = name
    }
    self.models = models
    let range = range
    shown = plot.thresholds.indices.filter { range.contains(plot.thresholds[$0]) }
  }

  func framed() throws -> FramedPicture {
    var panel = CurvePanel(
      context: context, theme: theme, ruler: ruler,
      x: range.axis(
        titled: context.style.placingUnit(in: words.threshold(for: plot.options.action)),
        theme: theme, ruler: ruler,
        context: context), y: axisY)
    panel.marks = marks
    panel.series =
      zip(models, styles).map { CurvePanel.Series($0.name, style: $1, side: .above) } + [
        CurvePanel.Series(words.treatAll, style: allStyle, side: .below),
        CurvePanel.Series(words.treatNone, style: noneStyle),
      ]
    // Names of several curves that run together cannot be told apart.
    panel.hasLabels = models.count == 1
    panel.notes = notes
    if let table {
      panel.foot = CurvePanel.Foot(table, context: context)
    }
    guard let framed = panel.framed(description: description) else {
      throw DecisionCurvePlot.Failure.tooSmall
    }
    return framed
  }

  // MARK: - Axes

  private var axisY: Axis {
    let strategies = models + [plot.treatAll]
    let values = strategies.flatMap { strategy in
      shown.flatMap { place in
        [strategy.values[place], strategy.upper.isEmpty ? nil : strategy.upper[place]]
      }
    }
    let highest = max(values.compactMap { $0 }.max() ?? plot.prevalence, 0.001)
    let step =
      [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2].first { highest / $0 <= 5.5 } ?? 0.25
    // Half a step at most is left empty above the highest curve.
    let top = (2 * highest / step - 1e-9).rounded(.up) * step / 2
    let low = -0.1 * max(plot.prevalence, 0.001)
    let ticks = Tick.multiples(of: step, in: low...top, style: context.style)
    return Axis(Scale(low...top), ticks: ticks, title: words.netBenefit)
  }

  // MARK: - Marks

  private var styles: [SeriesStyle] {
    models.count == 1 ? [SeriesStyle(theme.palette.high)] : theme.palette.styles(models.count)
  }
  private var allStyle: SeriesStyle { SeriesStyle(theme.referenceColor, dash: [5, 1.5]) }
  /// Of many models one is nearly black itself.
  private var noneStyle: SeriesStyle {
    SeriesStyle(theme.inkColor, dash: models.count > 3 ? [2.5, 1, 0.5, 1] : [])
  }

  private var marks: [any Mark] {
    let x = shown.map { 100 * plot.thresholds[$0] }
    var marks: [any Mark] = []
    let width = theme.curveStroke(inWidth: context.width)
    func curve(_ strategy: DecisionCurvePlot.Strategy, _ name: String, _ style: SeriesStyle)
      -> LineMark
    {
      LineMark(
        zip(x, shown).map { ($0, strategy.values[$1] ?? .nan) }, series: name,
        stroke: Stroke(style.color, width: width, dash: style.dash, join: .round))
    }
    let banded = zip(models, styles).map { ($0, $1) } + [(plot.treatAll, allStyle)]
    let bands = banded.filter { !$0.0.lower.isEmpty }.map { strategy, style in
      BandMark(
        x: x, lower: shown.map { strategy.lower[$0] ?? .nan },
        upper: shown.map { strategy.upper[$0] ?? .nan }, series: strategy.name,
        fill: style.color.tint)
    }
    if !bands.isEmpty { marks.append(SmoothBandsMark(bands)) }
    marks.append(
      LineMark(
        [(100 * range.axis.lowerBound, 0), (100 * range.axis.upperBound, 0)],
        series: words.treatNone,
        stroke: Stroke(noneStyle.color, width: theme.whiskerStroke, dash: noneStyle.dash)))
    marks.append(curve(plot.treatAll, words.treatAll, allStyle))
    for (model, style) in zip(models, styles).reversed() {
      marks.append(curve(model, model.name, style))
      marks.append(rings(model, style))
    }
    return marks
  }

  /// Where the table under the panel reads the curve.
  private func rings(_ model: DecisionCurvePlot.Strategy, _ style: SeriesStyle) -> PointMark {
    let points = plot.options.marks.compactMap { mark -> (x: Double, y: Double)? in
      let place = plot.thresholds.firstIndex { abs($0 - mark.threshold) < 1e-9 }
      return place.flatMap { model.values[$0] }.map { (100 * mark.threshold, $0) }
    }
    return PointMark(
      points, radius: 1.9, series: model.name, fill: .white,
      stroke: Stroke(style.color, width: theme.whiskerStroke))
  }

  // MARK: - Table

  private func line(_ text: String, bold: Bool = false) -> StyledLine {
    StyledLine(text, font: bold ? theme.boldTickFont : theme.tickFont, ruler: ruler)
  }

  private func cell(_ estimate: Estimate) -> StyledLine {
    let (value, interval) = context.style.inCell(estimate, digits: 1)
    return line(value.text + (interval.isEmpty ? "" : " \(interval)"))
  }

  private var table: PanelTable? {
    let marks = plot.options.marks
    guard !marks.isEmpty else { return nil }
    func name(_ text: String, _ model: Int) -> StyledLine {
      line(models.count == 1 ? text : "\(text), \(models[model].name)")
    }
    let odds = PanelTable.Row(
      name: line(words.harmToBenefit),
      cells: marks.map { line(ThresholdRange.odds($0.threshold, context.style)) })
    let gains = models.indices.map { model in
      PanelTable.Row(name: name(words.gain, model), cells: marks.map { cell($0.gains[model]) })
    }
    let avoided = models.indices.map { model in
      PanelTable.Row(name: name(words.avoided, model), cells: marks.map { cell($0.avoided[model]) })
    }
    return PanelTable(
      title: line(words.per("100"), bold: true),
      heads: marks.map { line("\(context.style.plain(100 * $0.threshold))%", bold: true) },
      rows: [odds] + gains + avoided, theme: theme)
  }

  private var tableNote: String? {
    guard let first = plot.options.marks.first?.gains.first else { return nil }
    let hasInterval = first.lower != nil
    return words.gainNote(level: hasInterval ? context.style.plain(100 * first.level) : nil)
  }

  // MARK: - Words

  private var time: String? { plot.options.horizon.map { HorizonPhrase(context).long($0) } }

  private var hasGap: Bool {
    models.contains { model in shown.contains { model.values[$0] == nil } }
  }

  private var notes: [String] {
    [tableNote].compactMap { $0 } + (range.isDeclared ? [] : [words.noRange])
      + (hasGap ? [words.gap(by: time)] : [])
  }

  private var description: String {
    let style = context.style
    let places = Set([0.0, 0.25, 0.5, 0.75, 1].map { Int($0 * Double(shown.count - 1)) }).sorted()
      .filter { shown.indices.contains($0) }.map { shown[$0] }
    func said(_ strategy: DecisionCurvePlot.Strategy) -> String {
      places.map { place in
        let value = strategy.values[place].map { style.fixed($0, decimals: 3) }
        return "\(value ?? style.notEstimable) (\(style.plain(100 * plot.thresholds[place]))%)"
      }.joined(separator: words.isChinese ? "，" : ", ")
    }
    let parts = (models.map { ($0.name, $0) } + [(words.treatAll, plot.treatAll)])
      .map { "\($0.0): \(said($0.1))" }.joined(separator: words.isChinese ? "；" : "; ")
    let notes = ([""] + notes).joined(separator: " ")
    if words.isChinese { return "决策曲线，净获益（阈概率）：\(parts)；\(words.treatNone): 0。\(notes)" }
    let horizon = time.map { " for events by \($0)" } ?? ""
    return
      "Decision curves\(horizon), net benefit (at threshold): \(parts); \(words.treatNone): 0.\(notes)"
  }
}
