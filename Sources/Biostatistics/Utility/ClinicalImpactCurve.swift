public import DataFrames
public import Reporting

/// Of a number of patients, how many would be called high-risk at each threshold, and how many of them
/// have the event.
///
/// `ClinicalImpactCurve("y ~ risk", data: d, population: 1000)`, or of a survival outcome with a horizon:
/// `ClinicalImpactCurve("Surv(t, e) ~ risk", data: d, at: 5)`, where the events among those at high risk
/// are Kaplan and Meier's. High risk is at or above the threshold; rmda counts those above it.
///
/// **Source:** Kerr *et al.*, *J Clin Oncol* 2016;34:2534–40; checked against R's rmda and survival.
public struct ClinicalImpactCurve: Sendable {
  /// What one threshold does.
  public struct Point: Sendable, Hashable {
    /// The threshold.
    public let threshold: Double
    /// How many are at high risk.
    public let highRisk: Double
    /// The same with its interval.
    public let flagged: Estimate
    /// How many of them have the event; not estimable where their follow-up ends before the horizon.
    public let withEvent: Estimate
    /// How many of them do not have it.
    public let withoutEvent: Estimate
  }

  /// Whether a risk at the threshold itself is high.
  public enum Rule: Sendable, Hashable {
    /// It is, as in decision curves.
    case atOrAbove
    /// It is not, as in rmda.
    case above
  }

  /// The name of the prediction.
  public let name: String
  /// The patients that the numbers are of.
  public let population: Double
  /// The thresholds with their numbers, ascending.
  public let points: [Point]
  /// The number among the population that has the event.
  public let events: Double
  /// Whether anybody's follow-up reaches the horizon.
  package let isFollowedUp: Bool
  /// Whether the author declared the thresholds.
  public let isRangeDeclared: Bool
  /// The horizon; `nil` of a binary outcome.
  public let horizon: Double?
  /// The rows used.
  public let rowsUsed: Int
  /// The rows left out because something is missing.
  public let rowsDropped: Int
  /// The 99th percentile of the predicted risks.
  package let highestRisk: Double

  /// The event of interest where others compete with it.
  public let cause: String?
  /// How many bootstrap resamples there are; 0 where no intervals were asked for.
  public let resampleCount: Int

  /// The curve of one prediction over a range of thresholds, a hundredth apart: `thresholds: 0.05...0.6`.
  /// See the other initialiser.
  public init(
    _ formula: String, data: DataFrame, at time: Double? = nil,
    thresholds: ClosedRange<Double>, population: Double = 1000, rule: Rule = .atOrAbove,
    cause: String? = nil, censored: String? = nil, bootstrap resamples: Int? = nil,
    seed: UInt64? = nil, level: Double = 0.95
  ) throws {
    try self.init(
      formula, data: data, at: time, thresholds: UtilityInput.thresholds(in: thresholds),
      population: population, rule: rule, cause: cause, censored: censored, bootstrap: resamples,
      seed: seed, level: level)
  }

  /// The curve of one prediction.
  ///
  /// - Parameters:
  ///   - formula: The outcome and the risk.
  ///   - data: The rows.
  ///   - time: The horizon of a survival outcome.
  ///   - thresholds: The thresholds, 0.01…0.99 if left out.
  ///   - population: The patients that the numbers are of.
  ///   - rule: Whether a risk at the threshold itself is high.
  ///   - cause: The event of interest where others compete with it.
  ///   - censored: The value of the cause that stands for censoring, as in `CumulativeIncidence`.
  ///   - resamples: How many bootstrap resamples of the patients give intervals, 500 for example; none
  ///     if left out.
  ///   - seed: The seed of the resamples; the document's if left out.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the formula, its columns, the horizon or the thresholds.
  public init(
    _ formula: String, data: DataFrame, at time: Double? = nil, thresholds: [Double]? = nil,
    population: Double = 1000, rule: Rule = .atOrAbove, cause: String? = nil,
    censored: String? = nil, bootstrap resamples: Int? = nil, seed: UInt64? = nil,
    level: Double = 0.95
  ) throws {
    let input = try UtilityInput(formula, data: data, at: time, cause: cause, censored: censored)
    guard input.names.count == 1 else {
      throw UtilityFailure.predictions(formula: formula, needed: "one predicted risk")
    }
    guard population > 0, population.isFinite else {
      throw UtilityFailure.population(population)
    }
    let values = (thresholds ?? (1...99).map { Double($0) / 100 }).sorted()
    let judged = try input.judged(
      at: values, isStrict: rule == .above, resamples: resamples, seed: seed, level: level)
    let reason =
      "follow-up above the threshold ends before "
      + (input.horizon.map(StudyTime.phrase) ?? "the horizon")
    func number(
      _ index: Int, _ part: (UtilitySample.Rates) -> Double, needsSupport: Bool = true
    ) -> Estimate {
      let rates = judged.rates[0][index + 1]
      let value = population * part(rates)
      guard rates.isSupported || !needsSupport else {
        return .notEstimable(reason, unsupported: value)
      }
      let limits = judged.replicates?.limits { all in
        let rates = all[0][index + 1]
        return rates.isSupported || !needsSupport ? population * part(rates) : nil
      }
      return Estimate(value, lower: limits?.lower, upper: limits?.upper, level: level)
    }
    name = input.names[0]
    isRangeDeclared = thresholds != nil
    self.population = population
    self.cause = cause
    horizon = input.horizon
    resampleCount = judged.replicates?.rates.count ?? 0
    rowsUsed = input.sample.count
    rowsDropped = input.droppedCount
    points = values.indices.map { index in
      Point(
        threshold: values[index], highRisk: population * judged.rates[0][index + 1].positives,
        flagged: number(index, \.positives, needsSupport: false),
        withEvent: number(index, \.truePositives), withoutEvent: number(index, \.falsePositives))
    }
    events = population * judged.rates[0][0].truePositives
    isFollowedUp = judged.rates[0][0].isSupported
    highestRisk = input.highestRisk
  }

  /// The numbers at a threshold, which has to be among those of the initialiser; another ends the report.
  public func point(at threshold: Double, line: Int = #line) -> Point {
    if let point = points.first(where: { abs($0.threshold - threshold) < 1e-9 }) { return point }
    ReportContext.current.stop(
      "clinical impact was not computed at the threshold \(threshold.plainText); its "
        + "\(points.count) thresholds run from \((points.first?.threshold ?? 0).plainText) to "
        + (points.last?.threshold ?? 0).plainText, line)
  }
}
