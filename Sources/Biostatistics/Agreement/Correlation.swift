public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// The correlation of two columns with its interval and its test against zero.
///
/// Pearson: the interval from Fisher's transformation. Spearman: Pearson's r of the ranks; interval by
/// Bonett and Wright (*Psychometrika* 2000;65:23–8) or Fisher; P exact up to 9 pairs without ties, else
/// from Student's distribution (R takes an Edgeworth series in between). Kendall: τ-b; interval with
/// the variance 0.437 / (n − 4) on Fisher's scale (Fieller, Hartley & Pearson, *Biometrika*
/// 1957;44:470–81); P exact below 50 pairs without ties, else normal with the variance corrected for
/// ties. Rows in which a value is missing are left out and counted. Checked against R's `cor.test`.
public struct Correlation: StatisticalTest {
  /// Which correlation.
  public enum Method: String, Sendable, Hashable {
    /// Of the values.
    case pearson
    /// Of the ranks, ties sharing their mean.
    case spearman
    /// τ-b: concordant less discordant pairs, corrected for ties.
    case kendall
  }

  /// How Spearman's interval is obtained.
  public enum RankInterval: String, Sendable, Hashable {
    /// With the variance (1 + r²/2) / (n − 3) on Fisher's scale.
    case bonettWright
    /// With Pearson's variance, 1 / (n − 3); somewhat short.
    case fisher
  }

  /// Pearson: t. Spearman: S = (n³ − n)(1 − r)/6. Kendall: z, or the number of concordant pairs where P
  /// is exact.
  public let statistic: Double
  /// Pearson: n − 2; else none.
  public let degreesOfFreedom: Double?
  /// The two-sided P value of no correlation.
  public let p: PValue
  /// The correlation, −1…1, with its interval; not estimable where a column does not vary.
  public let estimate: Estimate?
  /// "Pearson's correlation", "Spearman's rank correlation", "Kendall's rank correlation".
  public let method: String
  /// The number of complete pairs.
  public let rowsUsed: Int
  /// The number of rows left out because a value is missing.
  public let rowsDropped: Int

  /// Correlates two columns of numbers; fewer than three complete pairs are an error.
  public init(
    _ first: Column, _ second: Column, method: Method = .pearson,
    test: RankTestMethod = .automatic, interval: RankInterval = .bonettWright, level: Double = 0.95
  ) throws {
    try self.init(
      CompletePairs(first, second), method: method, test: test, interval: interval, level: level)
  }

  /// Correlates two lists of numbers; NaN is missing.
  public init(
    _ first: [Double], _ second: [Double], method: Method = .pearson,
    test: RankTestMethod = .automatic, interval: RankInterval = .bonettWright, level: Double = 0.95
  ) throws {
    try self.init(
      CompletePairs(first, second), method: method, test: test, interval: interval, level: level)
  }

  private init(
    _ pairs: CompletePairs, method: Method, test: RankTestMethod, interval: RankInterval,
    level: Double
  ) throws {
    self.method =
      switch method {
      case .pearson: "Pearson's correlation"
      case .spearman: "Spearman's rank correlation"
      case .kendall: "Kendall's rank correlation"
      }
    try pairs.require(3, for: self.method)
    let outcome: CorrelationOutcome? =
      switch method {
      case .pearson: CorrelationOutcome(pearson: pairs)
      case .spearman: CorrelationOutcome(spearman: pairs, test: test, interval: interval)
      case .kendall: try CorrelationOutcome(kendall: pairs, test: test)
      }
    rowsUsed = pairs.count
    rowsDropped = pairs.droppedCount
    guard let outcome else {
      statistic = .nan
      degreesOfFreedom = nil
      p = PValue(reason: "a column does not vary")
      estimate = .notEstimable("a column does not vary")
      return
    }
    statistic = outcome.statistic
    degreesOfFreedom = outcome.degreesOfFreedom
    p = PValue(outcome.p)
    estimate = outcome.estimate(level: level, p: p)
  }

