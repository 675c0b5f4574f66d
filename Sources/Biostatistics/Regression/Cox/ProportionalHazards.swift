package import DataFrames
import Foundation
import NumericalMethods
import Reporting

/// On which scale of time the effects of a Cox model are asked to change.
public enum TimeTransform: String, Sendable, Hashable {
  /// 1 − S(t−) of the Kaplan–Meier estimate of all rows: R's default, robust to late outliers.
  case kaplanMeier
  /// Time itself.
  case identity
  /// The rank of the event's time among all times, those of censoring too.
  case rank
  /// ln t.
  case log
}

/// The test of proportional hazards: does a coefficient change with time?
///
/// The score test of adding each column times g(t) to the model, with the full information (Therneau's
/// `cox.zph` of survival 3; Grambsch and Therneau's test of 1994 is an approximation to it). A factor or
/// a spline is tested as a whole.
///
/// **Source:** Grambsch & Therneau, *Biometrika* 1994;81:515–26; checked against R's `cox.zph`.
public struct ProportionalHazards: Sendable {
  /// The test of each term.
  public let terms: [TermTest]
  /// The test of all together.
  public let global: TermTest
  /// The scale of time.
  public let transform: TimeTransform
  /// The rows of the model, whose columns' labels name the terms.
  package let data: DataFrame
}

extension CoxRegression {
  /// The test of proportional hazards over Kaplan–Meier time, as R's `cox.zph` makes it.
  public var proportionalHazards: ProportionalHazards {
    proportionalHazards(transform: .kaplanMeier)
  }

  /// The test of proportional hazards over another scale of time.
  public func proportionalHazards(transform: TimeTransform) -> ProportionalHazards {
    let changes = TimeChange(fit, transform)
    let tests = terms.compactMap { term -> TermTest? in
      let places = term.coefficients.compactMap { fit.kept.firstIndex(of: $0) }
      return places.isEmpty ? nil : changes.test(places, term: term.label)
    }
    return ProportionalHazards(
      terms: tests, global: changes.test(Array(fit.kept.indices), term: "GLOBAL"),
      transform: transform, data: rows.data)
  }
}

/// The score and information of coefficients that change with g(t).
private struct TimeChange {
  private let score: [Double]
  private let information: Matrix

  init(_ fit: CoxFit, _ transform: TimeTransform) {
    let sets = fit.sets
    let matrix = fit.columns.matrix
    let factors = transform.values(sets)
    let means = fit.state.means(sets, matrix)
    let expected = fit.state.expected(sets, factors: factors)
    var differences = expected.map { -$0 }
    for (index, eventTime) in sets.eventTimes.enumerated() {
      for row in eventTime.rows where sets.isEvent[row] {
        differences[row] += sets.weights[row] * factors[index]
      }
    }
    score = matrix.transposedMultiplied(by: differences)
    let plain = fit.state.information(sets, matrix, means: means)
    let mixed = fit.state.information(
      sets, matrix, means: means, factors: factors, expected: expected)
    let squared = fit.state.information(
      sets, matrix, means: means, factors: factors.map { $0 * $0 })
    // What is left of the information on the change once the coefficients are estimated.
    var rest = squared
    if let factor = Cholesky(plain) {
      for column in 0..<mixed.columnCount {
        let solved = factor.solved(Array(mixed.column(column)))
        let taken = mixed.transposedMultiplied(by: solved)
        for row in taken.indices { rest[row, column] -= taken[row] }
      }
    }
    information = rest
  }

  func test(_ places: [Int], term: String) -> TermTest {
    let own = information.selectingColumns(places).selectingRows(places)
    let scores = places.map { score[$0] }
    let degrees = Double(places.count)
    let factor = places.isEmpty ? nil : Cholesky(own)
    let statistic = factor.map { zip($0.solved(scores), scores).reduce(0) { $0 + $1.0 * $1.1 } }
    return TermTest(
      term: term, statistic: statistic ?? .nan, degreesOfFreedom: degrees,
      p: statistic.map { PValue(ChiSquared.upperTail($0, degrees)) }
        ?? PValue(reason: "too few event times to see a change"),
      method: "score test of proportional hazards")
  }
}

extension TimeTransform {
  /// g at each event time, its mean over the events taken out.
  fileprivate func values(_ sets: CoxRiskSets) -> [Double] {
    let raw: [Double]
    switch self {
    case .identity: raw = sets.eventTimes.map(\.time)
    case .log: raw = sets.eventTimes.map { Foundation.log($0.time) }
    case .rank: raw = ranks(sets)
    case .kaplanMeier: raw = kaplanMeier(sets)
    }
    var sum = 0.0
    var count = 0.0
    for (value, eventTime) in zip(raw, sets.eventTimes) {
      let events = Double(eventTime.rows.count { sets.isEvent[$0] })
      sum += value * events
      count += events
    }
    return raw.map { $0 - sum / count }
  }

  /// Ranks among all times of follow-up, censored ones too.
  private func ranks(_ sets: CoxRiskSets) -> [Double] {
    let ranks = Ranks(sets.times).values
    return sets.eventTimes.map { ranks[$0.rows.lowerBound] }
  }

  /// 1 − S(t−) over all strata together.
  private func kaplanMeier(_ sets: CoxRiskSets) -> [Double] {
    let curve = SurvivalCurve(sets.pooledTimes, group: 0)
    return sets.eventTimes.map { eventTime in
      guard let index = curve.index(at: eventTime.time), index > 0 else { return 0 }
      return 1 - curve.survival[index - 1]
    }
  }
}
