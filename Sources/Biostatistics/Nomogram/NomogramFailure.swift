/// Why a nomogram cannot be made or read.
public enum NomogramFailure: Error, Equatable, CustomStringConvertible {
  /// The model, or the list of coefficients, has no predictor.
  case noPredictors
  /// Nothing is predicted, or something that the model does not predict.
  case predictions(String)
  /// A coefficient has no value.
  case notEstimable(formula: String, coefficient: String, reason: String)
  /// A part of the model that axes cannot show, as a whole sentence.
  case unsupported(String)
  /// No predictor changes the prediction.
  case flat
  /// Interacting predictors have too many combinations of values.
  case combinations(columns: [String], count: Int)
  /// A value or a range cannot be used, as a whole sentence.
  case invalid(String)
  /// There is no such predictor.
  case unknownPredictor(String, known: [String])
  /// A predictor has no such level.
  case unknownLevel(String, predictor: String, known: [String])

  /// One sentence: what, where and how to mend it.
  public var description: String {
    func quoted(_ names: [String]) -> String {
      names.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    switch self {
    case .noPredictors: return "a nomogram needs at least one predictor"
    case .predictions(let sentence), .unsupported(let sentence), .invalid(let sentence):
      return sentence
    case .notEstimable(let formula, let coefficient, let reason):
      return
        "a nomogram of \(formula) cannot be drawn, because the coefficient \"\(coefficient)\" is not "
        + "estimable (\(reason)); leave its term out"
    case .flat: return "a nomogram needs a predictor that changes the prediction; all effects are 0"
    case .combinations(let columns, let count):
      return
        "\(quoted(columns)) interact and have \(count) combinations of values, too many for a "
        + "nomogram; join levels or drop an interaction"
    case .unknownPredictor(let name, let known):
      return "the nomogram has no predictor \"\(name)\"; it has \(quoted(known))"
    case .unknownLevel(let level, let predictor, let known):
      return "\"\(predictor)\" has no level \"\(level)\"; the nomogram knows \(quoted(known))"
    }
  }
}
