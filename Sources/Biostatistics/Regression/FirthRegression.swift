public import DataFrames
import Foundation
import NumericalMethods
import Reporting

/// A logistic regression by Firth's penalised likelihood, which has a finite estimate where terms
/// separate events from non-events, and less bias with few events.
///
/// Intervals are those of the penalised profile likelihood, P values of the penalised likelihood-ratio
/// test; standard errors are from the information of the data with the pseudo-rows that the penalty amounts
/// to, as `logistf` has them since 1.24. A limit that the likelihood does not reach is
/// `nil`. The constant is penalised too, so that probabilities lean towards one half: with rare events
/// their mean exceeds the observed share.
public struct FirthRegression: FittedModel {
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
  /// The penalised log-likelihood at the estimate.
  public let penalizedLogLikelihood: Double
  /// Its maximum with all coefficients but the constant 0.
  public let nullPenalizedLogLikelihood: Double
  /// For each coefficient the penalised likelihood-ratio test that it is 0.
  public let penalizedTests: [TermTest]
  /// The covariance of the coefficients, row by row, in their order.
  public var covariance: [[Double]] { (0..<coefficients.count).map { errors.row($0) } }
  /// The confidence level of all intervals, 0…1.
  public let level: Double
  /// Odds ratios.
  public let scale = ModelCoefficient.Scale.oddsRatio
  /// How many of the rows used are events.
  public var eventCount: Int? { isCase.count { $0 } }

  let input: RegressionInput
  private let isCase: [Bool]
  let coding: DesignCoding
  private let problem: LogisticProblem
  private let fit: FirthFit
  private let errors: Matrix
  private let caseCounts: [Int: [Int]]

  /// Fits a model to the complete rows of `data`. `weights` names a column that says how often each row
  /// counts.
  public init(
    _ formula: String, data: DataFrame, weights: String? = nil, level: Double = 0.95
  ) throws {
    let outcome = try BinaryOutcome(
      Formula(formula), data: data, alsoCompleteFor: weights.map { [$0] } ?? [])
    let input = try RegressionInput(outcome.formula, rows: outcome.rows, weights: weights)
    try self.init(input, isCase: outcome.isCase, level: level)
    outcome.rows.warnOfLeaks(in: formula)
  }

  private init(_ input: RegressionInput, isCase: [Bool], level: Double) throws {
    guard level > 0, level < 1 else { throw RegressionFailure.level(level) }
    let design = try DesignMatrix(input.formula, rows: input.rows)
    try input.requireOutcome(isCase)
    try input.requireRows(coefficients: design.coding.columnCount)
    let problem = LogisticProblem(
      design: StandardizedDesign(design.matrix, hasIntercept: design.coding.hasIntercept),
      isCase: isCase, weights: input.weights, offset: design.offset)
    try design.coding.requireIndependence(problem.design)
    let zero = [Double](repeating: 0, count: design.coding.columnCount)
    let profile = try Self.converging(input.text) {
      try FirthProfile(problem, FirthFit(problem, start: zero))
    }
    let names = design.coding.names
    guard let errors = profile.fit.covariance(problem) else {
      throw RegressionFailure.notConverged(formula: input.text, iterations: 0)
    }
    let tests = try Self.converging(input.text) {
      try names.indices.map { try profile.test(names[$0], places: [$0]) }
    }
    coefficients = try Self.converging(input.text) {
      try names.indices.map {
        try profile.coefficient(names[$0], $0, errors, tests[$0].p, level: level)
      }
    }
    let slopes = Array((design.coding.hasIntercept ? 1 : 0)..<names.count)
    nullPenalizedLogLikelihood = try Self.converging(input.text) {
      try profile.held(at: 0, places: slopes).penalized
    }
    self.input = input
    self.isCase = isCase
    self.problem = problem
    self.level = level
    fit = profile.fit
    self.errors = errors
    coding = design.coding
    caseCounts = design.caseCounts(isCase)
    formula = input.text
    terms = coding.terms
    rowsUsed = isCase.count
    rowsDropped = input.rows.droppedCount
    penalizedTests = tests
    penalizedLogLikelihood = profile.fit.penalized
  }

  private static func converging<Value>(_ text: String, _ body: () throws -> Value) throws -> Value
  {
    do {
      return try body()
    } catch LogisticFit.Failure.notConverged(let iterations) {
      throw RegressionFailure.notConverged(formula: text, iterations: iterations)
    }
  }
}

extension FirthRegression {
  /// The penalised likelihood-ratio test of all terms at once.
  public var likelihoodRatio: TermTest {
    .likelihoodRatio(
      formula, 2 * (penalizedLogLikelihood - nullPenalizedLogLikelihood),
      coefficients.count - (coding.hasIntercept ? 1 : 0))
  }

