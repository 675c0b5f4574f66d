public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// How well scores rank patients by their survival: the share of comparable pairs in which the patient
/// with the higher score has the event first.
///
/// `Concordance("Surv(t, e) ~ score", data: d)`. Several scores, `"Surv(t, e) ~ a + b"`, are estimated on
/// the same rows and can be compared. A pair is comparable where one has the event while the other is
/// under observation; an event and a censoring at one time are, two events at one time are not. Equal
/// scores count one half. Pairs are taken within `strata(…)`; standard errors allow for `cluster(…)`;
/// delayed entry is allowed for. The standard error is the infinitesimal jackknife's. Rows with missing
/// values are left out. O(n log n).
///
/// **Source:** Harrell *et al.*, *Stat Med* 1996;15:361–87; Uno *et al.*, *Stat Med* 2011;30:1105–17;
/// checked against R's `survival::concordance`.
public struct Concordance: Sendable {
  /// Which pairs count, and how much.
  public struct Method: Sendable, Hashable {
    let timeWeight: ConcordanceCounts.TimeWeight
    let limit: Double

    /// Harrell's: each pair once. It depends on the censoring.
    public static let harrell = Method(timeWeight: .none, limit: .infinity)
    /// Harrell's, with events up to and at a time only.
    public static func harrell(until time: Double) -> Method {
      Method(timeWeight: .none, limit: time)
    }
    /// Uno's without a limit, in which late pairs can weigh without bound: give a time.
    public static let uno = Method(timeWeight: .inverseCensoring, limit: .infinity)
    /// Uno's: pairs weigh 1 / G(t−)², which takes the censoring out; events up to and at a time only.
    public static func uno(until time: Double) -> Method {
      Method(timeWeight: .inverseCensoring, limit: time)
    }
    /// Pairs weigh S(t−) / n(t), as in Peto and Wilcoxon's test.
    public static let survivalWeighted = Method(timeWeight: .survival, limit: .infinity)
  }

  /// The pairs of a score, weighted as the method says.
  public struct Pairs: Sendable, Hashable {
    /// The event has the higher score.
    public let concordant: Double
    /// The event has the lower score.
    public let discordant: Double
    /// Comparable pairs with equal scores.
    public let tiedScore: Double
    /// Two events at one time, not comparable, with different scores.
    public let tiedTime: Double
    /// Two events at one time with equal scores.
    public let tiedBoth: Double
  }

  /// The names of the scores in the order of the formula.
  public let scores: [String]
  /// The concordance of each score, with its interval cut at 0 and 1.
  public let estimates: [Estimate]
  /// The pairs of each score.
  public let pairs: [Pairs]
  /// Which pairs count, and how much.
  public let method: Method
  /// The confidence level.
  public let level: Double
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int
  private let counts: [ConcordanceCounts]
  private let columns: [[Double]]
  private let outcome: SurvivalOutcome
  private let clusters: [Int32]?
  private let isPlain: Bool

  /// The concordance of the scores of a formula.
  ///
  /// With `direction: .lowerIsCase` the lower score means the earlier event. The direction is never taken
  /// from the data: a concordance below 0.5 is given as it is, with a warning.
  public init(
    _ formula: String, data: DataFrame, method: Method = .harrell,
    direction: ROCCurve.Direction = .higherIsCase, level: Double = 0.95
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let outcome = try SurvivalOutcome(Formula(formula), data: data)
    guard !outcome.times.isEmpty else { throw SurvivalFailure.noRows(formula: formula) }
    guard !outcome.rightSide.terms.isEmpty else {
      throw CoxFailure.notComparable("\(formula) names no score; write Surv(time, event) ~ score")
    }
    let strata = try outcome.strata()
    clusters = try outcome.rightSide.clusters.first.map {
      try outcome.formula.column($0, in: outcome.data).codes
    }
    let columns = try outcome.rightSide.terms.map { term -> [Double] in
      guard term.factors.count == 1 else {
        throw CoxFailure.notComparable(
          "\(formula): \(term.label) is not a score but an interaction")
      }
      let column = try outcome.formula.finiteNumbers(term.factors[0], in: outcome.data)
      return direction == .lowerIsCase ? column.map { -$0 } : column
    }
    let counts = columns.map { column in
      ConcordanceCounts(
        scores: column, times: outcome.times,
        isEvent: outcome.isEvent, entries: outcome.entryTimes, strata: strata?.codes,
        strataCount: strata?.levels.count ?? 1, timeWeight: method.timeWeight,
        until: method.limit)
    }
    scores = outcome.rightSide.terms.map(\.label)
    let clusters = self.clusters
    estimates = counts.map { Self.estimate($0, clusters: clusters, level: level) }
    pairs = counts.map(Pairs.init)
    self.counts = counts
    self.columns = columns
    self.outcome = outcome
    isPlain = strata == nil && clusters == nil && method == .harrell
    self.method = method
    self.level = level
    rowsUsed = outcome.times.count
    rowsDropped = outcome.rows.droppedCount
    for (name, estimate) in zip(scores, estimates) where (estimate.value ?? 1) < 0.5 {
      ReportContext.warn(
        "below-half",
        "the concordance of \"\(name)\" is below 0.5: low scores have the events; if that is meant, "
          + "write direction: .lowerIsCase")
    }
  }

