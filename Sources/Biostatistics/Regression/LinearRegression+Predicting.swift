public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

extension LinearRegression {
  /// What an interval of a prediction is meant to hold.
  public enum PredictionInterval: Sendable, Hashable {
    /// The mean of all patients with these values.
    case mean
    /// One further patient, of weight 1, with these values.
    case observation
  }

  /// What a residual measures.
  public enum Residual: String, Sendable, Hashable {
    /// Outcome − prediction, in the outcome's unit.
    case response
    /// The same times the root of the row's weight.
    case weighted
    /// `weighted` in relation to its own standard deviation.
    case standardized
    /// The same, with the residual standard error of the model without the row: Student's t.
    case studentized
  }

  /// The coefficient of this name, or of a term that has one coefficient. Another name ends the report.
  public func coefficient(_ name: String, line: Int = #line) -> ModelCoefficient {
    orStop(line: line) { coefficients[try coding.place(ofCoefficient: name)] }
  }

  /// The predicted mean of each row, offsets counted in; missing where something is missing. The column
  /// remembers the rows that the model was fitted on. A lacking column or an unknown level ends the
  /// report.
  public func prediction(_ data: DataFrame, line: Int = #line) -> Column {
    orStop(line: line) { column(try predictions(data), "prediction") }
  }

  /// The predicted mean of each row with an interval, at the level of the model.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - interval: Whether the interval is that of the mean or of a further observation.
  ///   - line: Where the report ends if a column is lacking or a level unknown.
  /// - Returns: One estimate for each row, its standard error that of the mean; not estimable where
  ///   something is missing.
  public func prediction(
    _ data: DataFrame, interval: PredictionInterval, line: Int = #line
  ) -> [Estimate] {
    orStop(line: line) {
      let design = try coding.encoded(data)
      let means = try predictions(data)
      let errors = design.standardErrors(covariance: covarianceUsed)
      let width = StudentT.upperQuantile((1 - level) / 2, Double(degreesOfFreedom))
      let own = interval == .mean ? 0 : fit.residualSquares / Double(degreesOfFreedom)
      return means.indices.map { row in
        guard means[row].isFinite, errors[row].isFinite else {
          return .notEstimable("a value is missing at \(data.rows.place(at: row))")
        }
        guard !fit.isExact else { return Estimate(means[row], level: level, kind: .other) }
        let half = width * (errors[row] * errors[row] + own).squareRoot()
        return Estimate(
          means[row], lower: means[row] - half, upper: means[row] + half,
          standardError: errors[row], level: level, kind: .other)
      }
    }
  }

  /// The residual of each row used, in the order of the data. Standardized ones are missing where the row
  /// alone decides its own prediction.
  public func residuals(_ kind: Residual = .response) -> Column {
    let roots = input.weights?.map { $0.squareRoot() }
    let weighted = fit.residuals.enumerated().map { $1 * (roots?[$0] ?? 1) }
    switch kind {
    case .response: return column(fit.residuals, "residual")
    case .weighted: return column(weighted, "weighted residual")
    case .standardized:
      return column(standardized(weighted), "standardized residual")
    case .studentized:
      let degrees = Double(degreesOfFreedom)
      return column(
        standardized(weighted).map { value in
          let rest = (degrees - value * value) / (degrees - 1)
          return rest > 0 ? value / rest.squareRoot() : .nan
        }, "studentized residual")
    }
  }

  /// How much each row used decides its own prediction, 0…1; their sum is the number of coefficients.
  public var leverages: [Double] {
    let errors = matrix.standardErrors(covariance: fit.unscaledCovariance)
    return errors.enumerated().map { $1 * $1 * (input.weights?[$0] ?? 1) }
  }

  private func standardized(_ weighted: [Double]) -> [Double] {
    let spread = residualStandardError
    return zip(weighted, leverages).map { residual, leverage in
      let rest = 1 - leverage
      return rest > 1e-10 && spread > 0 ? residual / (spread * rest.squareRoot()) : .nan
    }
  }

  private func predictions(_ data: DataFrame) throws -> [Double] {
    try coding.linearPredictors(fit.coefficients, data)
  }

  private func column(_ values: [Double], _ name: String) -> Column {
    Column(.numbers(values), name: name, fittedOn: input.rows.data.rows)
  }
}
