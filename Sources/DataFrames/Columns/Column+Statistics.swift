import Foundation

/// Statistics of the cells that are not missing. Of a column without values each is NaN, which
/// prints "not estimable"; of text each ends the report.
extension Column {
  /// The arithmetic mean.
  public var mean: Double {
    let values = present
    guard !values.isEmpty else { return .nan }
    let first = values.reduce(0, +) / Double(values.count)
    // A second pass takes back what rounding lost in the first.
    return first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
  }

  /// The standard deviation with the divisor n − 1; NaN of fewer than two values.
  public var standardDeviation: Double {
    let values = present
    guard values.count > 1 else { return .nan }
    let mean = self.mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// The median; the mean of the middle two where their number is even.
  public var median: Double { quantile(0.5) }

  /// The smallest value.
  public var minimum: Double { present.min() ?? .nan }

  /// The largest value.
  public var maximum: Double { present.max() ?? .nan }

  /// The sum; of truth values how many are true. NaN of a column without values, except that none
  /// of a column of truth values is 0.
  public var sum: Double {
    let values = present
    if values.isEmpty, case .truth = storage { return 0 }
    return values.isEmpty ? .nan : values.reduce(0, +)
  }

  /// The quantile at `probability`, 0…1, by linear interpolation between order statistics.
  ///
  /// Source: type 7 of Hyndman & Fan, *Am Stat* 1996;50:361–5, the default of R and NumPy. NaN for
  /// a probability outside 0…1.
  public func quantile(_ probability: Double) -> Double {
    Column.quantile(probability, ofSorted: present.sorted())
  }

  /// The quantiles at `probabilities`, each as `quantile(_:)` gives it.
  public func quantiles(_ probabilities: [Double]) -> [Double] {
    let sorted = present.sorted()
    return probabilities.map { Column.quantile($0, ofSorted: sorted) }
  }

  /// The type-7 quantile of values in ascending order.
  package static func quantile(_ probability: Double, ofSorted values: [Double]) -> Double {
    guard let last = values.last, (0...1).contains(probability) else { return .nan }
    let position = probability * Double(values.count - 1)
    let below = Int(position)
    guard below + 1 < values.count else { return last }
    let fraction = position - Double(below)
    // Between two equal infinite values a difference would be NaN.
    guard fraction > 0, values[below] != values[below + 1] else { return values[below] }
    return values[below] + fraction * (values[below + 1] - values[below])
  }

  /// The values that are not missing, in the order of the rows.
  private var present: [Double] { doubles.filter { !$0.isNaN } }
}
