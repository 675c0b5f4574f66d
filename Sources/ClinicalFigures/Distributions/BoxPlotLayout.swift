import Charts
import Drawing
import Reporting

/// Puts a box plot together.
struct BoxPlotLayout {
  private let plot: BoxPlot
  private let sheet: PlotSheet
  private let theme: Theme
  private let styles: [SeriesStyle]
  private let y: Axis
  private let x: Axis

  init(_ plot: BoxPlot, context: FigureContext) throws {
    var plot = plot
    for index in plot.groups.indices {
      plot.groups[index].name = LevelName.typographic(plot.groups[index].name)
    }
    let values = plot.groups.flatMap(\.values)
    guard !values.isEmpty else { throw PlotFailure.noValues("the box plot") }
    self.plot = plot
    let theme = plot.options.theme ?? context.theme
    self.theme = theme
    sheet = try PlotSheet(context, theme: theme)
    // Their places tell groups apart; colours help as long as they differ in grey as well.
    let names = plot.groups.map(\.name)
    styles =
      names.count > 6
      ? names.map { _ in SeriesStyle(theme.palette.low) }
      : GroupStyles.styles(for: names, palette: theme.palette)
    y = sheet.axis(
      over: values, title: plot.options.valueTitle, length: sheet.panelHeight, isVertical: true)
    let count = Double(plot.groups.count)
    // Two narrow boxes in a wide panel would stand lost: the slots keep a widest width.
    x = Axis(
      Scale(0.5...(count + 0.5)),
      ticks: plot.groups.indices.map { Tick(Double($0 + 1), label: "") }, title: "")
  }

  func framed() throws -> FramedPicture {
    let width = sheet.panelWidth / Double(plot.groups.count)
    let names = GroupNames(
      plot.groups.map(\.name), width: width - 4, theme: theme, ruler: sheet.ruler)
    let content = PlotSheet.Content(
      x: x, y: y, marks: marks, lines: testLines,
      below: (belowHeight(names), { self.below($0, names) }), description: description)
    return try sheet.framed(content)
  }

  // MARK: - Marks

  /// Half the width of a box, as a share of its slot.
  private var halfBox: Double {
    let slot = sheet.panelWidth / Double(plot.groups.count)
    return min(0.28, millimetres(9) / slot)
  }

  private var marks: [any Mark] {
    zip(plot.groups, styles).enumerated().flatMap { index, group -> [any Mark] in
      guard let box = BoxSummary(sorted: group.0.values) else { return [] }
      return marks(of: group.0, box, style: group.1, at: Double(index + 1))
    }
  }

  private func marks(
    of group: BoxPlot.Group, _ box: BoxSummary, style: SeriesStyle, at place: Double
  ) -> [any Mark] {
    typealias Segment = SegmentMark.Segment
    let half = halfBox
    let pen = Stroke(style.color, width: theme.whiskerStroke)
    let (left, right) = (place - half, place + half)
    var median = SegmentMark(
      [Segment(from: (left, box.median), to: (right, box.median))], series: series(of: group),
      stroke: Stroke(style.color, width: 2 * theme.curveStroke))
    median.tellsNumbers = false
    let points = points(of: group, box, style: style, at: place)
    let values = DataMark(group.values.map { (place, $0) }, series: group.name)
    // A box of fewer than four values would show more than there is.
    guard group.values.count > 3, box.quartile3 > box.quartile1 else {
      return [median, points, values]
    }
    let outline = [
      Segment(from: (left, box.quartile1), to: (right, box.quartile1)),
      Segment(from: (right, box.quartile1), to: (right, box.quartile3)),
      Segment(from: (right, box.quartile3), to: (left, box.quartile3)),
      Segment(from: (left, box.quartile3), to: (left, box.quartile1)),
      Segment(from: (place, box.quartile3), to: (place, box.whiskers.high)),
      Segment(from: (place, box.quartile1), to: (place, box.whiskers.low)),
    ]
    let fill = BarMark(
      [BarMark.Bar(x: left...right, y: box.quartile1...box.quartile3)], fill: style.color.tint)
    var frame = SegmentMark(outline, series: series(of: group), stroke: pen)
    frame.tellsNumbers = false
    let summary = [
      box.whiskers.low, box.quartile1, box.median, box.quartile3, box.whiskers.high,
    ]
    return [
      fill, frame, median, points, values,
      DataMark(summary.map { (place, $0) }, series: "\(group.name): whiskers, quartiles, median"),
    ]
  }

