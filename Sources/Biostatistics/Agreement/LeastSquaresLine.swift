public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// The straight line that fits y best by least squares, with its band. Rows in which a value is missing
/// are left out and counted. Checked against R's `lm`.
public struct LeastSquaresLine: Sendable {
  /// y where x is 0.
  public let intercept: Double
  /// The change of y with one unit of x, with its interval and P from Student's distribution.
  public let slope: Estimate
  /// The standard deviation of the residuals, with divisor n − 2.
  public let residualStandardDeviation: Double
  /// The share of the variance of y that the line explains, 0…1.
  public let rSquared: Double
  /// The number of complete pairs.
  public let rowsUsed: Int
  /// The number of rows left out because a value is missing.
  public let rowsDropped: Int
  private let moments: Comoments
  private let slopeValue: Double

  /// Fits y = intercept + slope · x. Fewer than three complete pairs or an x that does not vary are an
  /// error.
  public init(x: Column, y: Column, level: Double = 0.95) throws {
    try self.init(CompletePairs(x, y), level: level)
  }

  /// Fits a line to two lists of numbers; NaN is missing.
  public init(x: [Double], y: [Double], level: Double = 0.95) throws {
    try self.init(CompletePairs(x, y), level: level)
  }

  init(_ pairs: CompletePairs, level: Double) throws(TestFailure) {
    try pairs.require(3, for: "a straight line")
    moments = pairs.comoments
    let (x, y) = (moments.first, moments.second)
    guard !x.isConstant(spread: x.standardDeviation) else {
      throw .outOfRange("a straight line needs an x that varies, and all of its values are equal")
    }
    let b = moments.products / x.squares
    var residuals = 0.0
    for index in pairs.first.indices {
      let rest = pairs.second[index] - y.mean - b * (pairs.first[index] - x.mean)
      residuals += rest * rest
    }
    let degrees = Double(pairs.count - 2)
    slopeValue = b
    intercept = y.mean - b * x.mean
    residualStandardDeviation = sqrt(residuals / degrees)
    rSquared = y.squares > 0 ? max(0, 1 - residuals / y.squares) : .nan
    let error = residualStandardDeviation / sqrt(x.squares)
    let p = PValue(error > 0 ? StudentT.twoSided(b / error, degrees) : b == 0 ? .nan : 0)
    let margin = StudentT.upperQuantile((1 - level) / 2, degrees) * error
    slope = Estimate(
      b, lower: b - margin, upper: b + margin, standardError: error, level: level, p: p,
      kind: .slope)
    rowsUsed = pairs.count
    rowsDropped = pairs.droppedCount
  }

  /// The mean of y at x with its pointwise interval.
  public func value(at x: Double, level: Double = 0.95) -> Estimate {
    let distance = x - moments.first.mean
    let mean = moments.second.mean + slopeValue * distance
    let n = Double(rowsUsed)
    let error =
      residualStandardDeviation * sqrt(1 / n + distance * distance / moments.first.squares)
    let margin = StudentT.upperQuantile((1 - level) / 2, n - 2) * error
    return Estimate(
      mean, lower: mean - margin, upper: mean + margin, standardError: error, level: level)
  }
}
