public import Biostatistics
public import Charts
public import Drawing
import Reporting

/// The effect of a number in a regression: its hazard or odds ratio (in a linear model its difference)
/// against a reference value, with a confidence band, over the distribution of the data.
///
/// The curve goes from the 1st to the 99th percentile of the rows that the model was fitted on, never
/// beyond; the reference is their median unless given, and marked by a ring. Ratios stand on a
/// logarithmic axis. The other variables do not matter, unless an interaction holds the one shown: then
/// numbers are at their medians and categories at their reference levels. The band is Wald's, point by
/// point, and has no width at the reference.
public struct EffectPlot: FramedFigure {
  let model: any FittedModel
  let variable: String
  package var options = Options()

  package struct Options: Sendable {
    package var reference: Double?
    package var range: ClosedRange<Double>?
    package var label: String?
    package var effectLabel: String?
    package var ticks: [Double]?
    package var histogram = true
    package var theme: Theme?

    package init() {}
  }

  /// The effect of a variable in a model.
  ///
  /// - Parameters:
  ///   - model: A Cox, logistic or linear model.
  ///   - variable: The column of numbers, as the formula names it within `rcs(…)`, `log(…)` and so on.
  ///   - reference: With which value the others are compared; the median if left out.
  ///   - range: Between which values the curve is drawn; within the data, the 1st to the 99th percentile
  ///     if left out.
  ///   - label: The title of the horizontal axis; the column's label and unit if left out.
  ///   - effectLabel: The title of the vertical axis.
  ///   - ticks: The marked effects; natural steps if left out.
  ///   - histogram: Whether the distribution of the data stands below the curve.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ model: any FittedModel, _ variable: String, reference: Double? = nil,
    range: ClosedRange<Double>? = nil, label: String? = nil, effectLabel: String? = nil,
    ticks: [Double]? = nil, histogram: Bool = true, theme: Theme? = nil
  ) {
    self.model = model
    self.variable = variable
    options.reference = reference
    options.range = range
    options.label = label
    options.effectLabel = effectLabel
    options.ticks = ticks
    options.histogram = histogram
    options.theme = theme
  }

  /// Draws the plot; throws where the variable is not a number of the model, the sheet is too small or
  /// fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try EffectLayout(self, curve: EffectCurve(self), context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The model has no such variable.
    case unknownVariable(String, known: [String])
    /// The variable has levels.
    case categories(String)
    /// The model does not keep the rows it was fitted on.
    case noRows(String)
    /// All rows have the same value, or the range holds none.
    case noRange(String)
    /// The reference is not a finite number.
    case reference(Double)
    /// The effect cannot be estimated.
    case notEstimable(String, reason: String)
    /// The picture is smaller than its axes need, in points.
    case tooSmall(width: Double, height: Double)

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .unknownVariable(let name, let known):
        """
        the model has no variable "\(name)"; it has \
        \(known.map { "\"\($0)\"" }.joined(separator: ", "))
        """
      case .categories(let name):
        "\"\(name)\" has levels, not numbers; ForestPlot shows the effects of levels"
      case .noRows(let formula):
        "the model \(formula) does not keep its rows, so an effect plot has no distribution to show"
      case .noRange(let name):
        "\"\(name)\" has no two different values within the range of the effect plot"
      case .reference(let value): "\(value) cannot be the reference of an effect plot"
      case .notEstimable(let name, let reason):
        "the effect of \"\(name)\" cannot be drawn: \(reason)"
      case .tooSmall(let width, let height):
        """
        an effect plot needs at least \(Int((width * 25.4 / 72).rounded(.up))) × \
        \(Int((height * 25.4 / 72).rounded(.up))) mm: make the figure larger
        """
      }
    }
  }
}