  static func estimate(
    _ counts: ConcordanceCounts, clusters: [Int32]? = nil, level: Double
  ) -> Estimate {
    guard counts.pairCount > 0 else {
      return .notEstimable("no two rows can be compared", kind: .auc)
    }
    let value = counts.concordance
    let error = counts.standardError(clusters: clusters)
    // Without spread between rows there is no interval: all pairs are in order, or all are tied.
    guard error > 0 else { return Estimate(value, level: level, kind: .auc) }
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      value, lower: max(0, value - margin), upper: min(1, value + margin), standardError: error,
      level: level, kind: .auc)
  }
}

// MARK: - By score

extension Concordance {
  /// The concordance of the score, or of the first of several.
  public var estimate: Estimate { estimates[0] }

  /// The concordance of the score of this name. A name that does not exist ends the report.
  public func estimate(of name: String, line: Int = #line) -> Estimate {
    estimates[place(name, line)]
  }

  /// How the standard error of a difference is found.
  public enum Variance: Sendable, Hashable {
    /// From how much each row moves the difference, as R's `survival` does.
    case infinitesimalJackknife
    /// From U-statistics, as R's `compareC` does; for Harrell's concordance without strata or clusters,
    /// and quadratic in the number of rows.
    case uStatistic
  }

  /// The concordance of one score less that of another on the same rows, with its interval and P value.
  public func difference(
    _ first: String, minus second: String, variance: Variance = .infinitesimalJackknife,
    line: Int = #line
  ) -> Estimate {
    let (a, b) = (place(first, line), place(second, line))
    guard let x = estimates[a].value, let y = estimates[b].value else {
      return .notEstimable("no two rows can be compared", kind: .difference)
    }
    guard let error = standardError(a, b, variance) else {
      return .notEstimable(
        "the variance from U-statistics is for Harrell's concordance without strata and clusters",
        kind: .difference)
    }
    guard error > 0 else {
      return Estimate(
        x - y, level: level, p: PValue(reason: "both scores rank alike"), kind: .difference)
    }
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      x - y, lower: x - y - margin, upper: x - y + margin, standardError: error, level: level,
      p: PValue(Normal.twoSided((x - y) / error)), kind: .difference)
  }

  private func standardError(_ a: Int, _ b: Int, _ variance: Variance) -> Double? {
    guard variance == .uStatistic else {
      return ConcordanceCounts.size(
        zip(counts[a].influences, counts[b].influences).map { $0 - $1 }, clusters: clusters)
    }
    guard isPlain, rowsUsed > 3 else { return nil }
    let covariance = ConcordanceCovariance(
      counts[a], counts[b], scores: (columns[a], columns[b]), times: outcome.times,
      isEvent: outcome.isEvent, entries: outcome.entryTimes)
    return max(0, covariance.varianceOfDifference).squareRoot()
  }

  private func place(_ name: String, _ line: Int) -> Int {
    if let place = scores.firstIndex(of: name) { return place }
    let all = scores.map { "\"\($0)\"" }.joined(separator: ", ")
    ReportContext.current.stop("no score \"\(name)\" among \(all)", line)
  }
}

extension Concordance.Pairs {
  init(_ counts: ConcordanceCounts) {
    concordant = counts.concordant
    discordant = counts.discordant
    tiedScore = counts.tiedScore
    tiedTime = counts.tiedTime
    tiedBoth = counts.tiedBoth
  }
}

extension CoxRegression {
  /// Harrell's concordance of the linear predictor on the rows used (apparent), within strata; the
  /// standard error allows for weights and clusters.
  public var concordance: Estimate {
    let predictors = outcome.times.indices.map { row -> Double in
      var sum = offset?[row] ?? 0
      for column in fit.kept { sum += fit.coefficients[column] * matrix[row, column] }
      return sum
    }
    let counts = ConcordanceCounts(
      scores: predictors, times: outcome.times, isEvent: outcome.isEvent,
      entries: outcome.entryTimes, weights: weights, strata: strata?.codes,
      strataCount: strata?.levels.count ?? 1)
    return Concordance.estimate(counts, clusters: clusters, level: level)
  }
}
