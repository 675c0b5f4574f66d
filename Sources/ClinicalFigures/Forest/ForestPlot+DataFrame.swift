public import Charts
public import DataFrames
import Reporting

extension ForestPlot {
  /// A plot of estimates that stand in a data frame, one in each row: trials of a meta-analysis,
  /// results of another program. A row without an estimate is the head of those below it, up to the
  /// next head.
  ///
  /// ```swift
  /// try ForestPlot(trials, label: "trial", estimate: "hr", lower: "lower", upper: "upper", count: "n")
  /// ```
  ///
  /// - Parameters:
  ///   - data: The rows from top to bottom.
  ///   - label: The column of names.
  ///   - estimate: The column of estimates, on the scale that is printed.
  ///   - lower: The column of lower limits.
  ///   - upper: The column of upper limits.
  ///   - count: The column that says how many patients a row is about.
  ///   - events: The column that says how many of them had the event.
  ///   - p: The column of P values.
  ///   - level: The confidence level of the limits.
  ///   - measure: What the estimates are.
  ///   - axisLabel: The title of the axis.
  ///   - lowerMeans: What estimates left of no effect mean.
  ///   - higherMeans: What estimates right of it mean.
  ///   - limits: The ends of the axis.
  ///   - theme: Sizes and colours; the document's if left out.
  /// - Throws: Where a column is lacking or does not hold numbers.
  public init(
    _ data: DataFrame, label: String, estimate: String, lower: String, upper: String,
    count: String? = nil, events: String? = nil, p: String? = nil, level: Double = 0.95,
    measure: Measure = .hazardRatio, axisLabel: String? = nil, lowerMeans: String? = nil,
    higherMeans: String? = nil, limits: ClosedRange<Double>? = nil, theme: Theme? = nil
  ) throws {
    let names = try data.column(label).texts
    let values = try data.column(estimate).numbers()
    let limitsOfRows = (
      try data.column(lower).numbers(), try data.column(upper).numbers()
    )
    let counts = try count.map { try data.column($0).numbers() }
    let eventCounts = try events.map { try data.column($0).numbers() }
    let pValues = try p.map { try data.column($0).numbers() }
    var isBelowHead = false
    let rows = names.indices.map { row -> ForestRow in
      func number(_ values: [Double]?) -> Double? {
        values.flatMap { $0[row].isNaN ? nil : $0[row] }
      }
      let name = names[row] ?? ""
      guard let value = number(values) else {
        isBelowHead = true
        return .head(name, p: number(pValues).map { PValue($0) })
      }
      return ForestRow(
        name,
        estimate: Estimate(
          value, lower: number(limitsOfRows.0), upper: number(limitsOfRows.1), level: level,
          kind: measure.isRatio ? .ratio : .difference),
        count: number(counts).flatMap { Int(exactly: $0.rounded()) },
        events: number(eventCounts).flatMap { Int(exactly: $0.rounded()) },
        p: number(pValues).map { PValue($0) }, indent: isBelowHead ? 1 : 0)
    }
    self.init(
      rows, measure: measure, axisLabel: axisLabel, lower: lowerMeans, higher: higherMeans,
      limits: limits, theme: theme)
  }
}
