import Charts
import Drawing
import Reporting

/// Puts a clinical-impact plot together: the two curves with the area between them, the line of all
/// events, names, notes.
struct ClinicalImpactLayout {
  let plot: ClinicalImpactPlot
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let words: UtilityWords
  let range: ThresholdRange
  private let shown: [Int]

  init(_ plot: ClinicalImpactPlot, context: FigureContext) throws {
    self.plot = plot
    self.context = context
    theme = plot.options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = UtilityWords(language: context.language)
    let range = ThresholdRange(
      thresholds: plot.thresholds, isDeclared: plot.options.isRangeDeclared,
      highestRisk: plot.options.highestRisk)
    self.range = range
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
    panel.series = [
      CurvePanel.Series(words.flagged, style: highStyle, side: .above, mark: "high"),
      CurvePanel.Series(
        words.withEvent(by: time), style: eventStyle, side: .below, mark: "event"),
    ]
    if let eventsName {
      panel.series.append(
        CurvePanel.Series(eventsName, style: allStyle, side: .above, mark: "all"))
    }
    panel.notes = notes
    if let table { panel.foot = CurvePanel.Foot(table, context: context) }
    guard let framed = panel.framed(description: description) else {
      throw ClinicalImpactPlot.Failure.tooSmall
    }
    return framed
  }

  private var axisY: Axis {
    let top = max(plot.population, 1e-6)
    let leading = theme.leading(for: theme.tickSize)
    let quarters = [0.0, 0.25, 0.5, 0.75, 1].map { $0 * top }
    let isRound = quarters.allSatisfy { $0 == $0.rounded() }
    let choice = TickChoice(.decimal, length: millimetres(45), maximumCount: 6) { _ in leading }
    let ticks =
      isRound
      ? Tick.at(quarters, style: context.style) : choice.within(0...top, style: context.style)
    return Axis(
      Scale(0...top), ticks: ticks, title: words.patients(per: context.style.plain(plot.population))
    )
  }

  // MARK: - Marks

  private var highStyle: SeriesStyle { SeriesStyle(theme.palette.middle) }
  private var eventStyle: SeriesStyle { SeriesStyle(theme.palette.high, dash: [4, 1.6]) }
  private var allStyle: SeriesStyle { SeriesStyle(theme.referenceColor, dash: theme.referenceDash) }

  private var marks: [any Mark] {
    let x = shown.map { 100 * plot.thresholds[$0] }
    let width = theme.curveStroke(inWidth: context.width)
    func curve(_ counts: ClinicalImpactPlot.Counts, _ name: String, _ style: SeriesStyle)
      -> LineMark
    {
      LineMark(
        zip(x, shown).map { ($0, counts.values[$1] ?? .nan) }, series: name,
        stroke: Stroke(style.color, width: width, dash: style.dash, join: .round))
    }
    var marks: [any Mark] = [
      BandMark(
        x: x, lower: shown.map { plot.withEvent.values[$0] ?? .nan },
        upper: shown.map { plot.highRisk.values[$0] ?? .nan },
        fill: Color.white.mixed(with: theme.palette.middle, share: 0.07))
    ]
    if let events = plot.events, events.isFinite {
      marks.append(
        LineMark(
          [(100 * range.axis.lowerBound, events), (100 * range.axis.upperBound, events)],
          series: "all", stroke: theme.referencePen))
    }
    let bands = [(plot.highRisk, highStyle), (plot.withEvent, eventStyle)]
      .filter { !$0.0.lower.isEmpty }.map { counts, style in
        BandMark(
          x: x, lower: shown.map { counts.lower[$0] ?? .nan },
          upper: shown.map { counts.upper[$0] ?? .nan }, fill: style.color.tint)
      }
    if !bands.isEmpty { marks.append(SmoothBandsMark(bands)) }
    marks.append(curve(plot.withEvent, "event", eventStyle))
    marks.append(curve(plot.highRisk, "high", highStyle))
    marks.append(rings("event", eventStyle, \.withEvent))
    marks.append(rings("high", highStyle, \.flagged))
    return marks
  }

  /// Where the table under the panel reads a curve.
  private func rings(
    _ series: String, _ style: SeriesStyle, _ number: (ClinicalImpactPlot.Mark) -> Estimate
  ) -> PointMark {
    let points = plot.options.marks.compactMap { mark in
      number(mark).value.map { (x: 100 * mark.threshold, y: $0) }
    }
    return PointMark(
      points, radius: 1.9, series: series, fill: .white,
      stroke: Stroke(style.color, width: theme.whiskerStroke))
  }

  // MARK: - Table

  private var table: PanelTable? {
    let marks = plot.options.marks
    guard !marks.isEmpty else { return nil }
    func line(_ text: String, bold: Bool = false) -> StyledLine {
      StyledLine(text, font: bold ? theme.boldTickFont : theme.tickFont, ruler: ruler)
    }
    func row(_ name: String, _ number: (ClinicalImpactPlot.Mark) -> Estimate) -> PanelTable.Row {
      PanelTable.Row(
        name: line(name),
        cells: marks.map { mark in
          let (value, interval) = context.style.inCell(number(mark), digits: 0)
          return line(value.text + (interval.isEmpty ? "" : " \(interval)"))
        })
    }
    return PanelTable(
      title: line(words.per(context.style.plain(plot.population)), bold: true),
      heads: marks.map { line("\(context.style.plain(100 * $0.threshold))%", bold: true) },
      rows: [
        row(words.flagged, \.flagged), row(words.withEventAlone, \.withEvent),
        row(words.withoutEventAlone, \.withoutEvent),
      ], theme: theme)
  }

  private var tableNote: String? {
    guard let first = plot.options.marks.first?.flagged, first.lower != nil else { return nil }
    return words.intervalNote(level: context.style.plain(100 * first.level))
  }

  // MARK: - Words

  private var phrase: HorizonPhrase { HorizonPhrase(context) }
  private var time: String? { plot.options.horizon.map { phrase.long($0) } }

  private var eventsName: String? {
    guard let events = plot.events, events.isFinite else { return nil }
    return words.allEvents(context.style.fixed(events, decimals: 0), by: time)
  }

  private var hasGap: Bool { shown.contains { plot.withEvent.values[$0] == nil } }

  private var notes: [String] {
    [tableNote].compactMap { $0 } + (range.isDeclared ? [] : [words.noRange])
      + (hasGap ? [words.gap(by: time)] : [])
  }

  private var description: String {
    let style = context.style
    let places = Set([0.0, 0.25, 0.5, 0.75, 1].map { Int($0 * Double(shown.count - 1)) }).sorted()
      .filter { shown.indices.contains($0) }.map { shown[$0] }
    let parts = places.map { place in
      let high = plot.highRisk.values[place].map { style.fixed($0, decimals: 0) }
      let event = plot.withEvent.values[place].map { style.fixed($0, decimals: 0) }
      let threshold = style.plain(100 * plot.thresholds[place])
      return words.isChinese
        ? "\(threshold)%：高风险 \(high ?? "")，发生事件 \(event ?? style.notEstimable)"
        : "\(threshold)%: \(high ?? "") at high risk, \(event ?? style.notEstimable) with the event"
    }.joined(separator: words.isChinese ? "；" : "; ")
    let people = style.plain(plot.population)
    let notes = ([""] + notes).joined(separator: " ")
    if words.isChinese { return "临床影响曲线，每 \(people) 例，按阈概率：\(parts)。\(eventsName ?? "")。\(notes)" }
    return "Clinical impact per \(people) patients, by threshold: \(parts). "
      + "\(eventsName.map { $0 + "." } ?? "")\(notes)"
  }
}
