import DataFrames
import Foundation

/// Bins of one width whose edges are multiples of it.
package struct HistogramBins: Sendable, Equatable {
  /// The width of a bin.
  package let width: Double
  /// The multiple of the width at which the first bin begins.
  package let first: Int
  /// How many bins there are.
  package let count: Int
  /// How far edges are off the multiples: half a unit where each whole number has a bin of its own.
  package let offset: Double

  /// Bins for values: of Freedman and Diaconis's width, 2 IQR / ∛n (*Z Wahrscheinlichkeitstheorie*
  /// 1981;57:453–76), rounded to 1, 2, 2.5 or 5 times a power of ten; of whole numbers at least 1 wide.
  /// Where the quartiles are equal, as many bins as log₂ n + 1. Each bin holds its lower edge.
  package init(sorted values: [Double], suggestedCount: Int? = nil) {
    guard let low = values.first, let high = values.last, high > low, (high - low).isFinite else {
      let value = values.first ?? 0
      let size = value == 0 ? 1 : pow(10, floor(log10(abs(value))) - 1)
      width = value == value.rounded() && abs(value) < 1e15 ? 1 : size
      offset = width == 1 ? -0.5 : 0
      first = Int(max(-1e15, min(1e15, floor(value / width))))
      count = 1
      return
    }
    let n = Double(values.count)
    let range =
      Column.quantile(0.75, ofSorted: values) - Column.quantile(0.25, ofSorted: values)
    var wanted = 2 * range / cbrt(n)
    if !(wanted > 0) { wanted = (high - low) / (log2(n) + 1) }
    if let suggestedCount { wanted = (high - low) / Double(max(1, suggestedCount)) }
    wanted = max(wanted, (high - low) / 100)
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    var width = Self.rounded(wanted)
    if isWhole, width < 1 { width = 1 }
    if isWhole, width == 2.5 { width = 2 }
    self.width = width
    offset = isWhole && width == 1 ? -0.5 : 0
    // Edges far from 0 in units of the width would not be told apart.
    let start = floor((low - offset) / width + 1e-9)
    let end = floor((high - offset) / width + 1e-9)
    first = Int(max(-1e15, min(1e15, start)))
    count = max(1, min(1000, Int(min(1e6, end - start)) + 1))
  }

  /// The lower edge of a bin.
  package func edge(_ bin: Int) -> Double { Double(first + bin) * width + offset }

  /// How many values fall into each bin.
  package func counts(of values: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for value in values {
      let bin = floor((value - offset) / width + 1e-9) - Double(first)
      counts[max(0, min(count - 1, Int(max(-1, min(1e6, bin)))))] += 1
    }
    return counts
  }

  /// The nearest of 1, 2, 2.5, 5 times a power of ten, on the logarithmic scale.
  private static func rounded(_ width: Double) -> Double {
    let power = floor(log10(width))
    let unit = pow(10, power)
    let factors = [1.0, 2, 2.5, 5, 10]
    let factor = factors.min { abs(log($0 * unit / width)) < abs(log($1 * unit / width)) } ?? 1
    return power < 0 ? factor / pow(10, -power) : factor * unit
  }
}

/// A smooth density by Gaussian kernels.
enum KernelDensity {
  /// The density at evenly spread places from `low` to `high`, with Silverman's bandwidth
  /// 0.9 min(SD, IQR/1.34) n^(−1/5). Values are first gathered on a grid of 400.
  static func curve(
    sorted values: [Double], from low: Double, to high: Double
  ) -> [(x: Double, y: Double)] {
    let n = Double(values.count)
    let column = Column(values)
    let range =
      Column.quantile(0.75, ofSorted: values) - Column.quantile(0.25, ofSorted: values)
    let deviation = column.standardDeviation
    let spread = range > 0 ? min(deviation, range / 1.34) : deviation
    guard values.count > 1, spread > 0, high > low else { return [] }
    let bandwidth = 0.9 * spread * pow(n, -0.2)
    var weights = [Double](repeating: 0, count: 401)
    for value in values {
      let place = max(0, min(400, (value - low) / (high - low) * 400))
      let left = min(399, Int(place))
      weights[left] += 1 - (place - Double(left))
      weights[left + 1] += place - Double(left)
    }
    let step = (high - low) / 400
    return stride(from: 0, through: 400, by: 2).map { target in
      var sum = 0.0
      for (source, weight) in weights.enumerated() where weight > 0 {
        let z = Double(target - source) * step / bandwidth
        if abs(z) < 8 { sum += weight * exp(-0.5 * z * z) }
      }
      let density = sum / (n * bandwidth * (2 * Double.pi).squareRoot())
      return (low + Double(target) * step, density)
    }
  }
}
