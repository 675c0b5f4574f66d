import Foundation
package import NumericalMethods
import Reporting

extension TermTest {
  /// Wald's test that some coefficients are all 0.
  package static func wald(
    _ term: String, _ places: [Int], values: [Double], covariance: Matrix
  ) -> TermTest {
    var part = Matrix(rowCount: places.count, columnCount: places.count)
    for (row, from) in places.enumerated() {
      for (column, to) in places.enumerated() { part[row, column] = covariance[from, to] }
    }
    let chosen = places.map { values[$0] }
    // To unit diagonal first, so that coefficients of different units do not make it look singular.
    let scales = part.diagonal.map { $0.squareRoot() }
    for row in places.indices {
      for column in places.indices { part[row, column] /= scales[row] * scales[column] }
    }
    let z = zip(chosen, scales).map { $0 / $1 }
    guard !places.isEmpty, z.allSatisfy(\.isFinite), let factor = Cholesky(part) else {
      let reason = places.isEmpty ? "there is nothing to test" : "a coefficient is not estimable"
      return TermTest(
        term: term, statistic: .nan, degreesOfFreedom: Double(places.count),
        p: PValue(reason: reason), method: "Wald test")
    }
    let statistic = zip(z, factor.solved(z)).reduce(0) { $0 + $1.0 * $1.1 }
    return TermTest(
      term: term, statistic: statistic, degreesOfFreedom: Double(places.count),
      p: PValue(ChiSquared.upperTail(statistic, Double(places.count))), method: "Wald test")
  }
}

/// How much the variance of a term's coefficients is larger than it would be if the term were unrelated
/// to the others: the generalized factor of Fox and Monette (*J Am Stat Assoc* 1992;87:178–83).
public struct VarianceInflation: Sendable, Hashable {
  /// The term as R names it.
  public let term: String
  /// The factor; for a term of one coefficient the ordinary one.
  public let factor: Double
  /// The number of the term's coefficients.
  public let degreesOfFreedom: Int
  /// The factor to the power 1 / (2 df): comparable between terms.
  public let scaledFactor: Double

  /// The factors of all terms from the covariance of the coefficients.
  package static func of(
    _ terms: [ModelTerm], _ covariance: Matrix, hasIntercept: Bool
  ) -> [VarianceInflation] {
    let all = Array((hasIntercept ? 1 : 0)..<covariance.columnCount)
    let whole = logDeterminant(covariance, all)
    return terms.map { term in
      let own = Array(term.coefficients)
      let rest = all.filter { !own.contains($0) }
      var factor = Double.nan
      if let whole, let first = logDeterminant(covariance, own),
        let second = logDeterminant(covariance, rest)
      {
        factor = exp(first + second - whole)
      }
      return VarianceInflation(
        term: term.label, factor: factor, degreesOfFreedom: own.count,
        scaledFactor: pow(factor, 1 / (2 * Double(own.count))))
    }
  }

  /// The log determinant of the correlation of some coefficients; `nil` where it is singular.
  private static func logDeterminant(_ covariance: Matrix, _ places: [Int]) -> Double? {
    var part = Matrix(rowCount: places.count, columnCount: places.count)
    for (row, from) in places.enumerated() {
      for (column, to) in places.enumerated() {
        part[row, column] =
          covariance[from, to] / (covariance[from, from] * covariance[to, to]).squareRoot()
      }
    }
    guard part.elements.allSatisfy(\.isFinite) else { return nil }
    return Cholesky(part)?.logDeterminant
  }
}