  /// r² of Pearson's r: the share of the variance that a straight line explains.
  public var squared: Double? { estimate?.value.map { $0 * $0 } }
}

/// What a correlation gives, method by method.
struct CorrelationOutcome {
  let value: Double
  let statistic: Double
  let degreesOfFreedom: Double?
  let p: Double
  /// The standard error of artanh(value); `nil` of too few pairs.
  let transformedError: Double?

  func estimate(level: Double, p: PValue) -> Estimate {
    guard let transformedError, level > 0, level < 1 else { return Estimate(value, p: p) }
    let margin = Normal.upperQuantile((1 - level) / 2) * transformedError
    let center = atanh(value)
    return Estimate(
      value, lower: tanh(center - margin), upper: tanh(center + margin), level: level, p: p)
  }

  /// Student's statistic of a correlation.
  private static func student(_ r: Double, count: Int) -> (t: Double, p: Double) {
    let degrees = Double(count - 2)
    let t = r * sqrt(degrees / ((1 - r) * (1 + r)))
    return (t, StudentT.twoSided(t, degrees))
  }

  init?(pearson pairs: CompletePairs) {
    guard let r = pairs.comoments.correlation else { return nil }
    value = r
    (statistic, p) = Self.student(r, count: pairs.count)
    degreesOfFreedom = Double(pairs.count - 2)
    transformedError = pairs.count > 3 ? 1 / sqrt(Double(pairs.count - 3)) : nil
  }

  init?(spearman pairs: CompletePairs, test: RankTestMethod, interval: Correlation.RankInterval) {
    let ranks = (Ranks(pairs.first), Ranks(pairs.second))
    let moments = Comoments(ranks.0.values, ranks.1.values)
    guard let r = moments.correlation else { return nil }
    let n = Double(pairs.count)
    value = r
    degreesOfFreedom = nil
    statistic = (n * n * n - n) * (1 - r) / 6
    let hasTies = ranks.0.hasTies || ranks.1.hasTies
    let mayBeExact = pairs.count <= RankCorrelationDistribution.largestSpearman && !hasTies
    let isExact = mayBeExact && (test == .automatic || test == .exact)
    p =
      isExact
      ? RankCorrelationDistribution.spearman(statistic, count: pairs.count)
      : Self.student(r, count: pairs.count).p
    let spread = interval == .fisher ? 1 : 1 + r * r / 2
    transformedError = pairs.count > 3 ? sqrt(spread / (n - 3)) : nil
  }

  init?(kendall pairs: CompletePairs, test: RankTestMethod) throws {
    let counts = KendallCounts(pairs.first, pairs.second)
    guard let tau = counts.tau else { return nil }
    let n = Double(pairs.count)
    value = tau
    degreesOfFreedom = nil
    transformedError = pairs.count > 4 ? sqrt(0.437 / (n - 4)) : nil
    var continuity = false
    var isExact = pairs.count < 50 && !counts.hasTies
    switch test {
    case .automatic: break
    case .exact:
      guard !counts.hasTies, pairs.count <= RankCorrelationDistribution.largestKendall else {
        throw TestFailure.outOfRange(
          "the exact test of Kendall's correlation needs at most "
            + "\(RankCorrelationDistribution.largestKendall) pairs without ties; "
            + "use test: .asymptotic(continuity: false)")
      }
      isExact = true
    case .asymptotic(let asked): (isExact, continuity) = (false, asked)
    }
    if isExact {
      let concordant = (counts.score + n * (n - 1) / 2) / 2
      statistic = concordant
      p = RankCorrelationDistribution.kendall(Int(concordant.rounded()), count: pairs.count)
    } else {
      let shift = continuity ? min(1, abs(counts.score)) : 0
      let score = counts.score > 0 ? counts.score - shift : counts.score + shift
      statistic = score / sqrt(counts.variance)
      p = Normal.twoSided(statistic)
    }
  }
}
