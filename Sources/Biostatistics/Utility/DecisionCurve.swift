public import DataFrames
import Reporting

/// The net benefit of acting on predicted risks, over the thresholds at which one might act.
///
/// `DecisionCurve("y ~ a + b", data: d, thresholds: 0.05...0.5)` for a binary outcome,
/// `DecisionCurve("Surv(t, e) ~ a + b", data: d, at: 5)` for events by a horizon; each term is a column of
/// risks between 0 and 1. Patients with a risk at or above the threshold are treated. Net benefit is true
/// positives less false positives at the odds of the threshold, as shares of all patients; of censored
/// outcomes from Kaplan and Meier's estimate among those treated. Where the follow-up of these ends
/// before the horizon there is a gap. `bootstrap: 500` gives percentile intervals of everything. Rows with
/// missing values are left out. O(n log n) and, for each threshold, the number of event times.
///
/// **Source:** Vickers & Elkin, *Med Decis Making* 2006;26:565–74; Vickers *et al.*, *BMC Med Inform Decis
/// Mak* 2008;8:53; checked against R's dcurves.
public struct DecisionCurve: Sendable {
  /// The names of the predictions.
  public let names: [String]
  /// What figures and tables call the predictions: the labels of their columns, else their names.
  package let labels: [String]
  /// The thresholds, ascending.
  public let thresholds: [Double]
  /// Whether the author declared the range of thresholds.
  public let isRangeDeclared: Bool
  /// The horizon; `nil` of a binary outcome.
  public let horizon: Double?
  /// The share with the event: counted, or by Kaplan and Meier at the horizon.
  public let prevalence: Double
  /// The rows used.
  public let rowsUsed: Int
  /// The rows left out because something is missing.
  public let rowsDropped: Int
  /// The event of interest where others compete with it.
  public let cause: String?
  /// How many bootstrap resamples there are; 0 where no intervals were asked for.
  public var resampleCount: Int { replicates?.rates.count ?? 0 }
  /// The 99th percentile of all predicted risks: beyond it nearly nobody is treated.
  package let highestRisk: Double
  /// By prediction: everybody, then those who reach each threshold.
  let rates: [[UtilitySample.Rates]]
  let replicates: UtilityReplicates?
  let level: Double

  /// The curves of the predictions of a formula, at thresholds 0.01 apart.
  ///
  /// - Parameters:
  ///   - formula: The outcome and the risks: `"y ~ a + b"` or `"Surv(t, e) ~ a + b"`; with a `cause`
  ///     `"Surv(t, cause) ~ a + b"`.
  ///   - data: The rows.
  ///   - time: The horizon of a survival outcome.
  ///   - thresholds: The thresholds that are clinically reasonable; 0.01…0.99 where none are declared.
  ///   - cause: The event of interest where others compete with it; its incidence is then Aalen and
  ///     Johansen's.
  ///   - censored: The value of the cause that stands for censoring, as in `CumulativeIncidence`.
  ///   - resamples: How many bootstrap resamples of the patients give intervals, 500 for example; none
  ///     if left out.
  ///   - seed: The seed of the resamples; the document's if left out.
  ///   - level: The confidence level.
  /// - Throws: What is wrong with the formula, its columns, the horizon or the thresholds.
  public init(
    _ formula: String, data: DataFrame, at time: Double? = nil,
    thresholds: ClosedRange<Double>? = nil, cause: String? = nil, censored: String? = nil,
    bootstrap resamples: Int? = nil, seed: UInt64? = nil, level: Double = 0.95
  ) throws {
    let values = try UtilityInput.thresholds(in: thresholds ?? 0.01...0.99)
    let input = try UtilityInput(formula, data: data, at: time, cause: cause, censored: censored)
    try self.init(
      input, thresholds: values, isDeclared: thresholds != nil, cause: cause,
      resamples: resamples, seed: seed, level: level)
  }

  /// The curves of the predictions of a formula at given thresholds; the rest as above.
  public init(
    _ formula: String, data: DataFrame, at time: Double? = nil, thresholds: [Double],
    cause: String? = nil, censored: String? = nil, bootstrap resamples: Int? = nil,
    seed: UInt64? = nil, level: Double = 0.95
  ) throws {
    let input = try UtilityInput(formula, data: data, at: time, cause: cause, censored: censored)
    try self.init(
      input, thresholds: thresholds, isDeclared: true, cause: cause, resamples: resamples,
      seed: seed, level: level)
  }

  private init(
    _ input: UtilityInput, thresholds: [Double], isDeclared: Bool, cause: String?,
    resamples: Int?, seed: UInt64?, level: Double
  ) throws {
    let thresholds = thresholds.sorted()
    let judged = try input.judged(
      at: thresholds, resamples: resamples, seed: seed, level: level)
    names = input.names
    labels = input.labels
    self.thresholds = thresholds
    isRangeDeclared = isDeclared
    horizon = input.horizon
    self.cause = cause
    self.level = level
    rowsUsed = input.sample.count
    rowsDropped = input.droppedCount
    rates = judged.rates
    replicates = judged.replicates
    prevalence = judged.rates[0][0].truePositives
    highestRisk = input.highestRisk
    if !isDeclared {
      ReportContext.warn(
        "no-thresholds",
        "no range of thresholds was declared for the decision curve; name those at which one might "
          + "act: thresholds: 0.05...0.5")
    }
  }

  // MARK: - Names

  func index(_ threshold: Double, _ line: Int) -> Int {
    if let index = thresholds.firstIndex(where: { abs($0 - threshold) < 1e-9 }) { return index }
    let range = "\((thresholds.first ?? 0).plainText) to \((thresholds.last ?? 0).plainText)"
    ReportContext.current.stop(
      "the decision curve was not computed at the threshold \(threshold.plainText); its "
        + "\(thresholds.count) thresholds run from \(range)", line)
  }

  func place(_ name: String?, _ line: Int) -> Int {
    if name == nil, names.count == 1 { return 0 }
    if let name, let place = names.firstIndex(of: name) { return place }
    let all = names.map { "\"\($0)\"" }.joined(separator: ", ")
    guard let name else {
      ReportContext.current.stop("there are several predictions; say which of \(all)", line)
    }
    let nearest = Spelling.nearest(to: name, among: names).map { "; nearest: \"\($0)\"" } ?? ""
    ReportContext.current.stop("no prediction \"\(name)\" among \(all)\(nearest)", line)
  }
}
