import Charts
import Drawing
import Foundation
import Reporting

/// Puts a plot of the area over time together: axes, bands, curves, the zones without support, the
/// numbers at risk.
struct AUCOverTimeLayout {
  let plot: AUCOverTimePlot
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let words: AUCOverTimeWords
  let scores: [AUCOverTimePlot.Score]
  private let unit: TimeUnit?

  init(_ plot: AUCOverTimePlot, context: FigureContext) throws {
    self.plot = plot
    self.context = context
    theme = plot.options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = AUCOverTimeWords(language: context.language)
    unit =
      plot.options.timeLabel.flatMap(TimeUnit.init(namedIn:))
      ?? context.timeUnit.flatMap(TimeUnit.init(namedIn:))
    guard plot.horizons.count > 1, !plot.scores.isEmpty else {
      throw AUCOverTimePlot.Failure.horizons(plot.horizons.count)
    }
    var scores = plot.scores
    let known = scores.map(\.name)
    for (score, name) in plot.options.names {
      guard let place = known.firstIndex(of: score) else {
        throw AUCOverTimePlot.Failure.unknownScore(score, scores: known)
      }
      scores[place].name = name
    }
    self.scores = scores
  }

  func framed() throws -> FramedPicture {
    let x = axisX
    var panel = CurvePanel(context: context, theme: theme, ruler: ruler, x: x, y: axisY)
    panel.marks = marks(x: x.scale, y: panel.y.scale)
    panel.series =
      scores.count == 1 ? [] : zip(scores, styles).map { CurvePanel.Series($0.name, style: $1) }
    panel.hasLabels = (2...4).contains(scores.count)
    panel.corners = [.bottomRight, .bottomLeft, .topRight, .topLeft]
    panel.notes = notes
    if plot.options.riskTable {
      let table = riskTable(at: x.ticks)
      let width = context.width
      panel.foot = CurvePanel.Foot(height: table.height(pictureWidth: width)) { y, plane in
        table.items(
          y: y, places: x.ticks.map { plane.horizontal($0.value) }, pictureWidth: width)
      }
      panel.footInsets = FrameInsets(
        left: table.leftInset(pictureWidth: width), right: table.rightInset)
    }
    guard let framed = panel.framed(description: description) else {
      throw AUCOverTimePlot.Failure.tooSmall
    }
    return framed
  }

  // MARK: - Axes

  private var axisX: Axis {
    let end = plot.horizons.last ?? 1
    let title =
      plot.options.timeLabel ?? context.style.placingUnit(in: words.time.timeTitle(unit))
    let choice = TickChoice(
      unit?.spacing ?? .decimal, length: context.width - theme.leftInset - theme.rightInset
    ) { tick in
      max(
        ruler.measure(tick.label, theme.tickFont).width,
        plot.options.riskTable ? ruler.measure(cell(at: tick), theme.tickFont).width : 0)
    }
    let (ticks, domain) = choice.fromZero(to: end, style: context.style)
    return Axis(Scale(domain), ticks: ticks, title: title)
  }

  /// From one half, or where the limits go lower from there, to 1.
  private var axisY: Axis {
    let limits = scores.flatMap { score in
      (score.simultaneous.isEmpty ? score.areas : score.simultaneous)
        .flatMap { [$0.value, hasBands ? $0.lower : nil] }
    }
    let lowest = min(0.5, limits.compactMap { $0 }.min() ?? 0.5)
    let low = max(0, (lowest * 10 + 1e-9).rounded(.down) / 10)
    let ticks = Tick.multiples(of: low < 0.2 ? 0.2 : 0.1, in: low...1, style: context.style)
    return Axis(Scale(low...1), ticks: ticks, title: words.area)
  }

  // MARK: - Marks

  private var hasBands: Bool { scores.count <= 3 }
  private var styles: [SeriesStyle] { theme.palette.styles(scores.count) }

