import DataFrames
public import Reporting

/// What a score does at one cut: the counts, and the proportions that are made of them.
///
/// Where the cut was found on the same rows the proportions are better than other patients would give;
/// the report warns of it.
public struct OperatingPoint: Sendable {
  /// The cut; at or above it is positive (at or below it where low scores mean disease).
  public let threshold: Threshold
  /// The four counts.
  public let counts: DiagnosticCounts
  /// How the intervals are made.
  public let interval: ProportionInterval
  /// The confidence level.
  public let level: Double
  let name: String
  let isApparent: Bool

  init(
    _ threshold: Threshold, _ counts: DiagnosticCounts, of curve: ROCCurve,
    interval: ProportionInterval
  ) {
    self.threshold = threshold
    self.counts = counts
    self.interval = interval
    level = curve.level
    name = curve.name
    isApparent = threshold.rows.map { !$0.isDisjoint(with: curve.rows) } ?? false
  }

  /// The share of cases that are positive.
  public var sensitivity: Estimate { share(counts.truePositives, of: counts.cases) }
  /// The share of controls that are negative.
  public var specificity: Estimate { share(counts.trueNegatives, of: counts.controls) }
  /// The share of cases among the positive.
  public var ppv: Estimate {
    share(counts.truePositives, of: counts.truePositives + counts.falsePositives)
  }
  /// The share of controls among the negative.
  public var npv: Estimate {
    share(counts.trueNegatives, of: counts.trueNegatives + counts.falseNegatives)
  }
  /// The share of rows that are classified as they are.
  public var accuracy: Estimate {
    share(counts.truePositives + counts.trueNegatives, of: counts.total)
  }
  /// The share of cases.
  public var prevalence: Estimate {
    interval.estimate(count: counts.cases, of: counts.total, level: level)
  }

  private func share(_ count: Int, of total: Int) -> Estimate {
    if isApparent {
      ReportContext.warn(
        "same-data-threshold",
        "the cut of \(name) was found by \(threshold.rule ?? "a search") on rows that it is judged "
          + "on here: the proportions are optimistic")
    }
    return interval.estimate(count: count, of: total, level: level)
  }
}
