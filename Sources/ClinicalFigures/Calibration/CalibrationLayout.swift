import Charts
import Drawing
import Foundation
import Reporting

/// Puts a calibration plot together: the square panel, marks, and text where there is room for it.
struct CalibrationLayout {
  let series: [CalibrationSeries]
  let options: CalibrationPlot.Options
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let words: CalibrationWords
  /// The upper end of both axes, in percent.
  let end: Double

  init(_ plot: CalibrationPlot, context: FigureContext) throws {
    guard let first = plot.series.first else { throw CalibrationPlot.Failure.nothing }
    guard plot.series.allSatisfy({ $0.horizon == first.horizon }) else {
      throw CalibrationPlot.Failure.horizons(plot.series.compactMap(\.horizon))
    }
    series = plot.series
    var options = plot.options
    if first.refusal != nil {
      // Nothing but the reason is shown.
      options.hasGroups = false
      options.hasHistogram = false
    }
    self.options = options
    self.context = context
    theme = plot.options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = CalibrationWords(language: context.language)
    end = Self.end(of: plot.series, options: options)
  }

  /// The first of these ends that holds all there is to see.
  private static func end(
    of series: [CalibrationSeries], options: CalibrationPlot.Options
  ) -> Double {
    var highest = 0.0
    for one in series {
      for place in one.curve {
        highest = max(highest, place.predicted, place.upper ?? place.observed)
      }
      if options.hasGroups {
        for group in one.groups {
          highest = max(highest, group.predicted, group.upper ?? group.observed)
        }
      }
      if options.hasHistogram {
        highest = max(highest, one.withEvent.max() ?? 0, one.withoutEvent.max() ?? 0)
      }
    }
    return [1, 2, 5, 10, 20, 30, 40, 50, 60].first { $0 >= 100 * highest - 1e-9 } ?? 100
  }

  func framed() throws -> FramedPicture {
    let guide = AxisGuide(theme: theme, ruler: ruler)
    let x = Axis(Scale(0...end), ticks: ticks, title: title(isObserved: false))
    let y = Axis(Scale(0...end), ticks: ticks, title: title(isObserved: true))
    let least = context.leastInsets
    let left = max(theme.leftInset, guide.leftInset(of: y), least.left)
    let right = max(theme.rightInset, guide.rightInset(of: x), least.right)
    let room = HeaderRoom(in: context, theme: theme)
    for arrangement in room.ordered(arrangements, headerHeight: headerHeight) {
      let header = arrangement.header.isEmpty ? nil : block(arrangement.header)
      let headerHeight = headerHeight(arrangement)
      let top = max(theme.topInset + headerHeight, least.top)
      var side = min(context.width - left - right, Self.largest)
      let bottom = max(guide.bottomInset(of: x, width: side) + theme.border, least.bottom)
      if let height = context.height { side = min(side, height - top - bottom) }
      guard side >= Self.smallest else { continue }
      // A square panel in a wider picture stands in its middle.
      let spare = max(0, context.width - left - right - side)
      let frame = Rectangle(x: left + spare / 2, y: top, width: side, height: side)
      let plane = PlotPlane(frame: frame, x: x.scale, y: y.scale)
      var area = PlotArea(plane: plane, marks: marks, series: [], theme: theme)
      let isPlaced = arrangement.blocks.allSatisfy { part in
        area.place(block(part.rows), corners: part.corners)
      }
      guard isPlaced else { continue }
      // Points at 0 % lie on the axis.
      var items = guide.vertical(y, on: plane) + guide.horizontal(x, on: plane) + area.items
      if let header {
        items += header.items(
          at: Point(
            x: max(frame.maxX - header.size.width, theme.border),
            y: top - Self.headerGap - header.size.height))
      }
      let size = Size(width: context.width, height: context.height ?? top + side + bottom)
      return FramedPicture(
        Picture(size: size, items: items, description: description), frame: frame)
    }
    throw CalibrationPlot.Failure.tooSmall(width: min(context.width, context.height ?? .infinity))
  }

