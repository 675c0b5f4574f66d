import DataFrames
import Foundation
import NumericalMethods
public import Reporting

extension LogisticRegression {
  /// The odds ratio of a coefficient with the interval of the profile likelihood and the P value of the
  /// likelihood-ratio test, which hold where Wald's do not: few events, strong effects.
  ///
  /// A limit that the likelihood does not reach is `nil`. Another name ends the report.
  public func profileInterval(_ name: String, level: Double? = nil, line: Int = #line) -> Estimate {
    orStop(line: line) { try profile(of: try place(of: name), level: level ?? self.level) }
  }

  /// As `profileInterval`, for each coefficient in order.
  public func profileIntervals(level: Double? = nil) throws -> [Estimate] {
    try coefficients.indices.map { try profile(of: $0, level: level ?? self.level) }
  }

  private func profile(of place: Int, level: Double) throws -> Estimate {
    guard level > 0, level < 1 else { throw RegressionFailure.level(level) }
    guard !solution.isAffected[place] else { return coefficients[place].estimate }
    let profile = try LogisticProfile(self, place: place)
    let value = solution.coefficients[place]
    let error = solution.covariance[place, place].squareRoot()
    let target = Normal.upperQuantile((1 - level) / 2)
    do {
      let limits = try [-target, target].map {
        try SignedRoot.place(from: value, scale: error, target: $0, of: profile.root)
      }
      let atNull = try profile.deviance(at: 0) - deviance
      return ModelCoefficient.estimate(
        value, lower: limits[0] ?? -.infinity, upper: limits[1] ?? .infinity,
        standardError: error, level: level,
        p: PValue(ChiSquared.upperTail(max(0, atNull), 1)), scale: .oddsRatio)
    } catch LogisticFit.Failure.notConverged(let iterations) {
      throw RegressionFailure.notConverged(formula: formula, iterations: iterations)
    }
  }
}

/// The likelihood of a logistic model with one coefficient held.
private final class LogisticProfile {
  private let design: StandardizedDesign
  private let column: [Double]
  private let model: LogisticRegression
  private let place: Int
  private let offset: [Double]
  /// How the other coefficients move, to first order, with the one held.
  private let slopes: [Double]
  /// Where the last fit ended, for the next to start.
  private var last: (value: Double, coefficients: [Double])

  init(_ model: LogisticRegression, place: Int) throws {
    let matrix = try model.coding.encoded(model.input.rows.data)
    column = Array(matrix.column(place))
    let rest = (0..<matrix.columnCount).filter { $0 != place }
    design = StandardizedDesign(
      matrix.selectingColumns(rest), hasIntercept: model.coding.hasIntercept && place != 0)
    offset =
      try model.coding.offset(in: model.input.rows.data)
      ?? [Double](repeating: 0, count: column.count)
    let covariance = model.solution.covariance
    slopes = rest.map { covariance[$0, place] / covariance[place, place] }
    last = (model.solution.coefficients[place], rest.map { model.solution.coefficients[$0] })
    self.model = model
    self.place = place
  }

  /// The deviance with the coefficient at `value`.
  func deviance(at value: Double) throws -> Double {
    let held = zip(offset, column).map { $0 + value * $1 }
    guard design.columnCount > 0 else {
      return LogisticProblem.deviance(held, isCase: model.isCase, weights: model.input.weights)
    }
    let problem = LogisticProblem(
      design: design, isCase: model.isCase, weights: model.input.weights, offset: held)
    let start = zip(last.coefficients, slopes).map { $0 + $1 * (value - last.value) }
    let fit = try LogisticFit(problem, start: start.allSatisfy(\.isFinite) ? start : nil)
    last = (value, fit.coefficients)
    return fit.deviance
  }

  /// The signed root of the likelihood ratio: negative below the maximum.
  func root(_ value: Double) throws -> Double {
    let ratio = max(0, try deviance(at: value) - model.deviance).squareRoot()
    return value < model.solution.coefficients[place] ? -ratio : ratio
  }
}
