package import DataFrames
import NumericalMethods
import Reporting

extension LinearRegression {
  /// None: a linear model has no events.
  public func eventCounts(of term: ModelTerm) -> [Int]? { nil }

  /// The F test that all coefficients of a term are 0.
  public func test(of term: ModelTerm) -> TermTest { test(Array(term.coefficients), term.label) }

  /// The F test that the bends of a spline or polynomial are 0; `nil` for other terms.
  public func nonlinearity(of label: String) -> TermTest? {
    guard let term = terms.first(where: { $0.label == label || $0.columns == [label] }) else {
      return nil
    }
    switch term.kind {
    case .spline, .polynomial: return test(Array(term.coefficients.dropFirst()), term.label)
    case .number, .factor, .interaction: return nil
    }
  }

  /// Coefficients that are not estimable are left out of the test and of its degrees of freedom.
  private func test(_ places: [Int], _ label: String) -> TermTest {
    let places = places.filter(fit.kept.contains)
    let wald = TermTest.wald(
      label, places, values: fit.coefficients, covariance: covarianceUsed)
    return Self.fTest(
      label, wald.statistic / Double(places.count), degrees: Double(places.count),
      residual: Double(degreesOfFreedom), reason: fit.isExact ? Self.exactReason : wald.p.reason)
  }

  /// The model with each term alone, on the rows of this one.
  public func univariable() throws -> [any FittedModel] {
    try input.terms.map { try fitted(keeping: [$0]) }
  }

  /// The model without a term, on the rows of this one.
  public func dropping(_ label: String) throws -> LinearRegression {
    guard let term = input.terms.first(where: { $0.label == label }) else {
      throw RegressionFailure.noCoefficient(label, known: terms.map(\.label))
    }
    return try fitted(keeping: input.terms.filter { $0 != term })
  }

  /// What leaving out each term would do, for those that no interaction needs: Akaike's criterion and the
  /// F test.
  public func droppingEachTerm() throws -> [DroppedTerm] {
    try input.droppable.map { term in
      let model = try fitted(keeping: input.terms.filter { $0 != term })
      return DroppedTerm(term: term.label, aic: model.aic, test: gain(over: model, term.label))
    }
  }

  /// Leaves out term after term as long as Akaike's criterion falls, each time the one whose loss lowers
  /// it most, on the rows of this model. An interaction goes before its parts.
  public func backwardEliminated() throws -> LinearRegression {
    var model = self
    while !model.input.terms.isEmpty {
      let candidates = try model.input.droppable.map { term in
        try model.fitted(keeping: model.input.terms.filter { $0 != term })
      }
      guard let best = candidates.min(by: { $0.aic < $1.aic }), best.aic < model.aic else { break }
      model = best
    }
    return model
  }

  /// The F test against a larger or smaller model of the same outcome on the same rows, of which one has
  /// all terms of the other.
  public func compared(to other: LinearRegression) throws -> ModelComparison {
    guard input.rows.data.rows == other.input.rows.data.rows, outcome == other.outcome,
      input.weights == other.input.weights
    else {
      throw RegressionFailure.notComparable(
        "\(formula) and \(other.formula) were fitted on different rows, outcomes or weights "
          + "(\(rowsUsed) and \(other.rowsUsed) rows); fit both on the rows that are complete for both"
      )
    }
    let (small, large) = fit.kept.count <= other.fit.kept.count ? (self, other) : (other, self)
    guard Set(small.input.terms).isSubset(of: Set(large.input.terms)) else {
      throw RegressionFailure.notComparable(
        "\(small.formula) and \(large.formula) are not nested: neither has all terms of the other")
    }
    return ModelComparison(
      reduced: small.formula, full: large.formula, reducedAIC: small.aic, fullAIC: large.aic,
      test: large.gain(over: small, "\(large.formula) against \(small.formula)"))
  }

  /// The F test of what this model explains beyond a smaller one.
  private func gain(over small: LinearRegression, _ label: String) -> TermTest {
    let steps = Double(fit.kept.count - small.fit.kept.count)
    let residual = Double(degreesOfFreedom)
    let gained = max(0, small.fit.residualSquares - fit.residualSquares)
    let reason: String? =
      steps == 0 ? "the models have the same coefficients" : fit.isExact ? Self.exactReason : nil
    return Self.fTest(
      label, gained / steps / (fit.residualSquares / residual), degrees: steps, residual: residual,
      reason: reason)
  }

  /// Variance inflation of each term; see `VarianceInflation`.
  public var varianceInflation: [VarianceInflation] {
    VarianceInflation.of(terms, fit.unscaledCovariance, hasIntercept: coding.hasIntercept)
  }

  private func fitted(keeping terms: [FormulaTerm]) throws -> LinearRegression {
    try LinearRegression(input.keeping(terms), outcome: outcome, level: level)
  }
}

extension LinearRegression: CodedModel {
  package var fittedRows: CompleteRows { input.rows }
  package var fittedCoding: DesignCoding { coding }
  package var residualDegreesOfFreedom: Double? { Double(degreesOfFreedom) }
  package func bendTest(of term: ModelTerm) -> TermTest? { nonlinearity(of: term.label) }
}
