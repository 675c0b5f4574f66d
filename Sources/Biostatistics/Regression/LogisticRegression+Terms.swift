import DataFrames
import NumericalMethods
import Reporting

extension LogisticRegression {
  /// How many events each level of a factor has.
  public func eventCounts(of term: ModelTerm) -> [Int]? {
    terms.firstIndex(of: term).flatMap { caseCounts[$0] }
  }

  /// Wald's test of all coefficients of a term.
  public func test(of term: ModelTerm) -> TermTest { wald(Array(term.coefficients), term.label) }

  /// Wald's test of all terms at once.
  public var wald: TermTest {
    wald(Array((coding.hasIntercept ? 1 : 0)..<coefficients.count), formula)
  }

  /// Wald's test that the bends of a spline or polynomial are 0; `nil` for other terms.
  public func nonlinearity(of label: String) -> TermTest? {
    guard let term = terms.first(where: { $0.label == label || $0.columns == [label] }) else {
      return nil
    }
    switch term.kind {
    case .spline, .polynomial: return wald(Array(term.coefficients.dropFirst()), term.label)
    case .number, .factor, .interaction: return nil
    }
  }

  private func wald(_ places: [Int], _ label: String) -> TermTest {
    TermTest.wald(label, places, values: solution.coefficients, covariance: solution.covariance)
  }

  /// The model with each term alone, on the rows of this one.
  public func univariable() throws -> [any FittedModel] {
    try input.terms.map { try fitted(keeping: [$0]) }
  }

  /// The model without a term, on the rows of this one.
  public func dropping(_ label: String) throws -> LogisticRegression {
    guard let term = input.terms.first(where: { $0.label == label }) else {
      throw RegressionFailure.noCoefficient(label, known: terms.map(\.label))
    }
    return try fitted(keeping: input.terms.filter { $0 != term })
  }

  /// What leaving out each term would do, for those that no interaction needs.
  public func droppingEachTerm() throws -> [DroppedTerm] {
    try input.droppable.map { try dropped($0).row }
  }

  /// Leaves out term after term as long as Akaike's criterion falls, each time the one whose loss lowers
  /// it most, on the rows of this model. An interaction goes before its parts.
  public func backwardEliminated() throws -> LogisticRegression {
    var model = self
    while !model.input.terms.isEmpty {
      let candidates = try model.input.droppable.map { try model.dropped($0).model }
      guard let best = candidates.min(by: { $0.aic < $1.aic }), best.aic < model.aic else { break }
      model = best
    }
    return model
  }

  /// The likelihood-ratio test against a larger or smaller model of the same outcome on the same rows, of
  /// which one has all terms of the other.
  public func compared(to other: LogisticRegression) throws -> ModelComparison {
    guard input.rows.data.rows == other.input.rows.data.rows, isCase == other.isCase else {
      throw RegressionFailure.notComparable(
        "\(formula) and \(other.formula) were fitted on different rows (\(rowsUsed) and "
          + "\(other.rowsUsed)); fit both on the rows that are complete for both")
    }
    let (small, large) =
      coefficients.count <= other.coefficients.count ? (self, other) : (other, self)
    guard Set(small.input.terms).isSubset(of: Set(large.input.terms)) else {
      throw RegressionFailure.notComparable(
        "\(small.formula) and \(large.formula) are not nested: neither has all terms of the other")
    }
    return ModelComparison(
      reduced: small.formula, full: large.formula, reducedAIC: small.aic, fullAIC: large.aic,
      test: .likelihoodRatio(
        "\(large.formula) against \(small.formula)", small.deviance - large.deviance,
        large.coefficients.count - small.coefficients.count))
  }

  /// Variance inflation of each term; see `VarianceInflation`.
  public var varianceInflation: [VarianceInflation] {
    VarianceInflation.of(terms, solution.covariance, hasIntercept: coding.hasIntercept)
  }

  private func fitted(keeping terms: [FormulaTerm]) throws -> LogisticRegression {
    try LogisticRegression(input.keeping(terms), isCase: isCase, level: level, tolerance: tolerance)
  }

  private func dropped(_ term: FormulaTerm) throws -> (row: DroppedTerm, model: LogisticRegression)
  {
    let model = try fitted(keeping: input.terms.filter { $0 != term })
    let row = DroppedTerm(
      term: term.label, aic: model.aic,
      test: .likelihoodRatio(
        term.label, model.deviance - deviance, coefficients.count - model.coefficients.count))
    return (row, model)
  }
}
