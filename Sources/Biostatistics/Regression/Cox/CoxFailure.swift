import DataFrames

/// Why a Cox model could not be fitted or used.
public enum CoxFailure: Error, Equatable, CustomStringConvertible {
  /// Nobody had the event.
  case noEvents(formula: String)
  /// A weight is not a positive, finite number.
  case weight(column: String, value: Double, place: String)
  /// The iteration did not settle.
  case notConverged(formula: String, iterations: Int)
  /// Models are compared that do not belong together, as a whole sentence.
  case notComparable(String)
  /// New rows belong to a stratum that no row of the model had.
  case unknownStratum(String, place: String, known: [String])
  /// Subgroups were asked of something that does not make any, as a whole sentence.
  case subgroups(String)

  /// One sentence: what, where and how to mend it.
  public var description: String {
    switch self {
    case .noEvents(let formula):
      return
        "no row of \(formula) has the event, so there are no hazards to compare; look at its coding"
    case .weight(let column, let value, let place):
      return
        "weights are positive numbers, and \"\(column)\" is \(value.plainText) at \(place); leave "
        + "that row out"
    case .notConverged(let formula, let iterations):
      return
        "\(formula) did not converge in \(iterations) iterations; look for extreme values and take "
        + "larger units"
    case .notComparable(let sentence), .subgroups(let sentence): return sentence
    case .unknownStratum(let name, let place, let known):
      return
        "the stratum \"\(name)\" at \(place) was not there when the model was fitted; it knows "
        + known.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    }
  }
}
