public import DataFrames
public import Documents
public import Reporting

/// A column of numbers in few words: `Summary(d["age"], .medianRange)` is "59 (24–88)".
///
/// Missing values are left out and counted. Quartiles are of type 7. Decimals follow the measurement,
/// as in a baseline table; of a column without values it says "not estimable".
public struct Summary: Sendable, Displayable, CustomStringConvertible {
  /// What is shown.
  public let statistic: BaselineStatistic
  /// The number of values that are not missing.
  public let count: Int
  /// The number of missing values.
  public let missingCount: Int
  /// The mean or median.
  public let center: Double
  /// The first number in brackets: the standard deviation, first quartile or smallest value.
  public let lower: Double
  /// The second number in brackets; `nil` of a standard deviation.
  public let upper: Double?
  private let measuredDecimals: Int

  /// Describes a column; text is an error.
  public init(_ column: Column, _ statistic: BaselineStatistic = .medianIQR) throws {
    let values = try column.numbers()
    let sample = BaselineSample(values)
    self.statistic = statistic
    count = sample.values.count
    missingCount = sample.missingCount
    measuredDecimals = BaselineSample.decimals(
      of: values, style: ReportContext.current.style, addingOne: statistic == .meanSD)
    switch statistic {
    case .meanSD: (center, lower, upper) = (sample.mean, sample.standardDeviation, nil)
    case .medianIQR, .medianRange:
      let ends = statistic == .medianIQR ? (0.25, 0.75) : (0, 1)
      let quantiles = sample.quantiles([ends.0, 0.5, ends.1])
      (lower, center, upper) = (quantiles[0], quantiles[1], quantiles[2])
    }
  }

  /// The text with the numbers behind it.
  public var value: ReportedValue {
    let style = ReportContext.current.style
    let kind = statistic == .meanSD ? "mean" : "median"
    guard count > 0 else { return ReportedValue(style.notEstimable, kind: kind) }
    func shown(_ number: Double) -> String { style.fixed(number, decimals: measuredDecimals) }
    var text = shown(center)
    if let upper {
      text += " (\(style.quartiles(shown(lower), shown(upper))))"
    } else {
      text += count > 1 ? " (\(shown(lower)))" : " (—)"
    }
    return ReportedValue(
      text, value: center, lower: upper == nil ? nil : lower, upper: upper, kind: kind)
  }

  /// "59 (24–88)" in house style.
  public var description: String { value.text }

  /// The text, for display.
  public func output() throws -> [BlockResult.Output] { [.values([value])] }
}
