public import DataFrames
import NumericalMethods
public import Reporting

/// Folds of the rows: `CrossValidation(folds: 10, stratifiedBy: "event")`. A pipeline is fitted without
/// each fold in turn and predicts its rows.
///
/// The folds of each repeat come from a random stream of their own, so that the answer is the same on
/// any number of cores.
public struct CrossValidation: Sendable {
  /// Into how many parts the rows are divided.
  public let folds: Int
  /// How often they are divided anew.
  public let repeats: Int
  /// The seed.
  public let seed: UInt64
  /// The column each of whose levels is spread evenly over the folds.
  public let stratifiedBy: String?

  /// A way to divide; the seed is by default the document's.
  public init(
    folds: Int = 10, repeats: Int = 1, seed: Int? = nil, stratifiedBy: String? = nil
  ) {
    self.folds = folds
    self.repeats = repeats
    self.seed = seed.map { UInt64(bitPattern: Int64($0)) } ?? ReportContext.current.seed
    self.stratifiedBy = stratifiedBy
  }

  /// The cross-validated prediction of each row: by models that did not see it, averaged over the
  /// repeats. The column knows this, so that it is not taken for an apparent one.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - pipeline: Makes a predictor from training rows.
  /// - Returns: A column in the order of the rows; missing where the pipeline predicts nothing.
  /// - Throws: Where the folds cannot be made or the pipeline fails in one, which is named.
  public func scores(of data: DataFrame, pipeline: @escaping ModelPipeline) throws -> Column {
    let parts = try (0..<repeats).map { try assignment(of: data, repeat: $0) }
    try check(data)
    let all = try predictions(data, parts, pipeline) { try $0(data.selectingRows($1)).numbers() }
    let means = (0..<data.count).map { row in
      all.reduce(0) { $0 + $1[row] } / Double(repeats)
    }
    var column = Column(
      .numbers(means), name: "cross-validated prediction", fittedOn: data.rows)
    column.fitting = .crossFitted
    return column
  }

  /// How well a pipeline predicts rows that it has not seen.
  ///
  /// Each measure is that of all rows of a repeat together, averaged over the repeats. With survival,
  /// rows are compared within their fold only, whose predictions come from one model.
  ///
  /// - Parameters:
  ///   - outcome: `y`, `y == 'yes'` or `Surv(time, event)`.
  ///   - data: The rows; those whose outcome is missing are left out.
  ///   - horizon: A time at which predictions of survival are judged as well; needed for risks.
  ///   - scale: What the pipeline predicts.
  ///   - pipeline: Makes a predictor from training rows.
  /// - Returns: The measures that `Bootstrap.optimism` gives for this kind of prediction.
  /// - Throws: Where the outcome cannot be read or the pipeline fails in a fold, which is named.
  public func performance(
    of outcome: String, data: DataFrame, at horizon: Double? = nil,
    predicting scale: PredictionScale, pipeline: @escaping ModelPipeline
  ) throws -> CrossValidatedPerformance {
    let judge = try PipelineJudge(outcome, data: data, horizon: horizon, scale: scale)
    try check(judge.data)
    let parts = try (0..<repeats).map { try assignment(of: judge.data, repeat: $0) }
    let all = try predictions(judge.data, parts, pipeline) { predictor, rows in
      try judge.predictions(predictor, for: judge.data.selectingRows(rows))
    }
    let values = try zip(parts, all).map { part, predictions in
      try judge.within(part, count: folds).values(predictions)
    }
    return CrossValidatedPerformance(
      judge.measures, values, outcome: outcome, horizon: horizon, refusal: judge.refusal,
      rowsUsed: judge.data.count, setting: self)
  }

  private func check(_ data: DataFrame) throws {
    guard folds >= 2 else { throw ValidationFailure.tooFew(what: "folds", count: folds) }
    guard repeats >= 1 else { throw ValidationFailure.tooFew(what: "repeats", count: repeats) }
    guard data.count >= folds else {
      throw ValidationFailure.moreFoldsThanRows(folds: folds, rows: data.count)
    }
  }

