import Charts
import Drawing
import Reporting

/// Puts an effect plot together: the curve with its band above, the distribution below, one axis for
/// both.
struct EffectLayout {
  let plot: EffectPlot
  let curve: EffectCurve
  let context: FigureContext
  let theme: Theme
  let ruler: TextRuler
  private let words: ForestWords

  init(_ plot: EffectPlot, curve: EffectCurve, context: FigureContext) throws {
    self.plot = plot
    self.curve = curve
    self.context = context
    theme = plot.options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = ForestWords(language: context.language)
  }

  private static let stripHeight = millimetres(8)
  private static let stripGap = millimetres(2)
  private static let leastPanel = millimetres(18)

  func framed() throws -> FramedPicture {
    let guide = AxisGuide(theme: theme, ruler: ruler)
    let strip = plot.options.histogram ? Self.stripHeight + Self.stripGap : 0
    let least = context.leastInsets
    let top = max(theme.topInset, least.top)
    var y = try axisY(height: panelHeight)
    let left = max(theme.leftInset, guide.leftInset(of: y), least.left)
    let right = max(theme.rightInset, least.right)
    let width = context.width - left - right
    let x = axisX(width: width)
    let below = max(guide.bottomInset(of: x, width: max(width, 1)) + theme.border, least.bottom)
    let height = context.height ?? top + panelHeight + strip + below
    let frame = Rectangle(x: left, y: top, width: width, height: height - top - below - strip)
    guard frame.height >= Self.leastPanel, width >= Self.leastPanel else {
      throw EffectPlot.Failure.tooSmall(
        width: left + right + Self.leastPanel, height: top + below + strip + Self.leastPanel)
    }
    y = try axisY(height: frame.height)
    let plane = PlotPlane(frame: frame, x: x.scale, y: y.scale)
    let base = PlotPlane(
      frame: Rectangle(x: left, y: top, width: width, height: frame.height + strip), x: x.scale,
      y: y.scale)
    let area = area(on: plane)
    var items = [plane.group(of: area.marks, theme: theme, clip: frame.expanded(by: 0.6))]
    items += area.text
    items += ring(on: plane)
    items += histogram(left: left, width: width, bottom: base.frame.maxY, scale: x.scale)
    items += guide.vertical(y, on: plane) + guide.horizontal(x, on: base)
    return FramedPicture(
      Picture(
        size: Size(width: context.width, height: height), items: items, description: description),
      frame: base.frame)
  }

  /// 50 mm at a single column; wider panels grow more slowly than their width.
  private var panelHeight: Double {
    let extra = (context.width - millimetres(89)) * 0.35
    return min(max(millimetres(46) + extra, millimetres(32)), millimetres(75))
  }

  // MARK: - Axes

  private func axisY(height: Double) throws -> Axis {
    var forest = ForestPlot([], measure: curve.measure)
    forest.options.ticks = plot.options.ticks
    let line = theme.leading(for: theme.tickSize)
    let intervals = curve.effects.map {
      ForestAxis.Interval(value: $0.value ?? .nan, lower: $0.lower, upper: $0.upper)
    }
    let axis = try ForestAxis(intervals, plot: forest, length: height, style: context.style) { _ in
      line
    }
    let name = words.name(of: curve.measure)
    let reference = context.style.plain(curve.reference)
    let title =
      plot.options.effectLabel
      ?? (words.isChinese ? "\(name)（参照：\(reference)）" : "\(name) (reference: \(reference))")
    return Axis(axis.scale, ticks: axis.ticks, title: title)
  }

  private func axisX(width: Double) -> Axis {
    let title =
      plot.options.label
      ?? context.style.titled(curve.name, unit: curve.unit, isIdeographic: words.isChinese)
    let span = curve.range.upperBound - curve.range.lowerBound
    let room = plot.options.histogram ? max(0.025 * span, curve.barWidth / 2) : 0
    let domain = (curve.range.lowerBound - room)...(curve.range.upperBound + room)
    let (ruler, font) = (ruler, theme.tickFont)
    let choice = TickChoice(.decimal, length: width) { ruler.measure($0.label, font).width }
    return Axis(Scale(domain), ticks: choice.within(domain, style: context.style), title: title)
  }

