/// What keeps the discrimination of a score from being judged.
public enum DiscriminationFailure: Error, Equatable, CustomStringConvertible {
  /// A formula names several scores, or none, where one is wanted.
  case severalScores(formula: String, scores: [String])
  /// Two curves that are compared as paired are not of the same rows.
  case differentRows(first: Int, second: Int)
  /// Of two curves that are compared only one knows which rows belong together.
  case clusters

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .severalScores(let formula, let scores):
      scores.isEmpty
        ? "\(formula) names no score; write outcome ~ score"
        : "\(formula) names \(scores.joined(separator: " and ")); a ROC curve is of one score: make "
          + "one curve for each"
    case .clusters:
      "one of the curves is of clustered rows and the other is not; give both the same cluster:"
    case .differentRows(let first, let second):
      """
      the curves are of different rows (\(first) and \(second)): a paired test needs the same \
      patients; take the rows complete for both, or write paired: false for different patients
      """
    }
  }
}
