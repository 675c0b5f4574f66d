import Foundation
import NumericalMethods
import Reporting

/// The logistic regressions of an outcome on the log odds of its predicted risks.
struct CalibrationLine {
  let inTheLarge: Estimate
  let intercept: Estimate
  let slope: Estimate
  /// −2 log-likelihood of the fit with intercept and slope; `nil` without one.
  let deviance: Double?

  init(_ inner: [Double], isCase: [Bool], support: CalibrationSupport, level: Double) {
    let logits = inner.map { log($0 / (1 - $0)) }
    let ones = Matrix(rowCount: logits.count, columnCount: 1, repeating: 1)
    let shifted = LogisticProblem(
      design: StandardizedDesign(ones, hasIntercept: true), isCase: isCase, weights: nil,
      offset: logits)
    if let fit = try? LogisticSolution(shifted), !fit.isSeparated {
      inTheLarge = support.estimate(
        fit.coefficients[0], error: fit.covariance[0, 0].squareRoot(), level: level, kind: .other)
    } else {
      inTheLarge = .notEstimable(support.refusal ?? "the fit does not settle")
    }
    let straight = RiskBasis.straight.matrix(logits, constant: true)
    let problem = LogisticProblem(
      design: StandardizedDesign(straight, hasIntercept: true), isCase: isCase, weights: nil,
      offset: nil)
    guard (logits.min() ?? 0) < (logits.max() ?? 0),
      let fit = try? LogisticSolution(problem)
    else {
      (intercept, slope, deviance) = Self.none(support.refusal ?? "all risks are equal")
      return
    }
    guard !fit.isSeparated, !fit.isAffected.contains(true) else {
      (intercept, slope, deviance) = Self.none(
        support.refusal ?? "the risks tell those with and without the event apart entirely")
      return
    }
    intercept = support.estimate(
      fit.coefficients[0], error: fit.covariance[0, 0].squareRoot(), level: level, kind: .other)
    slope = support.estimate(
      fit.coefficients[1], error: fit.covariance[1, 1].squareRoot(), level: level, kind: .slope)
    deviance = fit.deviance
  }

  private static func none(_ reason: String) -> (Estimate, Estimate, Double?) {
    (.notEstimable(reason), .notEstimable(reason, kind: .slope), nil)
  }
}
