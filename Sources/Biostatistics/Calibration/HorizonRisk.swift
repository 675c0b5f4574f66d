import NumericalMethods
import Reporting

/// The risk by a horizon of a group of patients, by Kaplan and Meier.
struct HorizonRisk {
  let risk: Double
  /// Greenwood's standard error of ln S; NaN where S is 0.
  let logError: Double
  let estimate: Estimate

  init(_ curve: SurvivalCurve, at horizon: Double, confidence: SurvivalConfidence, level: Double) {
    let index = curve.index(at: horizon)
    let survival = index.map { curve.survival[$0] } ?? 1
    risk = 1 - survival
    logError = survival > 0 ? index.map { curve.logError[$0] } ?? 0 : .nan
    guard index != nil else {
      // Nobody's follow-up has ended: the risk is 0 without doubt.
      estimate = Estimate(
        0, lower: 0, upper: 0, standardError: 0, level: level, kind: .proportion)
      return
    }
    let limits = confidence.limits(
      survival, logError: logError, quantile: Normal.upperQuantile((1 - level) / 2))
    var estimate = Estimate(
      risk, lower: limits.upper.known.map { 1 - $0 }, upper: limits.lower.known.map { 1 - $0 },
      standardError: (survival * logError).known, level: level, kind: .proportion)
    if survival > 0, curve.indexFrom(horizon) == nil {
      estimate.value = nil
      estimate.unsupported = risk
      estimate.reason = "0 at risk at \(StudyTime.phrase(horizon))"
    }
    self.estimate = estimate
  }
}
