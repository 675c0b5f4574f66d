import NumericalMethods
import Reporting

/// A restricted cubic spline: cubic between its knots, linear beyond the outer ones.
///
/// The first column is the variable; the others are Harrell's truncated powers, divided by the squared
/// distance of the outer knots so that they have the variable's unit.
/// **Source:** Harrell, *Regression Modeling Strategies*, 2nd ed., 2015, §2.4.5–2.4.6.
public struct RestrictedCubicSpline: Sendable, Hashable {
  /// The knots, ascending; at least three.
  public let knots: [Double]

  /// A basis with given knots, three or more, ascending; others end the report.
  public init(knots: [Double], line: Int = #line) {
    guard knots.count >= 3, zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
      ReportContext.current.stop(
        "the knots of a spline are three or more different numbers, ascending", line)
    }
    self.knots = knots
  }

  /// The probabilities of the knots' quantiles for 3 to 7 knots.
  static func probabilities(count: Int) -> [Double]? {
    switch count {
    case 3: [0.1, 0.5, 0.9]
    case 4: [0.05, 0.35, 0.65, 0.95]
    case 5: [0.05, 0.275, 0.5, 0.725, 0.95]
    case 6: [0.05, 0.23, 0.41, 0.59, 0.77, 0.95]
    case 7: (0..<7).map { 0.025 + Double($0) * 0.95 / 6 }
    default: nil
    }
  }

  /// Knots at quantiles (type 7) of the values, equal ones taken once. With fewer than 100 values the
  /// outer knots are the fifth smallest and the fifth largest.
  package static func knots(of values: [Double], count: Int) -> [Double] {
    guard let probabilities = probabilities(count: count), values.count > 0 else { return [] }
    let sorted = values.sorted()
    var knots = probabilities.map { Quantile.of(sorted: sorted, $0) }
    if sorted.count < 100, sorted.count >= 10 {
      knots[0] = sorted[4]
      knots[count - 1] = sorted[sorted.count - 5]
    }
    return knots.indices.filter { $0 == 0 || knots[$0 - 1] < knots[$0] }.map { knots[$0] }
  }

  /// The columns for these values: the values themselves, then one for each knot but two.
  public func columns(_ values: [Double]) -> [[Double]] {
    [values] + (0..<(knots.count - 2)).map { term in values.map { power($0, term) } }
  }

  /// The same, row by row.
  public func rows(_ values: [Double]) -> [[Double]] {
    let columns = columns(values)
    return values.indices.map { row in columns.map { $0[row] } }
  }

  /// How many columns there are.
  package var columnCount: Int { knots.count - 1 }

  private func power(_ x: Double, _ term: Int) -> Double {
    let last = knots[knots.count - 1]
    let before = knots[knots.count - 2]
    func cube(_ knot: Double) -> Double {
      let distance = max(0, x - knot)
      return distance * distance * distance
    }
    guard !x.isNaN else { return .nan }
    let knot = knots[term]
    let bent =
      cube(knot)
      + ((before - knot) * cube(last) - (last - knot) * cube(before)) / (last - before)
    return bent / ((last - knots[0]) * (last - knots[0]))
  }
}
