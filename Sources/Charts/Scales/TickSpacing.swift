import Foundation

/// Which distances between ticks are natural for what an axis shows.
package enum TickSpacing: Hashable, Sendable {
  /// 1, 2, 5 times a power of ten.
  case decimal
  /// Quarters of 100, else tenths.
  case percent
  /// Whole years, or the twelfths that have a name.
  case years
  /// 1, 2, 3, 6, 12 months and whole years of them.
  case months
  /// Weeks, four-week cycles, quarters, years.
  case weeks
  /// Days, weeks, months of 30 days, years of 365.
  case days

  /// The distances to consider for an axis that spans `span`, ascending; never empty for a positive
  /// finite span.
  package func steps(spanning span: Double) -> [Double] {
    guard span > 1e-100, span < 1e100 else { return [1] }
    let decimal = Self.decimalSteps(spanning: span)
    let named: [Double]
    switch self {
    case .decimal: return decimal
    case .percent: named = [5, 10, 25, 50, 100]
    case .years: named = [0.25, 0.5, 1, 2, 3, 5, 10, 20, 50]
    case .months: named = [0.5, 1, 2, 3, 6, 12, 24, 36, 60, 120, 240]
    case .weeks: named = [1, 2, 4, 8, 13, 26, 52, 104, 260, 520]
    case .days: named = [1, 2, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650]
    }
    let fitting = named.filter { $0 <= span && span / $0 <= 50 }
    // What is far shorter or longer than the names foresee is counted in round numbers.
    return fitting.isEmpty ? decimal : fitting
  }

  private static func decimalSteps(spanning span: Double) -> [Double] {
    let exponent = Int(floor(log10(span))) - 2
    var steps: [Double] = []
    for power in exponent...(exponent + 2) {
      for factor in [1.0, 2, 5] { steps.append(Scale.round(factor, power: power)) }
    }
    return steps
  }
}
