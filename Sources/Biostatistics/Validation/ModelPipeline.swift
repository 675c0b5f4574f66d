public import DataFrames
import Foundation
import Reporting

/// Predicts one number for each row: higher is likelier, or sooner.
public typealias Predictor = @Sendable (_ rows: DataFrame) throws -> Column

/// All that is decided on training rows, from selection and scaling to the fit: `{ training in … }`.
public typealias ModelPipeline = @Sendable (_ training: DataFrame) throws -> Predictor

/// The outcome against which the predictions of a pipeline are judged.
struct PipelineJudge: Sendable {
  private enum Outcome: Sendable {
    case binary(BinaryJudge)
    case survival(SurvivalJudge)
  }

  /// The rows in which the outcome is known.
  let data: DataFrame
  let measures: [ValidationMeasure]
  private let outcome: Outcome
  private let scale: PredictionScale
  private let hasHorizon: Bool

  /// Why nothing can be said at the horizon.
  var refusal: String? {
    if case .survival(let judge) = outcome { return judge.refusal }
    return nil
  }

  /// - Parameters:
  ///   - source: `y`, `y == 'yes'` or `Surv(time, event)`.
  ///   - data: The rows.
  ///   - horizon: The time of measures at one.
  ///   - scale: What is predicted.
  /// - Throws: Where the outcome cannot be read, or risks of survival have no horizon.
  init(_ source: String, data: DataFrame, horizon: Double?, scale: PredictionScale) throws {
    let formula = try Formula(source)
    self.scale = scale
    hasHorizon = horizon != nil
    guard case .survival = formula.outcome else {
      let binary = try BinaryOutcome(formula, data: data)
      guard horizon == nil else {
        throw ValidationFailure.horizon(
          "\(source) happens or not, without a time; leave at: out or write Surv(time, event)")
      }
      guard binary.isCase.contains(true), binary.isCase.contains(false) else {
        throw RegressionFailure.constantOutcome(
          formula: source, value: binary.isCase.contains(true) ? "1 (yes)" : "0 (no)")
      }
      outcome = .binary(BinaryJudge(isCase: binary.isCase))
      self.data = binary.data
      measures = scale == .score ? BinaryJudge.ranking : BinaryJudge.all
      return
    }
    let survival = try SurvivalOutcome(formula, data: data)
    guard survival.isEvent.contains(true) else { throw CoxFailure.noEvents(formula: source) }
    guard scale != .risk || hasHorizon else {
      throw ValidationFailure.horizon(
        "risks of \(source) are risks by some time; say by which with at:")
    }
    guard !hasHorizon || survival.entryTimes == nil else {
      throw ValidationFailure.horizon(
        "\(source) has delayed entry, for which nothing is judged at a horizon; leave at: out")
    }
    let rows = SurvivalJudge.Rows(
      times: survival.times, isEvent: survival.isEvent, entries: survival.entryTimes)
    outcome = .survival(SurvivalJudge(rows, ties: .efron, horizon: horizon))
    self.data = survival.data
    let atHorizon: [ValidationMeasure] = hasHorizon ? [.areaAtHorizon] : []
    measures =
      switch scale {
      case .risk: SurvivalJudge.ranking + SurvivalJudge.risks
      case .linearPredictor: SurvivalJudge.fitted + atHorizon
      case .score: SurvivalJudge.ranking + atHorizon
      }
  }

  private init(_ other: PipelineJudge, outcome: Outcome, data: DataFrame) {
    self.data = data
    measures = other.measures
    self.outcome = outcome
    scale = other.scale
    hasHorizon = other.hasHorizon
  }

  /// The outcome of some of the rows; a row may occur more than once.
  func selecting(_ rows: [Int]) -> PipelineJudge {
    let own: Outcome =
      switch outcome {
      case .binary(let judge): .binary(judge.selecting(rows))
      case .survival(let judge): .survival(judge.selecting(rows))
      }
    return PipelineJudge(self, outcome: own, data: data.selectingRows(rows))
  }

  /// The same rows, compared within strata only where the outcome is survival.
  func within(_ strata: [Int32], count: Int) -> PipelineJudge {
    guard case .survival(let judge) = outcome else { return self }
    return PipelineJudge(self, outcome: .survival(judge.within(strata, count: count)), data: data)
  }

  /// The predictions for some rows, checked.
  func predictions(_ predictor: Predictor, for rows: DataFrame) throws -> [Double] {
    let values = try predictor(rows).numbers()
    guard values.count == rows.count else {
      throw ValidationFailure.prediction(
        "the pipeline predicts \(values.count) values for \(rows.count) rows; it has to give one for "
          + "each row that it is handed")
    }
    if scale == .risk, let row = values.firstIndex(where: { $0 < 0 || $0 > 1 }) {
      throw ValidationFailure.prediction(
        "the pipeline predicts \(values[row]) at \(rows.rows.place(at: row)), and risks lie between 0 "
          + "and 1; log odds and linear predictors are predicting: .linearPredictor")
    }
    return values
  }

  /// The measures, in their order, on the rows that have a prediction.
  func values(_ predictions: [Double]) throws -> [Double] {
    let known = predictions.indices.filter { !predictions[$0].isNaN }
    guard known.count == predictions.count else {
      guard !known.isEmpty else {
        throw ValidationFailure.noRows("the pipeline predicts nothing for any row")
      }
      return try selecting(known).values(known.map { predictions[$0] })
    }
    switch outcome {
    case .binary(let judge):
      guard judge.isCase.contains(true), judge.isCase.contains(false) else {
        throw ValidationFailure.noRows("the rows with a prediction have one outcome only")
      }
      switch scale {
      case .risk: return try judge.values(predictions.map { log($0 / (1 - $0)) })
      case .linearPredictor: return try judge.values(predictions)
      case .score: return judge.ranking(predictions)
      }
    case .survival(let judge):
      let area = hasHorizon ? [judge.area(predictions)] : []
      switch scale {
      case .risk: return judge.ranking(predictions) + judge.atHorizon(predictions)
      case .linearPredictor:
        return judge.ranking(predictions) + judge.explained(predictions) + area
      case .score: return judge.ranking(predictions) + area
      }
    }
  }
}

extension SurvivalJudge {
  fileprivate func within(_ strata: [Int32], count: Int) -> SurvivalJudge {
    var own = rows
    own.strata = strata
    own.strataCount = count
    return SurvivalJudge(own, ties: ties, horizon: horizonTime)
  }
}
