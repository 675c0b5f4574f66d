public import Biostatistics
public import Charts
public import Drawing
import Reporting

/// Curves of cumulative incidence with competing events: rising steps with confidence bands and the
/// numbers at risk under the axis.
///
/// One cause in several groups, or several causes in one group. The vertical axis begins at 0 and ends
/// where the curves need it. Curves end where fewer than 10 patients, or fewer than a tenth of their group,
/// are at risk. Counts are those at risk and the events of the cause so far. It is laid out as a
/// `KaplanMeierPlot` is.
public struct CumulativeIncidencePlot: FramedFigure {
  private let content: Result<KaplanMeierPlot, Failure>

  /// A plot of estimated incidences.
  ///
  /// - Parameters:
  ///   - incidence: The estimate.
  ///   - cause: Whose incidence is shown in each group. It may be left out where there is one cause, and
  ///     where there is one group: then all causes are shown.
  ///   - test: Gray's test, whose P value is printed; a single group has none.
  ///   - horizon: A time at which incidences stand beside the names, with their intervals.
  ///   - timeLabel: The title of the time axis, as of `KaplanMeierPlot`.
  ///   - incidenceLabel: The title of the vertical axis; `Cumulative incidence (%)` if left out.
  ///   - times: Where ticks and counts stand, in the unit of the data; natural steps if left out.
  ///   - bands: Confidence bands; with up to four curves if left out.
  ///   - riskTable: The numbers at risk and the events so far under the axis.
  ///   - order: The order of rows and legend: that of the curves, or of the levels.
  ///   - extent: How far curves are drawn.
  ///   - names: What groups or causes are called in the plot.
  ///   - colors: Colours of groups or causes.
  ///   - statistics: Further lines printed above the test.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ incidence: CumulativeIncidence, of cause: String? = nil, test: GrayTest? = nil,
    at horizon: Double? = nil, timeLabel: String? = nil, incidenceLabel: String? = nil,
    times: [Double]? = nil, bands: Bool? = nil, riskTable: Bool = true,
    order: KaplanMeierPlot.Order = .curves, extent: KaplanMeierPlot.Extent = .supported,
    names: KeyValuePairs<String, String> = [:], colors: KeyValuePairs<String, Color> = [:],
    statistics: [String] = [], theme: Theme? = nil
  ) {
    content = Result { () throws(Failure) in
      var plot = try Self.plot(of: incidence, cause: cause, test: test, at: horizon)
      plot.options.timeLabel = timeLabel
      plot.options.survivalLabel = incidenceLabel
      plot.options.times = times
      plot.options.bands = bands
      plot.options.riskTable = riskTable
      plot.options.order = order
      plot.options.extent = extent
      plot.options.names = names.map { ($0.key, $0.value) }
      plot.options.colors = colors.map { ($0.key, $0.value) }
      plot.options.statistics = statistics
      plot.options.theme = theme
      return plot
    }
  }

  /// Draws the plot; throws where the cause is not clear, there is no patient, the sheet is too small or
  /// fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try content.get().framed(in: context)
  }

  /// What keeps a plot from being drawn.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There are several groups and several causes, and none is named.
    case severalCauses([String])
    /// There is no cause of this name.
    case unknownCause(String, causes: [String])
    /// Gray's test is of another cause than the plot.
    case testOfOtherCause(String, shown: String)

    /// What failed and what to do.
    public var description: String {
      switch self {
      case .severalCauses(let causes):
        "the incidences have several groups and several causes; say whose is shown with of: "
          + Self.listed(causes)
      case .unknownCause(let cause, let causes):
        "the incidences have no cause \"\(cause)\"; their causes are \(Self.listed(causes))"
      case .testOfOtherCause(let cause, let shown):
        "the test compares the incidence of \"\(cause)\", the plot shows \"\(shown)\""
      }
    }

    private static func listed(_ causes: [String]) -> String {
      causes.isEmpty ? "none" : causes.map { "\"\($0)\"" }.joined(separator: ", ")
    }
  }
}

extension CumulativeIncidencePlot {
  private static func plot(
    of incidence: CumulativeIncidence, cause: String?, test: GrayTest?, at horizon: Double?
  ) throws(Failure) -> KaplanMeierPlot {
    let causes = incidence.causes
    let isByCause = cause == nil && incidence.strata.count == 1 && causes.count > 1
    let shown = cause ?? (causes.count == 1 ? causes[0] : nil)
    if let shown, !causes.contains(shown) { throw .unknownCause(shown, causes: causes) }
    guard isByCause || shown != nil else {
      throw causes.isEmpty ? .unknownCause("", causes: []) : .severalCauses(causes)
    }
    if let test, let shown, test.cause != shown {
      throw .testOfOtherCause(test.cause, shown: shown)
    }
    let curves =
      isByCause
      ? causes.map { KaplanMeierCurve(incidence.strata[0], cause: $0, name: $0, at: horizon) }
      : incidence.strata.map {
        KaplanMeierCurve($0, cause: shown ?? "", name: $0.name, at: horizon)
      }
    var plot = KaplanMeierPlot(curves: curves, p: isByCause ? nil : test?.p)
    plot.options.quantity = .cumulativeIncidence
    plot.options.testName = test?.method
    plot.options.incidence = .init(
      causes: isByCause ? causes : [shown ?? ""],
      competing: isByCause ? [] : causes.filter { $0 != shown }, isByCause: isByCause,
      horizon: horizon)
    return plot
  }
}

extension KaplanMeierCurve {
  /// The incidence of a cause in one group as a curve whose survival is 1 − incidence. Times of censoring
  /// are not marked.
  init(
    _ stratum: CumulativeIncidence.Stratum, cause: String, name: String, at horizon: Double?
  ) {
    let incidence = stratum.incidence(of: cause)
    let place = stratum.causes.firstIndex(of: cause) ?? 0
    let limits = incidence.indices.map { stratum.limits(ofCause: place, at: $0) }
    self.init(
      name: name, count: stratum.count, times: stratum.times, atRisk: stratum.atRisk,
      events: stratum.events(of: cause),
      censored: [Int](repeating: 0, count: incidence.count),
      survival: incidence.map { 1 - $0 }, lower: limits.map { $0.map { 1 - $0.upper } ?? .nan },
      upper: limits.map { $0.map { 1 - $0.lower } ?? .nan },
      median: horizon.map { stratum.incidence(at: $0, ofCause: place) }
        ?? .notEstimable("no time was asked for", kind: .proportion))
  }
}
