public import Charts
public import Drawing
import Reporting

/// Estimates with their intervals, one below the other, in a table that is also a plot: labels and
/// counts at the left, squares and lines over a common axis, numbers and P values at the right.
///
/// Ratios stand on a logarithmic axis. The area of a square grows with the information behind it
/// (one over the variance); intervals that leave the axis end in an arrow; the reference level of a
/// variable is an open square without an interval; the estimate of all patients is a diamond. The
/// height follows from the rows. Several models stand side by side where the width allows, else one
/// below the other; where it is too narrow for everything, the counts are left out first.
public struct ForestPlot: Figure {
  /// What is estimated.
  public enum Measure: Hashable, Sendable {
    /// A ratio of hazards, on a logarithmic axis.
    case hazardRatio
    /// A ratio of odds, on a logarithmic axis.
    case oddsRatio
    /// A ratio of risks, on a logarithmic axis.
    case riskRatio
    /// A difference, on a linear axis.
    case difference

    /// Whether no effect is 1 and the axis logarithmic.
    package var isRatio: Bool { self != .difference }
    /// The value of no effect.
    package var null: Double { isRatio ? 1 : 0 }
  }

  /// How large the squares are.
  public enum Boxes: Hashable, Sendable {
    /// Their area grows with the information of the estimate.
    case information
    /// All are alike.
    case fixed
  }

  package var rows: [ForestRow]
  /// The names of models, one for each cell of a row; none where there is only one.
  package var models: [String] = []
  /// The names of a trial's arms, where patients are counted by arm.
  package var arms: [String] = []
  package var measure: Measure
  /// Whether models of different kinds were given, which one axis cannot show.
  var mixesMeasures = false
  package var options = Options()

  package struct Options: Sendable {
    package var axisLabel: String?
    package var lower: String?
    package var higher: String?
    package var limits: ClosedRange<Double>?
    package var ticks: [Double]?
    package var boxes = Boxes.information
    /// Whether the P values are of interactions.
    package var showsInteraction = false
    package var theme: Theme?

    package init() {}
  }

  /// A plot from plain rows.
  ///
  /// - Parameters:
  ///   - rows: The rows from top to bottom.
  ///   - measure: What the estimates are; it chooses the axis and the words.
  ///   - axisLabel: The title of the axis: "Hazard ratio" if left out.
  ///   - lower: What estimates left of no effect mean: "Favours treatment".
  ///   - higher: What estimates right of it mean.
  ///   - limits: The ends of the axis; intervals beyond end in an arrow. If left out the axis holds
  ///     all but far outliers.
  ///   - ticks: The marked numbers; natural steps if left out.
  ///   - boxes: Whether the area of squares shows the information.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ rows: [ForestRow], measure: Measure = .hazardRatio, axisLabel: String? = nil,
    lower: String? = nil, higher: String? = nil, limits: ClosedRange<Double>? = nil,
    ticks: [Double]? = nil, boxes: Boxes = .information, theme: Theme? = nil
  ) {
    self.rows = rows
    self.measure = measure
    options.axisLabel = axisLabel
    options.lower = lower
    options.higher = higher
    options.limits = limits
    options.ticks = ticks
    options.boxes = boxes
    options.theme = theme
  }

  /// Draws the plot; throws where there is no row, the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    for row in rows {
      for case let cell? in row.cells where cell.estimate?.value == nil {
        guard let reason = cell.estimate?.reason else { continue }
        ReportContext.warn("not-estimable", "\(row.label): \(reason)")
      }
    }
    guard !mixesMeasures else { throw Failure.kindsDiffer }
    return try ForestLayout(self, context: context).picture()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There is no row.
    case noRows
    /// Hazard ratios, odds ratios and differences were given together.
    case kindsDiffer
    /// The picture is smaller than its rows and columns need, in points.
    case tooSmall(width: Double, height: Double)
    /// The limits do not hold the value of no effect, or a ratio's begin at 0 or below.
    case limits(ClosedRange<Double>, isRatio: Bool)
    /// A tick has no place on the axis.
    case ticks([Double], isRatio: Bool)

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .noRows: "the forest plot has no rows: give it at least one estimate"
      case .kindsDiffer:
        """
        hazard ratios, odds ratios and differences do not stand on one axis: make one forest plot \
        for each kind of model
        """
      case .tooSmall(let width, let height):
        """
        this forest plot needs at least \(Self.millimetres(width)) × \
        \(Self.millimetres(height)) mm: make the figure larger, shorten labels or show fewer models
        """
      case .limits(let limits, let isRatio):
        """
        the axis of the forest plot cannot go from \(limits.lowerBound) to \(limits.upperBound): \
        limits are finite, \(isRatio ? "above 0, and have 1 between them" : "and have 0 between them")
        """
      case .ticks(let ticks, let isRatio):
        """
        ticks at \(ticks) cannot stand on the axis of the forest plot: give at least one finite \
        number\(isRatio ? " above 0" : "") within the limits
        """
      }
    }

    private static func millimetres(_ points: Double) -> Int {
      Int((points * 25.4 / 72).rounded(.up))
    }
  }
}
