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
}
