import DataFrames
import Reporting

/// The values of one numeric variable in one group, in no order.
struct BaselineSample {
  let values: [Double]
  let missingCount: Int
  let mean: Double
  /// With the divisor n − 1; NaN of fewer than two values.
  let standardDeviation: Double
  private let smallest: Double

  init(_ cells: [Double], rows: [Int]) {
    var values: [Double] = []
    values.reserveCapacity(rows.count)
    for row in rows where !cells[row].isNaN { values.append(cells[row]) }
    self.init(values: values, missingCount: rows.count - values.count)
  }

  init(_ cells: [Double]) {
    let values = cells.filter { !$0.isNaN }
    self.init(values: values, missingCount: cells.count - values.count)
  }

  private init(values: [Double], missingCount: Int) {
    self.values = values
    self.missingCount = missingCount
    let n = Double(values.count)
    var (sum, smallest) = (0.0, Double.infinity)
    for value in values {
      sum += value
      if value < smallest { smallest = value }
    }
    let first = sum / n
    // The mean of the residuals corrects the rounding of the first pass.
    var (residual, squares) = (0.0, 0.0)
    for value in values { residual += value - first }
    let mean = values.isEmpty ? .nan : first + residual / n
    for value in values { squares += (value - mean) * (value - mean) }
    self.mean = mean
    self.smallest = smallest
    standardDeviation = values.count > 1 ? (squares / (n - 1)).squareRoot() : .nan
  }

  /// The type-7 quantiles, in the order of the probabilities.
  func quantiles(_ probabilities: [Double]) -> [Double] {
    OrderStatistics.quantiles(probabilities, of: values)
  }

  /// Whether mean and standard deviation give a fair picture: |skewness| below 1, and for a
  /// quantity that is never negative a standard deviation of at most half the mean. A group too
  /// small to tell is taken as fair.
  var isDescribedByMean: Bool {
    guard values.count > 2, standardDeviation > 0 else { return true }
    let cubes = values.reduce(0) { $0 + (($1 - mean) / standardDeviation).cubed }
    let skewness = cubes / Double(values.count)
    return skewness.magnitude < 1 && (smallest < 0 || standardDeviation <= mean / 2)
  }

  /// How many decimals the cells of a variable show: those of the measurement, one more for a mean,
  /// but of decimals no more than show three digits of a typical value.
  static func decimals(of values: [Double], style: NumberStyle, addingOne: Bool) -> Int {
    var measured = 0
    for value in values where value.isFinite {
      while measured < 4, !isWhole(value, timesTenTo: measured) { measured += 1 }
      if measured == 4 { break }
    }
    var magnitudes: [Double] = []
    magnitudes.reserveCapacity(values.count)
    for value in values where value.isFinite { magnitudes.append(value.magnitude) }
    guard !magnitudes.isEmpty else { return 0 }
    let typical = OrderStatistics.quantiles([0.5], of: magnitudes)[0]
    let readable = min(style.decimals(of: typical, significantDigits: 3), 4)
    guard measured < 4 else { return readable }
    // A mean of whole numbers has a decimal however large they are; decimals that were measured are
    // dropped where three digits say enough: 114.7 U/l is read as 115.
    let wanted = measured + (addingOne ? 1 : 0)
    return measured == 0 ? wanted : min(wanted, max(readable, addingOne ? 1 : 0))
  }

  private static func isWhole(_ value: Double, timesTenTo decimals: Int) -> Bool {
    var scaled = value.magnitude
    for _ in 0..<decimals { scaled *= 10 }
    // Decimal fractions have no exact binary form: 0.1 × 10 may miss 1 by some units in the last place.
    return (scaled - scaled.rounded()).magnitude <= 8 * scaled.ulp
  }
}

extension Double {
  fileprivate var cubed: Double { self * self * self }
}
