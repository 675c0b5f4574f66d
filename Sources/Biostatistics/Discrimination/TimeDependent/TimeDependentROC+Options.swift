extension TimeDependentROC {
  /// How the probability of being under observation is estimated.
  public struct Censoring: Sendable, Hashable {
    let column: String?
    var isOfRows = false
    /// From all rows.
    public static let kaplanMeier = Censoring(column: nil)
    /// From all rows, stepping at a time of several rows once for each of them by all censorings of that
    /// time, and taken at a row's own time. Where times are tied, G becomes smaller than Kaplan and Meier's:
    /// the arithmetic of `AUC.uno` in R's survAUC, for comparison with its results only. G counts as known.
    public static let kaplanMeierOfRows = Censoring(column: nil, isOfRows: true)
    /// Within the groups of a column, where follow-up differs between them.
    public static func kaplanMeier(by column: String) -> Censoring { Censoring(column: column) }
  }

  /// Whether an event at the horizon itself makes a case.
  public enum Boundary: Sendable, Hashable {
    /// It does, as in riskRegression.
    case inclusive
    /// It does not, as in timeROC.
    case exclusive
  }

  /// How those censored before a horizon are dealt with.
  public struct Method: Sendable, Hashable {
    enum Estimator: Hashable {
      case weights
      case neighbours(span: Double?)
    }

    let estimator: Estimator

    /// Others stand for them: inverse weights of the probability of not having been censored.
    public static let ipcw = Method(estimator: .weights)
    /// The survival of patients with a similar score stands for theirs; censoring may depend on the
    /// score. The result depends on the `span`, the share of patients whose score counts as similar,
    /// 0.25 n^−0.2 if left out, and has no standard error. A sensitivity analysis.
    public static func nearestNeighbour(span: Double? = nil) -> Method {
      Method(estimator: .neighbours(span: span))
    }
    /// As `nearestNeighbour(span:)` with the span left out.
    public static let nearestNeighbour = Method(estimator: .neighbours(span: nil))
  }

  /// Who the controls are where other events compete with the one of interest.
  public enum Controls: Sendable, Hashable {
    /// Those without any event by the horizon (definition 1 of Blanche *et al.*).
    case eventFree
    /// Everybody who is no case: also those with another event by the horizon (definition 2).
    case allOthers
  }
}
