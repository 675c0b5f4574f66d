import Charts
import Drawing
import Foundation
import Reporting

/// Puts a waterfall plot together: the axis, bars about the line of the cut-off, the four counts.
struct WaterfallLayout {
  private let bars: [WaterfallPlot.Bar]
  private let options: WaterfallPlot.Options
  private let context: FigureContext
  private let theme: Theme
  private let ruler: TextRuler
  private let words: RiskWords

  init(
    _ bars: [WaterfallPlot.Bar], options: WaterfallPlot.Options, context: FigureContext
  ) throws {
    // Equal scores: the others first.
    self.bars = bars.sorted { ($0.height, $0.isCase ? 1 : 0) < ($1.height, $1.isCase ? 1 : 0) }
    self.options = options
    self.context = context
    theme = options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = RiskWords(language: context.language)
  }

  func framed() throws -> FramedPicture {
    let guide = AxisGuide(theme: theme, ruler: ruler)
    let axis = try axis
    let least = context.leastInsets
    let left = max(theme.leftInset, guide.leftInset(of: axis), least.left)
    let right = max(theme.rightInset, least.right)
    let width = context.width - left - right
    let title = ruler.measure(words.patientsInOrder, theme.textFont)
    let bottom = max(Self.titleGap + title.ascent + title.descent + theme.border, least.bottom)
    for isHeader in [false, true] {
      let header = isHeader ? block(upper + lower) : nil
      let top = max(
        theme.topInset + (header.map { $0.size.height + Self.headerGap } ?? 0), least.top)
      let height = context.height ?? top + panelHeight + bottom
      let frame = Rectangle(x: left, y: top, width: width, height: height - top - bottom)
      guard frame.width >= Self.leastPanel, frame.height >= Self.leastPanel else { continue }
      let plane = PlotPlane(
        frame: frame, x: Scale(0...Double(bars.count)), y: axis.scale)
      var area = PlotArea(plane: plane, marks: marks(on: plane), series: [], theme: theme)
      if !isHeader {
        guard area.place(block(upper), corners: [.topLeft], mayFloat: false),
          area.place(block(lower), corners: [.bottomRight], mayFloat: false)
        else { continue }
      }
      var items = area.items + guide.vertical(axis, on: plane)
      items += line(words.patientsInOrder).items(
        centeredAt: frame.x + frame.width / 2,
        baseline: frame.maxY + Self.titleGap + title.ascent)
      if let header {
        items += header.items(
          at: Point(x: frame.x, y: top - Self.headerGap - header.size.height))
      }
      return FramedPicture(
        Picture(
          size: Size(width: context.width, height: height), items: items,
          description: description), frame: frame)
    }
    throw PlotFailure.tooSmall
  }

  private static let titleGap = 4.0
  private static let headerGap = 5.0
  private static let leastPanel = millimetres(18)
  /// The narrowest bar that print resolves, 0.1 mm.
  private static let narrowest = millimetres(0.1)

  private var panelHeight: Double {
    min(
      max(millimetres(42) + (context.width - millimetres(89)) * 0.3, millimetres(34)),
      millimetres(70))
  }

  // MARK: - Axis and marks

  private var axis: Axis {
    get throws {
      var (low, high) = (bars.first?.height ?? 0, bars.last?.height ?? 0)
      if let range = options.range { (low, high) = (range.lowerBound, range.upperBound) }
      (low, high) = (min(low, 0), max(high, 0))
      if low == high { (low, high) = (-1, 1) }
      guard (high - low).isFinite else { throw PlotFailure.infinite("the score") }
      let sheet = try PlotSheet(context, theme: theme)
      let plain = sheet.axis(
        over: [low, high], title: options.label ?? words.scoreLessCut(options.isLowerPositive),
        length: panelHeight, isVertical: true, room: 0.02)
      let ticks = plain.ticks.map { tick in
        Tick(tick.value, label: tick.value > 0 ? "+\(tick.label)" : tick.label)
      }
      return Axis(plain.scale, ticks: ticks, title: plain.title)
    }
  }

