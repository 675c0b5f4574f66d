/// Why a regression could not be made, or not be used on other data.
public enum RegressionFailure: Error, Equatable, CustomStringConvertible {
  /// No row is complete.
  case noRows(formula: String)
  /// There are not more rows than coefficients.
  case tooFewRows(formula: String, rows: Int, coefficients: Int)
  /// The outcome is the same in all rows.
  case constantOutcome(formula: String, value: String)
  /// A factor has one level only among the rows used.
  case oneLevel(term: String, level: String)
  /// A term can be computed from others, or is constant.
  case collinear(term: String, coefficient: String)
  /// Terms tell events and non-events apart without error, so that coefficients grow without bound.
  case separated(formula: String, terms: [String])
  /// The iteration did not settle.
  case notConverged(formula: String, iterations: Int)
  /// A term has no finite number in a row.
  case notFinite(term: String, place: String)
  /// New data have a level for which nothing was fitted.
  case unknownLevel(term: String, level: String, places: [String], count: Int, known: [String])
  /// A spline does not find enough different knots.
  case knots(term: String, distinct: Int)
  /// Models are compared that do not belong together.
  case notComparable(String)
  /// A model has no coefficient or term of this name.
  case noCoefficient(String, known: [String])
  /// A confidence level outside 0…1.
  case level(Double)
  /// Anything else: a whole sentence.
  case invalid(String)

  /// One sentence: what, where and how to mend it.
  public var description: String {
    switch self {
    case .noRows(let formula):
      return "no row is complete for \(formula): look at the missing values of its columns"
    case .tooFewRows(let formula, let rows, let coefficients):
      return
        "\(formula) has \(coefficients) coefficient\(coefficients == 1 ? "" : "s") and only \(rows) "
        + "complete row\(rows == 1 ? "" : "s"); leave terms out"
    case .constantOutcome(let formula, let value):
      return "the outcome of \(formula) is \(value) in all rows used; there is nothing to explain"
    case .oneLevel(let term, let level):
      return
        "\"\(term)\" has only the level \"\(level)\" among the rows used; leave the term out"
    case .collinear(let term, let coefficient):
      let which = coefficient == term ? "" : " (coefficient \"\(coefficient)\")"
      return
        "\"\(term)\"\(which) is constant or can be computed from the terms before it; leave it out"
    case .separated(let formula, let terms):
      let named = terms.map { "\"\($0)\"" }.joined(separator: ", ")
      return
        "\(named) separate\(terms.count == 1 ? "s" : "") events from non-events completely in "
        + "\(formula), so that there are no odds ratios; FirthRegression estimates them"
    case .notConverged(let formula, let iterations):
      return "\(formula) did not converge in \(iterations) iterations"
    case .notFinite(let term, let place):
      return "\"\(term)\" is not a finite number at \(place); leave the row out or change the term"
    case .level(let level): return "a confidence level lies between 0 and 1, not at \(level)"
    case .unknownLevel, .noCoefficient: return namesDescription
    case .knots(let term, let distinct):
      return
        "\(term) needs at least three different knots, and the quantiles give \(distinct): too many "
        + "values are equal; give knots yourself, as in rcs(x, c(1, 3, 9))"
    case .notComparable(let sentence), .invalid(let sentence): return sentence
    }
  }

  private var namesDescription: String {
    switch self {
    case .unknownLevel(let term, let level, let places, let count, let known):
      let more = count > places.count ? " and \(count - places.count) more" : ""
      return
        "\"\(term)\" is \"\(level)\" at \(places.joined(separator: ", "))\(more), which no row had "
        + "that the model was fitted on; it knows "
        + known.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    case .noCoefficient(let name, let known):
      return
        "the model has no coefficient \"\(name)\"; it has "
        + known.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
    default: return ""
    }
  }
}
