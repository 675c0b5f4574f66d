public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// A column of numbers described: location, spread, quantiles, shape.
///
/// Missing values are left out and counted. What the values cannot give is NaN, which prints as "not
/// estimable": the standard deviation of one value, the skewness of a constant.
public struct Description: Sendable {
  /// How sample skewness and kurtosis are scaled (Joanes & Gill, *J R Stat Soc D* 1998;47:183–9).
  public enum ShapeType: Int, Sendable, Hashable {
    /// Ratios of moments with divisor n.
    case one = 1
    /// Unbiased under normality: SAS and SPSS.
    case two = 2
    /// Moments over powers of the standard deviation with divisor n − 1: Minitab, R's e1071.
    case three = 3
  }

  /// The number of values that are not missing.
  public let count: Int
  /// The number of missing values.
  public let missingCount: Int
  private let moments: Moments
  private let sorted: [Double]

  /// Describes a column; text is an error.
  public init(_ column: Column) throws {
    try self.init(column.numbers())
  }

  /// Describes values; NaN is missing.
  public init(_ values: [Double]) throws {
    let present = values.filter { !$0.isNaN }
    if present.contains(where: \.isInfinite) {
      throw TestFailure.infinite(variable: "the column")
    }
    count = present.count
    missingCount = values.count - present.count
    moments = Moments(present)
    let order = SortOrder.ascending(present)
    sorted = order.map { present[Int($0)] }
  }

  /// The sum.
  public var sum: Double { moments.sum }
  /// The mean.
  public var mean: Double { moments.mean }
  /// The variance, with divisor n − 1.
  public var variance: Double { moments.variance }
  /// The standard deviation, with divisor n − 1.
  public var standardDeviation: Double { moments.standardDeviation }
  /// The standard error of the mean.
  public var standardError: Double { standardDeviation / sqrt(Double(count)) }
  /// The smallest value.
  public var minimum: Double { sorted.first ?? .nan }
  /// The largest value.
  public var maximum: Double { sorted.last ?? .nan }
  /// The median.
  public var median: Double { quantile(0.5) }

  /// A quantile, for a probability in 0…1.
  public func quantile(_ probability: Double, type: QuantileType = .seven) -> Double {
    Quantile.of(sorted: sorted, probability, type: type)
  }

  /// The third quartile minus the first.
  public func interquartileRange(type: QuantileType = .seven) -> Double {
    quantile(0.75, type: type) - quantile(0.25, type: type)
  }

  /// The median absolute deviation from the median, times 1.4826, which makes it the standard deviation
  /// of a normal distribution.
  public var medianAbsoluteDeviation: Double {
    let middle = median
    return 1.4826 * Quantile.median(sorted.map { abs($0 - middle) })
  }

  /// The mean with its interval from Student's distribution.
  public func meanEstimate(level: Double = 0.95) -> Estimate {
    guard count > 0 else { return .notEstimable("no values") }
    guard count > 1 else { return Estimate(mean, level: level) }
    let margin = StudentT.upperQuantile((1 - level) / 2, Double(count - 1)) * standardError
    return Estimate(
      mean, lower: mean - margin, upper: mean + margin, standardError: standardError, level: level)
  }

  /// The skewness; NaN for a constant.
  public func skewness(type: ShapeType = .three) -> Double {
    let n = Double(count)
    let g = centralMoment(3) / pow(centralMoment(2), 1.5)
    switch type {
    case .one: return g
    case .two: return count < 3 ? .nan : g * sqrt(n * (n - 1)) / (n - 2)
    case .three: return g * pow((n - 1) / n, 1.5)
    }
  }

  /// The kurtosis minus 3, so that a normal distribution has 0; NaN for a constant.
  public func excessKurtosis(type: ShapeType = .three) -> Double {
    let n = Double(count)
    let g = centralMoment(4) / pow(centralMoment(2), 2) - 3
    switch type {
    case .one: return g
    case .two: return count < 4 ? .nan : ((n + 1) * g + 6) * (n - 1) / ((n - 2) * (n - 3))
    case .three: return (g + 3) * pow(1 - 1 / n, 2) - 3
    }
  }

  /// Σ (x − mean)ᵏ / n
  private func centralMoment(_ power: Int) -> Double {
    var sum = 0.0
    for value in sorted {
      let distance = value - mean
      let square = distance * distance
      sum += power == 2 ? square : power == 3 ? square * distance : square * square
    }
    return sum / Double(count)
  }
}
