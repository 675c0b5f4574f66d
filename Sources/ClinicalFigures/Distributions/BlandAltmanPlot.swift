public import Biostatistics
public import Charts
public import Drawing
import Reporting

/// The differences of two measurements against their means, with the bias and the limits of agreement,
/// each with its interval as a band and its number beside the panel.
public struct BlandAltmanPlot: FramedFigure {
  private let analysis: BlandAltman
  private let meanLabel: String?
  private let differenceLabel: String?
  private let theme: Theme?

  /// A plot.
  ///
  /// - Parameters:
  ///   - analysis: The comparison of the two measurements.
  ///   - meanLabel: The title of the horizontal axis: `"Mean of both readers (mm)"`.
  ///   - differenceLabel: The title of the vertical axis: `"Reader 1 − reader 2 (mm)"`.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ analysis: BlandAltman, meanLabel: String? = nil, differenceLabel: String? = nil,
    theme: Theme? = nil
  ) {
    self.analysis = analysis
    self.meanLabel = meanLabel
    self.differenceLabel = differenceLabel
    self.theme = theme
  }

  /// Draws the plot; throws where the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    let theme = theme ?? context.theme
    let sheet = try PlotSheet(context, theme: theme)
    let words = FigureWords(context.language)
    let rules = rules(words)
    let heights =
      analysis.differences
      + rules.flatMap { [$0.estimate.lower, $0.estimate.upper] }.compactMap { $0 }
    let y = sheet.axis(
      over: heights, title: differenceLabel ?? words("Difference", "差值"),
      length: sheet.panelHeight, isVertical: true)
    let labels = labels(rules, sheet)
    let widest = labels.flatMap { [$0.name.width, $0.number.width] }.max() ?? 0
    let rightInset = widest + 4 + theme.border
    let length = context.width - theme.leftInset - max(rightInset, theme.rightInset)
    let x = sheet.axis(
      over: analysis.means, title: meanLabel ?? words("Mean of both", "均值"),
      length: length, isVertical: false)
    return try sheet.framed(
      PlotSheet.Content(
        x: x, y: y, marks: marks(rules, x: x, y: y, theme), rightInset: rightInset,
        beside: { self.place(labels, rules, on: $0, theme) },
        description: description(context.style)))
  }

  private typealias Rule = (name: String, estimate: Estimate)
  private typealias Label = (name: StyledLine, number: StyledLine)

  /// From the uppermost to the lowest.
  private func rules(_ words: FigureWords) -> [Rule] {
    [
      ("+1.96 SD", analysis.upperLimit), (words("Bias", "偏倚"), analysis.bias),
      ("\u{2212}1.96 SD", analysis.lowerLimit),
    ]
  }

  private func labels(_ rules: [Rule], _ sheet: PlotSheet) -> [Label] {
    let style = sheet.context.style
    let decimals = min(style.decimals(of: analysis.standardDeviation, significantDigits: 3), 4)
    return rules.map { rule in
      let number = style.fixed(rule.estimate.value ?? .nan, decimals: decimals)
      return (sheet.line(rule.name), sheet.line(number))
    }
  }

  private func marks(_ rules: [Rule], x: Axis, y: Axis, _ theme: Theme) -> [any Mark] {
    let domain = x.scale.domain
    var marks: [any Mark] = rules.compactMap { rule in
      guard let low = rule.estimate.lower, let high = rule.estimate.upper, high > low else {
        return nil
      }
      return BandMark(
        x: [domain.lowerBound, domain.upperBound], lower: [low, low], upper: [high, high],
        fill: theme.palette.middle.tint)
    }
    marks.append(SegmentMark.rule(y: 0, across: x.scale, pen: theme.referencePen))
    for (index, rule) in rules.enumerated() {
      guard let value = rule.estimate.value else { continue }
      let pen = Stroke(
        theme.palette.middle, width: theme.whiskerStroke, dash: index == 1 ? [] : [4, 2])
      marks.append(SegmentMark.rule(y: value, across: x.scale, pen: pen))
    }
    return marks + points(theme)
  }

  /// The pairs; where several are the same, as with scores, the area of their point is their number.
  private func points(_ theme: Theme) -> [any Mark] {
    let count = analysis.means.count
    let radius = count > 1000 ? 0.7 : count > 200 ? 1.0 : 1.4
    var places: [[Double]: Int] = [:]
    for pair in zip(analysis.means, analysis.differences) {
      places[[pair.0, pair.1], default: 0] += 1
    }
    let sizes = Dictionary(grouping: places.keys) { min(places[$0] ?? 1, 16) }
    // Large points first, so that none hides a small one.
    return sizes.sorted { $0.key > $1.key }.map { size, pairs in
      let sorted = pairs.sorted { $0.lexicographicallyPrecedes($1) }
      return PointMark(
        sorted.map { ($0[0], $0[1]) }, radius: radius * Double(size).squareRoot(),
        series: "differences", fill: theme.palette.low,
        stroke: count > 1000 ? nil : Stroke(.white, width: 0.3))
    }
  }

  /// Name above and number below each line, moved apart where lines are close.
  private func place(
    _ labels: [Label], _ rules: [Rule], on plane: PlotPlane, _ theme: Theme
  ) -> [PictureItem] {
    let leading = theme.leading(for: theme.textSize)
    let height = 2 * leading + 1
    var centers = rules.map { plane.vertical($0.estimate.value ?? 0) }
    // From the middle outwards: the bias stays where it is.
    centers[0] = min(centers[0], centers[1] - height)
    centers[2] = max(centers[2], centers[1] + height)
    let x = plane.frame.maxX + 4
    var items: [PictureItem] = []
    for (label, center) in zip(labels, centers) {
      items += label.name.items(at: Point(x: x, y: center - 2))
      items += label.number.items(at: Point(x: x, y: center - 2 + leading))
    }
    return items
  }

  private func description(_ style: NumberStyle) -> String {
    func text(_ estimate: Estimate) -> String { style.inProse(estimate).text }
    return
      "Bland–Altman plot of \(style.integer(analysis.rowsUsed)) pairs: bias \(text(analysis.bias)), "
      + "limits of agreement \(text(analysis.lowerLimit)) and \(text(analysis.upperLimit))."
  }
}
