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
    /// How many of them have the event; not estimable where their follow-up ends before the horizon.
    public let withEvent: Estimate
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

  /// The curve of one prediction.
  ///
  /// - Parameters:
  ///   - formula: The outcome and the risk.
  ///   - data: The rows.
  ///   - time: The horizon of a survival outcome.
  ///   - thresholds: The thresholds, 0.01…0.99 if left out.
  ///   - population: The patients that the numbers are of.
  ///   - rule: Whether a risk at the threshold itself is high.
  /// - Throws: What is wrong with the formula, its columns, the horizon or the thresholds.
  public init(
    _ formula: String, data: DataFrame, at time: Double? = nil, thresholds: [Double]? = nil,
    population: Double = 1000, rule: Rule = .atOrAbove
  ) throws {
    let input = try UtilityInput(formula, data: data, at: time)
    guard input.names.count == 1 else {
      throw UtilityFailure.predictions(formula: formula, needed: "one predicted risk")
    }
    let values = (thresholds ?? (1...99).map { Double($0) / 100 }).sorted()
    guard !values.isEmpty, values.allSatisfy({ $0 >= 0 && $0 < 1 }) else {
      throw UtilityFailure.thresholds(values)
    }
    name = input.names[0]
    isRangeDeclared = thresholds != nil
    self.population = population
    horizon = input.horizon
    rowsUsed = input.sample.count
    rowsDropped = input.droppedCount
    let risks = input.risks[0]
    points = values.map { threshold in
      let isHigh = risks.map { rule == .above ? $0 > threshold : $0 >= threshold }
      let rates = input.sample.rates(of: isHigh)
      let count = population * rates.truePositives
      return Point(
        threshold: threshold, highRisk: population * rates.positives,
        withEvent: rates.isSupported
          ? Estimate(count)
          : .notEstimable(
            "follow-up above the threshold ends before "
              + (input.horizon.map(StudyTime.phrase) ?? "the horizon"), unsupported: count))
    }
    let all = input.sample.rates(of: [Bool](repeating: true, count: risks.count))
    events = population * all.truePositives
    let sorted = risks.sorted()
    highestRisk = sorted[Int(0.99 * Double(sorted.count - 1))]
  }
}
