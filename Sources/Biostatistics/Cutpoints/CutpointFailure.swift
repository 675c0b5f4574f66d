import DataFrames

/// Why no cut could be chosen.
public enum CutpointFailure: Error, Equatable, CustomStringConvertible {
  /// The formula does not name one marker, or more than that.
  case oneMarker(formula: String)
  /// No row has the event.
  case noEvents(formula: String)
  /// All patients have the event at the same time, or none can be told from another.
  case alike
  /// All rows have the same value.
  case constant(marker: String, value: Double)
  /// No value sets apart the share of rows that is asked for.
  case noCut(marker: String, share: Double)
  /// The smallest share of rows is not within 0…0.5.
  case share(Double)
  /// A marker is infinite in a row.
  case infinite(marker: String, place: String)
  /// Patients enter late.
  case delayedEntry
  /// Fewer than one resample is asked for.
  case resamples(Int)

  /// One sentence: what, where and how to mend it.
  public var description: String {
    switch self {
    case .oneMarker(let formula):
      "\(formula) has to name one marker to cut: Surv(time, event) ~ marker"
    case .noEvents(let formula):
      "no row of \(formula) has the event, so that no cut is better than another"
    case .alike:
      "all patients fare alike: their times and events are the same, so that no cut is better"
    case .constant(let marker, let value):
      "\"\(marker)\" is \(value.plainText) in all rows used; there is nothing to cut"
    case .noCut(let marker, let share):
      "no value of \"\(marker)\" leaves a share of \(share.plainText) of the rows on either side; "
        + "lower minimumProportion"
    case .share(let share):
      "minimumProportion lies between 0 and 0.5, not at \(share.plainText)"
    case .infinite(let marker, let place):
      "\"\(marker)\" is infinite at \(place); recode it as missing or as a number"
    case .delayedEntry:
      "a cut cannot be chosen with delayed entry; write Surv(time, event) with times from one origin"
    case .resamples(let count): "a permutation test needs at least one resample, not \(count)"
    }
  }
}