  /// How many events each level of a factor has.
  public func eventCounts(of term: ModelTerm) -> [Int]? {
    terms.firstIndex(of: term).flatMap { caseCounts[$0] }
  }

  /// The penalised likelihood-ratio test of all coefficients of a term.
  public func test(of term: ModelTerm) -> TermTest {
    do {
      return try FirthProfile(problem, fit).test(term.label, places: Array(term.coefficients))
    } catch {
      return TermTest(
        term: term.label, statistic: .nan, degreesOfFreedom: Double(term.coefficients.count),
        p: PValue(reason: "the iteration did not settle"), method: "likelihood-ratio test")
    }
  }

  /// The model with each term alone, on the rows of this one.
  public func univariable() throws -> [any FittedModel] {
    try input.terms.map {
      try FirthRegression(input.keeping([$0]), isCase: isCase, level: level)
    }
  }

  /// The coefficient of this name, or of a term that has one coefficient. Another name ends the report.
  public func coefficient(_ name: String, line: Int = #line) -> ModelCoefficient {
    orStop(line: line) { coefficients[try coding.place(ofCoefficient: name)] }
  }

  /// The linear predictor (log odds) of each row; missing where something is missing. A lacking column or
  /// an unknown level ends the report.
  public func linearPredictor(_ data: DataFrame, line: Int = #line) -> Column {
    orStop(line: line) {
      let values = try coding.linearPredictors(coefficients.map(\.value), data)
      return Column(.numbers(values), name: "linear predictor", fittedOn: input.rows.data.rows)
    }
  }

  /// The probability of the event in each row, as `linearPredictor`.
  public func probability(_ data: DataFrame, line: Int = #line) -> Column {
    orStop(line: line) {
      let values = try coding.linearPredictors(coefficients.map(\.value), data)
      return Column(
        .numbers(values.map(LogisticRegression.probability)), name: "probability",
        fittedOn: input.rows.data.rows)
    }
  }
}

/// The penalised likelihood with some coefficients held.
private struct FirthProfile {
  let problem: LogisticProblem
  let fit: FirthFit

  init(_ problem: LogisticProblem, _ fit: FirthFit) {
    self.problem = problem
    self.fit = fit
  }

  private func value(_ vector: [Double], _ beta: [Double]) -> Double {
    zip(vector, beta).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The maximum with the coefficients at `places` equal to `value`.
  func held(
    at wanted: Double, places: [Int], from start: FirthFit? = nil
  ) throws(LogisticFit.Failure) -> FirthFit {
    let vectors = places.map { problem.design.original(place: $0) }
    var beta = (start ?? fit).beta
    if places.count == 1 {
      // Along the valley of the likelihood to the value wanted.
      let direction = (start ?? fit).inverse.multiplied(by: vectors[0])
      let share = (wanted - value(vectors[0], beta)) / value(vectors[0], direction)
      for column in beta.indices { beta[column] += share * direction[column] }
    } else {
      for place in places { beta[place] = wanted * problem.design.scales[place] }
    }
    return try FirthFit(problem, start: beta, constraints: vectors)
  }

  func test(_ term: String, places: [Int]) throws -> TermTest {
    let null = try held(at: 0, places: places)
    return .likelihoodRatio(term, 2 * (fit.penalized - null.penalized), places.count)
  }

  /// A coefficient with the interval of the penalised profile likelihood.
  func coefficient(
    _ name: String, _ place: Int, _ errors: Matrix, _ p: PValue, level: Double
  ) throws
    -> ModelCoefficient
  {
    let centre = value(problem.design.original(place: place), fit.beta)
    let error = errors[place, place].squareRoot()
    let target = Normal.upperQuantile((1 - level) / 2)
    var start = fit
    func root(_ wanted: Double) throws -> Double {
      start = try held(at: wanted, places: [place], from: start)
      let ratio = max(0, 2 * (fit.penalized - start.penalized)).squareRoot()
      return wanted < centre ? -ratio : ratio
    }
    let limits = try [-target, target].map { target in
      start = fit
      return try SignedRoot.place(from: centre, scale: error, target: target, of: root)
    }
    return ModelCoefficient(
      name: name, value: centre, standardError: error, z: centre / error, p: p,
      estimate: ModelCoefficient.estimate(
        centre, lower: limits[0] ?? -.infinity, upper: limits[1] ?? .infinity,
        standardError: error, level: level, p: p, scale: .oddsRatio),
      scale: .oddsRatio)
  }
}
