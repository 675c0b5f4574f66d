import Foundation
import NumericalMethods

/// How a quantile between two values is found; the numbers are those of Hyndman and Fan (*Am Stat*
/// 1996;50:361–5).
public enum QuantileType: Int, Sendable, Hashable {
  /// Averages at jumps of the empirical distribution: the default of SAS.
  case two = 2
  /// Linear in (n + 1) p: the default of SPSS and Minitab.
  case six = 6
  /// Linear in (n − 1) p: the default of R, NumPy and spreadsheets.
  case seven = 7
}

/// Quantiles of sorted values.
package enum Quantile {
  /// The quantile of values in ascending order; NaN without values or for a probability outside 0…1.
  package static func of(
    sorted: [Double], _ probability: Double, type: QuantileType = .seven
  ) -> Double {
    guard !sorted.isEmpty, probability >= 0, probability <= 1 else { return .nan }
    let n = Double(sorted.count)
    // A hair's breadth above a whole number counts as that number.
    let slack = 4 * Double.ulpOfOne
    switch type {
    case .two:
      let position = n * probability
      let whole = floor(position + slack * n)
      let low = at(sorted, whole)
      let high = at(sorted, whole + 1)
      return position - whole > slack * n ? high : (low + high) / 2
    case .six: return interpolated(sorted, (n + 1) * probability)
    case .seven: return interpolated(sorted, 1 + (n - 1) * probability)
    }
  }

  /// The median of values in any order; NaN without values.
  package static func median(_ values: [Double]) -> Double {
    let order = SortOrder.ascending(values)
    let sorted = order.map { values[Int($0)] }
    return of(sorted: sorted, 0.5)
  }

  /// The value at a position counted from 1, between its neighbours.
  private static func interpolated(_ sorted: [Double], _ position: Double) -> Double {
    let whole = floor(position + 4 * Double.ulpOfOne)
    let part = position - whole
    let low = at(sorted, whole)
    if abs(part) < 4 * Double.ulpOfOne { return low }
    let high = at(sorted, whole + 1)
    return low == high ? low : (1 - part) * low + part * high
  }

  private static func at(_ sorted: [Double], _ position: Double) -> Double {
    sorted[max(0, min(sorted.count - 1, Int(position) - 1))]
  }
}
