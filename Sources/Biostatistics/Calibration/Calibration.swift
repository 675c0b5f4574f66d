public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// Whether predicted risks of a binary outcome are as high as they should be.
///
/// `Calibration("y ~ p", data: d)`, with a column of risks between 0 and 1. Intercept and slope are those of
/// the logistic regression of the outcome on the log odds of risk; the flexible curve is a smooth of the
/// outcome over risk, refused with fewer than 50 of the rarer outcome. Rows with missing values are left
/// out. Where the risks come from a model that was fitted on these rows the result says "apparent".
///
/// **Source:** Cox, *Biometrika* 1958;45:562–5; Van Calster *et al.*, *J Clin Epidemiol* 2016;74:167–76;
/// Austin & Steyerberg, *Stat Med* 2019;38:4051–65 (ICI, E50, E90); checked against R's rms and stats.
public struct Calibration: Sendable {
  /// What the risks are called in the formula.
  public let name: String
  /// On which rows the risks are judged.
  public let evaluation: Evaluation
  /// The rows used.
  public var rowsUsed: Int { risks.count }
  /// The rows left out because the outcome or the risk is missing.
  public let rowsDropped: Int
  /// How many had the event.
  public let events: Int
  /// The confidence level.
  public let level: Double
  /// The mean predicted risk.
  public let meanPredicted: Double
  /// The share with the event, with Wilson's interval.
  public let observed: Estimate
  /// Events over the sum of the risks; its interval is symmetric on the log scale.
  public let observedToExpected: Estimate
  /// The intercept with the slope held at 1: by how much the log odds are too low (above 0) or too high.
  public let inTheLarge: Estimate
  /// The intercept of the fit with a free slope.
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
  /// The quantiles of risk at which groups are cut, from the smallest risk to the largest.
  public let groupCuts: [Double]
  /// How the curve was smoothed.
  public let smoother: CalibrationSmoother

  package let risks: [Double]
  package let isCase: [Bool]
  let inner: [Double]
  let recalibratedDeviance: Double?
  private let errors: CalibrationError
  private let smooth: SmoothedRisk?
  private let refusal: String?

  /// Judges a column of risks.
  ///
  /// - Parameters:
  ///   - formula: The outcome, coded 0/1 or compared, and the risks: `"y ~ p"`.
  ///   - data: The rows.
  ///   - groups: How many groups of similar risk.
  ///   - smoother: How the flexible curve is made.
  ///   - interval: How the intervals of the groups are made.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the formula or its columns: a value outside 0…1, several predictions.
  public init(
    _ formula: String, data: DataFrame, groups: Int = 10, smoother: CalibrationSmoother = .spline(),
    interval: ProportionInterval = .wilson, level: Double = 0.95
  ) throws {
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    guard groups >= 2 else { throw CalibrationFailure.groups(groups) }
    let parsed = try Formula(formula)
    if case .survival = parsed.outcome {
      throw CalibrationFailure.outcome(formula: formula, isSurvival: true)
    }
    let outcome = try BinaryOutcome(parsed, data: data)
    let input = try CalibrationInput(parsed, outcome.rows, isSurvival: false)
    name = input.name
    evaluation = input.evaluation
    rowsDropped = outcome.rows.droppedCount
    risks = input.risks
    inner = input.inner
    isCase = outcome.isCase
    self.level = level
    self.smoother = smoother
    let count = outcome.isCase.count
    let cases = outcome.isCase.count { $0 }
    events = cases
    meanPredicted = input.risks.reduce(0, +) / Double(count)
    let support = CalibrationSupport(cases: cases, others: count - cases, horizon: nil, name: name)
    observed = Proportion(count: cases, of: count, level: level).estimate
    let line = CalibrationLine(input.inner, isCase: outcome.isCase, support: support, level: level)
    inTheLarge = line.inTheLarge
    interceptJoint = line.intercept
    slope = line.slope
    recalibratedDeviance = line.deviance
    observedToExpected = support.observedToExpected(
      Double(cases) / Double(count), expected: meanPredicted,
      logError: (Double(count - cases) / (Double(cases) * Double(count))).squareRoot(),
      level: level)
    (smooth, refusal) = Self.smoothed(smoother, input, outcome.isCase, support)
    errors =
      smooth.map { [refusal] in CalibrationError($0, risks: input.risks, reason: refusal) }
      ?? CalibrationError(reason: refusal ?? "no curve")
    curve =
      refusal == nil ? smooth?.points(over: input.risks, level: level) ?? [] : []
    (self.groups, groupCuts) = Self.groups(
      input.risks, outcome.isCase, count: groups, interval: interval, level: level)
    support.warn(ofCurve: refusal)
  }

  private static func smoothed(
    _ smoother: CalibrationSmoother, _ input: CalibrationInput, _ isCase: [Bool],
    _ support: CalibrationSupport
  ) -> (SmoothedRisk?, String?) {
    do throws(SmoothedRisk.Failure) {
      let smooth = try SmoothedRisk(
        smoother, risks: input.risks, inner: input.inner, isCase: isCase)
      return (smooth, support.curveRefusal)
    } catch {
      return (nil, support.curveRefusal ?? error.reason)
    }
  }

  private static func groups(
    _ risks: [Double], _ isCase: [Bool], count: Int, interval: ProportionInterval, level: Double
  ) -> ([CalibrationGroup], cuts: [Double]) {
    let (codes, groupCount, cuts) = CalibrationGrouping.quantiles.codes(of: risks, count: count)
    var sums = [(count: Int, events: Int, risk: Double)](repeating: (0, 0, 0), count: groupCount)
    for row in risks.indices {
      let group = Int(codes[row])
      sums[group].count += 1
      sums[group].events += isCase[row] ? 1 : 0
      sums[group].risk += risks[row]
    }
    let groups = sums.map { sum in
      CalibrationGroup(
        count: sum.count, events: sum.events, eventsAtAnyTime: sum.events,
        meanPredicted: sum.risk / Double(sum.count),
        observed: interval.estimate(count: sum.events, of: sum.count, level: level))
    }
    return (groups, cuts)
  }

  /// The observed risk that the flexible curve gives a predicted one, with its band. That of `loess` and
  /// `lowess` may leave 0…1 and has no value outside the risks that were there.
  public func observed(at risk: Double) -> Estimate {
    SmoothedRisk.estimate(smooth, at: risk, refusal: refusal, level: level)
  }
}

extension SmoothedRisk {
  /// The smooth at a risk, or why there is none.
  static func estimate(
    _ smooth: SmoothedRisk?, at risk: Double, refusal: String?, level: Double
  ) -> Estimate {
    let value = smooth.map { $0.value(at: risk) } ?? .nan
    if let refusal {
      return .notEstimable(refusal, kind: .proportion, unsupported: value.isNaN ? nil : value)
    }
    guard let smooth, !value.isNaN else {
      return .notEstimable("no risk was near \(risk.plainText)", kind: .proportion)
    }
    let band = smooth.band(at: risk, quantile: Normal.upperQuantile((1 - level) / 2))
    return Estimate(
      value, lower: band?.lower, upper: band?.upper, level: level, kind: .proportion)
  }
}
