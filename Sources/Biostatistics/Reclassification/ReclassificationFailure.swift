import DataFrames

/// What keeps reclassification from being judged.
public enum ReclassificationFailure: Error, Equatable, CustomStringConvertible {
  /// A prediction is not a probability.
  case notARisk(name: String, value: Double)
  /// A survival outcome without a horizon, or a binary one with it.
  case horizon(outcome: String, isSurvival: Bool)
  /// Cuts between categories do not ascend within 0…1.
  case categories([Double])
  /// A least change is not within 0..<1, or stands beside categories.
  case change(Double)
  /// The outcome is followed by predictions, which have arguments of their own.
  case rightSide(String)
  /// No row is complete.
  case noRows(outcome: String)
  /// Rows come under observation later than at 0.
  case delayedEntry(outcome: String)
  /// Fewer than 2 resamples.
  case resamples(Int)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .notARisk(let name, let value):
      """
      \(name) holds \(((value * 1e4).rounded() / 1e4).plainText), which is no risk between 0 and 1; a linear \
      predictor becomes one by model.probability(data) or model.risk(at: time, for: data)
      """
    case .horizon(let outcome, let isSurvival):
      isSurvival
        ? "\(outcome) is about survival: say at which time, above 0: at: 5"
        : "\(outcome) is not about survival: leave out at:"
    case .categories(let cuts):
      """
      cuts between categories of risk ascend between 0 and 1: categories: [0.2, 0.4], not \
      \(cuts.map(\.plainText).joined(separator: ", "))
      """
    case .change(let change):
      "a least change of risk lies from 0 up to below 1 and goes without categories, not \(change.plainText)"
    case .rightSide(let outcome):
      "\(outcome) names predictions; write the outcome alone and old: \"a\", new: \"b\""
    case .noRows(let outcome): "no row is complete for \(outcome) and both risks"
    case .delayedEntry(let outcome):
      """
      \(outcome) has rows that come under observation late, for which reclassification at a horizon is not \
      defined; take time from the start of observation
      """
    case .resamples(let count): "a bootstrap interval needs at least 2 resamples, not \(count)"
    }
  }
}
