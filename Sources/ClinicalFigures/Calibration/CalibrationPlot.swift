public import Biostatistics
public import Charts
public import Drawing

/// Predicted against observed risk in a square panel: the flexible curve with its band, groups of
/// patients with their intervals, who had which risk, and how far off the predictions are.
///
/// Both axes are the same, in percent, so that the dashed diagonal, where predictions are right, stands
/// at 45°. Bars at the upper edge count the risks of those with the event, bars at the lower edge those
/// of the others; those censored before the horizon are in neither. Several calibrations are several
/// curves, without groups and bars.
public struct CalibrationPlot: FramedFigure {
  package struct Options: Sendable {
    package var event: String?
    package var hasGroups = true
    package var hasHistogram = true
    package var theme: Theme?
  }

  package var series: [CalibrationSeries]
  package var options = Options()

  /// A plot from columns of numbers.
  package init(series: [CalibrationSeries]) { self.series = series }

  private init(
    _ series: [CalibrationSeries], event: String?, groups: Bool, histogram: Bool, theme: Theme?
  ) {
    self.init(series: series)
    options = Options(event: event, hasGroups: groups, hasHistogram: histogram, theme: theme)
  }

  /// A plot of the calibration of a binary outcome.
  ///
  /// - Parameters:
  ///   - calibration: The calibration.
  ///   - event: What is predicted, for the axis title: `"complete response"`.
  ///   - groups: Whether groups of patients are shown.
  ///   - histogram: Whether the distribution of risks is.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ calibration: Calibration, event: String? = nil, groups: Bool = true, histogram: Bool = true,
    theme: Theme? = nil
  ) {
    self.init(
      [CalibrationSeries(calibration, name: calibration.name)], event: event, groups: groups,
      histogram: histogram, theme: theme)
  }

  /// A plot of the calibration of a risk by a horizon.
  ///
  /// - Parameters:
  ///   - calibration: The calibration.
  ///   - event: What is predicted, for the axis title: `"recurrence or death"`.
  ///   - groups: Whether groups of patients are shown.
  ///   - histogram: Whether the distribution of risks is.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ calibration: SurvivalCalibration, event: String? = nil, groups: Bool = true,
    histogram: Bool = true, theme: Theme? = nil
  ) {
    self.init(
      [CalibrationSeries(calibration, name: calibration.name)], event: event, groups: groups,
      histogram: histogram, theme: theme)
  }

  /// A plot of several calibrations of a binary outcome, each with its name in the legend.
  public init(
    _ calibrations: KeyValuePairs<String, Calibration>, event: String? = nil,
    theme: Theme? = nil
  ) {
    self.init(
      calibrations.map { CalibrationSeries($0.value, name: $0.key) }, event: event, groups: false,
      histogram: false, theme: theme)
  }

  /// A plot of several calibrations at one horizon, each with its name in the legend.
  public init(
    _ calibrations: KeyValuePairs<String, SurvivalCalibration>, event: String? = nil,
    theme: Theme? = nil
  ) {
    self.init(
      calibrations.map { CalibrationSeries($0.value, name: $0.key) }, event: event, groups: false,
      histogram: false, theme: theme)
  }

  /// Draws the plot; throws where there is nothing to draw, the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try CalibrationLayout(self, context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There is no calibration.
    case nothing
    /// Calibrations at different horizons in one panel.
    case horizons([Double])
    /// The panel would be smaller than can be read.
    case tooSmall(width: Double)

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .nothing: "the calibration plot has nothing to draw: give it at least one calibration"
      case .horizons(let times):
        """
        the calibrations are at the times \(times.map { "\($0)" }.joined(separator: ", ")); draw one plot \
        each and put them side by side with Panel
        """
      case .tooSmall(let width):
        "a calibration plot needs at least 45 mm of width and height, not \(Int(width * 25.4 / 72)) mm"
      }
    }
  }
}
