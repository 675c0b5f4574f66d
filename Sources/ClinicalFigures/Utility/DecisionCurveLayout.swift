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
    theme = plot.options.theme
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
        titled: words.threshold(for: plot.options.action), theme: theme, ruler: ruler,
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
    let top = (highest / step - 1e-9).rounded(.up) * step
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
    for (model, style) in zip(models, styles) where !model.lower.isEmpty {
      marks.append(
        BandMark(
          x: x, lower: shown.map { model.lower[$0] ?? .nan },
          upper: shown.map { model.upper[$0] ?? .nan }, series: model.name, fill: style.color.tint))
    }
    marks.append(
      LineMark(
        [(100 * range.axis.lowerBound, 0), (100 * range.axis.upperBound, 0)],
        series: words.treatNone,
        stroke: Stroke(noneStyle.color, width: theme.whiskerStroke, dash: noneStyle.dash)))
    marks.append(curve(plot.treatAll, words.treatAll, allStyle))
    for (model, style) in zip(models, styles).reversed() {
      marks.append(curve(model, model.name, style))
    }
    return marks
  }

  // MARK: - Words

  private var time: String? { plot.options.horizon.map { HorizonPhrase(context).long($0) } }

  private var hasGap: Bool {
    models.contains { model in shown.contains { model.values[$0] == nil } }
  }

  private var notes: [String] {
    (range.isDeclared ? [] : [words.noRange]) + (hasGap ? [words.gap(by: time)] : [])
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
