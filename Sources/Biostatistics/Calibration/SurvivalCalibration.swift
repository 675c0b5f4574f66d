public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Whether predicted risks of an event by a horizon are as high as they should be.
///
/// `SurvivalCalibration("Surv(t, e) ~ p", data: d, at: 5)`, with a column of risks by that time between 0 and
/// 1. Observed risks are Kaplan and Meier's. Intercept and slope are those of a Cox regression on
/// ln(−ln(1 − p)), which for the risks of a Cox model is its linear predictor and a constant, over all
/// follow-up. The flexible curve is Austin's: a Cox regression on a restricted cubic spline of ln(−ln(1 − p));
/// it is refused with fewer than 50 events by the horizon or fewer than 50 followed beyond it without.
/// Rows with missing values are left out. Where the risks come from a model that was fitted on these rows
/// the result says "apparent".
///
/// **Source:** Austin, Harrell & van Klaveren, *Stat Med* 2020;39:2714–42; McLernon *et al.*, *Ann Intern
/// Med* 2023;176:105–14; checked against R's survival, rms and prodlim.
public struct SurvivalCalibration: Sendable {
  /// What the risks are called in the formula.
  public let name: String
  /// The horizon, in the study's unit.
  public let horizon: Double
  /// On which rows the risks are judged.
  public let evaluation: Evaluation
  /// The rows used.
  public var rowsUsed: Int { risks.count }
  /// The rows left out because something is missing.
  public let rowsDropped: Int
  /// How many had the event by the horizon.
  public let events: Int
  /// How many were followed to the horizon without it.
  public let survivors: Int
  /// The confidence level.
  public let level: Double
  /// The mean predicted risk.
  public let meanPredicted: Double
  /// The risk by the horizon by Kaplan and Meier.
  public let observed: Estimate
  /// Observed risk over mean predicted risk; the interval exp(ln O:E ± z SE(S) / (1 − S)).
  public let observedToExpected: Estimate
  /// With the slope held at 1, the logarithm of the observed cumulative hazard at the horizon over the
  /// predicted one: above 0 risks are too low.
  public let inTheLarge: Estimate
  /// The same logarithm in the fit with a free slope, at a predicted cumulative hazard of 1.
  public let interceptJoint: Estimate
  /// The slope: below 1 the risks are too extreme, above 1 not extreme enough.
  public let slope: Estimate
  /// The integrated calibration index: the mean distance of the flexible curve from the predictions.
  public var ici: Estimate { errors.mean }
  /// The median distance.
  public var e50: Estimate { errors.median }
  /// The 90th percentile of the distances.
  public var e90: Estimate { errors.ninetieth }
  /// The largest distance.
  public var emax: Estimate { errors.largest }
  /// The flexible curve, by ascending risk, from the fifth smallest to the fifth largest risk; empty where
  /// the data cannot support it.
  public let curve: [CalibrationPoint]
  /// Groups of similar risk, ascending; groups without patients are left out.
  public let groups: [CalibrationGroup]
  /// The quantiles of risk at which groups are cut; empty with `.equalSize`.
  public let groupCuts: [Double]
  /// The pseudo-values of the risk, in the order of the rows used: n F − (n − 1) F without the row.
  public let pseudovalues: [Double]
  /// How the curve was smoothed.
  public let smoother: CalibrationSmoother

  package let risks: [Double]
  /// Whether each row had the event by the horizon; `nil` where it was censored before.
  package let outcomes: [Bool?]
  private let errors: CalibrationError
  private let smooth: SmoothedRisk?
  private let refusal: String?

  /// Judges a column of risks at a horizon.
  ///
  /// - Parameters:
  ///   - formula: The times, the events and the risks: `"Surv(t, e) ~ p"`.
  ///   - data: The rows.
  ///   - time: The horizon, which the risks are about.
  ///   - groups: How many groups of similar risk.
  ///   - grouping: How groups are made.
  ///   - smoother: How the flexible curve is made.
  ///   - confidence: The scale of the intervals of observed risks.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the formula or its columns: a value outside 0…1, several predictions.
  public init(
    _ formula: String, data: DataFrame, at time: Double, groups: Int = 10,
    grouping: CalibrationGrouping = .quantiles, smoother: CalibrationSmoother = .spline(),
    confidence: SurvivalConfidence = .logLog, level: Double = 0.95
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    guard groups >= 2 else { throw CalibrationFailure.groups(groups) }
    guard time > 0, time < .infinity else { throw CalibrationFailure.horizon(time) }
    let parsed = try Formula(formula)
    guard case .survival = parsed.outcome else {
      throw CalibrationFailure.outcome(formula: formula, isSurvival: false)
    }
    let outcome = try SurvivalOutcome(parsed, data: data)
    guard outcome.entryTimes == nil else {
      throw CalibrationFailure.delayedEntry(formula: formula)
    }
    let input = try CalibrationInput(parsed, outcome.rows, isSurvival: true)
    let cohort = HorizonCohort(outcome, at: time, confidence: confidence, level: level)
    name = input.name
    horizon = time
    evaluation = input.evaluation
    rowsDropped = outcome.rows.droppedCount
    risks = input.risks
    outcomes = cohort.outcomes
    events = cohort.cases
    survivors = cohort.survivors
    self.level = level
    self.smoother = smoother
    meanPredicted = input.risks.reduce(0, +) / Double(input.risks.count)
    let support = CalibrationSupport(
      cases: cohort.cases, others: cohort.survivors, horizon: time, name: input.name)
    observed = cohort.whole.estimate
    observedToExpected = support.observedToExpected(
      cohort.whole.risk, expected: meanPredicted,
      logError: (1 - cohort.whole.risk) * cohort.whole.logError / cohort.whole.risk, level: level)
    let line = HazardLine(input.inner, cohort, support: support, level: level)
    inTheLarge = line.inTheLarge
    interceptJoint = line.intercept
    slope = line.slope
    pseudovalues = cohort.pseudovalues
    (smooth, refusal) = Self.smoothed(smoother, input, cohort, support)
    errors =
      smooth.map { [refusal] in CalibrationError($0, risks: input.risks, reason: refusal) }
      ?? CalibrationError(reason: refusal ?? "no curve")
    curve = refusal == nil ? smooth?.points(over: input.risks, level: level) ?? [] : []
    let codes = grouping.codes(of: input.risks, count: groups)
    groupCuts = codes.cuts
    self.groups = cohort.groups(
      input.risks, codes: codes.codes, count: codes.groupCount, confidence: confidence,
      level: level)
    support.warn(ofCurve: refusal)
  }

  private static func smoothed(
    _ smoother: CalibrationSmoother, _ input: CalibrationInput, _ cohort: HorizonCohort,
    _ support: CalibrationSupport
  ) -> (SmoothedRisk?, String?) {
    do throws(SmoothedRisk.Failure) {
      let smooth = try SmoothedRisk(
        smoother, risks: input.risks, inner: input.inner, sets: cohort.sets,
        horizon: cohort.horizon, pseudovalues: cohort.pseudovalues)
      return (smooth, support.curveRefusal)
    } catch {
      return (nil, support.curveRefusal ?? error.reason)
    }
  }

  /// The observed risk that the flexible curve gives a predicted one, with its band. That of `loess` and
  /// `lowess` may leave 0…1 and has no value outside the risks that were there.
  public func observed(at risk: Double) -> Estimate {
    SmoothedRisk.estimate(smooth, at: risk, refusal: refusal, level: level)
  }
}
