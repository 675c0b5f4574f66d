import Charts
import Drawing
import Reporting

/// Puts a forest plot together: columns that fit the width, rows that fit the height, one axis.
struct ForestLayout {
  let plot: ForestPlot
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let text: ForestText
  let columns: ForestColumns
  let axis: ForestAxis
  /// One for each model.
  let titles: [[StyledLine]]
  /// How high a row of one line is.
  private(set) var pitch = 0.0

  init(_ plot: ForestPlot, context: FigureContext) throws {
    guard !plot.rows.isEmpty else { throw ForestPlot.Failure.noRows }
    self.context = context
    theme = plot.options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    // Narrow sheets are set in the size of ticks.
    let size = context.width < millimetres(110) ? theme.tickSize : theme.textSize
    var fitting: (text: ForestText, columns: ForestColumns)?
    var missing = Double.infinity
    let arrangements = ForestArrangement.all(
      modelCount: plot.models.count, sharesCounts: plot.sharesCounts,
      hasArms: !plot.arms.isEmpty)
    for arrangement in arrangements {
      let shown = arrangement.isStacked ? plot.stacked : plot
      let text = ForestText(shown, context: context, size: size, ruler: ruler)
      do {
        let columns = try ForestColumns(
          text, arrangement: arrangement, width: context.width, border: theme.border)
        fitting = (text, columns)
        break
      } catch {
        missing = min(missing, error.missing)
      }
    }
    guard let fitting else {
      throw ForestPlot.Failure.tooSmall(width: context.width + missing, height: 0)
    }
    (text, columns) = fitting
    self.plot = fitting.text.plot
    let length = columns.panels.first?.axis.width ?? 0
    let (ruler, font) = (ruler, Font(.sans, size: theme.tickSize, tabularFigures: true))
    axis = try ForestAxis(
      plot.intervals, plot: plot, length: length, style: context.style
    ) { ruler.measure($0, font).width }
    titles = columns.panels.map { fitting.text.axisTitle(width: $0.axis.width + 6) }
    pitch = try fittingPitch()
  }

  // MARK: - Heights

  private var leading: Double { theme.leading(for: text.font.size) }
  private var ascent: Double { text.labelTitle.ascent }
  private var descent: Double { text.labelTitle.descent }
  private static let headPadding = 4.5
  private static let rowPadding = 3.0
  /// The white space above a variable, as a share of a row.
  private static let groupShare = 0.36
  private static let tightestPitch = 1.32
  private static let widestPitch = 1.72
  /// What a page holds beside its caption; rows come closer before a plot is higher.
  private static let page = millimetres(215)

  private var headLines: Int {
    let heads = columns.panels.flatMap { panel in
      panel.placed.map(\.column.head.count)
    }
    return (heads + titles.map(\.count)).max() ?? 1
  }

  /// The names of models above their columns.
  private var spannerHeight: Double { plot.models.count > 1 ? leading + 4 : 0 }

  private var headBaseline: Double {
    theme.border + Self.headPadding + spannerHeight + Double(headLines - 1) * leading + ascent
  }

  private var bodyTop: Double { headBaseline + descent + Self.headPadding + Self.rowPadding }

  /// From the last row to the lower edge.
  private var footHeight: Double {
    axisGap + theme.tickLength + 2 + ruler.measure("0", theme.tickFont).ascent
      + directionsHeight + 3.5 + theme.border
  }

  private var axisGap: Double { 3 }

  private var directionsHeight: Double {
    let lines =
      columns.panels.map { directions(of: $0) }.flatMap { [$0.lower.count, $0.higher.count] }
      .max() ?? 0
    return lines == 0 ? 2 : 5 + Double(lines) * leading
  }

  /// Whether white space stands above a row: a variable begins.
  private func opensGroup(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (row, previous) = (plot.rows[index], plot.rows[index - 1])
    guard previous.role != .title else { return false }
    return row.role == .title || row.role == .head
      || (row.role == .overall && previous.role != .overall)
      || (row.indent == 0 && previous.indent > 0)
      || (previous.role == .overall && row.role != .overall)
  }

  private func fittingPitch() throws -> Double {
    let gaps = Double(plot.rows.indices.filter(opensGroup).count)
    let units = Double(plot.rows.count) + gaps * Self.groupShare
    let extra = columns.labels.reduce(0) { $0 + Double($1.count - 1) * leading }
    let fixed = bodyTop + extra + footHeight
    let size = text.font.size
    let tightest = Self.tightestPitch * size
    guard let height = context.height else {
      return max(tightest, min(Self.widestPitch * size, (Self.page - fixed) / units))
    }
    let pitch = (height - fixed) / units
    guard pitch >= tightest else {
      throw ForestPlot.Failure.tooSmall(width: context.width, height: fixed + tightest * units)
    }
    return pitch
  }

