import Biostatistics
import Charts
import DataFrames
import Drawing
import Reporting

/// The words of a nomogram's rows, from top to bottom.
struct NomogramTexts {
  /// A name that may take several lines.
  struct Name {
    let text: String
    let font: Font
    let ruler: TextRuler

    var width: Double { ruler.measure(text, font).width }

    func lines(_ width: Double) -> [StyledLine] {
      TextWrap.lines(of: text, font: font, width: width, lineLimit: 3, ruler: ruler)
        .map { StyledLine($0, font: font, ruler: ruler) }
    }
  }

  /// Points, predictors, total, predictions.
  var names: [Name] = []
  /// What the worked patient has in each row.
  var values: [StyledLine?] = [nil]
  /// The points, the total and the predictions of the worked patient.
  var points: [StyledLine?] = [nil]
  var note: StyledLine?
  var valueHead: StyledLine?
  var pointsHead: StyledLine?

  var hasHead: Bool { note != nil || valueHead != nil }

  private let theme: Theme
  private let ruler: TextRuler
  private let words: NomogramWords
  private let style: NumberStyle

  init(
    _ plot: NomogramPlot, context: FigureContext, words: NomogramWords,
    reading: NomogramReading?, ruler: TextRuler
  ) {
    let nomogram = plot.nomogram
    theme = plot.options.theme ?? context.theme
    style = context.style
    self.ruler = ruler
    self.words = words
    names = [name(words.points)]
    for (index, axis) in nomogram.axes.enumerated() {
      names.append(name(Self.title(of: axis, plot.options.labels, words)))
      let entry = reading?.entries[index]
      values.append(entry.map { plain(shortened(value($0, of: axis), context.width)) })
      points.append(entry.map { plain(style.fixed($0.points, decimals: reading?.decimals ?? 0)) })
    }
    names.append(name(words.total))
    values.append(reading.map { _ in bold(words.sum) })
    points.append(reading.map { bold(style.fixed($0.total, decimals: $0.decimals)) })
    let unit = Self.timeUnit(context.timeUnit, nomogram)
    let outcome = plot.options.outcome ?? Self.outcome(of: nomogram)
    for axis in nomogram.predictions {
      names.append(
        name(
          words.title(
            axis.prediction, outcome: outcome, unit: unit,
            stratum: LevelName.typographic(axis.stratum))))
      values.append(
        reading.map { _ in
          plain(
            words.short(axis.prediction, unit: unit, stratum: LevelName.typographic(axis.stratum)),
            color: theme.palette.high)
        })
      points.append(reading.map { bold(prediction(axis, nomogram, $0), color: theme.palette.high) })
    }
    if plot.options.density, nomogram.rowsUsed > 0, !nomogram.totals.isEmpty {
      let text = words.distribution(of: nomogram.rowsUsed)
      note = StyledLine(text, font: theme.tickFont, color: Color(hex: 0x5F6470), ruler: ruler)
    }
    if reading != nil {
      valueHead = bold(words.worked)
      pointsHead = bold(words.points)
    }
  }

  /// What the worked patient has: "58 years", "20–50 mm", "No".
  private func value(_ entry: NomogramReading.Entry, of axis: Nomogram.Axis) -> String {
    if let level = entry.level {
      let hasNumber = level.contains(where: \.isNumber)
      return words.value(words.level(level), unit: hasNumber ? axis.unit : nil)
    }
    return words.value(Tick.at([entry.number ?? .nan], style: style)[0].label, unit: axis.unit)
  }

  /// A level may be too long for the column of the patient; its axis names it in full.
  private func shortened(_ text: String, _ width: Double) -> String {
    TextWrap.lines(
      of: text, font: theme.textFont, width: min(0.4 * width, 120), lineLimit: 1, ruler: ruler
    ).first ?? ""
  }

  private func name(_ text: String) -> Name { Name(text: text, font: theme.textFont, ruler: ruler) }

  private func plain(_ text: String, color: Color? = nil) -> StyledLine {
    StyledLine(text, font: theme.textFont, color: shown(color), ruler: ruler)
  }

  private func bold(_ text: String, color: Color? = nil) -> StyledLine {
    StyledLine(text, font: theme.boldTextFont, color: shown(color), ruler: ruler)
  }

  private func shown(_ color: Color?) -> Color {
    theme.hasColoredText ? color ?? theme.inkColor : theme.inkColor
  }

  private func prediction(
    _ axis: Nomogram.PredictionAxis, _ nomogram: Nomogram, _ reading: NomogramReading
  ) -> String {
    let place = nomogram.predictions.firstIndex(of: axis) ?? 0
    let estimate = nomogram.prediction(totalPoints: reading.total)[place]
    guard estimate.value != nil else { return style.notEstimableInCells }
    return style.inProse(estimate).text
  }

  static func title(
    of axis: Nomogram.Axis, _ labels: [String: String], _ words: NomogramWords
  ) -> String {
    func readable(_ label: String, _ column: String) -> String {
      labels[column] ?? RegressionLabels.readable(label, column: column)
    }
    return words.name(
      readable(axis.label, axis.column), unit: axis.unit,
      holding: axis.conditions.map { condition in
        (readable(condition.label, condition.column), LevelName.typographic(condition.value))
      })
  }

  /// The unit of times: that of the document, or the one that the formula's time is named after.
  static func timeUnit(_ named: String?, _ nomogram: Nomogram) -> TimeUnit? {
    if let unit = named { return TimeUnit(namedIn: unit) }
    guard let formula = try? Formula(nomogram.formula),
      case .survival(_, let time, _) = formula.outcome
    else { return nil }
    return time.names.lazy.compactMap { TimeUnit(namedIn: $0) }.first
  }

  /// Only a probability is named after its outcome: the name of an event is not that of being free of
  /// it.
  private static func outcome(of nomogram: Nomogram) -> String? {
    guard nomogram.predictions.contains(where: { $0.prediction == .probability }) else {
      return nil
    }
    return nomogram.outcome.replacing("_", with: " ")
  }
}
