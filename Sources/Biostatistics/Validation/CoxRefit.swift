import NumericalMethods

/// A Cox model on rows that are repeated, from coefficients that are nearly right: Newton's method on
/// columns that were sorted and scaled once.
struct CoxRefit {
  /// One coefficient for each scaled column.
  let scaled: [Double]
  let logLikelihood: Double
  let state: CoxState

  /// `nil` where the fit is not plain: columns that depend on each other, likelihoods without a maximum,
  /// steps that lead down. `CoxFit` then says what is the matter.
  init?(_ sets: CoxRiskSets, _ columns: CoxColumns, offset: [Double], start: [Double]) {
    var scaled = start
    var before = -Double.infinity
    var factor: Cholesky?
    for iteration in 0..<16 {
      let state = CoxState(sets, linearPredictors: columns.predictors(scaled, offset))
      guard state.logLikelihood.isFinite, state.logLikelihood >= before - 1e-9 * abs(before) else {
        return nil
      }
      before = state.logLikelihood
      let expected = state.expected(sets)
      if factor == nil {
        let information = state.information(
          sets, columns.matrix, means: state.means(sets, columns.matrix), expected: expected)
        if iteration == 0 {
          let kept = CoxFit.independent(information, columns.matrix, expected)
          guard kept.count == scaled.count else { return nil }
        }
        factor = Cholesky(information)
      }
      guard let current = factor else { return nil }
      let step = current.solved(state.score(sets, columns.matrix, expected: expected))
      let size = step.reduce(0) { max($0, abs($1)) }
      guard size.isFinite else { return nil }
      for index in scaled.indices { scaled[index] += step[index] }
      // So near to the maximum the information hardly changes, and it is the dearest part: steps with
      // that of the start shrink tenfold each time.
      if size > 0.3 { factor = nil }
      if size < 1e-6 {
        self.scaled = scaled
        logLikelihood = state.logLikelihood
        self.state = state
        return
      }
    }
    return nil
  }
}

extension CoxColumns {
  /// The linear predictors of the sorted rows.
  func predictors(_ scaled: [Double], _ offset: [Double]) -> [Double] {
    var values = matrix.multiplied(by: scaled)
    if !offset.isEmpty {
      for row in values.indices { values[row] += offset[row] }
    }
    return values
  }
}
