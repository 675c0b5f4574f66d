import Foundation
import NumericalMethods

/// How far two groups lie apart on one variable, in units of its spread: the balance that a baseline
/// table shows beside or instead of a P value.
///
/// **Source:** Yang & Dalton, *SAS Global Forum* 2012, paper 335; checked against R's tableone.
public struct StandardizedDifference: Sendable {
  /// The absolute difference; NaN where it is not defined (a group without values, nothing varies but
  /// the groups differ).
  public let value: Double
  /// For numbers the first group minus the second, with its sign; `nil` for categories.
  public let signed: Double?

  /// (mean₁ − mean₂) / √((s₁² + s₂²) / 2); missing values (NaN) are left out.
  public init(_ first: [Double], _ second: [Double]) {
    let a = Moments(first.filter { !$0.isNaN })
    let b = Moments(second.filter { !$0.isNaN })
    let difference = a.mean - b.mean
    let spread = sqrt((a.variance + b.variance) / 2)
    let ratio = difference == 0 && spread == 0 ? 0 : spread > 0 ? difference / spread : .nan
    signed = ratio
    value = abs(ratio)
  }

  /// The Mahalanobis distance between the proportions of the levels, all but the first, in two groups;
  /// `first` and `second` count each level, in the same order.
  ///
  /// A level that neither group has takes no part (the generalised inverse leaves it out).
  public init(counts first: [Int], _ second: [Int]) {
    signed = nil
    let (n, m) = (Double(first.reduce(0, +)), Double(second.reduce(0, +)))
    guard n > 0, m > 0, first.count == second.count else {
      value = .nan
      return
    }
    let p = first.dropFirst().map { Double($0) / n }
    let q = second.dropFirst().map { Double($0) / m }
    var covariance = SymmetricMatrix(size: p.count)
    for i in p.indices {
      for j in 0...i {
        let own = i == j ? p[i] + q[i] : 0
        covariance[i, j] = (own - p[i] * p[j] - q[i] * q[j]) / 2
      }
    }
    let difference = zip(p, q).map { $0 - $1 }
    let (square, rank) = covariance.inverseQuadraticForm(difference)
    let differs = difference.contains { $0 != 0 }
    value = rank == 0 && differs ? .nan : sqrt(max(0, square))
  }
}
