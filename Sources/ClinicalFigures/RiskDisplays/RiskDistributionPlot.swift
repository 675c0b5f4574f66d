public import Biostatistics
public import Charts
public import DataFrames
public import Drawing
import Reporting

/// Who was given which risk: predicted risks of those with the event above the line, of those without
/// below it, each as shares of its own, with the threshold at which one acts.
///
/// Of survival data those with the event by the horizon are above, those followed to it without are below,
/// and those censored before are counted in words.
public struct RiskDistributionPlot: FramedFigure {
  package struct Options: Sendable {
    package var threshold: Double?
    package var isApparentThreshold = false
    package var cases: String?
    package var controls: String?
    package var label: String?
    package var theme: Theme?
  }

  /// The risks that are shown, 0…1.
  package struct Risks: Sendable {
    package var withEvent: [Double]
    package var withoutEvent: [Double]
    package var censoredCount = 0
    package var horizon: Double?
    package var evaluation = ""

    /// Risks of those with and without the event.
    package init(withEvent: [Double], withoutEvent: [Double]) {
      self.withEvent = withEvent
      self.withoutEvent = withoutEvent
    }
  }

  private enum Source: Sendable {
    case risks(Risks)
    case formula(String, DataFrame, horizon: Double?, Threshold?)
  }

  private let source: Source
  package var options = Options()

  /// A plot from columns of risks.
  package init(risks: Risks) { source = .risks(risks) }

  /// A plot of the risks of a data frame.
  ///
  /// - Parameters:
  ///   - formula: The outcome and the risks: `"y ~ p"` or `"Surv(t, e) ~ p"`.
  ///   - data: The rows; incomplete ones are left out.
  ///   - time: The horizon of a survival outcome.
  ///   - threshold: The risk from which on one acts.
  ///   - cases: What those with the event are called: `"malignant"`.
  ///   - controls: What the others are called: `"benign"`.
  ///   - label: The title of the axis; "Predicted risk (%)" if left out.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ formula: String, data: DataFrame, at time: Double? = nil, threshold: Threshold? = nil,
    cases: String? = nil, controls: String? = nil, label: String? = nil,
    theme: Theme? = nil
  ) {
    source = .formula(formula, data, horizon: time, threshold)
    options = Options(cases: cases, controls: controls, label: label, theme: theme)
  }

  /// Draws the plot; throws what is wrong with the rows, where the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    var options = options
    var risks: Risks
    switch source {
    case .risks(let given): risks = given
    case .formula(let formula, let data, let horizon, let threshold):
      let sample = try RiskSample(formula, data: data, at: horizon, isRisk: true)
      let rows = sample.values.indices
      risks = Risks(
        withEvent: rows.filter { sample.outcomes[$0] == true }.map { sample.values[$0] },
        withoutEvent: rows.filter { sample.outcomes[$0] == false }.map { sample.values[$0] })
      risks.censoredCount = sample.outcomes.count { $0 == nil }
      risks.horizon = horizon
      risks.evaluation = sample.evaluation.description
      if let threshold {
        guard threshold.value >= 0, threshold.value <= 1 else {
          throw PlotFailure.argument(
            "a threshold of risk lies between 0 and 1: threshold: 0.2")
        }
        options.threshold = threshold.value
        options.isApparentThreshold =
          threshold.rows.map { !$0.isDisjoint(with: sample.rows) } ?? false
      }
    }
    guard !(risks.withEvent.isEmpty && risks.withoutEvent.isEmpty) else {
      throw PlotFailure.noValues("the distribution of risks")
    }
    return try RiskDistributionLayout(risks, options: options, context: context).framed()
  }
}
