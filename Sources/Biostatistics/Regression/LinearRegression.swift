public import DataFrames
import Foundation
import NumericalMethods
import Reporting

/// A linear regression, `y ~ age + stage`, by least squares.
///
/// The outcome is a column of numbers, or what the formula makes of one: `log(volume) ~ age`. Rows that
/// miss something are left out and counted. Tests and intervals are Student's t and F with
/// `degreesOfFreedom`. A coefficient of a column that can be computed from those before it is not
/// estimable, with a warning; the others are those of the model without it. Where the model fits without
/// error there are neither intervals nor P values. O(n p²).
///
/// **Source:** Householder's method (Golub, *Numer Math* 1965;7:206–16); checked against R's `lm`.
public struct LinearRegression: FittedModel {
  /// The model as a formula.
  public let formula: String
  /// The coefficients in the order of the formula, the constant first.
  public let coefficients: [ModelCoefficient]
  /// The terms of the formula, with the places of their coefficients.
  public let terms: [ModelTerm]
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int
  /// The rows with a weight above 0 less the coefficients that are estimable.
  public let degreesOfFreedom: Int
  /// The confidence level of all intervals, 0…1.
  public let level: Double

  let input: RegressionInput
  let outcome: [Double]
  let coding: DesignCoding
  let fit: LinearFit
  let matrix: Matrix
  let covarianceUsed: Matrix

  /// Fits a model to the complete rows of `data`.
  ///
  /// - Parameters:
  ///   - formula: The outcome and the terms.
  ///   - data: The rows.
  ///   - weights: The column of prior weights, 0 or more: the variance of a row is that of weight 1
  ///     divided by its weight, as in R's `lm`. Weights are not counts of rows.
  ///   - level: The level of the intervals, 0…1.
  /// - Throws: What is wrong with the formula or the data, in words.
  public init(
    _ formula: String, data: DataFrame, weights: String? = nil, level: Double = 0.95
  ) throws {
    let formula = try Formula(formula)
    let node = try formula.numericOutcome()
    let rows = try CompleteRows(
      formula, data: data, alsoCompleteFor: weights.map { [$0] } ?? [])
    let input = try RegressionInput(formula, rows: rows, weights: weights)
    let outcome = try formula.outcomeNumbers(node, in: rows.data)
    try self.init(input, outcome: outcome, level: level)
    warn()
  }

  init(_ input: RegressionInput, outcome: [Double], level: Double) throws {
    guard level > 0, level < 1 else { throw RegressionFailure.level(level) }
    let design = try DesignMatrix(input.formula, rows: input.rows)
    let fit = LinearFit(
      design.matrix, hasIntercept: design.coding.hasIntercept, outcome: outcome,
      weights: input.weights, offset: design.offset)
    try input.requireRows(coefficients: fit.kept.count)
    let degrees = input.effectiveCount - fit.kept.count
    let variance = fit.residualSquares / Double(degrees)
    var covariance = fit.unscaledCovariance
    for index in covariance.elements.indices { covariance.elements[index] *= variance }
    self.input = input
    self.outcome = outcome
    self.fit = fit
    self.level = level
    coding = design.coding
    matrix = design.matrix
    covarianceUsed = covariance
    degreesOfFreedom = degrees
    formula = input.text
    terms = coding.terms
    rowsUsed = outcome.count
    rowsDropped = input.rows.droppedCount
    coefficients = Self.coefficients(
      fit, covariance, coding.names, level: level, degreesOfFreedom: Double(degrees))
  }

  private static func coefficients(
    _ fit: LinearFit, _ covariance: Matrix, _ names: [String], level: Double,
    degreesOfFreedom: Double
  ) -> [ModelCoefficient] {
    names.indices.map { column in
      let (name, value) = (names[column], fit.coefficients[column])
      guard fit.kept.contains(column) else {
        return ModelCoefficient(
          name: name,
          notEstimable: "\"\(name)\" is constant or can be computed from the terms before it",
          reached: .nan, scale: .difference)
      }
      guard !fit.isExact else {
        let p = PValue(reason: exactReason)
        return ModelCoefficient(
          name: name, value: value, standardError: 0, z: .nan, p: p,
          estimate: Estimate(value, standardError: 0, level: level, p: p, kind: .difference),
          scale: .difference)
      }
      return ModelCoefficient(
        name: name, value: value, standardError: covariance[column, column].squareRoot(),
        scale: .difference, level: level, degreesOfFreedom: degreesOfFreedom)
    }
  }

  static let exactReason = "the model fits without error"

  private func warn() {
    for coefficient in coefficients {
      guard let reason = coefficient.estimate.reason else { continue }
      ReportContext.warn("not-estimable", "\(formula): \(reason)")
    }
    if fit.isExact {
      ReportContext.warn(
        "exact-fit",
        "\(formula) fits all rows without error: there are no intervals and no P values")
    }
  }
}

extension Formula {
  /// The left side of a linear model.
  fileprivate func numericOutcome() throws -> FormulaNode {
    guard case .value(let node) = outcome else {
      throw FormulaFailure(
        formula: source, position: 0,
        message: "the left side has to be a number: volume ~ … or log(volume) ~ …")
    }
    return node
  }

  /// The outcome of a linear model: finite numbers, or 0 and 1 of a comparison.
  fileprivate func outcomeNumbers(_ node: FormulaNode, in data: DataFrame) throws -> [Double] {
    let column = try column(node, in: data)
    switch column.storage {
    case .numbers, .truth: return try finiteNumbers(node, in: data)
    case .dates:
      throw problem(
        "\(node) holds dates, and a linear model explains numbers; make a time of them first",
        at: node)
    case .text, .categories:
      throw problem(
        "\(node) holds text, and a linear model explains numbers; for two categories fit "
          + "LogisticRegression(\"\(node) == 'level' ~ …\")", at: node)
    }
  }
}
