import Foundation
import NumericalMethods
import Reporting

/// The components of an improvement and their sum, with standard errors and intervals.
struct ReclassificationSummary {
  private let values: [Double]
  /// The standard errors of a formula; NaN where there is none.
  private let errors: [Double]
  private let support: CalibrationSupport
  private let level: Double

  /// Of events, non-events and both together.
  init(
    values: [Double], errors: [Double], support: CalibrationSupport, level: Double
  ) {
    self.values = values
    self.errors = errors
    self.support = support
    self.level = level
  }

  init(
    _ moves: ReclassifiedOutcome.Moves, support: CalibrationSupport, isBinary: Bool, level: Double
  ) {
    // Var = (u + d) / n − (u − d)² / n of shares u and d                     (Pencina 2008)
    func variance(_ up: Double, _ down: Double, _ count: Int) -> Double {
      (up + down - (up - down) * (up - down)) / Double(count)
    }
    let cases = variance(moves.casesUp, moves.casesDown, support.cases)
    let controls = variance(moves.controlsUp, moves.controlsDown, support.others)
    let variances = [cases, controls, cases + controls]
    self.init(
      values: Self.numbers(moves),
      errors: variances.map { isBinary ? max(0, $0).squareRoot() : .nan },
      support: support, level: level)
  }

  /// Events, non-events and their sum.
  static func numbers(_ moves: ReclassifiedOutcome.Moves) -> [Double] {
    let events = moves.casesUp - moves.casesDown
    let others = moves.controlsDown - moves.controlsUp
    return [events, others, events + others]
  }

  /// The three estimates; `resampled` holds the same three numbers of each resample.
  func estimates(resampled: [[Double]]?) -> (Estimate, Estimate, Estimate) {
    let all = (0..<3).map { part -> Estimate in
      let value = values[part]
      if let refusal = support.refusal {
        return .notEstimable(
          refusal, kind: .difference, unsupported: value.isFinite ? value : nil)
      }
      guard value.isFinite else {
        return .notEstimable("nobody is observed as a case or as a control", kind: .difference)
      }
      guard let resampled else { return byFormula(value, errors[part]) }
      return byResamples(value, resampled.map { $0[part] }.filter(\.isFinite))
    }
    return (all[0], all[1], all[2])
  }

  private func byFormula(_ value: Double, _ error: Double) -> Estimate {
    guard error.isFinite else { return Estimate(value, level: level, kind: .difference) }
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      value, lower: value - margin, upper: value + margin, standardError: error, level: level,
      p: p(value, error), kind: .difference)
  }

  private func byResamples(_ value: Double, _ draws: [Double]) -> Estimate {
    guard draws.count > 1 else {
      return Estimate(value, level: level, kind: .difference)
    }
    let sorted = draws.sorted()
    let error = Moments(draws).variance.squareRoot()
    return Estimate(
      value, lower: Quantile.of(sorted: sorted, (1 - level) / 2),
      upper: Quantile.of(sorted: sorted, (1 + level) / 2), standardError: error, level: level,
      p: p(value, error), kind: .difference)
  }

  private func p(_ value: Double, _ error: Double) -> PValue {
    error > 0
      ? PValue(2 * Normal.upperTail(abs(value) / error))
      : PValue(reason: "nobody moved one way and back: there is no variance")
  }
}

extension CalibrationSupport {
  /// Notes what is refused and what rests on little.
  func warn(ofReclassification old: String) {
    if let refusal {
      ReportContext.warn("not-estimable", "\(name) against \(old): \(refusal)")
    } else if min(cases, others) < 10 {
      ReportContext.warn(
        "low-precision",
        "\(name) against \(old) rests on \(min(cases, others)) "
          + (cases <= others ? "events" : "without the event"))
    }
  }
}