  /// The fold of each row: within each stratum in random order, dealt out in turn.
  private func assignment(of data: DataFrame, repeat index: Int) throws -> [Int32] {
    guard folds >= 2 else { throw ValidationFailure.tooFew(what: "folds", count: folds) }
    var strata = [Array(0..<data.count)]
    if let stratifiedBy {
      let codes = try Grouping(data.column(stratifiedBy)).codes
      strata = Set(codes).sorted().map { level in codes.indices.filter { codes[$0] == level } }
    }
    var random = RandomStream(seed: seed, stream: index)
    var part = [Int32](repeating: 0, count: data.count)
    var next = 0
    for rows in strata {
      for place in random.permutation(rows.count) {
        part[rows[place]] = Int32(next % folds)
        next += 1
      }
    }
    return part
  }

  /// For each repeat the predictions of all rows.
  private func predictions(
    _ data: DataFrame, _ parts: [[Int32]], _ pipeline: @escaping ModelPipeline,
    _ predict: @escaping @Sendable (Predictor, [Int]) throws -> [Double]
  ) throws -> [[Double]] {
    let folds = folds
    let results = parallelMap(parts.count * folds) { index -> Result<[Double], any Error> in
      let part = parts[index / folds]
      let fold = Int32(index % folds)
      return Result {
        let training = data.selectingRows(part.indices.filter { part[$0] != fold })
        return try predict(pipeline(training), part.indices.filter { part[$0] == fold })
      }
    }
    var all = [[Double]](
      repeating: [Double](repeating: .nan, count: data.count), count: parts.count)
    for (index, result) in results.enumerated() {
      let (turn, fold) = (index / folds, index % folds)
      let held = parts[turn].indices.filter { parts[turn][$0] == Int32(fold) }
      do {
        let values = try result.get()
        guard values.count == held.count else {
          throw ValidationFailure.prediction(
            "the pipeline predicts \(values.count) values for \(held.count) rows")
        }
        for (row, value) in zip(held, values) { all[turn][row] = value }
      } catch {
        throw ValidationFailure.prediction(
          "the pipeline failed without fold \(fold + 1)"
            + (parts.count > 1 ? " of repeat \(turn + 1)" : "") + ": \(error)")
      }
    }
    return all
  }
}

/// How well a pipeline predicts rows that it has not seen.
public struct CrossValidatedPerformance: Sendable {
  /// One measure of performance.
  public struct Measure: Sendable, Hashable {
    /// What is measured.
    public let kind: ValidationMeasure
    /// The mean over the repeats.
    public let estimate: Estimate
    /// The value of each repeat.
    public let repeats: [Double]
  }

  /// The measures, in the order of a table.
  public let measures: [Measure]
  /// The outcome as it was written.
  public let outcome: String
  /// The horizon of the measures at one; `nil` without.
  public let horizon: Double?
  /// The number of rows.
  public let rowsUsed: Int
  /// How the rows were divided.
  public let setting: CrossValidation

  init(
    _ kinds: [ValidationMeasure], _ values: [[Double]], outcome: String, horizon: Double?,
    refusal: String?, rowsUsed: Int, setting: CrossValidation
  ) {
    measures = kinds.enumerated().map { place, kind in
      let own = values.map { $0[place] }
      let mean = own.reduce(0, +) / Double(own.count)
      let reason = SurvivalJudge.risks.contains(kind) ? refusal : nil
      let estimate: Estimate =
        reason != nil || !mean.isFinite
        ? .notEstimable(
          reason ?? "it is not defined on the rows of a repeat", kind: kind.estimateKind,
          unsupported: mean.isFinite ? mean : nil) : Estimate(mean, kind: kind.estimateKind)
      return Measure(kind: kind, estimate: estimate, repeats: own)
    }
    self.outcome = outcome
    self.horizon = horizon
    self.rowsUsed = rowsUsed
    self.setting = setting
  }

  /// A measure. One that does not belong to this kind of prediction ends the report.
  public func estimate(_ kind: ValidationMeasure, line: Int = #line) -> Estimate {
    if let found = measures.first(where: { $0.kind == kind }) { return found.estimate }
    ReportContext.current.stop(
      "the validation of \(outcome) has no \(kind.rawValue); it has "
        + measures.map(\.kind.rawValue).joined(separator: ", "), line)
  }

  /// C of predictions for rows not seen.
  public var concordance: Estimate { estimate(.concordance) }
}
