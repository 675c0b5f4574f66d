import Biostatistics
import Charts
import DataFrames
import Drawing
import Reporting

/// Puts a nomogram together: names at the left or above, lines that share one scale of points, and the
/// worked patient at the right.
struct NomogramLayout {
  /// One row with its lines.
  struct Row {
    enum Role { case points, predictor, total, prediction }
    var role: Role
    var name: [StyledLine]
    var tracks: [NomogramTrack]
    /// What the worked patient has, and its points.
    var value: StyledLine?
    var points: StyledLine?
  }

  let context: FigureContext
  let options: NomogramPlot.Options
  let nomogram: Nomogram
  let theme: Theme
  let ruler: TextRuler
  let words: NomogramWords
  let reading: NomogramReading?
  let texts: NomogramTexts
  let columns: NomogramColumns
  let rows: [Row]
  /// The largest total on its scale.
  let limit: Double

  init(_ plot: NomogramPlot, context: FigureContext) throws {
    self.context = context
    options = plot.options
    nomogram = plot.nomogram
    theme = plot.options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = NomogramWords(language: context.language, style: context.style)
    reading = try NomogramReading(plot.nomogram, plot.options.patient)
    texts = NomogramTexts(
      plot, context: context, words: words, reading: reading, ruler: ruler)
    columns = try NomogramColumns(texts, context: context, theme: theme)
    let builder = NomogramTrackBuilder(
      nomogram: nomogram, options: options, theme: theme, words: words, style: context.style,
      ruler: ruler,
      ends: columns.ends, bounds: columns.bounds,
      stripHeight: Self.stripHeight(isNarrow: columns.isNarrow))
    limit = Self.limit(of: plot.nomogram)
    rows = try Self.rows(plot.nomogram, builder, texts, columns, reading, limit)
  }

  static func stripHeight(isNarrow: Bool) -> Double { isNarrow ? 9 : 11 }

  /// The end of the scale of totals: what occurs, or what the axes allow, whichever is less.
  static func limit(of nomogram: Nomogram) -> Double {
    var most: [Int: Double] = [:]
    for axis in nomogram.axes {
      var points = axis.marks.map(\.points)
      if let range = axis.range {
        let grid = (0...100).map {
          range.lowerBound + Double($0) / 100 * (range.upperBound - range.lowerBound)
        }
        points += (try? nomogram.points(onAxis: axis, at: grid)) ?? []
      }
      most[axis.group] = max(most[axis.group] ?? 0, points.max() ?? 0)
    }
    let reachable = most.values.sorted().reduce(0, +)
    let end = max(min(reachable, nomogram.totals.last ?? reachable), 1)
    return PrettyNumbers.covering(0, end, count: 12).last ?? end
  }

  private static func rows(
    _ nomogram: Nomogram, _ builder: NomogramTrackBuilder, _ texts: NomogramTexts,
    _ columns: NomogramColumns, _ reading: NomogramReading?, _ limit: Double
  ) throws -> [Row] {
    let names = texts.names.map { $0.lines(columns.nameWidth) }
    var rows = [Row(role: .points, name: names[0], tracks: [builder.points()])]
    for (index, axis) in nomogram.axes.enumerated() {
      let entry = reading?.entries[index]
      let tracks =
        try axis.range == nil
        ? builder.levels(axis, marked: entry?.level) : builder.numbers(axis, marked: entry?.number)
      rows.append(
        Row(
          role: .predictor, name: names[index + 1], tracks: tracks,
          value: texts.values[index + 1], points: texts.points[index + 1]))
    }
    let total = nomogram.axes.count + 1
    rows.append(
      Row(
        role: .total, name: names[total],
        tracks: [builder.total(upTo: limit, marked: reading?.total)],
        value: texts.values[total], points: texts.points[total]))
    for (index, axis) in nomogram.predictions.enumerated() {
      let track = builder.prediction(axis, upTo: limit, marked: reading?.total)
      rows.append(
        Row(
          role: .prediction, name: names[total + 1 + index], tracks: [track],
          value: texts.values[total + 1 + index], points: texts.points[total + 1 + index]))
    }
    return rows
  }

  // MARK: - Heights

