public import DataFrames
import NumericalMethods

extension Bootstrap {
  /// The optimism of a whole pipeline, which is run again on each resample of the rows: whatever it
  /// chooses on training rows (variables, cuts, scaling, penalties, the model) is chosen anew.
  ///
  /// ```swift
  /// try Bootstrap(resamples: 300).optimism(of: "Surv(months, died)", data: d, predicting: .linearPredictor) { training in
  ///   let model = try CoxRegression("Surv(months, died) ~ age + rcs(marker, 4)", data: training).backwardEliminated()
  ///   return { rows in model.linearPredictor(rows) }
  /// }
  /// ```
  ///
  /// Resamples run on several cores at once; warnings from within the pipeline are not kept. A run that
  /// fails is counted, with its reason. Rows whose outcome is missing are left out.
  ///
  /// - Parameters:
  ///   - outcome: `y`, `y == 'yes'` or `Surv(time, event)`.
  ///   - data: The rows.
  ///   - horizon: A time at which predictions of survival are judged as well; needed for risks.
  ///   - scale: What the pipeline predicts; it decides what can be judged.
  ///   - cluster: A column of patients, centres …, which are drawn as wholes.
  ///   - pipeline: Makes a predictor from training rows.
  /// - Returns: For risks and log odds of a binary outcome C, Dxy, R², intercept, slope and Brier's scores;
  ///   for linear predictors of survival C, Dxy, R² and slope; for risks C, Dxy and the measures at the
  ///   horizon; for scores C and Dxy.
  /// - Throws: Where the outcome cannot be read or the pipeline fails on all rows.
  public func optimism(
    of outcome: String, data: DataFrame, at horizon: Double? = nil,
    predicting scale: PredictionScale, cluster: String? = nil, pipeline: @escaping ModelPipeline
  ) throws -> OptimismCorrection {
    try check()
    let judge = try PipelineJudge(outcome, data: data, horizon: horizon, scale: scale)
    let clusters = try cluster.map { name -> [[Int]] in
      let grouping = try Grouping(judge.data.column(name)).droppingUnusedLevels()
      guard !grouping.codes.contains(where: { $0 < 0 }) else {
        throw ValidationFailure.noRows(
          "\"\(name)\" is missing in some rows, which therefore belong to no cluster")
      }
      return grouping.levels.indices.map { grouping.rows(ofLevel: $0) }
    }
    let apparent = try judge.values(judge.predictions(pipeline(judge.data), for: judge.data))
    let results = results(count: judge.data.count, clusters: clusters) { drawn in
      let own = judge.selecting(drawn)
      let predictor = try pipeline(own.data)
      let predictions = try judge.predictions(predictor, for: judge.data)
      return (
        training: try own.values(drawn.map { predictions[$0] }),
        test: try judge.values(predictions)
      )
    }
    return OptimismCorrection(
      judge.measures, apparent: apparent, results, formula: outcome, horizon: horizon,
      refusal: judge.refusal, rowsUsed: judge.data.count, level: level, seed: seed)
  }
}
