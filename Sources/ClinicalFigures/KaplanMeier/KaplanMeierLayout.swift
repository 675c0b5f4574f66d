import Charts
import Drawing
import Reporting

/// Puts a Kaplan–Meier plot together: groups in order, axes, marks, text where there is room for it,
/// the table below.
struct KaplanMeierLayout {
  /// One group with how it is drawn.
  struct Group {
    var curve: KaplanMeierCurve
    var style: SeriesStyle
    /// Where its curve ends.
    var end: Double
  }

  let options: KaplanMeierPlot.Options
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let words: KaplanMeierWords
  let unit: TimeUnit?
  let p: PValue?
  /// In the order of rows.
  let groups: [Group]

  init(_ plot: KaplanMeierPlot, context: FigureContext) throws {
    options = plot.options
    self.context = context
    theme = options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = KaplanMeierWords(language: context.language)
    unit =
      options.timeLabel.flatMap(TimeUnit.init(namedIn:))
      ?? context.timeUnit.flatMap(TimeUnit.init(namedIn:))
    p = plot.curves.count > 1 ? plot.p : nil
    groups = try Self.groups(of: plot, palette: theme.palette)
  }

  private static func groups(of plot: KaplanMeierPlot, palette: Palette) throws -> [Group] {
    let options = plot.options
    guard plot.curves.contains(where: { $0.count > 0 }) else {
      throw KaplanMeierPlot.Failure.noPatients
    }
    let levels = plot.curves.map(\.name)
    func place(of level: String) throws -> Int {
      guard let place = levels.firstIndex(of: level) else {
        throw KaplanMeierPlot.Failure.unknownGroup(level, groups: levels)
      }
      return place
    }
    var curves = plot.curves
    for index in curves.indices { curves[index].name = LevelName.typographic(curves[index].name) }
    for (level, name) in options.names { curves[try place(of: level)].name = name }
    var styles = GroupStyles.styles(for: curves.map(\.name), palette: palette)
    for (level, color) in options.colors { styles[try place(of: level)].color = color }
    let groups = zip(curves, styles).filter { $0.0.count > 0 }.map { curve, style in
      let end =
        options.extent == .supported ? curve.supportedEnd : curve.times.last ?? 0
      return Group(curve: curve, style: style, end: end)
    }
    guard options.order == .curves else { return groups }
    let end = groups.map(\.end).min() ?? 0
    let ranked = groups.enumerated().map {
      (index: $0.offset, area: $0.element.curve.area(until: end))
    }
    .sorted { ($1.area, $0.index) < ($0.area, $1.index) }
    .map { groups[$0.index] }
    return options.quantity == .survival ? ranked : ranked.reversed()
  }

  // MARK: - The whole

  func framed() throws -> FramedPicture {
    let x = try axisX()
    let y = axisY
    let guide = AxisGuide(theme: theme, ruler: ruler)
    let risk = options.riskTable ? riskTable(at: x.ticks) : nil
    let insets = insets(x: x, y: y, risk: risk, guide: guide)
    let tableHeight = risk.map { $0.height(pictureWidth: context.width) + Self.tableGap } ?? 0

    for arrangement in Arrangement.all(groupCount: groups.count, hasMedians: hasMedians) {
      let header = arrangement.header.map { block($0) }
      let least = context.leastInsets
      let top = max(
        insets.top + (header.map { $0.size.height + Self.headerGap } ?? 0), least.top)
      let below = max(insets.bottom + tableHeight + theme.border, least.bottom)
      let height = context.height ?? top + panelHeight + below
      let frame = Rectangle(
        x: insets.left, y: top, width: context.width - insets.left - insets.right,
        height: height - top - below)
      guard frame.height >= Self.leastPanel, frame.width >= Self.leastPanel else { continue }
      let plane = PlotPlane(frame: frame, x: x.scale, y: y.scale)
      let drawn = marks + groups.flatMap { counts(of: $0, at: x.ticks, on: plane) }
      var area = PlotArea(
        plane: plane, marks: drawn, series: groups.map(\.curve.name), theme: theme)
      guard fill(&area, arrangement) else { continue }
      var items = guide.vertical(y, on: plane) + area.items + guide.horizontal(x, on: plane)
      if let header {
        let y = top - Self.headerGap - header.size.height
        let x = max(frame.maxX - header.size.width, theme.border)
        items += header.items(at: Point(x: x, y: y))
      }
      if let risk {
        let places = x.ticks.map { plane.horizontal($0.value) }
        items += risk.items(
          y: frame.maxY + insets.bottom + Self.tableGap, places: places,
          pictureWidth: context.width)
      }
      let size = Size(width: context.width, height: height)
      return FramedPicture(
        Picture(size: size, items: items, description: description(of: area)), frame: frame)
    }
    throw KaplanMeierPlot.Failure.tooSmall(
      width: insets.left + insets.right + Self.leastPanel,
      height: insets.top + insets.bottom + tableHeight + Self.leastPanel + 60)
  }

