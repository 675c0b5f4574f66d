public import DataFrames
import Foundation
import NumericalMethods
import Reporting

/// A logistic regression, `y ~ age + stage`, by maximum likelihood.
///
/// The outcome is coded 0/1 or false/true, or compared on the left: `pcr == 'yes' ~ score`. Rows that
/// miss something are left out and counted. Coefficients have Wald's tests and intervals;
/// `profileInterval` gives those of the profile likelihood. The fit is converged to machine precision;
/// R's `glm` ends once the deviance changes by less than 10⁻⁸ of itself, which leaves its standard errors
/// wrong from about the fifth digit: `tolerance: 1e-8` gives just those.
///
/// Where terms tell events and non-events apart completely there is no fit: an error names them. Where
/// they do so for some rows only, such as a level without events, their coefficients are not estimable,
/// a warning says so, and the others are those of the likelihood's limit. `FirthRegression` estimates
/// both.
public struct LogisticRegression: FittedModel {
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
  /// −2 log-likelihood of the model.
  public let deviance: Double
  /// −2 log-likelihood of the model with the constant alone.
  public let nullDeviance: Double
  /// The covariance of the coefficients, row by row, in their order; NaN where not estimable.
  public var covariance: [[Double]] { (0..<coefficients.count).map { solution.covariance.row($0) } }
  /// The confidence level of all intervals, 0…1.
  public let level: Double

  let input: RegressionInput
  let isCase: [Bool]
  let coding: DesignCoding
  let solution: LogisticSolution
  let caseCounts: [Int: [Int]]
  let tolerance: Double?

  /// Fits a model to the complete rows of `data`. `weights` names a column that says how often each row
  /// counts; `tolerance` is the share of the deviance by which it changes in the last step, for agreement
  /// with a program that ends early.
  public init(
    _ formula: String, data: DataFrame, weights: String? = nil, level: Double = 0.95,
    tolerance: Double? = nil
  ) throws {
    let outcome = try BinaryOutcome(
      Formula(formula), data: data, alsoCompleteFor: weights.map { [$0] } ?? [])
    let input = try RegressionInput(outcome.formula, rows: outcome.rows, weights: weights)
    try self.init(input, isCase: outcome.isCase, level: level, tolerance: tolerance)
    outcome.rows.warnOfLeaks(in: formula)
  }

  init(_ input: RegressionInput, isCase: [Bool], level: Double, tolerance: Double?) throws {
    guard level > 0, level < 1 else { throw RegressionFailure.level(level) }
    var design = try DesignMatrix(input.formula, rows: input.rows)
    try input.requireOutcome(isCase)
    try input.requireRows(coefficients: design.coding.columnCount)
    let coding = design.coding
    caseCounts = design.caseCounts(isCase)
    let problem = LogisticProblem(
      design: StandardizedDesign(design.takingMatrix(), hasIntercept: coding.hasIntercept),
      isCase: isCase, weights: input.weights, offset: design.offset)
    try coding.requireIndependence(problem.design)
    let solution = try Self.solution(problem, input, coding, tolerance)
    self.input = input
    self.isCase = isCase
    self.solution = solution
    self.level = level
    self.tolerance = tolerance
    self.coding = coding
    formula = input.text
    terms = coding.terms
    rowsUsed = isCase.count
    rowsDropped = input.rows.droppedCount
    deviance = solution.deviance
    nullDeviance = try problem.nullDeviance(formula: input.text)
    coefficients = Self.coefficients(solution, coding, level: level)
  }

  private static func solution(
    _ problem: LogisticProblem, _ input: RegressionInput, _ coding: DesignCoding,
    _ tolerance: Double?
  ) throws -> LogisticSolution {
    do {
      let solution = try LogisticSolution(problem, tolerance: tolerance)
      let affected = coding.names.indices.filter { solution.isAffected[$0] }
      guard !affected.isEmpty else { return solution }
      let named = coding.terms.filter { term in affected.contains { term.coefficients.contains($0) }
      }
      if solution.isSeparated {
        throw RegressionFailure.separated(formula: input.text, terms: named.map(\.label))
      }
      ReportContext.warn(
        "separation",
        "in \(input.text) \(named.map { "\"\($0.label)\"" }.joined(separator: ", ")) separates events "
          + "from non-events in some rows: not estimable: "
          + affected.map { coding.names[$0] }.joined(separator: ", ")
          + "; FirthRegression estimates it")
      return solution
    } catch LogisticFit.Failure.notConverged(let iterations) {
      throw RegressionFailure.notConverged(formula: input.text, iterations: iterations)
    }
  }

  private static func coefficients(
    _ solution: LogisticSolution, _ coding: DesignCoding, level: Double
  ) -> [ModelCoefficient] {
    coding.names.indices.map { column in
      let (name, value) = (coding.names[column], solution.coefficients[column])
      guard !solution.isAffected[column] else {
        return ModelCoefficient(
          name: name, notEstimable: "it separates events from non-events", reached: value,
          scale: .oddsRatio)
      }
      return ModelCoefficient(
        name: name, value: value,
        standardError: solution.covariance[column, column].squareRoot(), scale: .oddsRatio,
        level: level)
    }
  }
}

extension LogisticProblem {
  /// The deviance with the constant alone; without a constant that of the offsets.
  func nullDeviance(formula: String) throws -> Double {
    let count = isCase.count
    guard design.hasIntercept else {
      return LogisticProblem.deviance(
        offset ?? [Double](repeating: 0, count: count), isCase: isCase, weights: weights)
    }
    guard offset != nil else {
      let (cases, all) = totals
      return -2 * (cases * log(cases / all) + (all - cases) * log((all - cases) / all))
    }
    let constant = LogisticProblem(
      design: StandardizedDesign(
        Matrix(rowCount: count, columnCount: 1, repeating: 1), hasIntercept: true),
      isCase: isCase, weights: weights, offset: offset)
    do {
      return try LogisticFit(constant).deviance
    } catch {
      throw RegressionFailure.notConverged(formula: formula, iterations: 60)
    }
  }

  /// −2 log-likelihood of linear predictors.
  static func deviance(_ predictors: [Double], isCase: [Bool], weights: [Double]?) -> Double {
    var sum = 0.0
    for row in predictors.indices {
      sum += (weights?[row] ?? 1) * LogisticCell(predictors[row], isCase: isCase[row]).loss
    }
    return 2 * sum
  }
}
