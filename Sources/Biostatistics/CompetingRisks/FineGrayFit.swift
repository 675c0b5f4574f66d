import Foundation
import NumericalMethods

/// Newton and Raphson's iteration on Fine and Gray's likelihood.
struct FineGrayFit {
  let coefficients: [Double]
  let covariance: Matrix
  /// The log-likelihood without terms, and with them.
  let null: Double
  let fitted: Double

  /// Stops where the gradient is below `tolerance` of the log-likelihood. Then it goes on to the end, to
  /// see whether there is one: a coefficient that separates would stop early too, at no number that means
  /// anything.
  init(_ likelihood: FineGrayLikelihood, names: [String], tolerance: Double) throws {
    var place = [Double](repeating: 0, count: likelihood.columnCount)
    var value = likelihood.value(at: place)
    null = value.logLikelihood
    var reached: (place: [Double], value: FineGrayLikelihood.Value)?
    for _ in 0..<50 {
      if reached == nil, Self.isFlat(value, at: place, tolerance) { reached = (place, value) }
      if Self.isFlat(value, at: place, 1e-13) { break }
      guard let next = Self.step(from: place, value, likelihood) else { break }
      (place, value) = next
    }
    let runaway = Self.runaway(place, value, likelihood)
    guard runaway == nil, let (settled, last) = reached,
      let inverse = Cholesky(last.information)?.inverse
    else {
      throw CompetingRisksFailure.notConverged(
        term: names.isEmpty ? "a term" : names[runaway ?? 0])
    }
    coefficients = settled
    fitted = last.logLikelihood
    covariance = likelihood.sandwich(at: settled, inverseInformation: inverse)
  }

  private static func isFlat(
    _ value: FineGrayLikelihood.Value, at place: [Double], _ tolerance: Double
  ) -> Bool {
    let limit = max(abs(value.logLikelihood), 1) * tolerance
    return zip(value.score, place).allSatisfy { abs($0) * max(abs($1), 1) < limit }
  }

  /// One step, halved until the likelihood does not fall; `nil` where the information is singular.
  private static func step(
    from place: [Double], _ value: FineGrayLikelihood.Value, _ likelihood: FineGrayLikelihood
  ) -> (place: [Double], value: FineGrayLikelihood.Value)? {
    guard let direction = Cholesky(value.information)?.solved(value.score) else { return nil }
    var share = 1.0
    while share > 1e-6 {
      let next = zip(place, direction).map { $0 + share * $1 }
      let reached = likelihood.value(at: next)
      if reached.logLikelihood >= value.logLikelihood - 1e-9 * abs(value.logLikelihood) {
        return (next, reached)
      }
      share /= 2
    }
    return nil
  }

  /// The column whose coefficient grows without bound, if one does: it has moved its column by tens on the
  /// logarithmic scale, and the likelihood is flat along it.
  private static func runaway(
    _ place: [Double], _ value: FineGrayLikelihood.Value, _ likelihood: FineGrayLikelihood
  ) -> Int? {
    let inverse = Cholesky(value.information)?.inverse
    return place.indices.first { column in
      let values = likelihood.design.column(column)
      let width = (values.max() ?? 0) - (values.min() ?? 0)
      guard place[column].isFinite, let inverse else { return true }
      return abs(place[column]) * width > 12 && inverse[column, column] * width * width > 1e4
    }
  }
}