  private func marks(on plane: PlotPlane) -> [any Mark] {
    let perBar = max(
      1, Int((Self.narrowest * Double(bars.count) / plane.frame.width).rounded(.up)))
    var columns: [Int: [BarMark.Bar]] = [:]
    var start = 0
    while start < bars.count {
      let part = bars[start..<min(start + perBar, bars.count)]
      let height = part.reduce(0) { $0 + $1.height } / Double(part.count)
      // Ten steps of mixture are told apart.
      let share = Int((10 * Double(part.count { $0.isCase }) / Double(part.count)).rounded())
      let bottom = plane.y.domain.lowerBound, top = plane.y.domain.upperBound
      let (low, high) = (max(bottom, min(0, height)), min(top, max(0, height)))
      columns[share, default: []].append(
        BarMark.Bar(x: Double(start)...Double(start + part.count), y: low...max(low, high)))
      start += part.count
    }
    let (case_, control) = (theme.palette.high, theme.palette.low)
    let drawn: [any Mark] = columns.keys.sorted().map { share in
      var bars = BarMark(
        columns[share] ?? [], series: share == 10 ? "cases" : share == 0 ? "controls" : "",
        fill: control.mixed(with: case_, share: Double(share) / 10))
      bars.tellsNumbers = false
      return bars
    }
    let patients = [true, false].map { isCase in
      DataMark(
        bars.enumerated().filter { $0.element.isCase == isCase }
          .map { (Double($0.offset + 1), $0.element.height) },
        series: isCase ? "cases" : "controls")
    }
    return drawn + patients + [SegmentMark.rule(y: 0, across: plane.x, pen: theme.axisPen)]
  }

  // MARK: - Text

  private func block(_ rows: [TextBlock.Row]) -> TextBlock {
    TextBlock(rows, alignment: .trailing, leading: theme.leading(for: theme.textSize))
  }

  private func line(_ text: String, _ color: Color? = nil, bold: Bool = false) -> StyledLine {
    StyledLine(
      text, font: bold ? theme.boldTextFont : theme.textFont,
      color: theme.hasColoredText ? (color ?? theme.inkColor).legible : theme.inkColor, ruler: ruler
    )
  }

  private var counts: (tp: Int, fp: Int, fn: Int, tn: Int) {
    var counts = (tp: 0, fp: 0, fn: 0, tn: 0)
    for bar in bars {
      switch (bar.height >= 0, bar.isCase) {
      case (true, true): counts.tp += 1
      case (true, false): counts.fp += 1
      case (false, true): counts.fn += 1
      case (false, false): counts.tn += 1
      }
    }
    return counts
  }

  private var head: String {
    let count = "n = \(context.style.integer(bars.count))"
    return options.title.map { "\($0)\(words.comma)\(count)" } ?? count
  }

  private var upper: [TextBlock.Row] {
    var rows = [TextBlock.Row([line(head, bold: true)])]
    if options.isApparent { rows.append(TextBlock.Row([line(words.apparentCut)])) }
    return rows + [
      TextBlock.Row([line(words.side(isPositive: true, isLower: options.isLowerPositive))]),
      count(counts.tp, isCase: true, "TP"), count(counts.fp, isCase: false, "FP"),
    ]
  }

  private var lower: [TextBlock.Row] {
    [
      TextBlock.Row([line(words.side(isPositive: false, isLower: options.isLowerPositive))]),
      count(counts.fn, isCase: true, "FN"), count(counts.tn, isCase: false, "TN"),
    ]
  }

  private func name(isCase: Bool) -> String {
    (isCase ? options.cases : options.controls) ?? words.outcome(isCase)
  }

  private func count(_ count: Int, isCase: Bool, _ letters: String) -> TextBlock.Row {
    // A name wider than half the picture is shortened.
    let name = TextWrap.lines(
      of: name(isCase: isCase), font: theme.boldTextFont, width: context.width / 2, lineLimit: 1,
      ruler: ruler)
    let text = "\(context.style.integer(count)) \(name.first ?? "") (\(letters))"
    return TextBlock.Row([
      line(text, isCase ? theme.palette.high : theme.palette.low, bold: true)
    ])
  }

  private var description: String {
    let counts = counts
    let apparent = options.isApparent ? " The cut-off was found on these rows (apparent)." : ""
    return "Waterfall plot of \(head): at or beyond the cut-off \(counts.tp) "
      + "\(name(isCase: true)) (true positive) and \(counts.fp) \(name(isCase: false)) (false "
      + "positive); short of it \(counts.fn) \(name(isCase: true)) (false negative) and "
      + "\(counts.tn) \(name(isCase: false)) (true negative).\(apparent)"
  }
}
