import DataFrames
import Foundation
import NumericalMethods
import Reporting

extension Bootstrap {
  /// The optimism of a Cox model: its terms are fitted again to each resample of its rows.
  ///
  /// The columns stay as they are coded: the knots of splines and the levels of factors are those of all
  /// rows, as in `rms::validate`; where a cut, a selection or a scaling was made on these rows too, give
  /// the whole pipeline instead. With `cluster(…)` whole clusters are drawn.
  ///
  /// - Parameters:
  ///   - model: The model, without weights.
  ///   - horizon: A time at which the risks are judged as well: area, Brier's score and accuracy.
  /// - Returns: C, Dxy, R² and slope, and what is asked for at the horizon.
  /// - Throws: Where the model has weights or a coefficient that is not estimable.
  public func optimism(
    of model: CoxRegression, at horizon: Double? = nil
  ) throws -> OptimismCorrection {
    try check()
    let resampler = try CoxResampler(model, horizon: horizon)
    let clusters = model.clusters.map { codes -> [[Int]] in
      var members = [[Int]](repeating: [], count: Int(codes.max() ?? -1) + 1)
      for (row, code) in codes.enumerated() { members[Int(code)].append(row) }
      return members
    }
    let results = results(count: model.rowsUsed, clusters: clusters, resampler.refit)
    return OptimismCorrection(
      resampler.measures, apparent: resampler.apparent, results, formula: model.formula,
      horizon: horizon, refusal: resampler.judge.refusal, rowsUsed: model.rowsUsed, level: level,
      seed: seed)
  }
}

/// A Cox model that can be fitted to resamples of its rows.
private struct CoxResampler: Sendable {
  let judge: SurvivalJudge
  let measures: [ValidationMeasure]
  let apparent: [Double]
  private let matrix: Matrix
  private let offset: [Double]?
  private let horizon: Double?
  /// The columns, sorted and scaled once for all resamples; `nil` with delayed entry.
  private let columns: CoxColumns?
  private let sortedOffset: [Double]
  private let start: [Double]

  init(_ model: CoxRegression, horizon: Double?) throws {
    guard model.weights == nil else { throw ValidationFailure.weighted(formula: model.formula) }
    let lost = model.coefficients.filter { $0.estimate.reason != nil && !$0.value.isFinite }
    guard lost.isEmpty else {
      throw ValidationFailure.notEstimable(
        formula: model.formula, coefficients: lost.map(\.name))
    }
    let outcome = model.outcome
    if horizon != nil, outcome.entryTimes != nil {
      throw ValidationFailure.horizon(
        "\(model.formula) has delayed entry, for which there is no Brier score at a horizon; leave "
          + "at: out")
    }
    let rows = SurvivalJudge.Rows(
      times: outcome.times, isEvent: outcome.isEvent, entries: outcome.entryTimes,
      strata: model.strata?.codes, strataCount: model.strata?.levels.count ?? 1)
    judge = SurvivalJudge(rows, ties: model.ties, horizon: horizon)
    measures = SurvivalJudge.fitted + (horizon == nil ? [] : SurvivalJudge.risks)
    matrix = model.matrix
    offset = model.offset
    self.horizon = horizon
    columns = judge.sets.hasEntries ? nil : CoxColumns(model.matrix, judge.sets)
    sortedOffset = model.offset.map(judge.inSortedOrder) ?? []
    start = zip(model.fit.coefficients, columns?.scales ?? []).map { $0 * $1 }
    apparent = Self.values(
      judge, model.fit, Self.predictors(model.fit, model.matrix, model.offset), horizon: horizon)
  }

  /// Fits the rows drawn; judges the fit on them and on all.
  func refit(_ drawn: [Int]) throws -> (training: [Double], test: [Double]) {
    try quickly(drawn) ?? thoroughly(drawn)
  }