  static let tableGap = 7.0
  static let headerGap = 5.0
  /// A panel smaller than this shows nothing.
  static let leastPanel = millimetres(18)

  /// 50 mm at a single column; wider panels grow more slowly than their width.
  private var panelHeight: Double {
    let extra = (context.width - millimetres(89)) * 0.4
    return min(max(millimetres(50) + extra, millimetres(34)), millimetres(85))
  }

  private func insets(
    x: Axis, y: Axis, risk: RiskTable?, guide: AxisGuide
  ) -> FrameInsets {
    let least = context.leastInsets
    let left = max(
      theme.leftInset, guide.leftInset(of: y), risk?.leftInset(pictureWidth: context.width) ?? 0,
      least.left)
    let right = max(
      theme.rightInset, guide.rightInset(of: x), lastCellInset(of: x, risk: risk), least.right)
    let width = context.width - left - right
    return FrameInsets(
      left: left, right: right, top: theme.topInset,
      bottom: guide.bottomInset(of: x, width: width)
    )
  }

  /// A last tick that stands before the end of the axis leaves its count some of the axis's length.
  private func lastCellInset(of x: Axis, risk: RiskTable?) -> Double {
    guard let risk, let last = x.ticks.last else { return 0 }
    let rest = 1 - x.scale.fraction(of: last.value)
    return risk.rightInset - rest * (context.width - theme.leftInset - theme.rightInset)
  }

  // MARK: - Axes

  private var axisY: Axis {
    let title =
      options.survivalLabel
      ?? context.style.placingUnit(
        in: options.quantity == .survival ? words.survival : incidenceTitle)
    let step = options.incidence == nil ? (top: 100, size: 25) : incidenceStep
    let marks = Array(stride(from: 0, through: step.top, by: step.size))
    return Axis(
      Scale(0...step.top), ticks: Tick.at(marks, style: context.style), title: title)
  }

  private func axisX() throws -> Axis {
    let end = groups.map(\.end).max() ?? 0
    let title = options.timeLabel ?? context.style.placingUnit(in: words.timeTitle(unit))
    if let times = options.times {
      let valid = Set(times.filter { $0 >= 0 && $0.isFinite }).sorted()
      guard valid.count == Set(times).count, let last = valid.last else {
        throw KaplanMeierPlot.Failure.times(times)
      }
      let upper = max(last, end)
      let ticks = Tick.at(valid, style: context.style)
      return Axis(Scale(0...(upper > 0 ? upper : 1)), ticks: ticks, title: title)
    }
    let length = context.width - theme.leftInset - theme.rightInset
    let choice = TickChoice(
      unit?.spacing ?? .decimal, length: length, maximumCount: length > millimetres(80) ? 9 : 7
    ) { tick in tickWidth(tick) }
    let (ticks, domain) = choice.fromZero(to: end, style: context.style)
    return Axis(Scale(domain), ticks: ticks, title: title)
  }

  /// The room that a tick needs: of its label or the widest count under it.
  private func tickWidth(_ tick: Tick) -> Double {
    let label = ruler.measure(tick.label, theme.tickFont).width
    guard options.riskTable else { return label }
    if options.incidence?.isByCause == true { return causeCellWidth(at: tick, least: label) }
    return groups.map { ruler.measure(cell(of: $0.curve, at: tick), theme.tickFont).width }
      .reduce(label, max)
  }

  // MARK: - Table

  private func cell(of curve: KaplanMeierCurve, at tick: Tick) -> String {
    let atRisk = context.style.integer(curve.atRiskCount(at: tick.value))
    return "\(atRisk) (\(context.style.integer(curve.eventCount(until: tick.value))))"
  }

  private func riskTable(at ticks: [Tick]) -> RiskTable {
    if options.incidence?.isByCause == true { return causeTable(at: ticks) }
    let title = StyledLine(words.atRisk, font: theme.boldTickFont, ruler: ruler)
    let rows = groups.map { group in
      RiskTable.Row(
        name: nameLine(group, font: theme.tickFont),
        cells: ticks.map {
          StyledLine(cell(of: group.curve, at: $0), font: theme.tickFont, ruler: ruler)
        })
    }
    return RiskTable(title: title, rows: rows, theme: theme)
  }

  /// The group's name in its colour, as dark as text must be, on one line; shortened where it is
  /// wider than `limit`.
  func nameLine(_ group: Group, font: Font, limit: Double = .infinity) -> StyledLine {
    let name = TextWrap.lines(
      of: group.curve.name, font: font, width: min(limit, context.width - 2 * theme.border),
      lineLimit: 1, ruler: ruler)
    let color = theme.hasColoredText ? group.style.color.legible : theme.inkColor
    return StyledLine(name.first ?? "", font: font, color: color, ruler: ruler)
  }
}
