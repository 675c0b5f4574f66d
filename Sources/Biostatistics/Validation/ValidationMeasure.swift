/// What validation says of a model.
public enum ValidationMeasure: String, Sendable, Hashable, CaseIterable {
  /// The share of pairs that predictions rank as what happened: the area under the ROC curve of a binary
  /// outcome, Harrell's C of survival.
  case concordance
  /// Somers' Dxy: 2 C − 1.
  case somers
  /// Nagelkerke's R² of the predictions once they are recalibrated.
  case nagelkerke
  /// The constant of the outcome's logistic regression on the linear predictor: 0 if calibrated.
  case intercept
  /// The slope of the outcome's regression on the linear predictor: 1 if calibrated, below 1 if
  /// predictions are too extreme.
  case slope
  /// The mean squared distance of risk and outcome.
  case brier
  /// 1 − Brier's score / that of giving everybody the mean risk.
  case scaledBrier
  /// The area under the cumulative/dynamic ROC curve at the horizon.
  case areaAtHorizon
  /// Brier's score at the horizon, weighted for censoring.
  case brierAtHorizon
  /// The index of prediction accuracy at the horizon: 1 − Brier / Brier without a model.
  case accuracyAtHorizon

  /// Whether the value of a model on its own rows varies from resample to resample, so that an interval
  /// can be made of it; a slope on the rows of its own fit is always 1.
  var hasInterval: Bool { self != .slope && self != .intercept }

  /// The values that the measure can take at most.
  var largest: Double { self == .intercept || self == .slope ? .infinity : 1 }
}

/// What the numbers are that a pipeline predicts.
public enum PredictionScale: Sendable, Hashable {
  /// Risks, 0…1: of a binary outcome, or of the event by the horizon.
  case risk
  /// Log odds of a binary outcome, or the linear predictor of a hazard.
  case linearPredictor
  /// Any number that is higher where the outcome is likelier or comes sooner: it is ranked only.
  case score
}

/// Why a validation could not be made.
public enum ValidationFailure: Error, Equatable, CustomStringConvertible {
  /// Fewer than two resamples, folds or repeats.
  case tooFew(what: String, count: Int)
  /// More folds than rows.
  case moreFoldsThanRows(folds: Int, rows: Int)
  /// A model has case weights.
  case weighted(formula: String)
  /// A model has coefficients that are not estimable on all rows.
  case notEstimable(formula: String, coefficients: [String])
  /// A horizon is needed, or cannot be used.
  case horizon(String)
  /// A prediction is not what it should be.
  case prediction(String)
  /// No row can be judged.
  case noRows(String)

  /// One sentence: what, where and how to mend it.
  public var description: String {
    switch self {
    case .tooFew(let what, let count): return "validation needs at least 2 \(what), not \(count)"
    case .moreFoldsThanRows(let folds, let rows):
      return "\(rows) rows cannot be divided into \(folds) folds"
    case .weighted(let formula):
      return
        "\(formula) has case weights, and patients are drawn one by one; fit it without weights, or "
        + "give each patient a row"
    case .notEstimable(let formula, let coefficients):
      let named = coefficients.map { "\"\($0)\"" }.joined(separator: ", ")
      return
        "\(formula) is not estimable in \(named) on all rows already; leave the terms out first"
    case .horizon(let sentence), .prediction(let sentence), .noRows(let sentence): return sentence
    }
  }
}