  private func headerHeight(_ arrangement: Arrangement) -> Double {
    arrangement.header.isEmpty ? 0 : block(arrangement.header).size.height + Self.headerGap
  }

  private static let headerGap = 5.0
  private static let largest = millimetres(85)
  private static let smallest = millimetres(22)

  private var ticks: [Tick] {
    let step = end == 100 ? 25 : end / (end == 30 || end == 60 ? 3 : end == 50 || end == 5 ? 5 : 4)
    return Tick.multiples(of: step, in: 0...end, style: context.style)
  }

  private func title(isObserved: Bool) -> String {
    let time = series[0].horizon.map { HorizonPhrase(context).long($0) }
    return context.style.placingUnit(
      in: words.title(isObserved: isObserved, event: options.event, time: time))
  }

  // MARK: - Marks

  var styles: [SeriesStyle] {
    series.count == 1
      ? [SeriesStyle(theme.palette.high)] : theme.palette.styles(series.count)
  }

  private var marks: [any Mark] {
    var marks: [any Mark] = []
    if options.hasHistogram, series.count == 1 { marks += histogram(series[0]) }
    if series.count <= 3 { marks += CalibrationBands(series, styles).marks }
    marks.append(
      SegmentMark(
        [SegmentMark.Segment(from: (0, 0), to: (end, end))], stroke: theme.referencePen))
    for (one, style) in zip(series, styles).reversed() {
      marks.append(
        LineMark(
          one.curve.map { (100 * $0.predicted, 100 * $0.observed) }, series: one.name,
          stroke: Stroke(
            style.color, width: theme.curveStroke(inWidth: context.width), dash: style.dash,
            join: .round)))
    }
    if options.hasGroups, series.count == 1 { marks += points(series[0].groups) }
    return marks
  }

  private func points(_ groups: [CalibrationSeries.Group]) -> [any Mark] {
    let color = theme.palette.middle
    let whiskers = groups.compactMap { group -> SegmentMark.Segment? in
      guard let lower = group.lower, let upper = group.upper else { return nil }
      return SegmentMark.Segment(
        from: (100 * group.predicted, 100 * lower), to: (100 * group.predicted, 100 * upper))
    }
    return [
      SegmentMark(
        whiskers, series: "groups", stroke: Stroke(color, width: theme.whiskerStroke)),
      PointMark(
        groups.map { (100 * $0.predicted, 100 * $0.observed) }, radius: 2, series: "groups",
        fill: color, stroke: Stroke(.white, width: 0.5)),
    ]
  }

  /// Bars that hang from the upper edge for those with the event and stand on the lower for the others;
  /// the highest is 8 % of the panel.
  private func histogram(_ one: CalibrationSeries) -> [any Mark] {
    let count = 40
    func counted(_ risks: [Double]) -> [Int] {
      var bins = [Int](repeating: 0, count: count)
      for risk in risks {
        bins[min(count - 1, max(0, Int(100 * risk / end * Double(count))))] += 1
      }
      return bins
    }
    let (events, others) = (counted(one.withEvent), counted(one.withoutEvent))
    let most = max(events.max() ?? 0, others.max() ?? 0)
    guard most > 0 else { return [] }
    let width = end / Double(count)
    func bars(_ bins: [Int], _ range: (Double) -> ClosedRange<Double>) -> [BarMark.Bar] {
      bins.indices.filter { bins[$0] > 0 }.map { bin in
        let height = max(0.08 * end * Double(bins[bin]) / Double(most), 0.004 * end)
        return BarMark.Bar(
          x: (width * (Double(bin) + 0.06))...(width * (Double(bin) + 0.94)), y: range(height))
      }
    }
    func counts(_ bins: [Int], _ name: String) -> DataMark {
      DataMark(
        bins.indices.map { (width * (Double($0) + 0.5), Double(bins[$0])) },
        series: "patients \(name)")
    }
    let fill = theme.palette.muted
    return [
      BarMark(bars(others) { 0...$0 }, fill: fill),
      BarMark(bars(events) { (end - $0)...end }, fill: fill),
      counts(others, "without event"), counts(events, "with event"),
    ]
  }
}
