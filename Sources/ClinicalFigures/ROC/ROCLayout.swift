import Charts
import Drawing
import Reporting

/// Puts a ROC plot together: the square panel, curves, and text where there is room for it.
struct ROCLayout {
  let options: ROCPlot.Options
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  let words: ROCWords
  /// By descending area, with how each is drawn.
  let curves: [(curve: ROCPlotCurve, style: SeriesStyle)]

  init(_ plot: ROCPlot, context: FigureContext) throws {
    options = plot.options
    self.context = context
    theme = options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = ROCWords(language: context.language)
    let names = plot.curves.map(\.name)
    for point in options.marked where !names.contains(point.curve) {
      throw ROCPlot.Failure.unknownCurve(point.curve, curves: names)
    }
    let drawn = zip(plot.curves, theme.palette.styles(plot.curves.count))
      .filter { !$0.0.points.isEmpty }
    guard !drawn.isEmpty else { throw ROCPlot.Failure.noCurve }
    curves = drawn.enumerated().sorted {
      let (a, b) = ($0.element.0.auc.value ?? 0, $1.element.0.auc.value ?? 0)
      return (b, $0.offset) < (a, $1.offset)
    }
    .map { ($0.element.0, $0.element.1) }
  }

  func framed() throws -> FramedPicture {
    let guide = AxisGuide(theme: theme, ruler: ruler)
    let ticks = Tick.at([0, 25, 50, 75, 100], style: context.style)
    let x = Axis(Scale(0...100), ticks: ticks, title: titleX)
    let y = Axis(Scale(0...100), ticks: ticks, title: titleY)
    let least = context.leastInsets
    let left = max(theme.leftInset, guide.leftInset(of: y), least.left)
    let right = max(theme.rightInset, guide.rightInset(of: x), least.right)
    let room = HeaderRoom(in: context, theme: theme)
    for arrangement in room.ordered(Arrangement.allCases, headerHeight: headerHeight) {
      let header = arrangement.headerRows(self).map(block)
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
      var area = PlotArea(
        plane: plane, marks: marks, series: curves.map(\.curve.name), theme: theme)
      let isPlaced = arrangement.blockRows(self).allSatisfy {
        area.place(block($0), corners: [.bottomRight])
      }
      guard isPlaced else { continue }
      var items = guide.vertical(y, on: plane) + area.items + guide.horizontal(x, on: plane)
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
    throw ROCPlot.Failure.tooSmall(width: min(context.width, context.height ?? .infinity))
  }

  private func headerHeight(_ arrangement: Arrangement) -> Double {
    arrangement.headerRows(self).map { block($0).size.height + Self.headerGap } ?? 0
  }

  private static let headerGap = 5.0
  private static let largest = millimetres(85)
  private static let smallest = millimetres(22)

  // MARK: - Axes

  /// The counts that all curves share.
  private var shared: (cases: Int, controls: Int)? {
    let first = curves[0].curve
    let isShared = curves.allSatisfy {
      $0.curve.caseCount == first.caseCount && $0.curve.controlCount == first.controlCount
    }
    return isShared ? (first.caseCount, first.controlCount) : nil
  }

  private var titleX: String {
    let name =
      options.controlName ?? words.patients(areCases: false, count: shared?.controls ?? 2)
    return context.style.placingUnit(
      in: words.axisTitle(
        words.falsePositives, of: shared.map { context.style.integer($0.controls) }, name))
  }

  private var titleY: String {
    let name = options.caseName ?? words.patients(areCases: true, count: shared?.cases ?? 2)
    return context.style.placingUnit(
      in: words.axisTitle(
        words.sensitivity, of: shared.map { context.style.integer($0.cases) }, name))
  }

  // MARK: - Marks

  private var marks: [any Mark] {
    let diagonal = SegmentMark(
      [SegmentMark.Segment(from: (0, 0), to: (100, 100))], stroke: theme.referencePen)
    // The best curve is painted last and lies on top.
    let lines = curves.reversed().map { curve, style in
      LineMark(
        curve.points, series: curve.name,
        stroke: Stroke(
          style.color, width: theme.curveStroke(inWidth: context.width), dash: style.dash))
    }
    return [diagonal] + lines + options.marked.flatMap(marks(at:))
  }

  /// A ring with its intervals as whiskers.
  private func marks(at point: ROCPlot.MarkedPoint) -> [any Mark] {
    guard let sensitivity = point.sensitivity.value, let specificity = point.specificity.value,
      let style = curves.first(where: { $0.curve.name == point.curve })?.style
    else { return [] }
    let (x, y) = (100 * (1 - specificity), 100 * sensitivity)
    var whiskers: [SegmentMark.Segment] = []
    if let low = point.sensitivity.lower, let high = point.sensitivity.upper {
      whiskers.append(SegmentMark.Segment(from: (x, 100 * low), to: (x, 100 * high)))
    }
    if let low = point.specificity.lower, let high = point.specificity.upper {
      whiskers.append(SegmentMark.Segment(from: (100 * (1 - high), y), to: (100 * (1 - low), y)))
    }
    return [
      SegmentMark(
        whiskers, series: point.curve, stroke: Stroke(style.color, width: theme.whiskerStroke)),
      PointMark(
        [(x, y)], radius: 2.2, series: point.curve, fill: .white,
        stroke: Stroke(style.color, width: theme.curveStroke)),
    ]
  }
}
