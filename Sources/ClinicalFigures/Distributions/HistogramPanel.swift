import Charts
import Drawing
import Reporting

/// One panel of a histogram.
struct HistogramPanel: FramedFigure {
  let groups: [Histogram.Group]
  let bins: HistogramBins
  /// The largest count that the axis has to reach; `nil` takes it from the groups.
  let top: Double?
  let options: Histogram.Options

  func picture(in context: FigureContext) throws -> Picture { try framed(in: context).picture }

  /// Whether groups are outlines of percentages.
  private var isShared: Bool { groups.count > 1 }

  func framed(in context: FigureContext) throws -> FramedPicture {
    let theme = options.theme ?? context.theme
    let sheet = try PlotSheet(context, theme: theme)
    let heights = groups.map(self.heights)
    let curves = options.hasDensity ? groups.map(self.density) : []
    let highest = max(
      top ?? 0, heights.flatMap { $0 }.max() ?? 1, curves.flatMap { $0.map(\.y) }.max() ?? 0)
    let choice = TickChoice(
      .decimal, length: sheet.panelHeight, maximumCount: 6, gap: 8
    ) { [height = sheet.ruler.figureHeight(of: theme.tickFont)] _ in height }
    let scale = choice.fromZero(to: highest, style: context.style)
    let words = FigureWords(context.language)
    let yTitle =
      isShared
      ? context.style.placingUnit(in: words("Share of group (%)", "各组占比（%）"))
      : words("Number", "频数")
    // Half a count cannot be had.
    let ticks = isShared ? scale.ticks : whole(scale.ticks, context.style)
    let styles =
      isShared
      ? GroupStyles.styles(for: groups.map(\.name), palette: theme.palette)
      : [SeriesStyle(theme.palette.low)]
    let count = groups.reduce(0) { $0 + $1.values.count }
    var content = PlotSheet.Content(
      x: axisX(sheet), y: Axis(Scale(scale.domain), ticks: ticks, title: yTitle),
      marks: marks(heights, curves, styles, width: context.width, theme: theme),
      description: description(context.style))
    if isShared {
      content.legend = zip(groups, styles).map { group, style in
        ("\(group.name) (\(context.style.integer(group.values.count)))", style)
      }
    } else {
      let number = "*n*\u{2009}=\u{2009}\(context.style.integer(count))"
      let name = groups[0].name
      content.lines = [name.isEmpty ? number : "\(name), \(number)"]
      content.hasHeadAbove = !name.isEmpty
    }
    return try sheet.framed(content)
  }

  /// The ticks at whole numbers.
  private func whole(_ ticks: [Tick], _ style: NumberStyle) -> [Tick] {
    Tick.at(ticks.map(\.value).filter { $0 == $0.rounded() }, style: style)
  }

  private func axisX(_ sheet: PlotSheet) -> Axis {
    // A bar alone would fill the panel.
    let margin = bins.count < 3 ? bins.width : 0
    let low = bins.edge(0) - margin
    let domain = low...max(bins.edge(bins.count) + margin, low.nextUp)
    let choice = TickChoice(.decimal, length: sheet.panelWidth, maximumCount: 7, gap: 5) {
      [ruler = sheet.ruler, font = sheet.theme.tickFont] tick in
      ruler.measure(tick.label, font).width
    }
    var ticks = choice.within(domain, style: sheet.context.style)
    if bins.offset != 0 { ticks = whole(ticks, sheet.context.style) }
    return Axis(Scale(domain), ticks: ticks, title: options.title)
  }

  private func heights(_ group: Histogram.Group) -> [Double] {
    let counts = bins.counts(of: group.values).map(Double.init)
    guard isShared else { return counts }
    let total = Double(max(1, group.values.count))
    return counts.map { 100 * $0 / total }
  }

  /// The density in units of the vertical axis, from the smallest value to the largest: beyond them there
  /// is nothing to show.
  private func density(_ group: Histogram.Group) -> [(x: Double, y: Double)] {
    guard let low = group.values.first, let high = group.values.last, low < high else { return [] }
    let factor = bins.width * (isShared ? 100 : Double(group.values.count))
    return KernelDensity.curve(
      sorted: group.values, from: low, to: high
    ).map { ($0.x, $0.y * factor) }
  }

  private func marks(
    _ heights: [[Double]], _ curves: [[(x: Double, y: Double)]], _ styles: [SeriesStyle],
    width: Double, theme: Theme
  ) -> [any Mark] {
    var marks: [any Mark] = []
    for (index, group) in groups.enumerated() {
      let style = styles[index]
      if isShared {
        let pen = Stroke(style.color, width: theme.curveStroke(inWidth: width), dash: style.dash)
        marks.append(LineMark(outline(heights[index]), series: group.name, stroke: pen))
      } else {
        let bars = heights[index].enumerated().filter { $0.element > 0 }
        marks.append(
          BarMark(
            bars.map {
              BarMark.Bar(x: bins.edge($0.offset)...bins.edge($0.offset + 1), y: 0...$0.element)
            },
            series: "values", fill: style.color.mixed(with: .white, share: 0.35)))
        // White lines part the bars.
        let lines = bars.map { bar in
          SegmentMark.Segment(
            from: (bins.edge(bar.offset), 0), to: (bins.edge(bar.offset), bar.element))
        }
        marks.append(SegmentMark(lines, stroke: Stroke(.white, width: 0.5)))
      }
    }
    for (index, curve) in curves.enumerated() where !curve.isEmpty {
      let color = isShared ? styles[index].color : theme.palette.high
      marks.append(
        LineMark(
          curve, series: groups[index].name + " density",
          stroke: Stroke(
            color, width: theme.curveStroke(inWidth: width), dash: isShared ? [1, 1.5] : [])))
    }
    return marks
  }

  /// The steps over the bins of one group.
  private func outline(_ heights: [Double]) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = [(bins.edge(0), 0)]
    for (bin, height) in heights.enumerated() {
      points += [(bins.edge(bin), height), (bins.edge(bin + 1), height)]
    }
    return points + [(bins.edge(bins.count), 0)]
  }

  private func description(_ style: NumberStyle) -> String {
    let parts = groups.map { group in
      let sorted = group.values
      let name = group.name.isEmpty ? "" : "\(group.name): "
      guard let low = sorted.first, let high = sorted.last else { return name + "no values" }
      return
        "\(name)\(style.integer(sorted.count)) values from \(style.plain(low)) to \(style.plain(high))"
    }
    return "Histogram of \(options.title): \(parts.joined(separator: "; "))."
  }
}
