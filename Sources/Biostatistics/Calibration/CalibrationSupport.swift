import DataFrames
import Foundation
import NumericalMethods
import Reporting

/// What of calibration the numbers of cases and of others can support.
struct CalibrationSupport {
  let cases: Int
  let others: Int
  /// The horizon; `nil` of a binary outcome.
  let horizon: Double?
  let name: String

  /// Why nothing is estimable; `nil` where it is.
  var refusal: String? {
    if let horizon, others == 0 { return "0 at risk at \(StudyTime.phrase(horizon))" }
    let when = horizon.map { " by \(StudyTime.phrase($0))" } ?? ""
    if cases < 2 { return "\(cases) event\(cases == 1 ? "" : "s")\(when)" }
    if others < 2 { return "\(others) without the event\(when)" }
    return nil
  }

  /// Why the flexible curve is held back; `nil` where it is not.
  var curveRefusal: String? {
    if let refusal { return refusal }
    let rarer = min(cases, others)
    guard rarer < 50 else { return nil }
    return cases <= others
      ? "\(cases) events: a flexible curve needs 50"
      : "\(others) without the event: a flexible curve needs 50"
  }

  /// An estimate with a symmetric interval, or the reason why there is none.
  func estimate(
    _ value: Double, error: Double, level: Double, kind: Estimate.Kind
  ) -> Estimate {
    if let refusal {
      return .notEstimable(refusal, kind: kind, unsupported: value.isNaN ? nil : value)
    }
    guard value.isFinite else { return .notEstimable("not finite", kind: kind) }
    // What an iteration leaves of zero is zero.
    let value = abs(value) < 1e-9 * error ? 0 : value
    let margin = Normal.upperQuantile((1 - level) / 2) * error
    return Estimate(
      value, lower: (value - margin).known, upper: (value + margin).known,
      standardError: error.known, level: level, kind: kind)
  }

  /// Observed over expected risk, with an interval symmetric on the log scale.
  func observedToExpected(
    _ observed: Double, expected: Double, logError: Double, level: Double
  ) -> Estimate {
    let ratio = observed / expected
    guard ratio.isFinite else { return .notEstimable("no risk is expected", kind: .ratio) }
    if let refusal { return .notEstimable(refusal, kind: .ratio, unsupported: ratio) }
    let factor = exp(Normal.upperQuantile((1 - level) / 2) * logError)
    return Estimate(
      ratio, lower: (ratio / factor).known, upper: (ratio * factor).known,
      standardError: (ratio * logError).known, level: level, kind: .ratio)
  }

  /// Notes what is refused and what rests on little.
  func warn(ofCurve reason: String?) {
    if let refusal {
      ReportContext.warn("not-estimable", "the calibration of \(name): \(refusal)")
    } else if let reason {
      ReportContext.warn("not-estimable", "the calibration curve of \(name): \(reason)")
    }
    let rarer = min(cases, others)
    if refusal == nil, rarer < 10 {
      ReportContext.warn(
        "low-precision",
        "the calibration of \(name) rests on \(rarer) "
          + (cases <= others ? "events" : "without the event"))
    }
  }
}
