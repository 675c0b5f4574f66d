import NumericalMethods
public import Reporting

/// The chi-squared test for a linear trend of a proportion over ordered groups (Cochran and Armitage).
/// Checked against R's `prop.trend.test`.
public struct ProportionTrendTest: StatisticalTest {
  /// Chi-squared.
  public let statistic: Double
  /// 1
  public let degreesOfFreedom: Double? = 1
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "chi-squared test for trend in proportions"
  public let method = "chi-squared test for trend in proportions"

  /// Tests whether the share of the table's second column changes over its rows, scored 1, 2, … unless
  /// `scores` says otherwise.
  public init(_ table: ContingencyTable, scores: [Double]? = nil) throws {
    guard table.columnLevels.count == 2, table.rowLevels.count >= 2 else {
      throw TestFailure.outOfRange(
        "the test for trend needs two columns and two or more ordered rows")
    }
    let scores = scores ?? table.rowLevels.indices.map { Double($0 + 1) }
    guard scores.count == table.rowLevels.count else {
      throw TestFailure.outOfRange(
        "\(scores.count) scores were given for \(table.rowLevels.count) ordered groups")
    }
    let totals = table.rowTotals.map(Double.init)
    let hits = table.counts.map { Double($0[1]) }
    let n = totals.reduce(0, +)
    let share = hits.reduce(0, +) / n
    let center = zip(scores, totals).reduce(0) { $0 + $1.0 * $1.1 } / n
    var covariance = 0.0
    var variance = 0.0
    for index in scores.indices {
      let distance = scores[index] - center
      covariance += distance * (hits[index] - totals[index] * share)
      variance += distance * distance * totals[index]
    }
    let value = covariance * covariance / (variance * share * (1 - share))
    statistic = value
    p = value.isFinite ? PValue(ChiSquared.upperTail(value, 1)) : PValue(reason: "nothing varies")
  }
}
