import Foundation
import NumericalMethods
public import Reporting

extension CoxRegression {
  /// The hazard ratio of a coefficient with the interval in which the profile likelihood stays within
  /// the quantile of chi-squared of its maximum. Unlike Wald's it need not be symmetric for ln, and where
  /// the hazard ratio is infinite one limit still exists. The P value is that of the likelihood-ratio
  /// test. A name that the model does not have ends the report.
  public func profileInterval(_ name: String, line: Int = #line) -> Estimate {
    _ = coefficient(name, line: line)
    guard let index = coefficients.firstIndex(where: { $0.name == name }) else {
      return .notEstimable("the model has no coefficient \"\(name)\"", kind: .ratio)
    }
    guard fit.kept.contains(index) else { return coefficients[index].estimate }
    let profile = Profile(self, column: index)
    let isInfinite = fit.infinite.contains(index)
    let value = fit.coefficients[index]
    let width =
      isInfinite
      ? 1 / profile.scale : max(fit.covariance[index, index].squareRoot(), 1e-12)
    let depth = pow(Normal.upperQuantile((1 - level) / 2), 2) / 2
    let limits = [-1.0, 1.0].map { sign in
      isInfinite && sign * value > 0
        ? nil : profile.limit(from: value, step: sign * width, depth: depth)
    }
    let statistic = 2 * max(0, logLikelihood - profile.logLikelihood(at: 0))
    let p = PValue(ChiSquared.upperTail(statistic, 1))
    guard !isInfinite else {
      var estimate = coefficients[index].estimate
      (estimate.lower, estimate.upper) = (limits[0].map { exp($0) }, limits[1].map { exp($0) })
      estimate.p = p
      return estimate
    }
    return Estimate(
      exp(value), lower: limits[0].map { exp($0) }, upper: limits[1].map { exp($0) },
      standardError: coefficients[index].estimate.standardError, level: level, p: p, kind: .ratio)
  }
}

/// The likelihood of one coefficient where all others are at their best.
private struct Profile {
  let sets: CoxRiskSets
  let others: Matrix
  let column: [Double]
  let offset: [Double]
  let maximum: Double
  /// The standard deviation of the column.
  let scale: Double

  init(_ model: CoxRegression, column index: Int) {
    sets = model.fit.sets
    maximum = model.logLikelihood
    column = Array(model.matrix.column(index))
    offset = model.offset ?? [Double](repeating: 0, count: column.count)
    others = model.matrix.selectingColumns(model.fit.kept.filter { $0 != index })
    let place = model.fit.kept.firstIndex(of: index) ?? 0
    scale = model.fit.columns.scales[place]
  }

  func logLikelihood(at value: Double) -> Double {
    let shifted = zip(offset, column).map { $0 + value * $1 }
    return CoxFit(sets, others, offset: shifted).logLikelihood
  }

  /// Where the likelihood has fallen by `depth`, looking in steps that grow; `nil` where it does not fall
  /// so far.
  func limit(from start: Double, step: Double, depth: Double) -> Double? {
    func excess(_ value: Double) -> Double {
      let own = logLikelihood(at: value)
      return own.isFinite ? maximum - own - depth : .greatestFiniteMagnitude
    }
    var inner = start
    var reach = step * 1.5
    for _ in 0..<40 {
      let outer = inner + reach
      if excess(outer) > 0 {
        let bracket = min(inner, outer)...max(inner, outer)
        return RootFinder.root(in: bracket, tolerance: 1e-10, of: excess)
      }
      inner = outer
      reach *= 1.5
    }
    return nil
  }
}