  /// The stretches of the axis at which no score can be judged.
  private var zones: [ClosedRange<Double>] {
    let isSupported = plot.horizons.indices.map { place in
      scores.contains { $0.areas[place].value != nil }
    }
    guard let first = isSupported.firstIndex(of: true),
      let last = isSupported.lastIndex(of: true)
    else { return [0...(plot.horizons.last ?? 1)] }
    var zones: [ClosedRange<Double>] = []
    if first > 0 { zones.append(0...plot.horizons[first]) }
    if last < plot.horizons.count - 1 {
      zones.append(plot.horizons[last]...plot.horizons[plot.horizons.count - 1])
    }
    return zones
  }

  private func marks(x: Scale, y: Scale) -> [any Mark] {
    var marks: [any Mark] = zones.map { zone in
      BandMark(
        x: [zone.lowerBound, zone.upperBound],
        lower: [y.domain.lowerBound, y.domain.lowerBound],
        upper: [y.domain.upperBound, y.domain.upperBound],
        fill: Color.white.mixed(with: .black, share: 0.1))
    }
    if let score = scores.first, let style = styles.first, !score.simultaneous.isEmpty {
      marks.append(
        band(score.simultaneous, score.name, Color.white.mixed(with: style.color, share: 0.08)))
    }
    if hasBands {
      marks.append(
        SmoothBandsMark(
          zip(scores, styles).map { score, style in
            band(score.areas, score.name, Color.white.mixed(with: style.color, share: 0.18))
          }))
    }
    marks.append(SegmentMark.rule(y: 0.5, across: x, pen: theme.referencePen))
    let width = theme.curveStroke(inWidth: context.width)
    for (score, style) in zip(scores, styles) {
      let points = zip(plot.horizons, score.areas).map { ($0, $1.value ?? .nan) }
      marks.append(
        LineMark(
          points, series: score.name,
          stroke: Stroke(style.color, width: width, dash: style.dash, join: .round)))
      if plot.horizons.count <= 12 {
        marks.append(
          PointMark(
            points.filter { $0.1.isFinite }, radius: 1.6, series: score.name, fill: style.color))
      }
    }
    return marks
  }

  private func band(_ areas: [Estimate], _ series: String, _ fill: Color) -> BandMark {
    BandMark(
      x: plot.horizons, lower: areas.map { $0.lower ?? .nan },
      upper: areas.map { $0.upper ?? .nan }, series: series, fill: fill)
  }

  // MARK: - Table

  private func cell(at tick: Tick) -> String {
    let counts = plot.counts(tick.value)
    return "\(context.style.integer(counts.atRisk)) (\(context.style.integer(counts.cases)))"
  }

  private func riskTable(at ticks: [Tick]) -> RiskTable {
    func line(_ text: String, _ font: Font) -> StyledLine {
      StyledLine(text, font: font, ruler: ruler)
    }
    let row = RiskTable.Row(
      name: line("", theme.tickFont), cells: ticks.map { line(cell(at: $0), theme.tickFont) })
    return RiskTable(
      title: line(words.time.atRisk, theme.boldTickFont), rows: [row], theme: theme)
  }

  // MARK: - Words

  private var notes: [String] {
    var notes: [String] = []
    let level = context.style.plain((scores[0].areas.first?.level ?? 0.95) * 100)
    if hasBands {
      notes.append(words.bands(level: level, isSimultaneous: !scores[0].simultaneous.isEmpty))
    }
    let reasons = scores[0].areas.compactMap { $0.value == nil ? $0.reason : nil }
    if !zones.isEmpty { notes.append(words.unsupported(reasons)) }
    return notes
  }

  private var description: String {
    let phrase = HorizonPhrase(context)
    let count = plot.horizons.count
    let places = Set([0.0, 0.25, 0.5, 0.75, 1].map { Int($0 * Double(count - 1)) }).sorted()
    let parts = scores.map { score in
      let areas = places.map { place in
        let (value, interval) = context.style.inCell(score.areas[place])
        return "\(phrase.long(plot.horizons[place])): \(value.text) \(interval)"
      }
      return "\(score.name): \(areas.joined(separator: ", "))"
    }
    return words.description(parts) + " " + notes.joined(separator: " ")
  }
}