  /// Without a copy of any column, where the fit is a plain one.
  private func quickly(_ drawn: [Int]) -> (training: [Double], test: [Double])? {
    guard let columns else { return nil }
    var ofRows = [Int32](repeating: 0, count: judge.sets.count)
    for row in drawn { ofRows[row] += 1 }
    let counts = judge.sets.rows.map { ofRows[Int($0)] }
    let sets = judge.sets.repeated(counts)
    guard let fit = CoxRefit(sets, columns, offset: sortedOffset, start: start) else { return nil }
    let predictors = columns.predictors(fit.scaled, sortedOffset)
    let pairs = RankedPairs(predictors)
    var training =
      judge.ranking(pairs, counts: counts)
      + SurvivalJudge.explained(
        fit.logLikelihood, SurvivalJudge.nullLogLikelihood(sets), sets) + [1]
    var test = judge.ranking(pairs, counts: nil) + judge.explained(sorted: predictors)
    if let horizon {
      let risks = judge.risks(fit.state.hazard(sets).cumulative, sorted: predictors, at: horizon)
      training += judge.selecting(drawn).atHorizon(drawn.map { risks[$0] })
      test += judge.atHorizon(risks)
    }
    return (training, test)
  }

  private func thoroughly(_ drawn: [Int]) throws -> (training: [Double], test: [Double]) {
    let own = judge.selecting(drawn)
    guard own.sets.eventCount > 0 else { throw RefitFailure.noEvents }
    let fit = CoxFit(
      own.sets, matrix.selectingRows(drawn),
      offset: offset.map { offset in drawn.map { offset[$0] } })
    guard fit.kept.count == matrix.columnCount else { throw RefitFailure.collinear }
    guard fit.infinite.isEmpty else { throw RefitFailure.separated }
    guard fit.isConverged, fit.logLikelihood.isFinite else { throw RefitFailure.notConverged }
    let predictors = Self.predictors(fit, matrix, offset)
    let training = Self.values(own, fit, drawn.map { predictors[$0] }, horizon: horizon)
    var test = judge.ranking(predictors) + judge.explained(predictors)
    if let horizon { test += judge.atHorizon(judge.risks(fit, predictors, at: horizon)) }
    return (training, test)
  }

  private static func predictors(
    _ fit: CoxFit, _ matrix: Matrix, _ offset: [Double]?
  ) -> [Double] {
    var values = matrix.multiplied(by: fit.coefficients)
    if let offset {
      for row in values.indices { values[row] += offset[row] }
    }
    return values
  }

  /// The measures of a fit on its own rows.
  private static func values(
    _ judge: SurvivalJudge, _ fit: CoxFit, _ predictors: [Double], horizon: Double?
  ) -> [Double] {
    var values =
      judge.ranking(predictors)
      + judge.explained(predictors, logLikelihood: fit.logLikelihood)
    if let horizon { values += judge.atHorizon(judge.risks(fit, predictors, at: horizon)) }
    return values
  }
}

extension SurvivalJudge {
  /// The risks by a time from cumulative hazards at a linear predictor of 0, in the order of the data;
  /// linear predictors are in that of the risk sets.
  func risks(_ hazard: [Double], sorted predictors: [Double], at time: Double) -> [Double] {
    var risks = predictors
    for stratum in sets.strata.indices {
      let baseline = hazard[sets.slot(at: time, stratum: stratum)]
      for place in sets.strata[stratum] {
        risks[Int(sets.rows[place])] = -expm1(-baseline * exp(predictors[place]))
      }
    }
    return risks
  }

  /// The risks by a time that a fit gives these rows, from their linear predictors.
  func risks(_ fit: CoxFit, _ predictors: [Double], at time: Double) -> [Double] {
    let hazard = fit.state.hazard(fit.sets).cumulative
    let baseline = (0..<rows.strataCount).map { stratum in
      hazard[fit.sets.slot(at: time, stratum: stratum)]
    }
    let shift = fit.shift
    return predictors.indices.map { row in
      let stratum = rows.strata.map { Int($0[row]) } ?? 0
      return -expm1(-baseline[stratum] * exp(predictors[row] - shift))
    }
  }
}
