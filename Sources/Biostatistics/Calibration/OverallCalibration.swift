public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Whether a Cox model's predictions hold over the whole follow-up of some patients, not at one horizon:
/// the calibration slope, and the events observed against those expected of the model.
///
/// Expected events are the model's cumulative hazards, each at the patient's own end of follow-up; beyond
/// the model's own longest follow-up the hazard stands still. Rows with missing values are left out.
///
/// **Source:** Crowson, Atkinson & Therneau, *Stat Methods Med Res* 2016;25:1692–706; checked against R's
/// survival.
public struct OverallCalibration: Sendable {
  /// On which rows the model is judged.
  public let evaluation: Evaluation
  /// The rows used.
  public let rowsUsed: Int
  /// The rows left out because something is missing.
  public let rowsDropped: Int
  /// The coefficient of the model's linear predictor in a Cox regression of its own; 1 is perfect.
  public let slope: Estimate
  /// How many events happened.
  public let observedEvents: Int
  /// How many the model leads to expect.
  public let expectedEvents: Double
  /// Observed over expected events, with the interval of a Poisson count.
  public let observedToExpected: Estimate
  /// Its logarithm, the intercept of a Poisson regression with the expected events for its offset.
  public let inTheLarge: Estimate

  /// Judges a model.
  ///
  /// - Parameters:
  ///   - outcome: The times and events of the rows: `"Surv(t, e)"`.
  ///   - model: The model, with one baseline hazard.
  ///   - data: The rows.
  ///   - level: The confidence level.
  ///   - tolerance: With one, the standard error of `inTheLarge` is that before the last step of a Poisson
  ///     regression that ends once the deviance changes by less than this share, as R's `glm` prints it
  ///     (1e-8); else it is exact, 1 / √events.
  /// - Throws: What is wrong with the outcome or the model's columns; no complete row.
  public init(
    _ outcome: String, model: CoxRegression, data: DataFrame, level: Double = 0.95,
    tolerance: Double? = nil
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let rows = try SurvivalOutcome(Formula(outcome), data: data)
    let expected = try model.expectedEvents(in: rows.data, until: rows.times)
    let predictors = model.linearPredictor(rows.data)
    let values = predictors.doubles
    let kept = values.indices.filter { !values[$0].isNaN && !expected[$0].isNaN }
    guard !kept.isEmpty else { throw CalibrationFailure.noRows(formula: outcome) }
    evaluation = Evaluation(of: predictors, on: rows.data.rows)
    rowsUsed = kept.count
    rowsDropped = rows.rows.droppedCount + values.count - kept.count
    let isEvent = kept.map { rows.isEvent[$0] }
    observedEvents = isEvent.count { $0 }
    expectedEvents = kept.reduce(0) { $0 + expected[$1] }
    let support = CalibrationSupport(
      cases: observedEvents, others: .max, horizon: nil, name: model.formula)
    let error =
      tolerance.map { Self.steppedError(kept.map { expected[$0] }, isEvent, tolerance: $0) }
      ?? 1 / Double(observedEvents).squareRoot()
    let ratio = Double(observedEvents) / expectedEvents
    observedToExpected = support.observedToExpected(
      Double(observedEvents), expected: expectedEvents, logError: error, level: level)
    inTheLarge = support.estimate(log(ratio), error: error, level: level, kind: .other)
    let sets = CoxRiskSets(
      times: kept.map { rows.times[$0] }, isEvent: isEvent,
      entries: rows.entryTimes.map { entries in kept.map { entries[$0] } })
    let fit = CoxFit(
      sets,
      Matrix(rowCount: kept.count, columnCount: 1, elements: kept.map { values[$0] }))
    slope =
      fit.kept.isEmpty || !fit.isConverged || !fit.infinite.isEmpty
      ? .notEstimable(
        support.refusal ?? "the linear predictor has no finite slope", kind: .slope)
      : support.estimate(
        fit.coefficients[0], error: fit.covariance[0, 0].squareRoot(), level: level, kind: .slope)
  }

  /// The standard error of a Poisson intercept before the last step of its iteration.
  private static func steppedError(
    _ expected: [Double], _ isEvent: [Bool], tolerance: Double
  ) -> Double {
    let offsets = expected.map { log(max($0, 1e-12)) }
    var means = isEvent.map { ($0 ? 1 : 0) + 0.1 }
    var predictors = means.map { log($0) }
    var (deviance, error) = (Double.infinity, Double.nan)
    for _ in 0..<25 {
      var (weight, sum) = (0.0, 0.0)
      for row in means.indices {
        let residual = (isEvent[row] ? 1 : 0) - means[row]
        sum += means[row] * (predictors[row] - offsets[row]) + residual
        weight += means[row]
      }
      error = 1 / weight.squareRoot()
      var next = 0.0
      for row in means.indices {
        predictors[row] = sum / weight + offsets[row]
        means[row] = exp(predictors[row])
        next += isEvent[row] ? 2 * (means[row] - 1 - predictors[row]) : 2 * means[row]
      }
      if abs(next - deviance) < tolerance * (abs(next) + 0.1) { break }
      deviance = next
    }
    return error
  }
}

extension CoxRegression {
  /// The cumulative hazard of each row up to a time of its own; NaN where the row misses something.
  fileprivate func expectedEvents(in data: DataFrame, until times: [Double]) throws -> [Double] {
    let sets = fit.sets
    let (hazard, _) = fit.state.hazard(sets)
    let codes = try strataCodes(of: data)
    let shift = self.shift
    let predictors = try rawLinearPredictors(data)
    return predictors.indices.map { row in
      guard codes[row] >= 0 else { return .nan }
      let slot = sets.slot(at: times[row], stratum: Int(codes[row]))
      return hazard[slot] * exp(predictors[row] - shift)
    }
  }
}
