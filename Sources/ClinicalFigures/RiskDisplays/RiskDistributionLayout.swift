import Charts
import Drawing
import Foundation
import Reporting

/// Puts a distribution of risks together: two histograms about one line, the threshold, what each half
/// holds.
struct RiskDistributionLayout {
  private let risks: RiskDistributionPlot.Risks
  private let options: RiskDistributionPlot.Options
  private let context: FigureContext
  private let theme: Theme
  private let ruler: TextRuler
  private let words: RiskWords
  /// The upper end of the axis of risk, in percent.
  private let end: Double
  /// The percentage of each outcome in each bin.
  private let above: [Double]
  private let below: [Double]

  private static let binCount = 40
  private static let headerGap = 5.0
  private static let leastPanel = millimetres(18)

  init(
    _ risks: RiskDistributionPlot.Risks, options: RiskDistributionPlot.Options,
    context: FigureContext
  ) throws {
    self.risks = risks
    self.options = options
    self.context = context
    theme = options.theme ?? context.theme
    ruler = try TextRuler(language: context.language)
    words = RiskWords(language: context.language)
    let highest = max(
      risks.withEvent.max() ?? 0, risks.withoutEvent.max() ?? 0, options.threshold ?? 0)
    let end = [1, 2, 5, 10, 20, 40, 60].first { $0 >= 100 * highest - 1e-9 } ?? 100
    self.end = end
    func shares(_ values: [Double]) -> [Double] {
      var bins = [Double](repeating: 0, count: Self.binCount)
      for value in values {
        bins[min(Self.binCount - 1, max(0, Int(100 * value / end * Double(Self.binCount))))] += 1
      }
      return bins.map { values.isEmpty ? 0 : 100 * $0 / Double(values.count) }
    }
    above = shares(risks.withEvent)
    below = shares(risks.withoutEvent)
  }

  func framed() throws -> FramedPicture {
    let guide = AxisGuide(theme: theme, ruler: ruler)
    let x = axisX
    let least = context.leastInsets
    let left = max(theme.leftInset, guide.leftInset(of: axisY(room: 1.04)), least.left)
    let right = max(theme.rightInset, guide.rightInset(of: x), least.right)
    let width = context.width - left - right
    let bottom = max(guide.bottomInset(of: x, width: max(width, 1)) + theme.border, least.bottom)
    let label = thresholdLine
    // The text stands in the panel, if need be with more room above and below the bars.
    for (isHeader, headroom) in [
      (false, 1.04), (false, 1.4), (false, 1.8), (false, 2.2), (true, 1.04),
    ] {
      let y = axisY(room: headroom)
      let header = isHeader ? block(half(true) + half(false)) : nil
      let room = label.map { $0.ascent + $0.descent + 2 } ?? 0
      let top = max(
        theme.topInset + room + (header.map { $0.size.height + Self.headerGap } ?? 0), least.top)
      let height = context.height ?? top + panelHeight + bottom
      let frame = Rectangle(x: left, y: top, width: width, height: height - top - bottom)
      guard frame.width >= Self.leastPanel, frame.height >= Self.leastPanel else { continue }
      let plane = PlotPlane(frame: frame, x: x.scale, y: y.scale)
      var area = PlotArea(plane: plane, marks: marks(on: plane), series: [], theme: theme)
      if !isHeader {
        guard area.place(block(half(true)), corners: [.topRight, .topLeft], mayFloat: false),
          area.place(block(half(false)), corners: [.bottomRight, .bottomLeft], mayFloat: false)
        else { continue }
      }
      var items = guide.vertical(y, on: plane) + guide.horizontal(x, on: plane) + area.items
      if let label, let threshold = options.threshold {
        let middle = plane.horizontal(100 * threshold)
        let start = min(
          max(middle - label.width / 2, frame.x), context.width - theme.border - label.width)
        items += label.items(at: Point(x: start, y: frame.y - 2 - label.descent))
      }
      if let header {
        items += header.items(
          at: Point(
            x: max(frame.maxX - header.size.width, theme.border),
            y: top - room - Self.headerGap - header.size.height))
      }
      return FramedPicture(
        Picture(
          size: Size(width: context.width, height: height), items: items,
          description: description), frame: frame)
    }
    throw PlotFailure.tooSmall
  }

  private var panelHeight: Double {
    min(
      max(millimetres(48) + (context.width - millimetres(89)) * 0.3, millimetres(34)),
      millimetres(75))
  }

  // MARK: - Axes and marks

  private var time: String? { risks.horizon.map { HorizonPhrase(context).long($0) } }

  private var axisX: Axis {
    let step = end == 100 ? 25 : end == 5 ? 1 : end == 60 ? 20 : end / 4
    let title =
      options.label
      ?? CalibrationWords(language: context.language).title(
        isObserved: false, event: nil, time: time)
    return Axis(
      Scale(0...end), ticks: Tick.multiples(of: step, in: 0...end, style: context.style),
      title: title)
  }

