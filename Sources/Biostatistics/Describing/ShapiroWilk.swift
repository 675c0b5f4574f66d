public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Shapiro and Wilk's test of normality for 3 to 5000 values.
///
/// **Source:** Royston, *Appl Stat* 1995;44:547–51 (algorithm AS R94): the coefficients' approximation
/// and the transformations of 1 − W to normality; checked against R's `shapiro.test`.
public struct ShapiroWilk: StatisticalTest {
  /// W, 0…1; 1 is normal.
  public let statistic: Double
  /// None.
  public let degreesOfFreedom: Double? = nil
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate? = nil
  /// "Shapiro–Wilk test"
  public let method = "Shapiro–Wilk test"
  /// The number of values tested.
  public let rowsUsed: Int
  /// The number of missing values.
  public let rowsDropped: Int

  /// Tests a column of numbers.
  public init(_ column: Column) throws { try self.init(column.numbers()) }

  /// Tests values; NaN is missing.
  public init(_ values: [Double]) throws {
    let present = values.filter { !$0.isNaN }
    guard !present.contains(where: \.isInfinite) else {
      throw TestFailure.infinite(variable: "the column")
    }
    guard (3...5000).contains(present.count) else {
      throw TestFailure.outOfRange(
        "the Shapiro–Wilk test is for 3 to 5000 values, and there are \(present.count)")
    }
    rowsUsed = present.count
    rowsDropped = values.count - present.count
    let sorted = present.sorted()
    let range = sorted[sorted.count - 1] - sorted[0]
    guard range > 1e-19 * max(1, abs(sorted[0])) else {
      statistic = .nan
      p = PValue(reason: "all values are equal")
      return
    }
    let missing = Self.oneMinusW(sorted, range: range)
    statistic = 1 - missing
    p = PValue(Self.probability(oneMinusW: missing, count: sorted.count))
  }

  /// 1 − W, without loss of digits where W is near 1.
  private static func oneMinusW(_ sorted: [Double], range: Double) -> Double {
    let n = sorted.count
    let half = coefficients(n)
    // Scaling by the range keeps the sums away from overflow; centring keeps their digits.
    let scaled = sorted.map { ($0 - sorted[0]) / range }
    let center = Moments(scaled).mean
    var weightSquares = 0.0
    var squares = 0.0
    var products = 0.0
    for index in 0..<n {
      let mirror = n - 1 - index
      let weight = index < half.count ? -half[index] : mirror < half.count ? half[mirror] : 0
      let distance = scaled[index] - center
      weightSquares += weight * weight
      squares += distance * distance
      products += weight * distance
    }
    let root = sqrt(weightSquares * squares)
    return (root - products) * (root + products) / (weightSquares * squares)
  }

  /// The weights of the upper half, from the outermost inwards.
  private static func coefficients(_ n: Int) -> [Double] {
    if n == 3 { return [sqrt(0.5)] }
    let count = n / 2
    let size = Double(n)
    let scores = (0..<count).map { Normal.upperQuantile((Double($0) + 0.625) / (size + 0.25)) }
    let total = 2 * scores.reduce(0) { $0 + $1 * $1 }
    let r = 1 / sqrt(size)
    let outer = polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], r)
    let first = outer + scores[0] / sqrt(total)
    guard n > 5 else {
      let rest = total - 2 * scores[0] * scores[0]
      let factor = sqrt(rest / (1 - 2 * first * first))
      return [first] + scores.dropFirst().map { $0 / factor }
    }
    let inner = polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], r)
    let second = inner + scores[1] / sqrt(total)
    let rest = total - 2 * scores[0] * scores[0] - 2 * scores[1] * scores[1]
    let factor = sqrt(rest / (1 - 2 * first * first - 2 * second * second))
    return [first, second] + scores.dropFirst(2).map { $0 / factor }
  }

  /// P(W' < W) under normality.
  private static func probability(oneMinusW: Double, count: Int) -> Double {
    let n = Double(count)
    if count == 3 {
      let w = max(0.75, 1 - oneMinusW)
      return max(0, min(1, 6 / Double.pi * (asin(sqrt(w)) - asin(sqrt(0.75)))))
    }
    let y = log(oneMinusW)
    if count <= 11 {
      let gamma = polynomial([-2.273, 0.459], n)
      guard y < gamma else { return 1e-99 }
      let mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n)
      let deviation = exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
      return Normal.upperTail((-log(gamma - y) - mean) / deviation)
    }
    let x = log(n)
    let mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], x)
    let deviation = exp(polynomial([-0.4803, -0.082676, 0.0030302], x))
    return Normal.upperTail((y - mean) / deviation)
  }

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