  private var strip: Double {
    let height = Self.stripHeight(isNarrow: columns.isNarrow)
    let hasData = options.density && nomogram.rowsUsed > 0
    return hasData ? height : reading == nil ? 1 : NomogramTrack.markerHeight
  }
  private var leading: Double { theme.leading(for: theme.textSize) }
  private static let leastGap = 4.0
  private static let naturalGap = 6.5
  /// Between the predictors and the total.
  private static let sectionGap = 7.0

  /// What stands above the line of a row's first track.
  private func above(_ row: Row) -> Double {
    let space: Double =
      switch row.role {
      case .points: 1
      case .predictor, .total: strip
      case .prediction: reading == nil ? 1 : NomogramTrack.markerHeight + 1
      }
    guard !columns.isNarrow else { return nameHeight(row) + 1.5 + space }
    return max(space, nameHeight(row) / 2)
  }

  private func below(_ row: Row) -> Double {
    let depth = row.tracks.last?.depth ?? 0
    return columns.isNarrow ? depth : max(depth, nameHeight(row) / 2)
  }

  private func nameHeight(_ row: Row) -> Double { Double(row.name.count) * leading }

  /// From the first line of a row to its last.
  private func span(_ row: Row) -> Double {
    row.tracks.dropLast().reduce(0) { $0 + $1.depth + 3 + strip }
  }

  private var headHeight: Double {
    texts.hasHead ? leading + 3 : 0
  }

  private func height(gap: Double) -> Double {
    let body = rows.reduce(0) { $0 + above($1) + span($1) + below($1) }
    return 2 * theme.border + headHeight + body + gap * Double(rows.count - 1) + Self.sectionGap
  }

  private func gap() throws -> Double {
    guard let height = context.height else { return Self.naturalGap }
    let least = self.height(gap: Self.leastGap)
    guard height >= least - 0.01 else {
      throw NomogramPlot.Failure.tooSmall(width: context.width, height: least)
    }
    return (height - self.height(gap: 0)) / Double(max(rows.count - 1, 1))
  }

  // MARK: - The whole

  func picture() throws -> Picture {
    let gap = try gap()
    var y = theme.border + headHeight
    var items = head()
    var tops: [Double] = []
    var lines: [Double] = []
    for row in rows {
      if row.role == .total { y += Self.sectionGap }
      tops.append(y)
      lines.append(y + above(row))
      y += above(row) + span(row) + below(row) + gap
    }
    items += guides(lines)
    for (index, row) in rows.enumerated() {
      items += self.items(of: row, top: tops[index], line: lines[index])
    }
    items += descent(lines) + data
    let size = Size(width: context.width, height: context.height ?? y - gap + theme.border)
    return Picture(size: size, items: items, description: description)
  }

  /// The numbers for the source data: of each predictor its values and their points, of levels their
  /// place and points, of each prediction the total and what is predicted.
  private var data: [PictureItem] {
    var items: [PictureItem?] = []
    for axis in nomogram.axes {
      if let range = axis.range {
        let grid = (0...100).map {
          range.lowerBound + Double($0) / 100 * (range.upperBound - range.lowerBound)
        }
        let points = (try? nomogram.points(onAxis: axis, at: grid)) ?? []
        items.append(DataMark.item(zip(grid, points).map { ($0, $1) }, series: axis.fullLabel))
      } else {
        items += axis.marks.enumerated().map { index, mark in
          DataMark.item(
            [(Double(index + 1), mark.points)], series: "\(axis.fullLabel): \(mark.text)")
        }
      }
    }
    let totals = (0...100).map { Double($0) / 100 * limit }
    let predicted = totals.map { nomogram.prediction(totalPoints: $0) }
    for (index, axis) in nomogram.predictions.enumerated() where axis.reason == nil {
      let numbers = zip(totals, predicted).compactMap { total, all -> (x: Double, y: Double)? in
        all[index].value.map { (total, $0) }
      }
      let name = Self.name(of: axis) + (axis.stratum.isEmpty ? "" : ", \(axis.stratum)")
      items.append(DataMark.item(numbers, series: name))
    }
    var group = PictureGroup(items.compactMap { $0 })
    group.plane = DataPlane(
      frame: Rectangle(x: 0, y: 0, width: 1, height: 1), x: .init(low: 0, high: 1),
      y: .init(low: 0, high: 1))
    return [.group(group)]
  }

  private static func name(of axis: Nomogram.PredictionAxis) -> String {
    switch axis.prediction {
    case .probability: "probability"
    case .survival(let time): "survival at \(NumberStyle().plain(time))"
    case .risk(let time): "risk at \(NumberStyle().plain(time))"
    }
  }