  /// Where the rows begin, and where the last one ends.
  private var rowTops: [Double] {
    var tops: [Double] = []
    var y = bodyTop
    for index in plot.rows.indices {
      if opensGroup(index) { y += Self.groupShare * pitch }
      tops.append(y)
      y += pitch + Double(columns.labels[index].count - 1) * leading
    }
    return tops + [y]
  }

  // MARK: - The whole

  func picture() throws -> Picture {
    let tops = rowTops
    let end = tops.last ?? bodyTop
    let baselines = tops.dropLast().map { $0 + (pitch + ascent) / 2 }
    let bottom = end + axisGap
    let height = context.height ?? end + footHeight
    var items: [PictureItem] = []
    for (model, panel) in columns.panels.enumerated() {
      let frame = Rectangle(
        x: panel.axis.x, y: bodyTop - Self.rowPadding, width: panel.axis.width,
        height: bottom - bodyTop + Self.rowPadding)
      let marks = ForestMarks(
        plane: PlotPlane(frame: frame, x: axis.scale, y: Scale(0...1)), plot: plot, theme: theme)
      items += marks.lines()
      items += marks.data(ofModel: model)
    }
    items += head
    for (index, row) in plot.rows.enumerated() {
      items += line(row, index: index, baseline: baselines[index])
    }
    for panel in columns.panels {
      items += foot(of: panel, y: bottom)
    }
    items.append(rule(y: theme.border, width: Self.outerRule))
    items.append(rule(y: headBaseline + descent + Self.headPadding, width: theme.axisStroke))
    items.append(rule(y: height - theme.border, width: Self.outerRule))
    return Picture(
      size: Size(width: context.width, height: height), items: items, description: description)
  }

  private static let outerRule = 0.9

  private func rule(y: Double, width: Double) -> PictureItem {
    segment(theme.border, context.width - theme.border, y: y, width: width)
  }

  private func segment(_ x: Double, _ end: Double, y: Double, width: Double) -> PictureItem {
    .path(
      PathItem(
        Path(polyline: [Point(x: x, y: y), Point(x: end, y: y)]),
        stroke: Stroke(theme.inkColor, width: width)))
  }

  // MARK: - Head

  private var head: [PictureItem] {
    let y = headBaseline
    var items = text.labelTitle.items(at: Point(x: theme.border, y: y))
    if let shared = columns.sharedCounts {
      items += shared.column.headItems(x: shared.x, baseline: y, leading: leading)
    }
    for (index, panel) in columns.panels.enumerated() {
      for placed in panel.placed {
        items += placed.column.headItems(x: placed.x, baseline: y, leading: leading)
      }
      let center = panel.axis.x + panel.axis.width / 2
      for (number, line) in titles[index].enumerated() {
        let rise = Double(titles[index].count - 1 - number) * leading
        items += line.items(centeredAt: center, baseline: y - rise)
      }
      guard plot.models.indices.contains(index), plot.models.count > 1 else { continue }
      items += spanner(plot.models[index], over: panel)
    }
    return items
  }

  private func spanner(_ name: String, over panel: ForestColumns.Panel) -> [PictureItem] {
    let baseline = theme.border + Self.headPadding + ascent
    let fitting = TextWrap.lines(
      of: name, font: text.boldFont, width: panel.end - panel.start, lineLimit: 1, ruler: ruler)
    let line = text.line(fitting.first ?? "", bold: true)
    return line.items(centeredAt: (panel.start + panel.end) / 2, baseline: baseline)
      + [segment(panel.start, panel.end, y: baseline + descent + 2.5, width: theme.axisStroke)]
  }

  // MARK: - Rows

  private func line(_ row: ForestRow, index: Int, baseline: Double) -> [PictureItem] {
    let x = theme.border + Double(row.indent) * ForestColumns.indent
    var items = columns.labels[index].enumerated().flatMap { number, line in
      line.items(at: Point(x: x, y: baseline + Double(number) * leading))
    }
    if let shared = columns.sharedCounts {
      items += shared.column.items(row: index, x: shared.x, baseline: baseline)
    }
    let middle = baseline - ruler.figureHeight(of: text.font) / 2
    for (model, panel) in columns.panels.enumerated() {
      for placed in panel.placed {
        items += placed.column.items(row: index, x: placed.x, baseline: baseline)
      }
      guard row.cells.indices.contains(model), let cell = row.cells[model] else { continue }
      if let p = panel.p, row.role == .head, cell.p?.value != nil, !plot.options.showsInteraction {
        let end = p.column.start(row: index, x: p.x) - text.font.size * 0.3
        items += text.line(text.words.overall).items(endingAt: end, baseline: baseline)
      }
      let frame = Rectangle(x: panel.axis.x, y: middle, width: panel.axis.width, height: 0)
      let marks = ForestMarks(
        plane: PlotPlane(frame: frame, x: axis.scale, y: Scale(0...1)), plot: plot, theme: theme)
      items += marks.items(of: cell, role: row.role, y: middle)
    }
    return items
  }
}
