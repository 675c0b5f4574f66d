/// Why an analysis of competing events could not be made.
public enum CompetingRisksFailure: Error, Equatable, CustomStringConvertible {
  /// The cause that is asked for did not happen in any row.
  case noEvents(cause: String, formula: String)
  /// The method does not know delayed entry.
  case delayedEntry(method: String)
  /// The method does not know the term.
  case termNotAllowed(method: String, term: String)
  /// The formula names nothing to model.
  case noTerms(formula: String)
  /// The estimates did not settle; one of them is likely infinite.
  case notConverged(term: String)

  /// One sentence: what, where and how to mend it.
  public var description: String {
    switch self {
    case .noEvents(let cause, let formula):
      "no row of \(formula) ends with \"\(cause)\", so there is nothing to compare"
    case .delayedEntry(let method):
      "\(method) does not allow for delayed entry; write Surv(time, cause) with times from one origin"
    case .termNotAllowed(let method, let term): "\(method) has no meaning for \(term): leave it out"
    case .noTerms(let formula):
      "\(formula) names nothing to model; write Surv(time, cause) ~ age + stage"
    case .notConverged(let term):
      "the estimates did not settle: \(term) seems to separate who has the event from who has not; "
        + "leave it out or join its levels"
    }
  }
}
