public import Biostatistics
public import Charts
public import DataFrames
public import Drawing
import Reporting

/// Each patient's score less the cut-off, as a bar, in order; the colour is what became of the patient.
///
/// Bars above the line are positive, at or above the cut-off (at or below it with
/// `direction: .lowerIsCase`); the four counts stand beside them. With more patients than bars can be
/// told apart in print, neighbours share a bar, of their mean height, in the mixture of their colours.
/// Where the cut-off was found on these rows the figure and a warning say so.
public struct WaterfallPlot: FramedFigure {
  package struct Options: Sendable {
    package var title: String?
    package var cases: String?
    package var controls: String?
    package var label: String?
    package var range: ClosedRange<Double>?
    package var isLowerPositive = false
    package var isApparent = false
    package var theme: Theme?
  }

  /// A patient's bar.
  package struct Bar: Sendable, Hashable {
    /// The score less the cut-off; positive above or at it.
    package var height: Double
    /// Whether the patient is a case.
    package var isCase: Bool

    /// A bar.
    package init(height: Double, isCase: Bool) {
      self.height = height
      self.isCase = isCase
    }
  }

  private enum Source: Sendable {
    case bars([Bar])
    case formula(String, DataFrame, Threshold)
  }

  private let source: Source
  package var options = Options()

  /// A plot from bars in any order.
  package init(bars: [Bar]) { source = .bars(bars) }

  /// A plot of the scores of a data frame.
  ///
  /// - Parameters:
  ///   - formula: The outcome, coded 0/1 or compared, and the score: `"y ~ score"`.
  ///   - data: The rows; incomplete ones are left out.
  ///   - threshold: The cut-off.
  ///   - direction: Which end of the score means disease.
  ///   - title: What the rows are called: `"Training"`.
  ///   - cases: What cases are called: `"malignant"`.
  ///   - controls: What the others are called: `"benign"`.
  ///   - label: The title of the axis; "Score − cut-off" if left out.
  ///   - range: The ends of the axis, so that plots of several cohorts can be compared.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ formula: String, data: DataFrame, threshold: Threshold,
    direction: ROCCurve.Direction = .higherIsCase, title: String? = nil, cases: String? = nil,
    controls: String? = nil, label: String? = nil, range: ClosedRange<Double>? = nil,
    theme: Theme? = nil
  ) {
    source = .formula(formula, data, threshold)
    options = Options(
      title: title, cases: cases, controls: controls, label: label, range: range,
      isLowerPositive: direction == .lowerIsCase, theme: theme)
  }

  /// Draws the plot; throws what is wrong with the rows, where the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    var options = options
    let bars: [Bar]
    switch source {
    case .bars(let given): bars = given
    case .formula(let formula, let data, let threshold):
      let sample = try RiskSample(formula, data: data, isRisk: false)
      if sample.values.contains(where: \.isInfinite) { throw PlotFailure.infinite(sample.name) }
      guard threshold.value.isFinite else {
        throw PlotFailure.argument(
          "the cut-off of the waterfall plot is no number; give one: threshold: 0.5")
      }
      options.isApparent = threshold.rows.map { !$0.isDisjoint(with: sample.rows) } ?? false
      if options.isApparent {
        ReportContext.warn(
          "same-data-threshold",
          "the cut-off of \(sample.name) was found on rows that the waterfall plot shows: its counts "
            + "are optimistic")
      }
      let sign = options.isLowerPositive ? -1.0 : 1
      bars = zip(sample.values, sample.outcomes).map { value, outcome in
        Bar(height: sign * (value - threshold.value), isCase: outcome ?? false)
      }
    }
    guard !bars.isEmpty else { throw PlotFailure.noValues("the waterfall plot") }
    return try WaterfallLayout(bars, options: options, context: context).framed()
  }
}
