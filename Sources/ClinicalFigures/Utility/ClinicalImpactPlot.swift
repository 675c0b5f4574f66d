public import Biostatistics
public import Charts
public import Drawing
package import Reporting

/// How many of a number of patients would be called high-risk at each threshold, and how many of them
/// have the event; the area between the two curves are those treated without need.
///
/// The vertical axis goes from 0 to the whole population, a line marks all events. Range, gaps and notes
/// are those of `DecisionCurvePlot`, so that both stand side by side.
public struct ClinicalImpactPlot: FramedFigure {
  /// A number of patients over the thresholds.
  package struct Counts: Sendable {
    /// One for each threshold; `nil` where there is a gap.
    package var values: [Double?]
    /// The limits of the band; empty without one.
    package var lower: [Double?]
    package var upper: [Double?]

    package init(_ values: [Double?], lower: [Double?] = [], upper: [Double?] = []) {
      self.values = values
      self.lower = lower
      self.upper = upper
    }

    init(_ estimates: [Estimate]) {
      self.init(estimates.map(\.value))
      guard estimates.contains(where: { $0.lower != nil }) else { return }
      lower = estimates.map(\.lower)
      upper = estimates.map(\.upper)
    }
  }

  /// The numbers at a threshold.
  package struct Mark: Sendable {
    package var threshold: Double
    package var flagged: Estimate
    package var withEvent: Estimate
    package var withoutEvent: Estimate

    package init(
      threshold: Double, flagged: Estimate, withEvent: Estimate, withoutEvent: Estimate
    ) {
      self.threshold = threshold
      self.flagged = flagged
      self.withEvent = withEvent
      self.withoutEvent = withoutEvent
    }
  }

  package struct Options: Sendable {
    package var marks: [Mark] = []
    package var isRangeDeclared = true
    package var highestRisk = 1.0
    package var horizon: Double?
    package var action: String?
    package var theme: Theme?
  }

  package var thresholds: [Double]
  package var population: Double
  package var events: Double?
  package var highRisk: Counts
  package var withEvent: Counts
  package var options = Options()

  /// A plot from columns of numbers, one number for each threshold.
  package init(
    thresholds: [Double], population: Double, events: Double?, highRisk: Counts, withEvent: Counts
  ) {
    self.thresholds = thresholds
    self.population = population
    self.events = events
    self.highRisk = highRisk
    self.withEvent = withEvent
  }

  /// A plot of a clinical-impact curve.
  ///
  /// - Parameters:
  ///   - impact: The curve.
  ///   - thresholds: Declared thresholds, marked, with a small table of their numbers under the panel.
  ///     They have to be among those of the curve.
  ///   - action: What is decided on, for the axis title: `"adjuvant chemotherapy"`.
  ///   - theme: Sizes and colours; the document's if left out.
  ///   - line: Filled in by the compiler.
  public init(
    _ impact: ClinicalImpactCurve, at thresholds: [Double] = [], action: String? = nil,
    theme: Theme? = nil, line: Int = #line
  ) {
    self.init(
      thresholds: impact.points.map(\.threshold), population: impact.population,
      events: impact.isFollowedUp ? impact.events : nil,
      highRisk: Counts(impact.points.map(\.flagged)),
      withEvent: Counts(impact.points.map(\.withEvent)))
    options.isRangeDeclared = impact.isRangeDeclared
    options.highestRisk = impact.highestRisk
    options.horizon = impact.horizon
    options.action = action
    options.theme = theme
    options.marks = thresholds.map { threshold in
      let point = impact.point(at: threshold, line: line)
      return Mark(
        threshold: threshold, flagged: point.flagged, withEvent: point.withEvent,
        withoutEvent: point.withoutEvent)
    }
  }

  /// Draws the plot; throws where the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try ClinicalImpactLayout(self, context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The panel would be smaller than can be read.
    case tooSmall

    /// What failed and what to do.
    public var description: String {
      "a clinical-impact curve needs at least 50 × 40 mm: make the figure larger"
    }
  }
}
