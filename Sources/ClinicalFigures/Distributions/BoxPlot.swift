import Biostatistics
public import Charts
public import DataFrames
public import Drawing
package import Reporting

/// Boxes of a measurement by group, with its points where the groups are small.
///
/// The box goes from the first to the third quartile (type 7), its line is the median; whiskers reach
/// to the last value within 1.5 box lengths of it. Values beyond stand as points; in groups of up to
/// 50 all values do, side by side where they would cover each other. The number of values stands under
/// each group. Rows in which a value is missing are left out, and a warning counts them.
public struct BoxPlot: FramedFigure {
  /// The test whose P value is printed.
  public enum Test: String, Hashable, Sendable {
    /// Welch's t test of two groups.
    case tTest
    /// Wilcoxon's rank-sum test of two groups.
    case wilcoxon
    /// Welch's analysis of variance.
    case anova
    /// Kruskal and Wallis's test.
    case kruskalWallis
  }

  /// One group.
  package struct Group: Sendable {
    package var name: String
    /// Its values, ascending.
    package var values: [Double]

    package init(name: String, values: [Double]) {
      self.name = name
      self.values = values.sorted()
    }
  }

  package struct Options: Sendable {
    package var valueTitle = ""
    package var groupTitle = ""
    /// Whether all values stand as points; `nil` leaves it to their number.
    package var points: Bool?
    package var result: (method: String, p: PValue)?
    package var theme: Theme?
  }

  package var groups: [Group]
  package var options = Options()

  /// A plot from columns of numbers without missing values.
  package init(groups: [Group]) { self.groups = groups }

  /// A plot of `value ~ group`.
  ///
  /// - Parameters:
  ///   - formula: The measurement, and what makes the groups.
  ///   - data: The rows.
  ///   - test: The test whose P value is printed; none if left out.
  ///   - valueLabel: The title of the vertical axis; the column's label and unit if left out.
  ///   - groupLabel: The title below the groups; the column's label if left out.
  ///   - points: Whether all values stand as points; in groups of up to 50 if left out.
  ///   - theme: Sizes and colours; the document's if left out.
  /// - Throws: What is wrong with the formula or the data: no such column, text, a test that does not fit the groups.
  public init(
    _ formula: String, data: DataFrame, test: Test? = nil, valueLabel: String? = nil,
    groupLabel: String? = nil, points: Bool? = nil, theme: Theme? = nil
  ) throws {
    let samples = try GroupedSamples(formula, data: data, test: "a box plot")
    self.init(groups: zip(samples.names, samples.samples).map { Group(name: $0, values: $1) })
    let read = try Formula(formula)
    if case .value(let node) = read.outcome, case .name(let name) = node.kind {
      let column = try data.column(name)
      options.valueTitle = PlotSheet.title(column.label ?? name, unit: column.unit)
    } else if case .value(let node) = read.outcome {
      options.valueTitle = node.description
    }
    options.groupTitle = groupLabel ?? BaselineVariable.readable(samples.group)
    options.valueTitle = valueLabel ?? options.valueTitle
    options.points = points
    options.theme = theme
    options.result = try test.map { test in
      let made: any StatisticalTest =
        switch test {
        case .tTest: try TTest(samples)
        case .wilcoxon: try WilcoxonRankSum(samples)
        case .anova: try OneWayANOVA(samples, variance: .welch)
        case .kruskalWallis: try KruskalWallis(samples)
        }
      return (made.method, made.p)
    }
  }

  /// Draws the plot; throws where there is no value, the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    try framed(in: context).picture
  }

  /// Draws the plot and tells where its axes are.
  package func framed(in context: FigureContext) throws -> FramedPicture {
    try BoxPlotLayout(self, context: context).framed()
  }
}
