import Biostatistics
import Charts
import Drawing
import Foundation
import Reporting

/// Puts a plot of a cut together: the statistic above, the histogram below, one horizontal axis.
struct CutpointLayout {
  private let cutpoint: MaximallySelectedCutpoint
  private let interval: (lower: Double, upper: Double, level: Double)?
  private let context: FigureContext
  private let theme: Theme
  private let ruler: TextRuler
  private let guide: AxisGuide
  private let words: CutpointWords
  private let bins: CutpointBins
  private let scale: Scale
  private let title: String

  init(_ plot: CutpointPlot, context: FigureContext) throws {
    cutpoint = plot.cutpoint
    interval = plot.interval.flatMap { interval in
      guard let lower = interval.lower, let upper = interval.upper else { return nil }
      return (lower, upper, interval.level)
    }
    self.context = context
    theme = plot.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    guide = AxisGuide(theme: theme, ruler: ruler)
    words = CutpointWords(language: context.language)
    if plot.isLogarithmic, let smallest = cutpoint.values.first, smallest <= 0 {
      throw CutpointPlot.Failure.notPositive(marker: cutpoint.marker, smallest: smallest)
    }
    bins = CutpointBins(
      cutpoint.values, cut: cutpoint.cutpoint.value, isLogarithmic: plot.isLogarithmic)
    scale = Scale(
      (bins.edges.first ?? 0)...(bins.edges.last ?? 1),
      plot.isLogarithmic ? .logarithmic : .linear)
    title =
      plot.label
      ?? context.style.titled(
        BaselineVariable.readable(cutpoint.label), unit: cutpoint.unit,
        isIdeographic: words.isChinese)
  }

  private static let gap = 11.0
  private static let headerGap = 5.0

  // MARK: - The whole

  func framed() throws -> FramedPicture {
    let upper = statisticAxis
    let lower = countAxis
    let left = max(
      theme.leftInset, guide.leftInset(of: upper), guide.leftInset(of: lower),
      context.leastInsets.left)
    let axis = horizontalAxis(length: context.width - left - theme.rightInset)
    let right = max(theme.rightInset, guide.rightInset(of: axis), context.leastInsets.right)
    let width = context.width - left - right
    for isHeader in [false, true] {
      let header = isHeader ? block.size.height + Self.headerGap : 0
      if let framed = framed(upper, lower, axis, left: left, width: width, header: header) {
        return framed
      }
    }
    throw CutpointPlot.Failure.tooSmall(
      width: left + right + millimetres(25), height: millimetres(50) + block.size.height)
  }

  /// The plot with its text in the upper panel, or above it where `header` is its height; `nil` where the
  /// text has no room.
  private func framed(
    _ upper: Axis, _ lower: Axis, _ axis: Axis, left: Double, width: Double, header: Double
  ) -> FramedPicture? {
    let top = max(theme.topInset + header, context.leastInsets.top)
    let bottom = max(
      guide.bottomInset(of: axis, width: width) + theme.border, context.leastInsets.bottom)
    let height = context.height ?? top + panelHeight + bottom
    let inner = height - top - bottom
    guard width >= millimetres(25), inner >= millimetres(30) else { return nil }
    let share = (inner - Self.gap) * 0.7
    let planes = (
      upper: plane(x: left, y: top, width, share, upper.scale),
      lower: plane(
        x: left, y: top + share + Self.gap, width, inner - Self.gap - share, lower.scale)
    )
    let labels = max(guide.labelWidth(of: upper), guide.labelWidth(of: lower))
    let floor = Axis(scale, ticks: [], title: "")
    var area = statisticArea(planes.upper)
    if header == 0, !area.place(block) { return nil }
    let corner = Point(x: left + width - block.size.width, y: top - header)
    let items =
      (header > 0 ? block.items(at: corner) : []) + shading(planes.lower) + bars(planes.lower)
      + area.items + rule(planes)
      + guide.vertical(upper, on: planes.upper, labelWidth: labels)
      + guide.horizontal(floor, on: planes.upper)
      + guide.vertical(lower, on: planes.lower, labelWidth: labels)
      + guide.horizontal(axis, on: planes.lower)
    let picture = Picture(
      size: Size(width: context.width, height: height), items: items, description: description)
    return FramedPicture(
      picture, frame: Rectangle(x: left, y: top, width: width, height: inner))
  }

