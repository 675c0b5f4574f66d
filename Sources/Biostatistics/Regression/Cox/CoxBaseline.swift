import Foundation
import NumericalMethods

/// The baseline hazard of each stratum with what its uncertainty needs, at each event time.
///
/// For a patient with standardised covariates x and relative risk r the cumulative hazard is H r, its
/// variance r² (Σ w / denominator² + dᵀ V d) with d = x H − ∫ x̄ dH: the chance in the hazard and that in
/// the coefficients (Tsiatis, *Ann Stat* 1981;9:93–108; with Efron's ties each step is its own time).
struct CoxBaseline {
  private let fit: CoxFit
  private let variance: Matrix
  private let hazard: [Double]
  private let squares: [Double]
  private let paths: [[Double]]

  /// `covariance` is that of the coefficients on their own scale.
  init(_ fit: CoxFit, covariance: Matrix) {
    self.fit = fit
    let sets = fit.sets
    var scaled = Matrix(rowCount: fit.kept.count, columnCount: fit.kept.count)
    for (place, column) in fit.kept.enumerated() {
      for (other, second) in fit.kept.enumerated() {
        scaled[place, other] =
          covariance[column, second] * fit.columns.scales[place] * fit.columns.scales[other]
      }
    }
    variance = scaled
    hazard = fit.state.hazard(sets).cumulative
    var squares = [Double](repeating: 0, count: sets.slotCount)
    for range in sets.eventTimesOfStrata {
      var sum = 0.0
      for index in range {
        for step in sets.eventTimes[index].steps {
          sum += fit.state.increments[step] / fit.state.denominators[step]
        }
        squares[sets.slot(of: index)] = sum
      }
    }
    self.squares = squares
    let means = fit.state.means(sets, fit.columns.matrix)
    paths = fit.kept.indices.map { PathOfMeans(fit, means.column($0)).cumulative }
  }

  /// The cumulative hazard and its standard error for standardised covariates and a linear predictor of
  /// the fit's own centre.
  func cumulativeHazard(
    _ covariates: [Double], linearPredictor: Double, slot: Int
  ) -> (value: Double, standardError: Double) {
    let risk = exp(linearPredictor)
    let own = hazard[slot]
    let distances = covariates.indices.map { covariates[$0] * own - paths[$0][slot] }
    let spread = variance.multiplied(by: distances)
    var total = squares[slot]
    for index in distances.indices { total += distances[index] * spread[index] }
    return (own * risk, risk * max(0, total).squareRoot())
  }
}

extension CoxRiskSets {
  /// The slot of the last event time of a stratum that is not after `time`. Times that differ by
  /// rounding alone count as equal.
  func slot(at time: Double, stratum: Int) -> Int {
    let range = eventTimesOfStrata[stratum]
    let limit = time + 1.5e-8 * max(1, abs(time))
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if eventTimes[middle].time <= limit { low = middle + 1 } else { high = middle }
    }
    return low + stratum
  }
}
