public import Biostatistics
public import Charts
public import Drawing
package import Reporting

/// The area under the time-dependent ROC curve over the horizons, with bands, and below it how many are
/// at risk and how many have had the event.
///
/// `AUCOverTimePlot(TimeDependentROC(…, times: Array(stride(from: 0.5, through: 5, by: 0.25))))`. The dark
/// band holds at each horizon by itself, the light one at all of them at once. The line stands where
/// horizons are, nowhere else; times at which nothing can be said are shaded, and a note names the
/// reason. Of two and three scores there is the first band only, of more none.
public struct AUCOverTimePlot: FramedFigure {
  /// The areas of a score, one for each horizon.
  package struct Score: Sendable {
    package var name: String
    package var areas: [Estimate]
    /// With limits that hold over all horizons; empty without them.
    package var simultaneous: [Estimate]

    package init(name: String, areas: [Estimate], simultaneous: [Estimate] = []) {
      self.name = name
      self.areas = areas
      self.simultaneous = simultaneous
    }
  }

  package struct Options: Sendable {
    package var timeLabel: String?
    package var names: [(score: String, name: String)] = []
    package var riskTable = true
    package var theme: Theme?
  }

  /// Ascending.
  package var horizons: [Double]
  package var scores: [Score]
  /// How many are at risk and how many have had the event by a time.
  package var counts: @Sendable (_ time: Double) -> (atRisk: Int, cases: Int)
  package var options = Options()

  /// A plot from columns of numbers; horizons ascend.
  package init(
    horizons: [Double], scores: [Score],
    counts: @escaping @Sendable (Double) -> (atRisk: Int, cases: Int)
  ) {
    self.horizons = horizons
    self.scores = scores
    self.counts = counts
  }

  /// A plot of estimated areas.
  ///
  /// - Parameters:
  ///   - roc: The areas, at two horizons at least.
  ///   - timeLabel: The title of the time axis; with the unit of the report if left out.
  ///   - names: What scores are called in the plot; their columns' labels if left out.
  ///   - riskTable: The numbers at risk and the events so far under the axis.
  ///   - seed: The seed of the simultaneous band; the document's if left out.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ roc: TimeDependentROC, timeLabel: String? = nil, names: KeyValuePairs<String, String> = [:],
    riskTable: Bool = true, seed: UInt64? = nil, theme: Theme? = nil
  ) {
    let order = roc.times.indices.sorted { roc.times[$0] < roc.times[$1] }
    let isAlone = roc.scores.count == 1
    self.init(
      horizons: order.map { roc.times[$0] },
      scores: roc.scores.map { score in
        let areas = roc.auc(of: score)
        let bands = isAlone ? roc.simultaneousAUC(of: score, seed: seed) : []
        return Score(
          name: score, areas: order.map { areas[$0] },
          simultaneous: bands.isEmpty ? [] : order.map { bands[$0] })
      },
      counts: { (roc.atRisk(at: $0), roc.events(by: $0)) })
    options.timeLabel = timeLabel
    options.names = Array(zip(roc.scores, roc.labels)) + names.map { ($0.key, $0.value) }
    options.riskTable = riskTable
    options.theme = theme
  }

  /// Draws the plot; throws where there are fewer than two horizons, a score is not there, the sheet is
  /// too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try AUCOverTimeLayout(self, context: context).framed()
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There are fewer than two horizons.
    case horizons(Int)
    /// A name is given to a score that is not there.
    case unknownScore(String, scores: [String])
    /// The panel would be smaller than can be read.
    case tooSmall

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .horizons(let count):
        """
        the area over time has \(count) horizon\(count == 1 ? "" : "s"); give the time-dependent ROC \
        curve a grid of times: [0.5, 1, 1.5, 2, 2.5, 3]
        """
      case .unknownScore(let name, let scores):
        """
        the area over time has no score "\(name)"; its scores are \
        \(scores.map { "\"\($0)\"" }.joined(separator: ", "))
        """
      case .tooSmall: "an area over time needs at least 50 × 50 mm: make the figure larger"
      }
    }
  }
}