  private func plane(
    x: Double, y: Double, _ width: Double, _ height: Double, _ vertical: Scale
  ) -> PlotPlane {
    PlotPlane(
      frame: Rectangle(x: x, y: y, width: width, height: height), x: scale, y: vertical)
  }

  private var panelHeight: Double {
    let extra = (context.width - millimetres(89)) * 0.35
    return min(max(millimetres(62) + extra, millimetres(45)), millimetres(100))
  }

  // MARK: - Axes

  private var statisticAxis: Axis {
    axis(upTo: max(cutpoint.statistics.max() ?? 1, critical ?? 0) * 1.06, words.statistic, count: 6)
  }

  private var countAxis: Axis {
    axis(upTo: Double(bins.counts.max() ?? 1), words.patients, count: 4)
  }

  private func axis(upTo end: Double, _ title: String, count: Int) -> Axis {
    let choice = TickChoice(.decimal, length: millimetres(20), maximumCount: count) { _ in 0 }
    let (ticks, domain) = choice.fromZero(to: end, style: context.style)
    return Axis(Scale(domain), ticks: ticks, title: title)
  }

  private func horizontalAxis(length: Double) -> Axis {
    let choice = TickChoice(
      .decimal, length: length, maximumCount: length > millimetres(80) ? 9 : 7
    ) { ruler.measure($0.label, theme.tickFont).width }
    let ticks =
      scale.transformation == .linear
      ? choice.within(scale.domain, style: context.style) : logarithmicTicks(choice, length)
    // A bar of values at 0 reaches below 0, where no patient is.
    let least = cutpoint.values.first ?? 0
    return Axis(scale, ticks: ticks.filter { $0.value >= min(least, 0) }, title: title)
  }

  /// The finest logarithmic ticks that have room; powers of ten at the least.
  private func logarithmicTicks(_ choice: TickChoice, _ length: Double) -> [Tick] {
    let all = Tick.logarithmic(in: scale.domain, style: context.style)
    let places = all.map { scale.fraction(of: $0.value) * length }
    let widths = all.map { ruler.measure($0.label, theme.tickFont).width }
    let isClose = all.indices.dropFirst().contains { index in
      places[index] - places[index - 1] < (widths[index] + widths[index - 1]) / 2 + 4
    }
    return isClose ? all.filter { log10($0.value).rounded() == log10($0.value) } : all
  }

  // MARK: - The statistic

  private var critical: Double? { cutpoint.criticalValue() }

  private func statisticArea(_ plane: PlotPlane) -> PlotArea {
    let points = zip(cutpoint.cuts, cutpoint.statistics).map { (x: $0, y: $1) }
    let chosen = (x: cutpoint.cutpoint.value, y: cutpoint.statistic)
    let pen = Stroke(
      theme.inkColor, width: theme.curveStroke(inWidth: context.width), join: .round)
    let curve = LineMark(points, series: "statistic", stroke: pen)
    var marks: [any Mark] = [admissible(plane)]
    var labels: [TextMark] = []
    if let critical {
      marks.append(SegmentMark.rule(y: critical, across: scale, pen: theme.referencePen))
      labels = criticalLabel(critical, plane, keepingOff: curve)
    }
    marks.append(
      SegmentMark([.init(from: (chosen.x, 0), to: chosen)], stroke: cutPen))
    if let interval {
      let foot = plane.y.domain.upperBound * 0.02
      let bar = SegmentMark.Segment(from: (interval.lower, foot), to: (interval.upper, foot))
      marks.append(SegmentMark([bar], stroke: Stroke(theme.palette.high, width: 2.5)))
    }
    marks.append(curve)
    if points.count <= 60 { marks.append(PointMark(points, radius: 1.1, fill: theme.inkColor)) }
    marks.append(PointMark([chosen], radius: 2.2, fill: theme.palette.high))
    marks += labels
    return PlotArea(plane: plane, marks: marks, series: [], theme: theme)
  }

  /// The admissible cuts, as a tint.
  private func admissible(_ plane: PlotPlane) -> BandMark {
    let ends = [cutpoint.cuts.first ?? 0, cutpoint.cuts.last ?? 0]
    let top = plane.y.domain.upperBound
    return BandMark(x: ends, lower: [0, 0], upper: [top, top], fill: Self.tint)
  }

