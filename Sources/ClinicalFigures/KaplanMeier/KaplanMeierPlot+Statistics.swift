public import Biostatistics
public import Charts
public import Drawing

extension KaplanMeierPlot {
  /// A plot of estimated survival, by group.
  ///
  /// - Parameters:
  ///   - survival: The estimate.
  ///   - test: The log-rank test whose P value is printed; a single group has none.
  ///   - timeLabel: The title of the time axis. The unit that it names chooses the ticks; without a
  ///     label the document's `time-unit` makes it: `Time (months)`.
  ///   - survivalLabel: The title of the vertical axis; `Survival (%)` if left out.
  ///   - times: Where ticks and counts stand, in the unit of the data; natural steps if left out.
  ///   - showing: Survival, or one minus it.
  ///   - bands: Confidence bands; with up to four groups if left out.
  ///   - medians: Medians with their intervals; with up to four groups if left out.
  ///   - riskTable: The numbers at risk and the events so far under the axis.
  ///   - order: The order of rows and legend: that of the curves, or of the levels.
  ///   - extent: How far curves are drawn.
  ///   - names: What groups are called in the plot: `["1": "Men", "2": "Women"]`.
  ///   - colors: Colours of groups, by their level; others keep those of the theme.
  ///   - statistics: Further lines printed above the test: `"HR 0.59 (95% CI 0.42–0.82)"`.
  ///   - theme: Sizes and colours; the document's if left out.
  public init(
    _ survival: KaplanMeier, test: LogRankTest? = nil, timeLabel: String? = nil,
    survivalLabel: String? = nil, times: [Double]? = nil, showing: Quantity = .survival,
    bands: Bool? = nil, medians: Bool? = nil, riskTable: Bool = true, order: Order = .curves,
    extent: Extent = .supported, names: KeyValuePairs<String, String> = [:],
    colors: KeyValuePairs<String, Color> = [:], statistics: [String] = [],
    theme: Theme? = nil
  ) {
    self.init(curves: survival.strata.map(KaplanMeierCurve.init), p: test?.p)
    options.testName = test.flatMap { $0.method == "log-rank test" ? nil : $0.method }
    options.timeLabel = timeLabel
    options.survivalLabel = survivalLabel
    options.times = times
    options.quantity = showing
    options.bands = bands
    options.medians = medians
    options.riskTable = riskTable
    options.order = order
    options.extent = extent
    options.names = names.map { ($0.key, $0.value) }
    options.colors = colors.map { ($0.key, $0.value) }
    options.statistics = statistics
    options.theme = theme
  }
}

extension KaplanMeierCurve {
  /// The columns of one group of an estimate.
  init(_ stratum: KaplanMeier.Stratum) {
    self.init(
      name: stratum.name, count: stratum.count, times: stratum.times, atRisk: stratum.atRisk,
      events: stratum.events, censored: stratum.censored, survival: stratum.survival,
      lower: stratum.lower, upper: stratum.upper, median: stratum.median)
  }
}