  /// As far up as down; marked in percent without signs.
  private func axisY(room: Double) -> Axis {
    let highest = max(above.max() ?? 0, below.max() ?? 0, 1)
    let step = [1, 2, 5, 10, 20, 25, 50].first { 3 * $0 >= highest } ?? 50
    let top = highest * room
    let plain = Tick.multiples(of: step, in: -top...top, style: context.style)
    let ticks = plain.map { Tick($0.value, label: context.style.plain(abs($0.value))) }
    return Axis(
      Scale(-top...top), ticks: ticks, title: context.style.placingUnit(in: words.shareOfOutcome))
  }

  private func marks(on plane: PlotPlane) -> [any Mark] {
    let width = end / Double(Self.binCount)
    func bars(_ shares: [Double], sign: Double) -> [BarMark.Bar] {
      shares.indices.filter { shares[$0] > 0 }.map { bin in
        let edge = sign * shares[bin]
        return BarMark.Bar(
          x: (width * (Double(bin) + 0.06))...(width * (Double(bin) + 0.94)),
          y: min(0, edge)...max(0, edge))
      }
    }
    func shares(_ shares: [Double], _ name: String) -> DataMark {
      DataMark(shares.indices.map { (width * (Double($0) + 0.5), shares[$0]) }, series: name)
    }
    var with = BarMark(bars(above, sign: 1), series: "with event", fill: theme.palette.high)
    var without = BarMark(bars(below, sign: -1), series: "without event", fill: theme.palette.low)
    (with.tellsNumbers, without.tellsNumbers) = (false, false)
    var marks: [any Mark] = [
      with, without, shares(above, "with event"), shares(below, "without event"),
      SegmentMark.rule(y: 0, across: plane.x, pen: theme.axisPen),
    ]
    if let threshold = options.threshold {
      marks.append(
        SegmentMark.rule(
          x: 100 * threshold, across: plane.y,
          pen: Stroke(theme.inkColor, width: theme.referenceStroke, dash: theme.referenceDash)))
    }
    return marks
  }

  // MARK: - Text

  private func block(_ rows: [TextBlock.Row]) -> TextBlock {
    TextBlock(rows, alignment: .trailing, leading: theme.leading(for: theme.textSize))
  }

  private func percent(_ value: Double) -> String {
    context.style.fixed(100 * value, decimals: end <= 10 ? 1 : 0) + "%"
  }

  private var thresholdLine: StyledLine? {
    options.threshold.map { threshold in
      let word = options.isApparentThreshold ? (words.isChinese ? "（表观）" : " (apparent)") : ""
      return StyledLine(
        "\(words.threshold) \(percent(threshold))\(word)", font: theme.tickFont,
        color: theme.inkColor, ruler: ruler)
    }
  }

  private func half(_ isCase: Bool) -> [TextBlock.Row] {
    let values = isCase ? risks.withEvent : risks.withoutEvent
    let color = isCase ? theme.palette.high : theme.palette.low
    let full = words.half(isCase, name: isCase ? options.cases : options.controls, time: time)
    // A name wider than half the picture is shortened.
    let name =
      TextWrap.lines(
        of: full, font: theme.boldTextFont, width: context.width / 2, lineLimit: 1, ruler: ruler
      ).first ?? ""
    let ink = theme.hasColoredText ? color.legible : theme.inkColor
    var texts = [StyledLine(name, font: theme.boldTextFont, color: ink, ruler: ruler)]
    func add(_ text: String) {
      texts.append(StyledLine(text, font: theme.textFont, color: theme.inkColor, ruler: ruler))
    }
    let count = "n = \(context.style.integer(values.count))"
    add(median(values).map { "\(count)\(words.comma)\(words.median) \(percent($0))" } ?? count)
    if let share = shareAbove(values) { add(words.atOrAbove(share)) }
    if !isCase, risks.censoredCount > 0 {
      add(words.censored(context.style.integer(risks.censoredCount)))
    }
    return texts.map { TextBlock.Row([$0]) }
  }

  private func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private func shareAbove(_ values: [Double]) -> String? {
    guard let threshold = options.threshold, !values.isEmpty else { return nil }
    let count = values.count { $0 >= threshold }
    return context.style.fixed(100 * Double(count) / Double(values.count), decimals: 0) + "%"
  }

  private var description: String {
    let halves = [true, false].map { isCase in
      half(isCase).map { row in row.cells.map(\.plainText).joined() }.joined(separator: ", ")
    }
    let rows = risks.evaluation.isEmpty ? "" : " (\(risks.evaluation))"
    let threshold = thresholdLine.map { " \($0.plainText)." } ?? ""
    return "Distribution of predicted risks\(rows). \(halves.joined(separator: ". ")).\(threshold)"
  }
}
