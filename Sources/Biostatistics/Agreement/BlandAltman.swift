public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// The agreement of two measurements of the same quantity: the mean difference (bias) and the limits
/// between which 95 % of the differences lie.
///
/// Differences are first minus second; limits are bias ± 1.96 standard deviations, with the intervals
/// of Bland and Altman (*Stat Methods Med Res* 1999;8:135–60). Rows in which a value is missing are
/// left out and counted.
public struct BlandAltman: Sendable {
  /// The mean difference with its interval from Student's distribution.
  public let bias: Estimate
  /// The standard deviation of the differences, with divisor n − 1.
  public let standardDeviation: Double
  /// bias − 1.96 SD.
  public let lowerLimit: Estimate
  /// bias + 1.96 SD.
  public let upperLimit: Estimate
  /// The slope of the differences on the means of both, with its P: whether the bias grows with what is
  /// measured. Not estimable where the means do not vary.
  public let proportionalBias: Estimate
  /// Lin's concordance correlation coefficient with divisors n (*Biometrics* 1989;45:255–68), its
  /// interval by the inverse hyperbolic tangent with the correction of 2000.
  public let concordance: Estimate
  /// The number of complete pairs.
  public let rowsUsed: Int
  /// The number of rows left out because a value is missing.
  public let rowsDropped: Int
  /// The mean of each pair, in the order of the rows used.
  public let means: [Double]
  /// The difference of each pair, first minus second.
  public let differences: [Double]

  /// Compares two columns; fewer than three complete pairs are an error.
  public init(_ first: Column, _ second: Column, level: Double = 0.95) throws {
    try self.init(CompletePairs(first, second), level: level)
  }

  /// Compares two lists of numbers; NaN is missing.
  public init(_ first: [Double], _ second: [Double], level: Double = 0.95) throws {
    try self.init(CompletePairs(first, second), level: level)
  }

  private init(_ pairs: CompletePairs, level: Double) throws {
    try pairs.require(3, for: "a Bland–Altman analysis")
    let differences = zip(pairs.first, pairs.second).map { $0 - $1 }
    let means = zip(pairs.first, pairs.second).map { $0 / 2 + $1 / 2 }
    let moments = Moments(differences)
    let n = Double(moments.count)
    let spread = moments.standardDeviation
    let quantile = StudentT.upperQuantile((1 - level) / 2, n - 1)
    func estimate(_ value: Double, error: Double) -> Estimate {
      Estimate(
        value, lower: value - quantile * error, upper: value + quantile * error,
        standardError: error, level: level, kind: .difference)
    }
    bias = estimate(moments.mean, error: spread / sqrt(n))
    let limitError = sqrt(1 / n + 1.96 * 1.96 / (2 * (n - 1))) * spread
    lowerLimit = estimate(moments.mean - 1.96 * spread, error: limitError)
    upperLimit = estimate(moments.mean + 1.96 * spread, error: limitError)
    standardDeviation = spread
    proportionalBias =
      (try? LeastSquaresLine(x: means, y: differences, level: level).slope)
      ?? .notEstimable("the means do not vary", kind: .slope)
    concordance = Self.concordance(pairs.comoments, level: level)
    rowsUsed = pairs.count
    rowsDropped = pairs.droppedCount
    self.means = means
    self.differences = differences
  }

  private static func concordance(_ moments: Comoments, level: Double) -> Estimate {
    let n = Double(moments.first.count)
    let shift = moments.first.mean - moments.second.mean
    let scale = (moments.first.squares + moments.second.squares) / n + shift * shift
    guard scale > 0 else { return .notEstimable("the measurements do not vary") }
    let c = 2 * moments.products / n / scale
    guard let r = moments.correlation, abs(r) > 0, n > 3, abs(c) < 1 else { return Estimate(c) }
    let u2 = shift * shift * n / sqrt(moments.first.squares * moments.second.squares)
    let rest = 1 - c * c
    let variance =
      ((1 - r * r) * c * c / (rest * r * r) + 2 * c * c * c * (1 - c) * u2 / (r * rest * rest)
        - c * c * c * c * u2 * u2 / (2 * r * r * rest * rest)) / (n - 2)
    guard variance > 0 else { return Estimate(c) }
    let margin = Normal.upperQuantile((1 - level) / 2) * sqrt(variance)
    return Estimate(
      c, lower: tanh(atanh(c) - margin), upper: tanh(atanh(c) + margin),
      standardError: sqrt(variance) * rest, level: level)
  }
}