  // MARK: - Marks

  /// The marks, and the test of the bend where nothing is.
  private func area(on plane: PlotPlane) -> PlotArea {
    var area = PlotArea(plane: plane, marks: marks(on: plane), series: [], theme: theme)
    if let bend = curve.bend, bend.value != nil {
      let words = RegressionWords(language: context.language).nonlinearity
      let line = StyledLine(
        "\(words) \(context.style.inProse(bend).text)", font: theme.textFont, ruler: ruler)
      _ = area.place(
        TextBlock([TextBlock.Row([line])], leading: theme.leading(for: theme.textSize)),
        corners: [.bottomRight, .topLeft, .topRight, .bottomLeft])
    }
    return area
  }

  private func marks(on plane: PlotPlane) -> [any Mark] {
    let color = theme.palette.middle
    let domain = plane.y.domain
    // What lies beyond the axis is drawn to its end; the group around cuts the rest.
    func inside(_ value: Double?, _ fallback: Double) -> Double {
      guard let value, value.isFinite, !value.isNaN else { return fallback }
      return min(max(value, domain.lowerBound / 4), domain.upperBound * 4)
    }
    let isRatio = curve.measure.isRatio
    let lower = curve.effects.map { effect in
      isRatio
        ? inside(effect.lower ?? effect.value, domain.lowerBound)
        : effect.lower ?? effect.value ?? .nan
    }
    let upper = curve.effects.map { effect in
      isRatio
        ? inside(effect.upper ?? effect.value, domain.upperBound)
        : effect.upper ?? effect.value ?? .nan
    }
    let band = BandMark(
      x: curve.x, lower: lower, upper: upper, series: "effect", fill: color.tint)
    let line = LineMark(
      zip(curve.x, curve.effects).map { ($0, $1.value ?? .nan) }, series: "effect",
      stroke: Stroke(color, width: theme.curveStroke(inWidth: context.width), join: .round))
    let null = SegmentMark.rule(y: curve.measure.null, across: plane.x, pen: theme.referencePen)
    return [band, null, line]
  }

  /// The reference, where the curve reaches it.
  private func ring(on plane: PlotPlane) -> [PictureItem] {
    guard curve.range.contains(curve.reference) else { return [] }
    return PointMark(
      [(curve.reference, curve.measure.null)], form: .circle, radius: 1.9, fill: .white,
      stroke: Stroke(theme.palette.middle, width: theme.whiskerStroke)
    ).items(on: plane, theme: theme)
  }

  private func histogram(
    left: Double, width: Double, bottom: Double, scale: Scale
  ) -> [PictureItem] {
    guard plot.options.histogram else { return [] }
    let bars = curve.bars
    let most = Double(bars.map(\.count).max() ?? 1)
    let frame = Rectangle(
      x: left, y: bottom - Self.stripHeight, width: width, height: Self.stripHeight)
    let plane = PlotPlane(frame: frame, x: scale, y: Scale(0...max(most, 1)))
    let mark = BarMark(
      bars.filter { $0.count > 0 }.map { bar in
        BarMark.Bar(
          x: max(
            bar.x.lowerBound, scale.domain.lowerBound)...min(
              bar.x.upperBound, scale.domain.upperBound), y: 0...Double(bar.count))
      }, series: "distribution", fill: theme.palette.muted)
    return [plane.group(of: [mark], theme: theme)]
  }

  // MARK: - Words

  /// The effect in words at five values from end to end of the curve.
  private var description: String {
    let style = context.style
    let places = [0.0, 0.25, 0.5, 0.75, 1].map { Int($0 * Double(curve.x.count - 1)) }
    let said = places.map { place in
      "\(style.plain(curve.x[place])): \(style.inProse(curve.effects[place]).text)"
    }
    let name = words.name(of: curve.measure)
    let reference = style.plain(curve.reference)
    if words.isChinese {
      return "\(curve.name)的\(name)（参照：\(reference)）：\(said.joined(separator: "；"))。"
    }
    return "\(name) by \(curve.name.prefix(1).lowercased() + curve.name.dropFirst()), against "
      + "\(reference): \(said.joined(separator: "; "))."
  }
}