  private func series(of group: BoxPlot.Group) -> String {
    plot.groups.count > 6 ? "values" : group.name
  }

  private func points(
    of group: BoxPlot.Group, _ box: BoxSummary, style: SeriesStyle, at place: Double
  ) -> PointMark {
    let showsAll = plot.options.points ?? (group.values.count <= 50)
    let shown = showsAll ? group.values : box.outliers
    let largest = plot.groups.map(\.values.count).max() ?? 0
    let radius = largest > 200 ? 0.8 : 1.15
    let slot = sheet.panelWidth / Double(plot.groups.count)
    let heights = shown.map { y.scale.fraction(of: $0) * sheet.panelHeight }
    let widest = showsAll ? 0.42 * slot : 0
    let offsets = PointSwarm.offsets(heights, diameter: 2 * radius + 0.3, widest: widest)
    var points = PointMark(
      zip(shown, offsets).map { (place + $1 / slot, $0) }, radius: radius,
      series: series(of: group),
      fill: showsAll ? style.color : nil,
      stroke: showsAll
        ? Stroke(.white, width: 0.3) : Stroke(style.color, width: theme.axisStroke))
    points.tellsNumbers = false
    return points
  }

  // MARK: - Text

  private var testLines: [String] {
    guard let result = plot.options.result else { return [] }
    let name = result.method.prefix(1).uppercased() + result.method.dropFirst()
    let text = name.replacing("'", with: "’").replacing(" t test", with: " *t* test")
    return ["\(text) \(sheet.context.style.inProse(result.p).text)"]
  }

  private var firstBaseline: Double {
    theme.tickLength + 2 + sheet.ruler.measure("0", theme.tickFont).ascent
  }

  private func belowHeight(_ names: GroupNames) -> Double {
    let descent = sheet.ruler.measure("g", theme.textFont).descent
    let title =
      plot.options.groupTitle.isEmpty
      ? 0 : 3 + sheet.ruler.measure("0", theme.textFont).ascent
    return firstBaseline + names.height + title + descent
  }

  /// The axis with the names of the groups, their numbers and the title.
  private func below(_ plane: PlotPlane, _ names: GroupNames) -> [PictureItem] {
    let frame = plane.frame
    var path = Path(polyline: [
      Point(x: frame.x - theme.axisStroke / 2, y: frame.maxY), Point(x: frame.maxX, y: frame.maxY),
    ])
    var items: [PictureItem] = []
    let baseline = frame.maxY + firstBaseline
    for index in plot.groups.indices {
      let center = plane.horizontal(Double(index + 1))
      path.append(.move(Point(x: center, y: frame.maxY)))
      path.append(.line(Point(x: center, y: frame.maxY + theme.tickLength)))
      items += names.items(index, center: center, baseline: baseline)
      let count = sheet.context.style.integer(plot.groups[index].values.count)
      let label = plot.groups.count > 8 ? count : "*n*\u{2009}=\u{2009}\(count)"
      items += tick(label).items(centeredAt: center, baseline: baseline + names.height)
    }
    if !plot.options.groupTitle.isEmpty {
      let title = TextWrap.lines(
        of: plot.options.groupTitle, font: theme.textFont, width: frame.width, lineLimit: 1,
        ruler: sheet.ruler)
      let drop = 3 + sheet.ruler.measure("0", theme.textFont).ascent
      items += sheet.line(title.first ?? "").items(
        centeredAt: frame.x + frame.width / 2, baseline: baseline + names.height + drop)
    }
    return [.path(PathItem(path, stroke: theme.axisPen))] + items
  }

  private func tick(_ text: String) -> StyledLine {
    StyledLine(text, font: theme.tickFont, color: theme.inkColor, ruler: sheet.ruler)
  }

  private var description: String {
    let style = sheet.context.style
    let parts = plot.groups.map { group in
      guard let box = BoxSummary(sorted: group.values) else { return "\(group.name): no values" }
      return
        "\(group.name): \(style.integer(group.values.count)) values, median \(style.plain(box.median)) "
        + "(quartiles \(style.plain(box.quartile1)) and \(style.plain(box.quartile3)))"
    }
    var text = "Box plot of \(plot.options.valueTitle): \(parts.joined(separator: "; "))."
    for line in testLines { text += " " + line.filter { $0 != "*" } + "." }
    return text
  }
}
