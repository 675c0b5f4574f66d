public import DataFrames
import NumericalMethods
public import Reporting

/// How far predicted risks of a binary outcome are from what happened: the mean squared distance.
///
/// 0 is perfect; everybody at a risk of one half gives 0.25; everybody at the prevalence π gives
/// π (1 − π), against which the score is scaled: 1 is perfect, 0 no better than the prevalence, below 0
/// worse. Standard errors are those of means, for the scaled score by the delta method. Rows with missing
/// values are left out; several predictions are judged on the rows complete for all.
///
/// **Source:** Brier, *Mon Weather Rev* 1950;78:1–3; Steyerberg *et al.*, *Epidemiology* 2010;21:128–38.
public struct BrierScore: Sendable {
  /// The names of the predictions.
  public let names: [String]
  /// The rows used.
  public let rowsUsed: Int
  /// The rows left out because something is missing.
  public let rowsDropped: Int
  /// How many of the rows used have the outcome.
  public let caseCount: Int
  /// The level of the intervals, 0…1.
  public let level: Double
  private let isCase: [Bool]
  private let risks: [[Double]]

  /// The score of columns of risks: `BrierScore("y ~ p", data: d)`, of several `"y ~ p + q"`.
  ///
  /// - Throws: What is wrong with the outcome or the predictions; a prediction outside 0…1 is an error.
  public init(_ formula: String, data: DataFrame, level: Double = 0.95) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let outcome = try BinaryOutcome(Formula(formula), data: data)
    let input = try UtilityInput(formula, data: data, at: nil)
    names = input.names
    risks = input.risks
    isCase = outcome.isCase
    rowsUsed = isCase.count
    rowsDropped = input.droppedCount
    caseCount = isCase.count { $0 }
    self.level = level
  }

  /// The score of the only prediction.
  public var estimate: Estimate { score(place(nil, #line)) }

  /// The score of a prediction.
  public func estimate(of name: String, line: Int = #line) -> Estimate { score(place(name, line)) }

  /// One minus the score over that of the prevalence; of the only prediction where none is named.
  public func scaled(of name: String? = nil, line: Int = #line) -> Estimate {
    let errors = squares(place(name, line))
    let n = Double(rowsUsed)
    let prevalence = Double(caseCount) / n
    let null = prevalence * (1 - prevalence)
    let score = errors.reduce(0, +) / n
    let value = 1 - score / null
    if let refusal { return .notEstimable(refusal, unsupported: value.isFinite ? value : nil) }
    // Both the score and the prevalence are means over the same rows.
    let slope = score / (null * null) * (1 - 2 * prevalence)
    let influence = zip(errors, isCase).map { error, isCase in
      slope * ((isCase ? 1 : 0) - prevalence) - (error - score) / null
    }
    return estimate(value, influence, kind: .other)
  }

  /// The score of the first prediction minus that of the second; below 0 the first is better.
  public func difference(
    _ first: String, minus second: String, line: Int = #line
  ) -> Estimate {
    let influence = zip(squares(place(first, line)), squares(place(second, line))).map(-)
    let value = influence.reduce(0, +) / Double(rowsUsed)
    if let refusal { return .notEstimable(refusal, kind: .difference) }
    let error = Self.standardError(influence)
    guard error > 0 else { return Estimate(value, level: level, kind: .difference) }
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      value, lower: value - margin, upper: value + margin, standardError: error, level: level,
      p: PValue(Normal.twoSided(value / error)), kind: .difference)
  }

  private var refusal: String? {
    if caseCount < 2 { return "\(caseCount) case\(caseCount == 1 ? "" : "s")" }
    let others = rowsUsed - caseCount
    return others < 2 ? "\(others) without the outcome" : nil
  }

  private func score(_ place: Int) -> Estimate {
    let errors = squares(place)
    let value = errors.reduce(0, +) / Double(max(rowsUsed, 1))
    if let refusal { return .notEstimable(refusal, unsupported: value) }
    var result = estimate(value, errors, kind: .other)
    result.lower = result.lower.map { max(0, $0) }
    return result
  }

  private func estimate(
    _ value: Double, _ influence: [Double], kind: Estimate.Kind
  ) -> Estimate {
    let error = Self.standardError(influence)
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      value, lower: value - margin, upper: value + margin, standardError: error, level: level,
      kind: kind)
  }

  private func squares(_ place: Int) -> [Double] {
    zip(risks[place], isCase).map { risk, isCase in
      let distance = (isCase ? 1 : 0) - risk
      return distance * distance
    }
  }

  private static func standardError(_ values: [Double]) -> Double {
    (Moments(values).variance / Double(values.count)).squareRoot()
  }

  private func place(_ name: String?, _ line: Int) -> Int {
    if name == nil, names.count == 1 { return 0 }
    if let name, let place = names.firstIndex(of: name) { return place }
    let all = names.map { "\"\($0)\"" }.joined(separator: ", ")
    ReportContext.current.stop(
      name.map { "no prediction \"\($0)\" among \(all)" }
        ?? "there are \(names.count) predictions; say which with of: \(all)", line)
  }
}