  private static let tint = Color(hex: 0xF1F1F1)

  private func shading(_ plane: PlotPlane) -> [PictureItem] {
    admissible(plane).items(on: plane, theme: theme)
  }

  /// What the dashed line is, at an end of it where the curve is not.
  private func criticalLabel(
    _ value: Double, _ plane: PlotPlane, keepingOff curve: LineMark
  ) -> [TextMark] {
    let text = words.corrected(context.style.inProse(PValue(0.05)).text)
    let line = StyledLine(
      text, font: theme.tickFont,
      color: theme.hasColoredText ? theme.referenceColor.legible : theme.inkColor,
      ruler: ruler)
    let ink = curve.footprint(on: plane).map { $0.expanded(by: 2) }
    let (start, end) = (scale.domain.lowerBound, scale.domain.upperBound)
    let places = [
      TextMark(line, x: end, y: value, anchor: .trailing, drop: -2.5),
      TextMark(line, x: start, y: value, anchor: .leading, drop: -2.5),
      TextMark(line, x: end, y: value, anchor: .trailing, drop: line.ascent + 2),
      TextMark(line, x: start, y: value, anchor: .leading, drop: line.ascent + 2),
    ]
    let free = places.first { place in
      place.footprint(on: plane).allSatisfy { box in !ink.contains(where: { $0.overlaps(box) }) }
    }
    return free.map { [$0] } ?? []
  }

  private var block: TextBlock {
    let cut = number(cutpoint.cutpoint.value)
    let style = context.style
    let range = interval.map { interval in
      style.bracketed(
        style.intervalTitle(level: interval.level) + style.intervalColon
          + style.range(number(interval.lower), number(interval.upper)))
    }
    let rows = [
      words.cut(cut) + (range ?? ""),
      words.counts(
        style.integer(cutpoint.countBelow), style.integer(cutpoint.countAbove), cut: cut),
      words.corrected(style.inProse(cutpoint.p).text),
    ]
    return TextBlock(
      rows.enumerated().map { index, row in
        let font = index == 0 ? theme.boldTextFont : theme.textFont
        return TextBlock.Row([StyledLine(row, font: font, color: theme.inkColor, ruler: ruler)])
      }, leading: theme.leading(for: theme.textSize))
  }

  /// A value of the marker in the fewest digits that tell it from the next cut.
  private func number(_ value: Double) -> String {
    Tick.at([value], style: context.style)[0].label
  }

  // MARK: - The histogram

  private func bars(_ plane: PlotPlane) -> [PictureItem] {
    let bars = bins.counts.indices.map { bin in
      BarMark.Bar(x: bins.edges[bin]...bins.edges[bin + 1], y: 0...Double(bins.counts[bin]))
    }
    let low = BarMark(
      Array(bars[..<bins.firstAbove]), series: "low", fill: theme.palette.low)
    let high = BarMark(
      Array(bars[bins.firstAbove...]), series: "high", fill: theme.palette.high)
    return [plane.group(of: [low, high], theme: theme)]
  }

  /// The chosen cut, from the upper panel down through the histogram.
  private func rule(_ planes: (upper: PlotPlane, lower: PlotPlane)) -> [PictureItem] {
    let x = planes.upper.horizontal(cutpoint.cutpoint.value)
    let path = Path(polyline: [
      Point(x: x, y: planes.upper.frame.maxY), Point(x: x, y: planes.lower.frame.maxY),
    ])
    return [.path(PathItem(path, stroke: cutPen))]
  }

  private var cutPen: Stroke { Stroke(theme.palette.high, width: theme.whiskerStroke) }

  private var description: String {
    let style = context.style
    return words.description(
      marker: cutpoint.label, cut: number(cutpoint.cutpoint.value),
      below: style.integer(cutpoint.countBelow), above: style.integer(cutpoint.countAbove),
      statistic: style.fixed(cutpoint.statistic, decimals: 2),
      p: style.inProse(cutpoint.p).text.filter { $0 != "*" },
      range: (number(cutpoint.cuts.first ?? 0), number(cutpoint.cuts.last ?? 0)))
  }
}