  private func items(of row: Row, top: Double, line: Double) -> [PictureItem] {
    var items: [PictureItem] = []
    var y = line
    for (index, track) in row.tracks.enumerated() {
      if index > 0 { y += strip }
      items += track.items(at: y, theme: theme)
      y += track.depth + 3
    }
    let middle = ruler.figureHeight(of: theme.textFont) / 2
    // In narrow figures names stand above their lines, else beside them.
    let last =
      columns.isNarrow
      ? top + nameHeight(row) - leading + ruler.measure("0", theme.textFont).ascent
      : line + middle + Double(row.name.count - 1) * leading / 2
    for (index, name) in row.name.enumerated() {
      let baseline = last - Double(row.name.count - 1 - index) * leading
      items += name.items(at: Point(x: theme.border, y: baseline))
    }
    let baseline = columns.isNarrow ? last : line + middle
    items += row.value?.items(at: Point(x: columns.valueStart(row.value), y: baseline)) ?? []
    items += row.points?.items(endingAt: columns.right, baseline: baseline) ?? []
    if row.role == .total, row.points != nil, !columns.isNarrow {
      let rule = [columns.patientStart, columns.right].map { Point(x: $0, y: baseline - leading) }
      items.append(.path(PathItem(Path(polyline: rule), stroke: theme.axisPen)))
    }
    return items
  }

  private func head() -> [PictureItem] {
    guard texts.hasHead else { return [] }
    let baseline = theme.border + ruler.measure("0", theme.textFont).ascent
    var items = texts.note?.items(at: Point(x: theme.border, y: baseline)) ?? []
    if let value = texts.valueHead {
      items += value.items(at: Point(x: columns.valueStart(value), y: baseline))
    }
    items += texts.pointsHead?.items(endingAt: columns.right, baseline: baseline) ?? []
    return items
  }

  /// Faint strokes from the scale of points through the predictors, to read points by; where a label
  /// stands they pause.
  private func guides(_ lines: [Double]) -> [PictureItem] {
    guard !columns.isNarrow || strip > NomogramTrack.markerHeight else { return [] }
    let places = rows[0].tracks[0].ticks.filter(\.isLong).map(\.x)
    var elements: [Path.Element] = []
    for (index, row) in rows.enumerated() where row.role == .predictor {
      var y = lines[index]
      var start = y - strip
      for (number, track) in row.tracks.enumerated() {
        if number > 0 { y += strip }
        for x in places {
          elements.append(.move(Point(x: x, y: start)))
          elements.append(.line(Point(x: x, y: y)))
        }
        start = y
        y += track.depth + 3
        let isLast = number == row.tracks.count - 1
        guard !isLast || index + 1 < rows.count && rows[index + 1].role == .predictor else {
          continue
        }
        let end = isLast ? lines[index + 1] - strip : y
        for x in places where !columns.isNarrow && !track.covers(x) {
          elements.append(.move(Point(x: x, y: start)))
          elements.append(.line(Point(x: x, y: end)))
        }
        start = y
      }
    }
    guard !elements.isEmpty else { return [] }
    return [.path(PathItem(Path(elements), stroke: Stroke(Color(hex: 0xE2E2E2), width: 0.4)))]
  }

  /// From the total of the worked patient down to the predictions.
  private func descent(_ lines: [Double]) -> [PictureItem] {
    var elements: [Path.Element] = []
    for index in rows.indices.dropLast() where rows[index].role != .predictor {
      let (row, next) = (rows[index], rows[index + 1])
      guard next.role == .prediction, let x = next.tracks[0].marker,
        row.tracks[0].marker != nil || row.tracks[0].message != nil
      else { continue }
      let start = lines[index] + row.tracks[0].depth + 1
      let end = lines[index + 1] - NomogramTrack.markerHeight
      // Where the name of the next row stands between, the stroke leaves it out.
      guard end - start > 1.5, !columns.isNarrow else { continue }
      elements.append(.move(Point(x: x, y: start)))
      elements.append(.line(Point(x: x, y: end)))
    }
    guard !elements.isEmpty else { return [] }
    return [.path(PathItem(Path(elements), stroke: Stroke(theme.palette.high, width: 0.75)))]
  }
}
