import Charts
import Drawing
import Reporting

/// Puts a time-dependent ROC plot together: which curves are drawn, the square panel, the legend where
/// there is room for it.
struct TimeDependentROCLayout {
  /// A curve that is drawn.
  struct Curve {
    /// The name of its series: the score, or the horizon of a single score.
    var name: String
    var entry: TimeDependentROCPlot.Entry
    var style: SeriesStyle
  }

  let options: TimeDependentROCPlot.Options
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let words: ROCWords
  let phrase: HorizonPhrase
  /// The scores with the names that the plot gives them.
  let scores: [TimeDependentROCPlot.Score]
  /// The place of the horizon whose curves are drawn; `nil` of a single score with all of them.
  let drawnHorizon: Int?
  let curves: [Curve]

  init(_ plot: TimeDependentROCPlot, context: FigureContext) throws {
    options = plot.options
    self.context = context
    theme = options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = ROCWords(language: context.language)
    phrase = HorizonPhrase(context)
    scores = try Self.named(plot)
    guard let first = scores.first, !first.entries.isEmpty else {
      throw TimeDependentROCPlot.Failure.nothing
    }
    let horizons = first.entries.map(\.horizon)
    drawnHorizon = try Self.drawnHorizon(of: scores, asked: options.horizon, horizons: horizons)
    let phrase = phrase
    if let drawnHorizon {
      let styles = theme.palette.styles(scores.count)
      curves = zip(scores, styles).map { score, style in
        Curve(name: score.name, entry: score.entries[drawnHorizon], style: style)
      }
    } else {
      let styles = theme.palette.styles(first.entries.count)
      curves = zip(first.entries, styles).map { entry, style in
        Curve(name: phrase.short(entry.horizon), entry: entry, style: style)
      }
    }
  }

  private static func named(_ plot: TimeDependentROCPlot) throws -> [TimeDependentROCPlot.Score] {
    var scores = plot.scores
    let known = scores.map(\.name)
    for (score, name) in plot.options.names {
      guard let place = known.firstIndex(of: score) else {
        throw TimeDependentROCPlot.Failure.unknownScore(score, scores: known)
      }
      scores[place].name = name
    }
    return scores
  }

  private static func drawnHorizon(
    of scores: [TimeDependentROCPlot.Score], asked: Double?, horizons: [Double]
  ) throws -> Int? {
    if let asked {
      guard let place = horizons.firstIndex(of: asked) else {
        throw TimeDependentROCPlot.Failure.unknownHorizon(asked, horizons: horizons)
      }
      return place
    }
    guard scores.count > 1 else { return nil }
    let estimable = horizons.indices.filter { place in
      scores.contains { $0.entries[place].auc.value != nil }
    }
    // The latest, not the last that was named.
    return (estimable.isEmpty ? Array(horizons.indices) : estimable)
      .max { horizons[$0] < horizons[$1] }
  }

  // MARK: - The whole

  func framed() throws -> FramedPicture {
    let guide = AxisGuide(theme: theme, ruler: ruler)
    let ticks = Tick.at([0, 25, 50, 75, 100], style: context.style)
    let x = Axis(Scale(0...100), ticks: ticks, title: title(words.falsePositives))
    let y = Axis(Scale(0...100), ticks: ticks, title: title(words.sensitivity))
    let least = context.leastInsets
    let left = max(theme.leftInset, guide.leftInset(of: y), least.left)
    let right = max(theme.rightInset, guide.rightInset(of: x), least.right)
    let room = HeaderRoom(in: context, theme: theme)
    for arrangement in room.ordered(arrangements, headerHeight: headerHeight) {
      let headerHeight = headerHeight(arrangement)
      let top = max(theme.topInset + headerHeight, least.top)
      var side = min(context.width - left - right, Self.largest)
      let bottom = max(guide.bottomInset(of: x, width: side) + theme.border, least.bottom)
      if let height = context.height { side = min(side, height - top - bottom) }
      guard side >= Self.smallest else { continue }
      let spare = max(0, context.width - left - right - side)
      let frame = Rectangle(x: left + spare / 2, y: top, width: side, height: side)
      let plane = PlotPlane(frame: frame, x: x.scale, y: y.scale)
      var area = PlotArea(plane: plane, marks: marks, series: curves.map(\.name), theme: theme)
      guard arrangement.blocks.allSatisfy({ area.place($0, corners: [.bottomRight]) }) else {
        continue
      }
      var items = guide.vertical(y, on: plane) + area.items + guide.horizontal(x, on: plane)
      if let header = arrangement.header {
        items += header.items(
          at: Point(
            x: max(frame.maxX - header.size.width, theme.border),
            y: top - Self.headerGap - header.size.height))
      }
      let size = Size(width: context.width, height: context.height ?? top + side + bottom)
      return FramedPicture(
        Picture(size: size, items: items, description: description), frame: frame)
    }
    throw TimeDependentROCPlot.Failure.tooSmall(
      width: min(context.width, context.height ?? .infinity))
  }

  private func headerHeight(_ arrangement: Arrangement) -> Double {
    arrangement.header.map { $0.size.height + Self.headerGap } ?? 0
  }

  private static let headerGap = 5.0
  private static let largest = millimetres(85)
  private static let smallest = millimetres(22)

  private func title(_ quantity: String) -> String {
    context.style.placingUnit(in: words.axisTitle(quantity, of: nil, ""))
  }

  private var marks: [any Mark] {
    let diagonal = SegmentMark(
      [SegmentMark.Segment(from: (0, 0), to: (100, 100))], stroke: theme.referencePen)
    let lines = curves.map { curve in
      LineMark(
        curve.entry.points, series: curve.name,
        stroke: Stroke(
          curve.style.color, width: theme.curveStroke(inWidth: context.width),
          dash: curve.style.dash))
    }
    return [diagonal] + lines
  }
}
