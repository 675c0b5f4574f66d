import DataFrames
import NumericalMethods

extension Bootstrap {
  /// The optimism of a logistic model: its terms are fitted again to each resample of its rows.
  ///
  /// The columns stay as they are coded: the knots of splines and the levels of factors are those of all
  /// rows, as in `rms::validate`; where a cut, a selection or a scaling was made on these rows too, give
  /// the whole pipeline instead. A resample in which a term separates events from non-events is counted
  /// as failed.
  ///
  /// - Parameter model: The model, without weights.
  /// - Returns: C, Dxy, R², intercept, slope, Brier's score and its scaled form.
  /// - Throws: Where the model has weights or a coefficient that is not estimable.
  public func optimism(of model: LogisticRegression) throws -> OptimismCorrection {
    try check()
    guard model.input.weights == nil else {
      throw ValidationFailure.weighted(formula: model.formula)
    }
    let lost = model.coefficients.filter { !$0.value.isFinite }
    guard lost.isEmpty else {
      throw ValidationFailure.notEstimable(formula: model.formula, coefficients: lost.map(\.name))
    }
    let resampler = try LogisticResampler(model)
    let results = results(count: model.rowsUsed, resampler.refit)
    return OptimismCorrection(
      BinaryJudge.all, apparent: resampler.apparent, results, formula: model.formula, horizon: nil,
      refusal: nil, rowsUsed: model.rowsUsed, level: level, seed: seed)
  }
}

/// A logistic model that can be fitted to resamples of its rows: to all rows, each as often as it was
/// drawn, so that no column is copied.
private struct LogisticResampler: Sendable {
  let apparent: [Double]
  private let judge: BinaryJudge
  private let design: StandardizedDesign
  private let offset: [Double]?
  private let start: [Double]

  init(_ model: LogisticRegression) throws {
    var columns = try DesignMatrix(model.input.formula, rows: model.input.rows)
    offset = columns.offset
    design = StandardizedDesign(
      columns.takingMatrix(), hasIntercept: model.coding.hasIntercept)
    judge = BinaryJudge(isCase: model.isCase)
    start = model.solution.coefficients
    apparent = try judge.values(model.solution.linearPredictors, deviance: model.deviance)
  }

  /// Fits the rows drawn; judges the fit on them and on all.
  func refit(_ drawn: [Int]) throws -> (training: [Double], test: [Double]) {
    var counts = [Double](repeating: 0, count: judge.isCase.count)
    for row in drawn { counts[row] += 1 }
    let own = judge.selecting(drawn)
    guard own.isCase.contains(true), own.isCase.contains(false) else {
      throw RefitFailure.noEvents
    }
    let problem = LogisticProblem(
      design: design, isCase: judge.isCase, weights: counts, offset: offset)
    let fit: LogisticFit
    do {
      fit = try LogisticFit(problem, start: start)
    } catch .notConverged(let iterations) {
      throw iterations == 0 ? RefitFailure.collinear : RefitFailure.notConverged
    }
    guard fit.separation == nil else { throw RefitFailure.separated }
    let predictors = fit.linearPredictors
    return (
      try own.values(drawn.map { predictors[$0] }, deviance: fit.deviance),
      try judge.values(predictors)
    )
  }
}
