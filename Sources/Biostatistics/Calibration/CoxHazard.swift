import Foundation
import NumericalMethods

/// The cumulative hazard at one horizon that a fit of one stratum gives to covariates.
struct CoxHazard: Sendable {
  private let fit: CoxFit
  private let baseline: CoxBaseline
  private let slot: Int

  init(_ fit: CoxFit, at horizon: Double) {
    self.fit = fit
    baseline = CoxBaseline(fit, covariance: fit.covariance)
    slot = fit.sets.slot(at: horizon, stratum: 0)
  }

  /// The cumulative hazard and its standard error of one row of all columns, and of an offset.
  func cumulative(
    at row: [Double], offset: Double = 0
  ) -> (value: Double, standardError: Double) {
    var predictor = offset - fit.offsetMean
    var covariates: [Double] = []
    for (place, column) in fit.kept.enumerated() {
      let distance = row[column] - fit.columns.means[place]
      predictor += fit.coefficients[column] * distance
      covariates.append(distance / fit.columns.scales[place])
    }
    return baseline.cumulativeHazard(covariates, linearPredictor: predictor, slot: slot)
  }

  /// The cumulative hazards of the rows of a matrix of all columns.
  func cumulative(_ matrix: Matrix) -> [Double] {
    var means = [Double](repeating: 0, count: matrix.columnCount)
    var shift = 0.0
    for (place, column) in fit.kept.enumerated() {
      means[column] = fit.columns.means[place]
      shift += fit.coefficients[column] * means[column]
    }
    let unit = cumulative(at: means).value
    return matrix.multiplied(by: fit.coefficients).map { unit * exp($0 - shift) }
  }
}
