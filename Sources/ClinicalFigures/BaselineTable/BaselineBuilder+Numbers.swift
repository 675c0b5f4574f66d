import DataFrames
import Documents
import Reporting

extension BaselineBuilder {
  /// Adds the row of a numeric variable, and one for its missing values.
  mutating func addNumbers(_ variable: BaselineVariable, _ values: [Double]) throws {
    let samples = groups.columns.map { rows in
      BaselineSample(values, rows: rows)
    }
    let statistic = statistic(for: variable, samples: samples)
    let decimals = BaselineSample.decimals(
      of: values, style: style, addingOne: statistic == .meanSD)
    var cells = [labelCell(variable.label(in: words) + words.comma + words.name(of: statistic))]
    for sample in samples {
      if sample.values.isEmpty { hasUnrecorded = true }
      cells.append(cell(sample, statistic, decimals: decimals))
    }
    let comparison = try BaselineComparison(
      variable, statistic: statistic, samples: samples.suffix(groups.rows.count).map(\.values),
      groups: groups, options: options)
    rows.append(Table.Row(cells + comparisonCells(comparison)))
    addMissing(samples.map(\.missingCount))
  }

  private func cell(
    _ sample: BaselineSample, _ statistic: BaselineStatistic, decimals: Int
  ) -> Table.Cell {
    guard !sample.values.isEmpty else { return unrecordedCell }
    func shown(_ number: Double, kind: String) -> ReportedValue {
      ReportedValue(style.fixed(number, decimals: decimals), value: number, kind: kind)
    }
    switch statistic {
    case .meanSD:
      let mean = shown(sample.mean, kind: "mean")
      guard sample.values.count > 1 else {
        return Table.Cell([.text(mean.text)], companion: [.text("(—)")], values: [mean])
      }
      let deviation = shown(sample.standardDeviation, kind: "standardDeviation")
      return Table.Cell(
        [.text(mean.text)], companion: [.text("(\(deviation.text))")], values: [mean, deviation])
    case .medianIQR, .medianRange:
      let bounds = statistic == .medianIQR ? (0.25, 0.75) : (0.0, 1.0)
      let kinds = statistic == .medianIQR ? ("quartile1", "quartile3") : ("minimum", "maximum")
      let quantiles = sample.quantiles([bounds.0, 0.5, bounds.1])
      let median = shown(quantiles[1], kind: "median")
      let lower = shown(quantiles[0], kind: kinds.0)
      let upper = shown(quantiles[2], kind: kinds.1)
      return Table.Cell(
        [.text(median.text)], companion: [.text("(\(style.quartiles(lower.text, upper.text)))")],
        values: [median, lower, upper])
    }
  }

  /// What the author asked for, else what describes the distribution.
  private func statistic(
    for variable: BaselineVariable, samples: [BaselineSample]
  ) -> BaselineStatistic {
    let misleads = samples.contains { !$0.isDescribedByMean }
    if let statistic = options.statistics[variable.name] {
      if statistic == .meanSD, misleads {
        ReportContext.warn(
          "mean-of-skewed",
          "\"\(variable.name)\" is skewed, or its standard deviation is above half its mean: mean "
            + "and SD describe it poorly; use .medianIQR")
      }
      return statistic
    }
    if options.nonNormal.contains(variable.name) { return .medianIQR }
    guard misleads else { return .meanSD }
    ReportContext.warn(
      "shown-as-median",
      "\"\(variable.name)\" is skewed, or its standard deviation is above half its mean, and is "
        + "shown as median (Q1–Q3); name it in nonNormal:, or say "
        + "statistics: [\"\(variable.name)\": .meanSD]")
    return .medianIQR
  }
}
