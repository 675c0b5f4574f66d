public import TestSupport

/// What the library computes, kind by kind, through its public API and in the reference's field names.
public enum ConformanceKinds {
  typealias Computation = @Sendable (ConformanceCase) throws -> [String: JSONValue]

  private static let computations: [String: Computation] = [
    agreementKinds,
    baselineKinds,
    calibrationKinds,
    comparisonKinds,
    competingRisksKinds,
    concordanceKinds,
    coxKinds,
    cutpointKinds,
    descriptiveKinds,
    discriminationKinds,
    nomogramKinds,
    planningKinds,
    reclassificationKinds,
    regressionKinds,
    survivalKinds,
    timeDependentKinds,
    utilityKinds,
    validationKinds,
  ].reduce(into: [:]) { all, kinds in all.merge(kinds) { $1 } }

  /// The kinds that are computed, in alphabetical order.
  public static var names: [String] { computations.keys.sorted() }

  /// The result of a case; throws where the kind is unknown or the data do not allow it.
  public static func result(of question: ConformanceCase) throws -> JSONValue {
    guard let computation = computations[question.kind] else {
      throw ConformanceCase.Failure.unknownKind(question.kind)
    }
    return .object(try computation(question))
  }
}
