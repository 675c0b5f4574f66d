import Foundation
import NumericalMethods

/// The observed risk as a smooth function of the predicted one.
struct SmoothedRisk: Sendable {
  /// Why there is none.
  struct Failure: Error {
    let reason: String
  }

  private enum Curve: Sendable {
    case logistic(RiskBasis, coefficients: [Double], covariance: Matrix)
    case cox(RiskBasis, CoxHazard)
    case loess(Loess)
    case lowess(Lowess)
  }

  private let curve: Curve

  /// Smooths outcomes of 0 and 1.
  init(
    _ smoother: CalibrationSmoother, risks: [Double], inner: [Double], isCase: [Bool]
  ) throws(Failure) {
    switch smoother {
    case .spline(let knots):
      let values = inner.map { log($0 / (1 - $0)) }
      let (basis, fit) = try Self.logistic(values, knots: knots, isCase: isCase)
      curve = .logistic(basis, coefficients: fit.coefficients, covariance: fit.covariance)
    case .loess, .lowess:
      curve = try Self.local(smoother, risks, isCase.map { $0 ? 1 : 0 })
    }
  }

  /// Smooths censored outcomes at a horizon; `pseudovalues` are those of the rows.
  init(
    _ smoother: CalibrationSmoother, risks: [Double], inner: [Double], sets: CoxRiskSets,
    horizon: Double, pseudovalues: [Double]
  ) throws(Failure) {
    switch smoother {
    case .spline(let knots):
      let values = inner.map { log(-log1p(-$0)) }
      guard let basis = RiskBasis(values, knots: knots) else {
        throw Failure(reason: "all risks are equal")
      }
      let fit = CoxFit(sets, basis.matrix(values, constant: false))
      guard fit.isConverged, fit.infinite.isEmpty, !fit.kept.isEmpty else {
        throw Failure(reason: "the curve has no finite estimate")
      }
      curve = .cox(basis, CoxHazard(fit, at: horizon))
    case .loess, .lowess: curve = try Self.local(smoother, risks, pseudovalues)
    }
  }

  private static func logistic(
    _ values: [Double], knots: Int, isCase: [Bool]
  ) throws(Failure) -> (RiskBasis, LogisticSolution) {
    var basis = RiskBasis(values, knots: knots)
    while let current = basis {
      let problem = LogisticProblem(
        design: StandardizedDesign(current.matrix(values, constant: true), hasIntercept: true),
        isCase: isCase, weights: nil, offset: nil)
      if let solution = try? LogisticSolution(problem) {
        guard !solution.isAffected.contains(true), !solution.isSeparated else {
          throw Failure(reason: "the risks tell those with and without the event apart entirely")
        }
        return (current, solution)
      }
      // Few distinct risks leave no room for a bend.
      basis = current.isStraight ? nil : .straight
    }
    throw Failure(reason: "all risks are equal")
  }

  private static func local(
    _ smoother: CalibrationSmoother, _ risks: [Double], _ outcomes: [Double]
  ) throws(Failure) -> Curve {
    switch smoother {
    case .lowess(let span, let iterations):
      return .lowess(Lowess(x: risks, y: outcomes, span: span, iterations: iterations))
    case .loess(let span):
      guard let loess = Loess(x: risks, y: outcomes, span: span) else {
        throw Failure(reason: "the risks differ too little for a local curve")
      }
      return .loess(loess)
    case .spline: throw Failure(reason: "no local curve")
    }
  }

  // MARK: - At a risk

  /// The observed risk at a predicted one; that of local smoothers may leave 0…1.
  func value(at risk: Double) -> Double {
    switch curve {
    case .logistic(let basis, let coefficients, _):
      let row = [1] + basis.row(Self.logit(risk))
      let predictor = zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      return 1 / (1 + exp(-predictor))
    case .cox(let basis, let hazard):
      return -expm1(-hazard.cumulative(at: basis.row(Self.logHazard(risk))).value)
    case .loess(let loess): return loess.value(at: risk)
    case .lowess(let lowess): return lowess.value(at: risk)
    }
  }

  /// The observed risks at many predicted ones.
  func values(at risks: [Double]) -> [Double] {
    switch curve {
    case .logistic(let basis, let coefficients, _):
      let matrix = basis.matrix(risks.map(Self.logit), constant: true)
      return matrix.multiplied(by: coefficients).map { 1 / (1 + exp(-$0)) }
    case .cox(let basis, let hazard):
      return hazard.cumulative(basis.matrix(risks.map(Self.logHazard), constant: false))
        .map { -expm1(-$0) }
    case .loess(let loess): return risks.map(loess.value)
    case .lowess(let lowess): return risks.map(lowess.value)
    }
  }

  /// The band at a predicted risk, `quantile` standard errors to either side on the scale of the model;
  /// `nil` of local smoothers.
  func band(at risk: Double, quantile: Double) -> (lower: Double, upper: Double)? {
    switch curve {
    case .logistic(let basis, let coefficients, let covariance):
      let row = [1] + basis.row(Self.logit(risk))
      let predictor = zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      let spread = covariance.multiplied(by: row)
      let variance = zip(row, spread).reduce(0) { $0 + $1.0 * $1.1 }
      let margin = quantile * max(0, variance).squareRoot()
      return (1 / (1 + exp(margin - predictor)), 1 / (1 + exp(-margin - predictor)))
    case .cox(let basis, let hazard):
      let found = hazard.cumulative(at: basis.row(Self.logHazard(risk)))
      guard found.value > 0 else { return nil }
      // ln H ± z se(H) / H, as the log-log interval of survival.
      let factor = exp(quantile * found.standardError / found.value)
      return (-expm1(-found.value / factor), -expm1(-found.value * factor))
    case .loess, .lowess: return nil
    }
  }

  private static func inner(_ risk: Double) -> Double { min(max(risk, 1e-12), 1 - 1e-12) }

  private static func logit(_ risk: Double) -> Double {
    let risk = inner(risk)
    return log(risk / (1 - risk))
  }

  private static func logHazard(_ risk: Double) -> Double { log(-log1p(-inner(risk))) }
}
