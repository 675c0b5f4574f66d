public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// By how much a new model's mean risk is higher among those with the event and lower among those without:
/// the integrated discrimination improvement, with its two components.
///
/// `IntegratedDiscrimination("y", old: "clinical", new: "combined", data: d)`, or `("Surv(t, e)", …, at: 5)` for
/// events by a horizon, where those with the event weigh 1 / G(T−) and those followed beyond it 1 / G(t), with
/// G the probability of being under observation. The risks are taken as given, not refitted: R's survIDINRI
/// fits a Cox model on each column first and so gives another number. With `recalibrated: true` the columns
/// pass through Cox models here too, and `recalibration` holds survIDINRI's numbers themselves. Intervals do not count the chance in the models behind the risks. Rows
/// that miss the outcome or either risk are left out.
///
/// **Source:** Pencina *et al.*, *Stat Med* 2008;27:157–72; Uno *et al.*, *Stat Med* 2013;32:2430–42; checked
/// against R's Hmisc (`improveProb`) and survIDINRI.
public struct IntegratedDiscrimination: Sendable {
  /// The name of the column of the old risks.
  public let old: String
  /// The name of the column of the new ones.
  public let new: String
  /// The horizon; `nil` of a binary outcome.
  public let horizon: Double?
  /// On which rows the risks are judged.
  public let evaluation: Evaluation
  /// The rows used.
  public let rowsUsed: Int
  /// The rows left out because something is missing.
  public let rowsDropped: Int
  /// How many had the event, by the horizon where there is one.
  public let caseCount: Int
  /// How many are known not to have had it.
  public let controlCount: Int
  /// By how much the mean risk of those with the event rose.
  public let events: Estimate
  /// By how much the mean risk of those without fell.
  public let nonEvents: Estimate
  /// The sum of both, with the P value of no improvement.
  public let estimate: Estimate
  /// How many resamples the intervals rest on; 0 where they are from a formula, or there are none.
  public let resampleCount: Int
  /// The three measures of R's survIDINRI, whose weights and hazard differ a little from those of `estimate`;
  /// `nil` unless recalibrated, without an event before the horizon or anybody followed up to it, and where
  /// a Cox model on a column has no finite coefficient.
  public let recalibration: RecalibratedImprovement?

  /// The P value of no improvement.
  public var p: PValue { estimate.p ?? PValue(reason: estimate.reason ?? "no standard error") }

  /// Compares two columns of risks.
  ///
  /// - Parameters:
  ///   - outcome: The outcome: `"y"`, coded 0/1 or compared, or `"Surv(t, e)"`.
  ///   - old: The column of the old risks.
  ///   - new: The column of the new risks.
  ///   - data: The rows.
  ///   - time: The horizon of a survival outcome.
  ///   - recalibrated: Whether each column is first replaced by the risks of a Cox model on it alone;
  ///     only for a survival outcome.
  ///   - bootstrap: How many resamples of patients make percentile intervals. If left out, a binary outcome
  ///     has the intervals of a formula, and a survival outcome those of 500 resamples, of more than 50 000
  ///     patients none.
  ///   - seed: The seed of the resamples; the document's if left out.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the outcome, the columns or the horizon.
  public init(
    _ outcome: String, old: String, new: String, data: DataFrame, at time: Double? = nil,
    recalibrated: Bool = false, bootstrap: Int? = nil, seed: UInt64? = nil, level: Double = 0.95
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    if let bootstrap, bootstrap < 2 { throw ReclassificationFailure.resamples(bootstrap) }
    let input = try ReclassificationInput(outcome, old: old, new: new, data: data, at: time)
    self.old = old
    self.new = new
    horizon = time
    evaluation = input.evaluation
    let known = input.outcome.known
    rowsUsed = known.count
    rowsDropped = input.droppedCount
    caseCount = known.count { $0 == true }
    controlCount = known.count { $0 == false }
    let recalibrates = recalibrated && input.outcome.isSurvival
    let before = recalibrates ? input.outcome.recalibrated(input.old) : input.old
    let after = recalibrates ? input.outcome.recalibrated(input.new) : input.new
    recalibration =
      recalibrates
      ? RecalibratedImprovement(input.outcome, old: input.old, new: input.new) : nil
    let gains = zip(before, after).map { $1 - $0 }
    let support = CalibrationSupport(
      cases: caseCount, others: controlCount, horizon: time, name: new)
    let summary = ReclassificationSummary(
      values: Self.numbers(input.outcome.means(gains)),
      errors: Self.errors(gains, known, isBinary: !input.outcome.isSurvival), support: support,
      level: level)
    let resampled = input.resampleCount(asked: bootstrap).map { count in
      ResampleRun.map(count, seed: seed ?? ReportContext.current.seed) { stream in
        Self.numbers(
          input.outcome.means(
            gains, drawn: ResampleRun.weights(known.count, from: &stream)))
      }
    }
    resampleCount = resampled?.count ?? 0
    (events, nonEvents, estimate) = summary.estimates(resampled: resampled)
    support.warn(ofReclassification: old)
  }

  private static func numbers(_ means: (cases: Double, controls: Double)) -> [Double] {
    [means.cases, -means.controls, means.cases - means.controls]
  }

  /// The standard errors of means of gains; NaN of survival data.
  private static func errors(
    _ gains: [Double], _ known: [Bool?], isBinary: Bool
  ) -> [Double] {
    guard isBinary else { return [.nan, .nan, .nan] }
    let variances = [true, false].map { isCase -> Double in
      let own = gains.indices.filter { known[$0] == isCase }.map { gains[$0] }
      return Moments(own).variance / Double(own.count)
    }
    return [variances[0], variances[1], variances[0] + variances[1]].map { $0.squareRoot() }
  }
}
