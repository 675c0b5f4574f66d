public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Fleiss's kappa: the agreement of several raters beyond chance, over all levels and for each.
///
/// **Source:** Fleiss, *Psychol Bull* 1971;76:378–82, with the standard error of Fleiss, Nee & Landis
/// (1979;86:974–7). The interval uses the standard error of no agreement, as is usual; it is rough away
/// from 0. Subjects that a rater left out are dropped and counted.
public struct FleissKappa: StatisticalTest {
  /// Kappa of one level against all others.
  public struct Level: Sendable {
    /// The level.
    public let name: String
    /// Its kappa; not estimable where every rating or none is of the level.
    public let estimate: Estimate
  }

  /// z: kappa over its standard error where there is no agreement.
  public let statistic: Double
  /// None.
  public let degreesOfFreedom: Double? = nil
  /// The two-sided P value of no agreement beyond chance.
  public let p: PValue
  /// Kappa with its interval; not estimable where all ratings are of the same level.
  public let estimate: Estimate?
  /// "Fleiss's kappa"
  public let method = "Fleiss's kappa"
  /// The levels in order with the kappa of each.
  public let levels: [Level]
  /// The mean of Cohen's kappas of all pairs of raters (Light, *Psychol Bull* 1971;76:365–77).
  public let lightKappa: Double
  /// The number of subjects that all raters rated.
  public let rowsUsed: Int
  /// The number of subjects left out because a rating is missing.
  public let rowsDropped: Int

  /// Compares the raters' columns, two or more.
  public init(_ raters: [Column], level: Double = 0.95) throws {
    guard raters.count >= 2 else {
      throw TestFailure.outOfRange(
        "Fleiss's kappa needs at least two raters, and there is \(raters.count)")
    }
    let ratings = try RatedCategories(raters, levels: nil)
    guard ratings.count >= 2 else {
      throw TestFailure.outOfRange(
        "Fleiss's kappa needs at least 2 subjects that all raters rated, and there are "
          + "\(ratings.count)")
    }
    rowsUsed = ratings.count
    rowsDropped = ratings.droppedCount
    let (n, m) = (Double(ratings.count), Double(raters.count))
    let tallies = Tallies(ratings)
    let chances = tallies.shares.map { $0 * (1 - $0) }
    let chance = chances.reduce(0, +)
    let z = Normal.upperQuantile((1 - level) / 2)
    levels = ratings.levels.enumerated().map { index, name in
      guard chances[index] > 0 else {
        return Level(name: name, estimate: .notEstimable("the level does not vary"))
      }
      let kappa = 1 - tallies.disagreements[index] / (n * m * (m - 1) * chances[index])
      let margin = z * sqrt(2 / (n * m * (m - 1)))
      return Level(
        name: name,
        estimate: Estimate(
          kappa, lower: max(-1, kappa - margin), upper: min(1, kappa + margin), level: level))
    }
    lightKappa = Self.light(ratings)
    guard chance > 0 else {
      statistic = .nan
      p = PValue(reason: "all ratings are the same")
      estimate = .notEstimable("all ratings are the same")
      return
    }
    let kappa = 1 - tallies.disagreements.reduce(0, +) / (n * m * (m - 1) * chance)
    let skew = zip(chances, tallies.shares).reduce(0) { $0 + $1.0 * (1 - 2 * $1.1) }
    let error =
      sqrt(max(0, 2 * (chance * chance - skew) / (n * m * (m - 1)))) / chance
    statistic = kappa / error
    p = PValue(Normal.twoSided(statistic))
    estimate = Estimate(
      kappa, lower: max(-1, kappa - z * error), upper: min(1, kappa + z * error),
      standardError: error, level: level, p: p)
  }

  /// Compares the raters that are the columns of a data frame.
  public init(_ ratings: DataFrame, level: Double = 0.95) throws {
    try self.init(ratings.columns, level: level)
  }

  private static func light(_ ratings: RatedCategories) -> Double {
    var kappas: [Double] = []
    for first in ratings.codes.indices {
      for second in (first + 1)..<max(first + 1, ratings.codes.count) {
        let pair = WeightedAgreement(ratings.table(first, second), weights: .unweighted)
        kappas.append(pair.kappa ?? .nan)
      }
    }
    return kappas.reduce(0, +) / Double(kappas.count)
  }

  /// How the ratings spread over the levels.
  private struct Tallies {
    /// The share of all ratings that each level has.
    var shares: [Double]
    /// For each level, over all subjects, ratings of it times ratings of others.
    var disagreements: [Double]

    init(_ ratings: RatedCategories) {
      shares = [Double](repeating: 0, count: ratings.levels.count)
      disagreements = shares
      let raters = Double(ratings.codes.count)
      var counts = shares
      for subject in 0..<ratings.count {
        for level in counts.indices { counts[level] = 0 }
        for codes in ratings.codes { counts[codes[subject]] += 1 }
        for (level, count) in counts.enumerated() {
          shares[level] += count
          disagreements[level] += count * (raters - count)
        }
      }
      let all = Double(ratings.count) * raters
      for level in shares.indices { shares[level] /= all }
    }
  }
}
