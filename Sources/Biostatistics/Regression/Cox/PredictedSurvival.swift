public import DataFrames
import Foundation
import NumericalMethods

/// Survival that a Cox model predicts for one patient, over time.
public struct PredictedSurvival: Sendable, Hashable {
  /// The stratum of the patient; empty without strata.
  public let stratum: String
  /// The distinct times of events in the stratum, ascending.
  public let times: [Double]
  /// Survival from each time on, 0…1.
  public let survival: [Double]
  /// The standard error of survival.
  public let standardError: [Double]
  /// The lower limits; NaN where they are not defined.
  public let lower: [Double]
  /// The upper limits; NaN where they are not defined.
  public let upper: [Double]
  /// The end of the longest follow-up in the stratum: the curve is not known beyond.
  public let lastFollowUp: Double

  /// Survival at a time; `nil` beyond the longest follow-up and for what is not a number.
  public func survival(at time: Double) -> Double? {
    guard time <= lastFollowUp else { return nil }
    return times.lastIndex { $0 <= time }.map { survival[$0] } ?? 1
  }
}

extension CoxRegression {
  /// The predicted survival of each row of `data` over time, with intervals that count the chance in the
  /// coefficients and in the baseline hazard, on the log(−log) scale unless said otherwise (R's `survfit`
  /// of a Cox model has `.log`); `nil` for a row that misses something. Meant for a few typical patients: the work is rows × event times × p².
  public func survivalCurves(
    for data: DataFrame, confidence: SurvivalConfidence = .logLog
  ) throws -> [PredictedSurvival?] {
    let encoded = try coding.encoded(data)
    let shift = self.shift
    let predictors = try rawLinearPredictors(data).map { $0 - shift }
    let codes = try strataCodes(of: data)
    let baseline = CoxBaseline(fit, covariance: covarianceUsed)
    let z = Normal.upperQuantile((1 - level) / 2)
    return predictors.indices.map { row in
      guard codes[row] >= 0, !predictors[row].isNaN else { return nil }
      let stratum = Int(codes[row])
      let covariates = standardized(encoded, row)
      var survival: [Double] = []
      var errors: [Double] = []
      var limits: [(lower: Double, upper: Double)] = []
      for index in fit.sets.eventTimesOfStrata[stratum] {
        let hazard = baseline.cumulativeHazard(
          covariates, linearPredictor: predictors[row], slot: fit.sets.slot(of: index))
        let value = exp(-hazard.value)
        survival.append(value)
        errors.append(value * hazard.standardError)
        limits.append(
          confidence.limits(value, logError: hazard.standardError, quantile: z))
      }
      return PredictedSurvival(
        stratum: strata?.levels[stratum] ?? "",
        times: fit.sets.eventTimesOfStrata[stratum].map { fit.sets.eventTimes[$0].time },
        survival: survival, standardError: errors, lower: limits.map(\.lower),
        upper: limits.map(\.upper),
        lastFollowUp: fit.sets.strata[stratum].last.map { fit.sets.times[$0] } ?? 0)
    }
  }
}
