public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Cohen's kappa: the agreement of two raters beyond that expected by chance, plain or weighted.
///
/// Weights are 1 − d/(k − 1) (linear) or 1 − d²/(k − 1)² (quadratic) for levels d places apart. The
/// levels stand in their declared order, numbers by value: R's irr sorts them as text ("100" before
/// "30"), which `levels:` can reproduce. The interval has the large-sample standard error, the test
/// that of no agreement (Fleiss, Cohen & Everitt, *Psychol Bull* 1969;72:323–7). Subjects that a rater
/// left out are dropped and counted.
public struct CohenKappa: StatisticalTest {
  /// How much disagreements count.
  public enum Weights: String, Sendable, Hashable {
    /// All alike.
    case unweighted
    /// By their distance.
    case linear
    /// By the square of their distance.
    case quadratic
  }

  /// The standard error behind the interval.
  public enum Interval: String, Sendable, Hashable {
    /// Of large samples.
    case largeSample
    /// As R's psych 2.2.9 has it for weighted kappa: a level's share times the sum of its weights
    /// stands where its mean weight belongs. For comparison only; unweighted, both are
    /// the same.
    case psych
  }

  /// z: kappa over its standard error where there is no agreement.
  public let statistic: Double
  /// None.
  public let degreesOfFreedom: Double? = nil
  /// The two-sided P value of no agreement beyond chance.
  public let p: PValue
  /// Kappa with its interval; not estimable where both raters always give the same level.
  public let estimate: Estimate?
  /// "Cohen's kappa", with the weights.
  public let method: String
  /// The share of subjects with the same rating, 0…1.
  public let agreement: Double
  /// The counts, first rater in the rows.
  public let table: ContingencyTable
  /// The number of subjects that both rated.
  public let rowsUsed: Int
  /// The number of subjects left out because a rating is missing.
  public let rowsDropped: Int

  /// Compares two raters' columns; `levels` gives the order of the levels for weights.
  public init(
    _ first: Column, _ second: Column, weights: Weights = .unweighted, levels: [String]? = nil,
    interval: Interval = .largeSample, level: Double = 0.95
  ) throws {
    let ratings = try RatedCategories([first, second], levels: levels)
    guard ratings.count >= 2 else {
      throw TestFailure.outOfRange(
        "Cohen's kappa needs at least 2 subjects that both raters rated, and there are "
          + "\(ratings.count)")
    }
    let counts = ratings.table(0, 1)
    table = try ContingencyTable(counts, rowLevels: ratings.levels, columnLevels: ratings.levels)
    rowsUsed = ratings.count
    rowsDropped = ratings.droppedCount
    agreement =
      Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(ratings.count)
    method =
      weights == .unweighted ? "Cohen's kappa" : "Cohen's kappa with \(weights.rawValue) weights"
    let outcome = WeightedAgreement(counts, weights: weights, interval: interval)
    guard let kappa = outcome.kappa else {
      statistic = .nan
      p = PValue(reason: "both raters always give the same level")
      estimate = .notEstimable("both raters always give the same level")
      return
    }
    statistic = kappa / outcome.nullError
    p = PValue(Normal.twoSided(statistic))
    let margin = Normal.upperQuantile((1 - level) / 2) * outcome.error
    estimate = Estimate(
      kappa, lower: max(-1, kappa - margin), upper: min(1, kappa + margin),
      standardError: outcome.error, level: level, p: p)
  }
}

/// Kappa and its two standard errors from a square table of counts.
struct WeightedAgreement {
  /// `nil` where agreement by chance is complete.
  let kappa: Double?
  /// The large-sample standard error.
  let error: Double
  /// The standard error where there is no agreement beyond chance.
  let nullError: Double

  init(
    _ counts: [[Int]], weights: CohenKappa.Weights,
    interval: CohenKappa.Interval = .largeSample
  ) {
    let k = counts.count
    let n = Double(counts.reduce(0) { $0 + $1.reduce(0, +) })
    let shares = counts.map { $0.map { Double($0) / n } }
    let rows = shares.map { $0.reduce(0, +) }
    let columns = (0..<k).map { column in shares.reduce(0) { $0 + $1[column] } }
    func weight(_ i: Int, _ j: Int) -> Double {
      let distance = Double(abs(i - j)) / Double(max(1, k - 1))
      switch weights {
      case .unweighted: return i == j ? 1 : 0
      case .linear: return 1 - distance
      case .quadratic: return 1 - distance * distance
      }
    }
    var (observed, expected) = (0.0, 0.0)
    var rowMeans = [Double](repeating: 0, count: k)
    var columnMeans = [Double](repeating: 0, count: k)
    for i in 0..<k {
      for j in 0..<k {
        observed += weight(i, j) * shares[i][j]
        expected += weight(i, j) * rows[i] * columns[j]
        rowMeans[i] += weight(i, j) * columns[j]
        columnMeans[j] += weight(i, j) * rows[i]
      }
    }
    guard 1 - expected > 1e-12 else {
      (kappa, error, nullError) = (nil, .nan, .nan)
      return
    }
    let secondMeans =
      interval == .psych && weights != .unweighted
      ? (0..<k).map { level in rows[level] * (0..<k).reduce(0) { $0 + weight($1, level) } }
      : columnMeans
    var (full, null) = (0.0, 0.0)
    for i in 0..<k {
      for j in 0..<k {
        let mean = rowMeans[i] + columnMeans[j]
        let (w, chance) = (weight(i, j), rows[i] * columns[j])
        let drawn = (rowMeans[i] + secondMeans[j]) * (1 - observed)
        full += shares[i][j] * pow(w * (1 - expected) - drawn, 2)
        null += chance * (w - mean) * (w - mean)
      }
    }
    kappa = (observed - expected) / (1 - expected)
    full -= pow(observed * expected - 2 * expected + observed, 2)
    error = sqrt(max(0, full) / n) / pow(1 - expected, 2)
    nullError = sqrt(max(0, null - expected * expected) / n) / (1 - expected)
  }
}
