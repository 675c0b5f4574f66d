import NumericalMethods

/// The columns of transformed risk in a calibration model: a spline, or the values themselves.
struct RiskBasis: Sendable {
  private let spline: RestrictedCubicSpline?

  /// The values alone.
  static let straight = RiskBasis(spline: nil)

  private init(spline: RestrictedCubicSpline?) { self.spline = spline }

  /// A spline with knots at quantiles of the values, fewer where some are equal; `nil` where all values
  /// are.
  init?(_ values: [Double], knots count: Int) {
    guard let lowest = values.min(), let highest = values.max(), lowest < highest else {
      return nil
    }
    let sorted = SortOrder.ascending(values).map { values[Int($0)] }
    let shares = RestrictedCubicSpline.probabilities(count: max(3, min(7, count))) ?? []
    var knots: [Double] = []
    for share in shares {
      let knot = Quantile.of(sorted: sorted, share)
      if knot > knots.last ?? -.infinity { knots.append(knot) }
    }
    spline = knots.count >= 3 ? RestrictedCubicSpline(knots: knots) : nil
  }

  /// Whether there is no spline.
  var isStraight: Bool { spline == nil }

  /// The columns of values, behind a constant one where asked for.
  func matrix(_ values: [Double], constant: Bool) -> Matrix {
    let columns = spline?.columns(values) ?? [values]
    let ones = constant ? [[Double](repeating: 1, count: values.count)] : []
    return Matrix(columns: ones + columns)
  }

  /// The columns of one value.
  func row(_ value: Double) -> [Double] { spline?.rows([value]).first ?? [value] }
}
