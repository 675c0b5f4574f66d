public import Biostatistics
public import Charts
public import Drawing
package import Reporting

/// The net benefit of acting on predicted risks over the thresholds at which one might act, beside that
/// of treating everybody and of treating nobody.
///
/// The horizontal axis is the declared range of thresholds; where none was declared, it ends at the 99th
/// percentile of the risks and a note says so. The vertical axis begins a little below zero, at −0.1 times
/// the prevalence: a curve that falls further leaves the panel. Where follow-up above a threshold ends
/// before the horizon there is a gap, with a note.
public struct DecisionCurvePlot: FramedFigure {
  /// The net benefit of a strategy.
  package struct Strategy: Sendable {
    package var name: String
    /// One for each threshold; `nil` where there is a gap.
    package var values: [Double?]
    /// The limits of the band; empty without one.
    package var lower: [Double?]
    package var upper: [Double?]

    package init(
      name: String, values: [Double?], lower: [Double?] = [], upper: [Double?] = []
    ) {
      self.name = name
      self.values = values
      self.lower = lower
      self.upper = upper
    }

    init(name: String, _ estimates: [Estimate]) {
      self.init(name: name, values: estimates.map(\.value))
      guard estimates.contains(where: { $0.lower != nil }) else { return }
      lower = estimates.map(\.lower)
      upper = estimates.map(\.upper)
    }
  }

  /// What acting at a threshold means, per 100 patients.
  package struct Mark: Sendable {
    package var threshold: Double
    /// For each model the gain over the better of treating all and none, and interventions avoided.
    package var gains: [Estimate]
    package var avoided: [Estimate]

    package init(threshold: Double, gains: [Estimate], avoided: [Estimate]) {
      self.threshold = threshold
      self.gains = gains
      self.avoided = avoided
    }
  }

  package struct Options: Sendable {
    package var marks: [Mark] = []
    package var isRangeDeclared = true
    package var highestRisk = 1.0
    package var horizon: Double?
    package var action: String?
    package var names: [(model: String, name: String)] = []
    package var theme: Theme?
  }

  package var thresholds: [Double]
  package var prevalence: Double
  package var models: [Strategy]
  package var treatAll: Strategy
  package var options = Options()

  /// A plot from columns of numbers, one number for each threshold.
  package init(thresholds: [Double], prevalence: Double, models: [Strategy], treatAll: [Double?]) {
    self.thresholds = thresholds
    self.prevalence = prevalence
    self.models = models
    self.treatAll = Strategy(name: "", values: treatAll)
  }

  /// A plot of decision curves.
  ///
  /// - Parameters:
  ///   - curve: The curves.
  ///   - thresholds: Declared thresholds, marked, with a small table under the panel: the odds, the gain
  ///     in net benefit over the better of treating all and none, and the interventions avoided, per 100
  ///     patients. They have to be among those of the curve.
  ///   - action: What is decided on, for the axis title: `"adjuvant chemotherapy"`.
  ///   - names: What predictions are called in the plot; their columns' labels if left out.
  ///   - theme: Sizes and colours; the document's if left out.
  ///   - line: Filled in by the compiler.
  public init(
    _ curve: DecisionCurve, at thresholds: [Double] = [], action: String? = nil,
    names: KeyValuePairs<String, String> = [:], theme: Theme? = nil, line: Int = #line
  ) {
    self.init(
      thresholds: curve.thresholds, prevalence: curve.prevalence,
      models: curve.names.enumerated().map {
        Strategy(name: $0.element, curve.netBenefits(of: $0.offset))
      }, treatAll: [])
    treatAll = Strategy(name: "", curve.treatAll)
    for model in models { Self.warnOfGaps(in: model, at: curve.thresholds, curve) }
    options.isRangeDeclared = curve.isRangeDeclared
    options.highestRisk = curve.highestRisk
    options.horizon = curve.horizon
    options.action = action
    options.names = Array(zip(curve.names, curve.labels)) + names.map { ($0.key, $0.value) }
    options.theme = theme
    options.marks = thresholds.map { threshold in
      Mark(
        threshold: threshold,
        gains: curve.names.map { name in
          var gain = curve.gain(name, at: threshold, line: line)
          gain.value = gain.value.map { 100 * $0 }
          gain.lower = gain.lower.map { 100 * $0 }
          gain.upper = gain.upper.map { 100 * $0 }
          return gain
        },
        avoided: curve.names.map {
          curve.interventionsAvoided($0, at: threshold, per: 100, line: line)
        })
    }
  }

  private static func warnOfGaps(
    in model: Strategy, at thresholds: [Double], _ curve: DecisionCurve
  ) {
    guard let first = model.values.firstIndex(where: { $0 == nil }) else { return }
    let reason = curve.netBenefit(model.name, at: thresholds[first]).reason ?? ""
    ReportContext.warn(
      "not-estimable",
      "decision curve of \(model.name): \(reason), from the threshold "
        + "\(NumberStyle().plain(100 * thresholds[first]))% on")
  }

  /// Draws the plot; throws where a prediction is not there, the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try DecisionCurveLayout(self, context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// A name is given to a prediction that is not there.
    case unknownPrediction(String, predictions: [String])
    /// The panel would be smaller than can be read.
    case tooSmall

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .unknownPrediction(let name, let predictions):
        """
        the decision curve has no prediction "\(name)"; it has \
        \(predictions.map { "\"\($0)\"" }.joined(separator: ", "))
        """
      case .tooSmall: "a decision curve needs at least 50 × 40 mm: make the figure larger"
      }
    }
  }
}
