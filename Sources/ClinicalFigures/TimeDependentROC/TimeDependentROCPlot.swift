public import Biostatistics
public import Charts
public import Drawing
package import Reporting

/// Time-dependent ROC curves in a square panel, with the areas at all horizons and their intervals.
///
/// Of one score there is a curve for each horizon, with its cases and controls. Of several scores there
/// is a curve for each at one horizon, `at:`, or else the last at which anything can be said, since
/// curves of several scores at several horizons cannot be told apart. Of two scores the legend has the
/// areas at all horizons and their difference with its P value; of more, those of the curves, and
/// displaying the `TimeDependentROC` itself sets a table of all. A horizon that the data do not support
/// has no curve: the legend gives the reason, and there is a warning. Axes and ties are those of
/// `ROCPlot`.
public struct TimeDependentROCPlot: FramedFigure {
  /// One score at one horizon.
  package struct Entry: Sendable {
    package var horizon: Double
    package var points: [(x: Double, y: Double)]
    package var auc: Estimate
    package var caseCount: Int
    package var controlCount: Int

    /// A curve from nobody to everybody positive, in per cent; without points where there is none.
    package init(
      horizon: Double, points: [(x: Double, y: Double)], auc: Estimate, caseCount: Int,
      controlCount: Int
    ) {
      self.horizon = horizon
      self.auc = auc
      self.caseCount = caseCount
      self.controlCount = controlCount
      self.points =
        ROCPlotCurve(
          name: "", points: points, auc: auc, caseCount: caseCount, controlCount: controlCount
        ).points
    }
  }

  /// A score with an entry for each horizon, in one order for all scores.
  package struct Score: Sendable {
    package var name: String
    package var entries: [Entry]

    package init(name: String, entries: [Entry]) {
      self.name = name
      self.entries = entries
    }
  }

  package struct Options: Sendable {
    package var horizon: Double?
    /// Of two scores, the first less the second at each horizon.
    package var differences: [Estimate] = []
    package var names: [(score: String, name: String)] = []
    package var theme: Theme?
  }

  package var scores: [Score]
  package var options = Options()

  /// A plot from columns of numbers.
  package init(scores: [Score]) { self.scores = scores }

  /// A plot of estimated curves.
  ///
  /// - Parameters:
  ///   - roc: The curves.
  ///   - horizon: The horizon whose curves are drawn; all of them of a single score, the last that can
  ///     be estimated of several, if left out.
  ///   - names: What scores are called in the plot; their columns' labels if left out.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ roc: TimeDependentROC, at horizon: Double? = nil,
    names: KeyValuePairs<String, String> = [:], theme: Theme? = nil
  ) {
    scores = roc.scores.map { score in
      let areas = roc.auc(of: score)
      let entries = zip(roc.times, areas).map { time, auc in
        let points = auc.value == nil ? [] : roc.curve(at: time, of: score)
        return Entry(
          horizon: time, points: points.map { (100 * (1 - $0.specificity), 100 * $0.sensitivity) },
          auc: auc, caseCount: roc.cases(at: time), controlCount: roc.controls(at: time))
      }
      return Score(name: score, entries: entries)
    }
    for reason in Set(scores.flatMap { $0.entries.compactMap(\.auc.reason) }).sorted() {
      ReportContext.warn("not-estimable", "time-dependent ROC plot: \(reason)")
    }
    options.horizon = horizon
    if roc.scores.count == 2 {
      options.differences = roc.times.map {
        roc.difference(roc.scores[0], minus: roc.scores[1], at: $0)
      }
    }
    options.names = Array(zip(roc.scores, roc.labels)) + names.map { ($0.key, $0.value) }
    options.theme = theme
  }

  /// Draws the plot; throws where a score or a horizon is not there, the sheet is too small or fonts
  /// are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try TimeDependentROCLayout(self, context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There is no score or no horizon.
    case nothing
    /// The horizon was not computed.
    case unknownHorizon(Double, horizons: [Double])
    /// A name is given to a score that is not there.
    case unknownScore(String, scores: [String])
    /// The panel would be smaller than can be read.
    case tooSmall(width: Double)

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .nothing:
        "the time-dependent ROC plot has neither score nor horizon: give times: [1, 3, 5]"
      case .unknownHorizon(let time, let horizons):
        """
        the time-dependent ROC curves were not computed at \(Self.text(time)); their horizons are \
        \(horizons.map(Self.text).joined(separator: ", "))
        """
      case .unknownScore(let name, let scores):
        """
        the time-dependent ROC plot has no score "\(name)"; its scores are \
        \(scores.map { "\"\($0)\"" }.joined(separator: ", "))
        """
      case .tooSmall(let width):
        """
        a time-dependent ROC plot needs at least 50 mm of width and height, not \
        \(Int(width * 25.4 / 72)) mm
        """
      }
    }

    private static func text(_ time: Double) -> String { NumberStyle().plain(time) }
  }
}
