public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Nelson and Aalen's estimate of the cumulative hazard, by group: Σ d / n.
///
/// Its variance is Σ d / n²; intervals are symmetric for its logarithm. Events come before censorings at
/// one time; delayed entry is allowed for. Rows with missing values are left out.
///
/// **Source:** Nelson, *Technometrics* 1972;14:945–66; Aalen, *Ann Stat* 1978;6:701–26; checked against
/// `cumhaz` of R's `survfit`.
public struct NelsonAalen: Sendable {
  /// The cumulative hazard of one group; arrays have one element for each distinct time of follow-up,
  /// ascending.
  public struct Stratum: Sendable {
    /// The level of the group; empty where there are no groups.
    public let name: String
    /// The level of the intervals.
    public let level: Double
    let curve: SurvivalCurve

    /// The distinct times of follow-up, ascending.
    public var times: [Double] { curve.times }
    /// How many were at risk just before each time.
    public var atRisk: [Int] { curve.atRisk.map(Int.init) }
    /// How many events happened at each time.
    public var events: [Int] { curve.events.map(Int.init) }
    /// The cumulative hazard from each time on.
    public var cumulativeHazard: [Double] { curve.hazard }
    /// Its standard error, √(Σ d / n²).
    public var standardError: [Double] { curve.hazardError }
    /// How many rows the group has.
    public var count: Int { curve.count }
  }

  /// The groups in the order of their levels; one, named "", where the formula names none.
  public let strata: [Stratum]
  /// The label of what makes the groups; empty without groups.
  public let groupLabel: String
  /// The formula as it was written.
  public let formula: String
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int

  /// The cumulative hazards of `Surv(time, event) ~ group`.
  public init(_ formula: String, data: DataFrame, level: Double = 0.95) throws {
    let curves = try KaplanMeier(formula, data: data, level: level)
    strata = curves.strata.map { Stratum(name: $0.name, level: level, curve: $0.curve) }
    groupLabel = curves.groupLabel
    self.formula = formula
    rowsUsed = curves.rowsUsed
    rowsDropped = curves.rowsDropped
  }

  /// The cumulative hazard at a time, with its interval. Not estimable after the last follow-up.
  public func cumulativeHazard(
    at time: Double, in name: String? = nil, line: Int = #line
  ) -> Estimate {
    if name == nil, strata.count == 1 { return strata[0].cumulativeHazard(at: time) }
    if let found = strata.first(where: { $0.name == name }) {
      return found.cumulativeHazard(at: time)
    }
    let all = strata.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let message =
      name.map { "no group \"\($0)\" among \(all)" }
      ?? "the cumulative hazards have \(strata.count) groups; say which with in: \(all)"
    ReportContext.current.stop(message, line)
  }
}

extension NelsonAalen.Stratum {
  /// The cumulative hazard at a time; see `NelsonAalen.cumulativeHazard(at:in:)`.
  public func cumulativeHazard(at time: Double) -> Estimate {
    if time.isNaN { return .notEstimable("the time is not a number") }
    let index = curve.index(at: time)
    let value = index.map { curve.hazard[$0] } ?? 0
    guard curve.indexFrom(time) != nil else {
      return .notEstimable("0 at risk at \(StudyTime.phrase(time))", unsupported: value)
    }
    let error = index.map { curve.hazardError[$0] } ?? 0
    guard value > 0 else { return Estimate(0, standardError: 0, level: level) }
    let factor = exp(Normal.upperQuantile((1 - level) / 2) * error / value)
    return Estimate(
      value, lower: value / factor, upper: value * factor, standardError: error, level: level)
  }
}
