public import Charts
public import DataFrames
public import Drawing
import Reporting

/// How often the values of a column occur, in bins of Freedman and Diaconis's width.
///
/// With groups either a panel for each, all with the same bins and axes, or outlines over each other
/// that show the share of each group. Missing values are left out; the number of values is printed.
public struct Histogram: Figure {
  /// How groups are shown.
  public enum Arrangement: String, Hashable, Sendable {
    /// A panel for each group.
    case panels
    /// Outlines in one panel, as percentages of each group.
    case outlines
  }

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
    package var title = ""
    package var bins: Int?
    package var hasDensity = false
    package var arrangement = Arrangement.panels
    package var theme: Theme?
  }

  package var groups: [Group]
  package var options = Options()

  /// A histogram of columns of numbers without missing values.
  package init(groups: [Group]) { self.groups = groups }

  /// A histogram of a column of numbers.
  ///
  /// - Parameters:
  ///   - column: The numbers; text is an error.
  ///   - groups: The column whose levels make groups, of the same rows.
  ///   - arrangement: How groups are shown.
  ///   - bins: About how many bins; Freedman and Diaconis's rule if left out.
  ///   - density: Whether a smooth density is drawn over the bars.
  ///   - label: The title of the axis; the column's label and unit if left out.
  ///   - theme: Sizes and colours; the document's if left out.
  /// - Throws: What is wrong with the columns: text, an infinite value, unequal lengths.
  public init(
    _ column: Column, by groups: Column? = nil, arrangement: Arrangement = .panels,
    bins: Int? = nil, density: Bool = false, label: String? = nil, theme: Theme? = nil
  ) throws {
    let values = try column.numbers()
    if values.contains(where: \.isInfinite) {
      throw PlotFailure.infinite(column.name.isEmpty ? "the column" : "\"\(column.name)\"")
    }
    if let groups {
      guard groups.count == values.count else {
        throw PlotFailure.argument(
          "a histogram by group needs as many groups as values, and there are \(groups.count) and "
            + "\(values.count)")
      }
      let grouping = try Grouping(groups).droppingUnusedLevels()
      var parts = [[Double]](repeating: [], count: grouping.levels.count)
      for (value, code) in zip(values, grouping.codes) where code >= 0 && !value.isNaN {
        parts[Int(code)].append(value)
      }
      self.init(
        groups: zip(grouping.levels, parts).map {
          Group(name: LevelName.typographic($0), values: $1)
        })
    } else {
      self.init(groups: [Group(name: "", values: values.filter { !$0.isNaN })])
    }
    options.title =
      label ?? PlotSheet.title(column.label ?? column.name, unit: column.unit)
    options.bins = bins
    options.hasDensity = density
    options.arrangement = arrangement
    options.theme = theme
  }

  /// Draws the histogram; throws where there is no value, the sheet is too small or fonts are missing.
  public func picture(in context: FigureContext) throws -> Picture {
    let values = groups.flatMap(\.values).sorted()
    guard !values.isEmpty else { throw PlotFailure.noValues("the histogram") }
    let bins = HistogramBins(sorted: values, suggestedCount: options.bins)
    if groups.count == 1 || options.arrangement == .outlines {
      return try HistogramPanel(
        groups: groups, bins: bins, top: nil, options: options
      ).framed(in: context).picture
    }
    let top = groups.flatMap { bins.counts(of: $0.values) }.max() ?? 1
    let panels = groups.map {
      HistogramPanel(groups: [$0], bins: bins, top: Double(top), options: options)
    }
    let columns = context.width > millimetres(130) ? 3 : context.width > millimetres(70) ? 2 : 1
    return try Panel(
      panels, columns: min(columns, panels.count), letters: false, theme: options.theme
    ).picture(in: context)
  }
}
