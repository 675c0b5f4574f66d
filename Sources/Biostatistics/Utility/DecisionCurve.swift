public import DataFrames
public import Reporting

/// The net benefit of acting on predicted risks, over the thresholds at which one might act.
///
/// `DecisionCurve("y ~ a + b", data: d, thresholds: 0.05...0.5)` for a binary outcome,
/// `DecisionCurve("Surv(t, e) ~ a + b", data: d, at: 5)` for events by a horizon; each term is a column of
/// risks between 0 and 1. Patients with a risk at or above the threshold are treated. Net benefit is true
/// positives less false positives at the odds of the threshold, as shares of all patients; of censored
/// outcomes from Kaplan and Meier's estimate among those treated. Where the follow-up of these ends
/// before the horizon there is a gap. Rows with missing values are left out.
///
/// **Source:** Vickers & Elkin, *Med Decis Making* 2006;26:565–74; Vickers *et al.*, *BMC Med Inform Decis
/// Mak* 2008;8:53; checked against R's dcurves.
public struct DecisionCurve: Sendable {
  /// The names of the predictions.
  public let names: [String]
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
  /// The 99th percentile of all predicted risks: beyond it nearly nobody is treated.
  package let highestRisk: Double
  private let rates: [[UtilitySample.Rates]]
  private let all: UtilitySample.Rates

  /// The curves of the predictions of a formula, at thresholds 0.01 apart.
  ///
  /// - Parameters:
  ///   - formula: The outcome and the risks: `"y ~ a + b"` or `"Surv(t, e) ~ a + b"`.
  ///   - data: The rows.
  ///   - time: The horizon of a survival outcome.
  ///   - thresholds: The thresholds that are clinically reasonable; 0.01…0.99 where none are declared.
  /// - Throws: What is wrong with the formula, its columns, the horizon or the thresholds.
  public init(
    _ formula: String, data: DataFrame, at time: Double? = nil,
    thresholds: ClosedRange<Double>? = nil
  ) throws {
    let range = thresholds ?? 0.01...0.99
    let steps = max(1, ((range.upperBound - range.lowerBound) * 100).rounded())
    let values = (0...Int(steps)).map {
      ((range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / steps) * 1e12)
        .rounded() / 1e12
    }
    try self.init(
      UtilityInput(formula, data: data, at: time), thresholds: values,
      isDeclared: thresholds != nil)
  }

  /// The curves of the predictions of a formula at given thresholds.
  public init(
    _ formula: String, data: DataFrame, at time: Double? = nil, thresholds: [Double]
  ) throws {
    try self.init(
      UtilityInput(formula, data: data, at: time), thresholds: thresholds, isDeclared: true)
  }

  private init(_ input: UtilityInput, thresholds: [Double], isDeclared: Bool) throws {
    guard !thresholds.isEmpty, thresholds.allSatisfy({ $0 >= 0 && $0 < 1 }) else {
      throw UtilityFailure.thresholds(thresholds)
    }
    names = input.names
    self.thresholds = thresholds.sorted()
    isRangeDeclared = isDeclared
    horizon = input.horizon
    rowsUsed = input.sample.count
    rowsDropped = input.droppedCount
    rates = input.risks.map { column in
      thresholds.sorted().map { threshold in
        input.sample.rates(of: column.map { $0 >= threshold })
      }
    }
    all = input.sample.rates(of: [Bool](repeating: true, count: input.sample.count))
    prevalence = all.truePositives
    let sorted = input.risks.flatMap { $0 }.sorted()
    highestRisk = sorted.isEmpty ? 1 : sorted[Int(0.99 * Double(sorted.count - 1))]
    if !isDeclared {
      ReportContext.warn(
        "no-thresholds",
        "no range of thresholds was declared for the decision curve; name those at which one might "
          + "act: thresholds: 0.05...0.5")
    }
  }

  // MARK: - At a threshold

  /// The net benefit of a prediction at a threshold, as a share of patients. Not estimable where the
  /// follow-up of those above the threshold ends before the horizon. `of` may be left out of a single one.
  public func netBenefit(
    _ name: String? = nil, at threshold: Double, line: Int = #line
  ) -> Estimate {
    let place = place(name, line)
    let index = index(threshold, line)
    return benefit(rates[place][index], at: index)
  }

  /// The net benefits of a prediction at all thresholds; `nil` where there is a gap.
  package func netBenefits(of place: Int) -> [Double?] {
    thresholds.indices.map { benefit(rates[place][$0], at: $0).value }
  }

  /// The net benefit of treating everybody at a threshold; that of treating nobody is 0.
  public func treatAll(at threshold: Double, line: Int = #line) -> Estimate {
    benefit(all, at: index(threshold, line))
  }

  /// The net benefits of treating everybody at all thresholds.
  package var treatAll: [Double?] {
    thresholds.indices.map { benefit(all, at: $0).value }
  }

  /// How many interventions fewer than by treating everybody, without a case missed, as a share of
  /// patients; not estimable at threshold 0.
  public func interventionsAvoided(
    _ name: String? = nil, at threshold: Double, line: Int = #line
  ) -> Estimate {
    guard threshold > 0 else { return .notEstimable("a threshold of 0 avoids nothing") }
    let own = netBenefit(name, at: threshold, line: line)
    guard let value = own.value, let everybody = treatAll(at: threshold, line: line).value else {
      return .notEstimable(own.reason ?? "follow-up ends before the horizon")
    }
    return Estimate((value - everybody) * (1 - threshold) / threshold)
  }

  /// The shares of patients who are treated with the event and without it.
  public func positives(
    _ name: String? = nil, at threshold: Double, line: Int = #line
  ) -> (truePositives: Double, falsePositives: Double)? {
    let rates = rates[place(name, line)][index(threshold, line)]
    return rates.isSupported ? (rates.truePositives, rates.falsePositives) : nil
  }

  private func benefit(_ rates: UtilitySample.Rates, at index: Int) -> Estimate {
    let odds = thresholds[index] / (1 - thresholds[index])
    let value = rates.truePositives - odds * rates.falsePositives
    guard rates.isSupported else {
      return .notEstimable(
        "follow-up above the threshold ends before "
          + (horizon.map(StudyTime.phrase) ?? "the horizon"), unsupported: value)
    }
    return Estimate(value)
  }

  // MARK: - Names

  private func index(_ threshold: Double, _ line: Int) -> Int {
    if let index = thresholds.firstIndex(where: { abs($0 - threshold) < 1e-9 }) { return index }
    let range = "\((thresholds.first ?? 0).plainText) to \((thresholds.last ?? 0).plainText)"
    ReportContext.current.stop(
      "the decision curve was not computed at the threshold \(threshold.plainText); its "
        + "\(thresholds.count) thresholds run from \(range)", line)
  }

  private func place(_ name: String?, _ line: Int) -> Int {
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
