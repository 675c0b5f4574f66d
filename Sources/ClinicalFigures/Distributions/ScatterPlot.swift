public import Biostatistics
public import Charts
public import DataFrames
public import Drawing
import Reporting

/// Points of two measurements, with the straight line that fits best and their correlation on request.
///
/// Rows in which a value is missing are left out, and a warning counts them.
public struct ScatterPlot: FramedFigure {
  package struct Options: Sendable {
    package var titleX = ""
    package var titleY = ""
    package var line: LeastSquaresLine?
    package var correlation: Correlation?
    package var method = Correlation.Method.pearson
    package var theme: Theme?
  }

  package var points: [(x: Double, y: Double)]
  package var options = Options()

  /// A plot of points without missing values.
  package init(points: [(x: Double, y: Double)]) { self.points = points }

  /// A plot of `y ~ x`.
  ///
  /// - Parameters:
  ///   - formula: What stands on the vertical axis, and what on the horizontal one.
  ///   - data: The rows.
  ///   - line: Whether the least-squares line is drawn, with the pointwise 95 % band of its mean.
  ///   - correlation: The correlation that is printed with its interval and P; none if left out.
  ///   - xLabel: The title of the horizontal axis; the column's label and unit if left out.
  ///   - yLabel: The title of the vertical axis; the column's label and unit if left out.
  ///   - theme: Sizes and colours; the document's if left out.
  /// - Throws: What is wrong with the formula or the data: no such column, text, an infinite value.
  public init(
    _ formula: String, data: DataFrame, line: Bool = false,
    correlation: Correlation.Method? = nil, xLabel: String? = nil, yLabel: String? = nil,
    theme: Theme? = nil
  ) throws {
    let read = try Formula(formula)
    let rows = try CompleteRows(read, data: data)
    guard case .value(let left) = read.outcome, rows.rightSide.terms.count == 1,
      rows.rightSide.terms[0].factors.count == 1
    else {
      throw PlotFailure.argument("a scatter plot needs a formula y ~ x, not \"\(formula)\"")
    }
    let y = try read.column(left, in: rows.data)
    let right = rows.rightSide.terms[0].factors[0]
    let x = try read.column(right, in: rows.data)
    let (xs, ys) = (try x.numbers(), try y.numbers())
    if (xs + ys).contains(where: \.isInfinite) { throw PlotFailure.infinite("the scatter plot") }
    self.init(points: zip(xs, ys).map { ($0, $1) })
    options.titleX = xLabel ?? PlotSheet.title(x.label ?? right.description, unit: x.unit)
    options.titleY = yLabel ?? PlotSheet.title(y.label ?? left.description, unit: y.unit)
    if line { options.line = try LeastSquaresLine(x: xs, y: ys) }
    if let correlation {
      options.method = correlation
      options.correlation = try Correlation(xs, ys, method: correlation)
    }
    options.theme = theme
  }

  /// Draws the plot; throws where there is no point, the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    guard !points.isEmpty else { throw PlotFailure.noValues("the scatter plot") }
    let sheet = try PlotSheet(context, theme: options.theme ?? context.theme)
    let x = sheet.axis(
      over: points.map(\.x), title: options.titleX, length: sheet.panelWidth, isVertical: false)
    let y = sheet.axis(
      over: points.map(\.y), title: options.titleY, length: sheet.panelHeight, isVertical: true)
    return try sheet.framed(
      PlotSheet.Content(
        x: x, y: y, marks: marks(x, y, sheet), lines: lines(context.style),
        corners: corners, description: description(context.style)))
  }

  /// Points that rise to the right leave the upper left free, others the upper right.
  private var corners: [BlockPlacement.Corner] {
    let rises = (options.line?.slope.value ?? options.correlation?.estimate?.value ?? 0) >= 0
    return rises
      ? [.topLeft, .bottomRight, .topRight, .bottomLeft]
      : [.topRight, .bottomLeft, .topLeft, .bottomRight]
  }

  private func marks(_ x: Axis, _ y: Axis, _ sheet: PlotSheet) -> [any Mark] {
    let theme = sheet.theme
    let color = theme.palette.low
    let radius = points.count > 1000 ? 0.7 : points.count > 200 ? 1.0 : 1.4
    let dots = PointMark(
      thinned(x, y, sheet), radius: radius, series: "points", fill: color,
      stroke: points.count > 1000 ? nil : Stroke(.white, width: 0.3))
    guard let line = options.line, let low = points.map(\.x).min(),
      let high = points.map(\.x).max()
    else { return [dots] }
    let places = (0...60).map { low + (high - low) * Double($0) / 60 }
    let values = places.map { line.value(at: $0) }
    let range = y.scale.domain
    func within(_ value: Double?) -> Double {
      min(max(value ?? .nan, range.lowerBound), range.upperBound)
    }
    let band = BandMark(
      x: places, lower: values.map { within($0.lower) }, upper: values.map { within($0.upper) },
      fill: theme.palette.high.tint)
    let ends = [places[0], places[60]].map { (x: $0, y: line.value(at: $0).value ?? .nan) }
    let stroke = Stroke(
      theme.palette.high, width: theme.curveStroke(inWidth: sheet.context.width))
    return [band, dots, LineMark(ends, series: "line", stroke: stroke)]
  }

  /// Of points on the same spot, as fine as print shows, one is drawn.
  private func thinned(_ x: Axis, _ y: Axis, _ sheet: PlotSheet) -> [(x: Double, y: Double)] {
    guard points.count > 2000 else { return points }
    struct Spot: Hashable {
      let x: Int
      let y: Int
    }
    var taken: Set<Spot> = []
    return points.filter { point in
      let spot = Spot(
        x: Int(x.scale.fraction(of: point.x) * sheet.panelWidth * 3),
        y: Int(y.scale.fraction(of: point.y) * sheet.panelHeight * 3))
      return taken.insert(spot).inserted
    }
  }

  private func lines(_ style: NumberStyle) -> [String] {
    guard let correlation = options.correlation, let estimate = correlation.estimate else {
      return []
    }
    let letter =
      switch options.method {
      case .pearson: "*r*"
      case .spearman: "*ρ*"
      case .kendall: "*τ*"
      }
    guard let value = estimate.value else { return ["\(letter) \(style.notEstimable)"] }
    var text = "\(letter)\u{2009}=\u{2009}\(style.fixed(value, decimals: 2))"
    let interval = style.interval(of: estimate, digits: 2)
    if !interval.isEmpty {
      text += style.bracketed(
        style.intervalTitle(level: estimate.level) + style.intervalColon + interval)
    }
    return [text, style.inProse(correlation.p).text]
  }

  private func description(_ style: NumberStyle) -> String {
    var text =
      "Scatter plot of \(options.titleY) against \(options.titleX), "
      + "\(style.integer(points.count)) points."
    if let slope = options.line?.slope.value { text += " Slope \(style.plain(slope))." }
    let words = lines(style).map { $0.filter { $0 != "*" } }
    if !words.isEmpty { text += " " + words.joined(separator: ", ") + "." }
    return text
  }
}
