import DataFrames
import Reporting

extension Nomogram {
  /// The nomogram of a Cox model: `Nomogram(cox, predicting: [.survival(at: 1), .survival(at: 5)])`.
  ///
  /// - Parameters:
  ///   - model: The model; with strata each has its own prediction axes.
  ///   - predicting: Survival or risk at times in the unit of the data.
  ///   - axes: Between which numbers axes run.
  /// - Throws: Where a coefficient is not estimable, a time is not above 0, or the model has an offset.
  public init(
    _ model: CoxRegression, predicting: [Prediction],
    axes: AxisRule = .percentiles(1, 99)
  ) throws {
    let raw = try model.rawLinearPredictors(model.rows.data)
    let centre = raw.reduce(0, +) / Double(max(1, raw.count))
    try self.init(
      coded: model, constant: -centre, rule: axes,
      predictions: model.predictionAxes(try Self.required(predicting), centre: centre))
  }

  /// The nomogram of a logistic model; it predicts the probability.
  public init(
    _ model: LogisticRegression, predicting: [Prediction] = [.probability],
    axes: AxisRule = .percentiles(1, 99)
  ) throws {
    try self.init(
      coded: model, constant: Self.constant(of: model), rule: axes,
      predictions: Self.probabilities(predicting))
  }

  /// The nomogram of a penalised logistic model; it predicts the probability.
  public init(
    _ model: FirthRegression, predicting: [Prediction] = [.probability],
    axes: AxisRule = .percentiles(1, 99)
  ) throws {
    try self.init(
      coded: model, constant: Self.constant(of: model), rule: axes,
      predictions: Self.probabilities(predicting))
  }

  private init(
    coded model: any CodedModel, constant: Double, rule: AxisRule, predictions: [PredictionAxis]
  ) throws {
    for coefficient in model.coefficients where !coefficient.value.isFinite {
      throw NomogramFailure.notEstimable(
        formula: model.formula, coefficient: coefficient.name,
        reason: coefficient.estimate.reason ?? "it has no finite value")
    }
    guard model.fittedCoding.offsets.isEmpty else {
      throw NomogramFailure.unsupported(
        "a nomogram has no axis for an offset; fit \(model.formula) with the offset as a predictor")
    }
    let groups = NomogramBuilder.groups(of: model.terms)
    let source = NomogramSource.model(
      values: model.coefficients.map(\.value), coding: model.fittedCoding,
      typical: model.typicalRow(), groups: groups.map(\.places))
    let builder = NomogramBuilder(source: source, rule: rule)
    let drafts = try groups.enumerated().flatMap { index, group in
      try builder.drafts(ofGroup: index, columns: group.columns, model: model)
    }
    let data = model.fittedRows.data
    let name: String? =
      switch model.fittedCoding.formula.outcome {
      case .value(let node): node.names.first
      case .survival(_, _, let event): event.names.first
      case .none: nil
      }
    try self.init(
      drafts, source: source, constant: constant, formula: model.formula,
      outcome: name.map { data.label(of: $0) } ?? "", predictions: predictions, data: data,
      eventCount: model.eventCount)
  }

  private static func constant(of model: any CodedModel) -> Double {
    model.fittedCoding.hasIntercept ? model.coefficients.first?.value ?? 0 : 0
  }

  private static func probabilities(_ asked: [Prediction]) throws -> [PredictionAxis] {
    try required(asked).map { prediction in
      guard prediction == .probability else {
        throw NomogramFailure.predictions(
          "a logistic model predicts a probability: predicting: [.probability]")
      }
      return PredictionAxis(prediction: .probability, stratum: "", baseline: nil, reason: nil)
    }
  }

  static func required(_ asked: [Prediction]) throws -> [Prediction] {
    guard !asked.isEmpty else {
      throw NomogramFailure.predictions(
        "say what the nomogram predicts: predicting: [.survival(at: 5)]")
    }
    var unique: [Prediction] = []
    for prediction in asked where !unique.contains(prediction) { unique.append(prediction) }
    return unique
  }
}
