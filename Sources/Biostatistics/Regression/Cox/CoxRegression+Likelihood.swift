import Foundation
import NumericalMethods
import Reporting

extension CoxRegression {
  /// ln of the partial likelihood at its maximum.
  public var logLikelihood: Double { fit.logLikelihood }

  /// ln of the partial likelihood with all coefficients 0; an offset counts.
  public var nullLogLikelihood: Double { fit.nullLogLikelihood }

  /// The number of coefficients that were estimated.
  public var degreesOfFreedom: Int { fit.kept.count }

  /// Akaike's criterion, −2 ln L + 2 k.
  public var aic: Double { -2 * logLikelihood + 2 * Double(degreesOfFreedom) }

  /// Schwarz's criterion with the number of events, as in R: −2 ln L + k ln(events).
  public var bic: Double {
    -2 * logLikelihood + Double(degreesOfFreedom) * log(Double(fit.sets.eventCount))
  }

  /// The likelihood-ratio test of all coefficients. It does not know of clusters.
  public var likelihoodRatio: TermTest {
    test(2 * (logLikelihood - nullLogLikelihood), degreesOfFreedom, "likelihood-ratio test")
  }

  /// The score test of all coefficients: without ties the log-rank test of groups. It does not know of
  /// clusters.
  public var score: TermTest { test(fit.scoreStatistic, degreesOfFreedom, "score test") }

  /// Wald's test of all coefficients, with the robust covariance where `isRobust`.
  public var wald: TermTest { waldTest(Array(coefficients.indices), term: "model") }

  /// Wald's test of all coefficients of a term at once: one P value for a factor or a spline.
  public func test(of term: ModelTerm) -> TermTest {
    waldTest(term.coefficients.filter { $0 < coefficients.count }, term: term.label)
  }

  /// Wald's test of the coefficients of a spline or a polynomial beyond the first, the linear one; `nil`
  /// for other terms.
  public func nonlinearity(of term: ModelTerm) -> TermTest? {
    switch term.kind {
    case .spline, .polynomial:
      return waldTest(Array(term.coefficients.dropFirst()), term: "\(term.label), nonlinear")
    case .number, .factor, .interaction: return nil
    }
  }

  private func test(_ statistic: Double, _ degrees: Int, _ method: String) -> TermTest {
    let p =
      degrees > 0
      ? PValue(ChiSquared.upperTail(max(0, statistic), Double(degrees)))
      : PValue(reason: "the model has no coefficient that can be estimated")
    return TermTest(
      term: "model", statistic: statistic, degreesOfFreedom: Double(degrees), p: p, method: method)
  }

  private func waldTest(_ places: [Int], term: String) -> TermTest {
    let kept = places.filter { fit.kept.contains($0) }
    let degrees = Double(kept.count)
    let method = isRobust ? "robust Wald test" : "Wald test"
    func none(_ reason: String) -> TermTest {
      TermTest(
        term: term, statistic: .nan, degreesOfFreedom: degrees, p: PValue(reason: reason),
        method: method)
    }
    guard !kept.isEmpty else { return none("no coefficient of \"\(term)\" can be estimated") }
    let values = kept.map { fit.coefficients[$0] }
    let own = covarianceUsed.selectingColumns(kept).selectingRows(kept)
    guard let factor = Cholesky(own) else { return none("the covariance is singular") }
    let statistic = zip(factor.solved(values), values).reduce(0) { $0 + $1.0 * $1.1 }
    guard !kept.contains(where: fit.infinite.contains) else {
      return none("a hazard ratio has no finite estimate; use the likelihood-ratio test")
    }
    return TermTest(
      term: term, statistic: statistic, degreesOfFreedom: degrees,
      p: PValue(ChiSquared.upperTail(statistic, degrees)), method: method)
  }
}
