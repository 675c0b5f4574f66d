public import Biostatistics
public import Charts
public import Drawing
public import Reporting

/// How a cut was chosen: the standardised log-rank statistic over all admissible cuts, and below it, on the
/// same axis, how many patients have which value.
///
/// The range of admissible cuts is shaded, the chosen cut is marked through both panels, bars are coloured
/// by its groups, and the P value is the one that allows for the search. A dashed line shows how large the
/// statistic has to be for a corrected P of .05: more than the 1.96 of a cut that was fixed beforehand.
public struct CutpointPlot: FramedFigure {
  package var cutpoint: MaximallySelectedCutpoint
  package var label: String?
  package var interval: Estimate?
  package var isLogarithmic = false
  package var theme: Theme?

  /// A plot of a chosen cut.
  ///
  /// - Parameters:
  ///   - cutpoint: The cut.
  ///   - label: The title of the horizontal axis; the marker's label and unit if left out.
  ///   - interval: The bootstrap interval of the cut, drawn as a bar at the foot of the upper panel.
  ///   - logarithmic: Whether equal ratios of the marker are equally far apart; all values must be
  ///     positive.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ cutpoint: MaximallySelectedCutpoint, label: String? = nil, interval: Estimate? = nil,
    logarithmic: Bool = false, theme: Theme? = nil
  ) {
    self.cutpoint = cutpoint
    self.label = label
    self.interval = interval
    isLogarithmic = logarithmic
    self.theme = theme
  }

  /// Draws the plot; throws where the sheet is too small, a logarithm is asked of 0 or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are, from the top of the upper to the bottom of the lower.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try CutpointLayout(self, context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// A logarithmic axis is asked for, and the marker has values that are not positive.
    case notPositive(marker: String, smallest: Double)
    /// The picture would be smaller than its axes need, in points.
    case tooSmall(width: Double, height: Double)

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .notPositive(let marker, let smallest):
        """
        "\(marker)" is \(smallest) in some row, which has no place on a logarithmic axis: leave \
        logarithmic out
        """
      case .tooSmall(let width, let height):
        """
        a plot of a cut needs at least \(Int((width * 25.4 / 72).rounded(.up))) × \
        \(Int((height * 25.4 / 72).rounded(.up))) mm: make the figure larger
        """
      }
    }
  }
}
