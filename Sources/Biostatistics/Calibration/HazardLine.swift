import Foundation
import NumericalMethods
import Reporting

/// The Cox regressions of survival on the logarithm of the predicted cumulative hazard.
struct HazardLine {
  let inTheLarge: Estimate
  let intercept: Estimate
  let slope: Estimate

  init(
    _ inner: [Double], _ cohort: HorizonCohort, support: CalibrationSupport, level: Double
  ) {
    let hazards = inner.map { log(-log1p(-$0)) }
    let count = hazards.count
    let shifted = CoxFit(
      cohort.sets, Matrix(rowCount: count, columnCount: 0), offset: hazards)
    inTheLarge = Self.logarithm(
      CoxHazard(shifted, at: cohort.horizon).cumulative(at: []), support, level)
    let fit = CoxFit(
      cohort.sets, Matrix(rowCount: count, columnCount: 1, elements: hazards))
    guard !fit.kept.isEmpty, fit.isConverged, fit.infinite.isEmpty else {
      let reason =
        support.refusal
        ?? (fit.kept.isEmpty
          ? "all risks are equal" : "the risks put those with the event in order entirely")
      intercept = .notEstimable(reason)
      slope = .notEstimable(reason, kind: .slope)
      return
    }
    slope = support.estimate(
      fit.coefficients[0], error: fit.covariance[0, 0].squareRoot(), level: level, kind: .slope)
    intercept = Self.logarithm(
      CoxHazard(fit, at: cohort.horizon).cumulative(at: [0]), support, level)
  }

  private static func logarithm(
    _ hazard: (value: Double, standardError: Double), _ support: CalibrationSupport, _ level: Double
  ) -> Estimate {
    support.estimate(
      log(hazard.value), error: hazard.standardError / hazard.value, level: level, kind: .other)
  }
}
