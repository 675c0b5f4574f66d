public import DataFrames
import Foundation
import NumericalMethods
public import Reporting

/// The cut of a marker that tells survival apart best, with a P value that allows for the search.
///
/// At each admissible cut c the log-rank scores of the rows with marker ≤ c are summed and standardised by
/// their permutation distribution; the largest absolute value is chosen, of equal ones the lowest cut. A
/// cut is admissible where at least `minimumProportion` of the rows, rounded down, are on either side.
/// Ties in the marker are never parted.
///
/// The log-rank P value and the hazard ratio of the two groups *on the same rows* are too good and are not
/// given: P is that of the search, and groups are to be judged on other rows. The cut remembers its rows.
///
/// **Source:** Lausen & Schumacher, *Biometrics* 1992;48:73–85; Hothorn & Lausen 2003; checked against R's
/// `maxstat` and `survminer::surv_cutpoint`.
public struct MaximallySelectedCutpoint: Sendable {
  /// The chosen cut, one of the observed values; those at or below it are the lower group.
  public let cutpoint: Threshold
  /// The standardised statistic at the chosen cut.
  public let statistic: Double
  /// The P value that allows for the search.
  public let p: PValue
  /// How P was corrected, in words for a footnote.
  public let method: String
  /// All admissible cuts, ascending.
  public let cuts: [Double]
  /// The absolute standardised statistic at each cut.
  public let statistics: [Double]
  /// How many rows are at or below the chosen cut.
  public let countBelow: Int
  /// How many rows are above it.
  public let countAbove: Int
  /// The smallest share of rows that a cut may set apart.
  public let minimumProportion: Double
  /// The name of the marker.
  public let marker: String
  /// What tables and axes call it.
  public let label: String
  /// Its unit, if one was declared.
  public let unit: String?
  /// The formula as it was written.
  public let formula: String
  /// The number of rows used.
  public let rowsUsed: Int
  /// The number of rows left out because something is missing.
  public let rowsDropped: Int
  /// How many of the rows used have the event.
  public let eventCount: Int
  /// The marker of the rows used, ascending.
  package let values: [Double]
  private let search: CutpointSearch

  /// Chooses the cut of the marker of `Surv(time, event) ~ marker`.
  public init(
    _ formula: String, data: DataFrame, minimumProportion: Double = 0.1,
    correction: CutpointCorrection = .lausen1992
  ) throws {
    guard minimumProportion >= 0, minimumProportion < 0.5 else {
      throw CutpointFailure.share(minimumProportion)
    }
    let outcome = try SurvivalOutcome(Formula(formula), data: data)
    guard outcome.entryTimes == nil else { throw CutpointFailure.delayedEntry }
    let side = outcome.rightSide
    guard side.terms.count == 1, side.terms[0].factors.count == 1, side.strata.isEmpty,
      side.clusters.isEmpty, side.offsets.isEmpty
    else { throw CutpointFailure.oneMarker(formula: formula) }
    let node = side.terms[0].factors[0]
    let column = try outcome.formula.column(node, in: outcome.data)
    let values = try column.numbers()
    guard !values.isEmpty else { throw SurvivalFailure.noRows(formula: formula) }
    if let row = values.firstIndex(where: \.isInfinite) {
      throw CutpointFailure.infinite(marker: "\(node)", place: outcome.data.rows.place(at: row))
    }
    guard outcome.isEvent.contains(true) else { throw CutpointFailure.noEvents(formula: formula) }
    search = try CutpointSearch(
      times: outcome.times, isEvent: outcome.isEvent, values: values,
      minimumProportion: minimumProportion, marker: "\(node)")
    let best = search.best
    cutpoint = Threshold(
      search.cuts[best], rows: outcome.data.rows, rule: "the largest log-rank statistic")
    statistic = search.statistics[best]
    (p, method) = try search.p(correction)
    cuts = search.cuts
    statistics = search.statistics
    countBelow = search.countsBelow[best]
    countAbove = values.count - countBelow
    self.minimumProportion = minimumProportion
    marker = "\(node)"
    label = column.label ?? "\(node)"
    unit = column.unit
    self.formula = formula
    rowsUsed = values.count
    rowsDropped = outcome.rows.droppedCount
    eventCount = outcome.isEvent.count { $0 }
    self.values = search.values
  }
}

extension MaximallySelectedCutpoint {
  /// The P value with another correction.
  public func p(_ correction: CutpointCorrection) throws -> PValue { try search.p(correction).p }

  /// The number that a correction gives in R's `maxstat`, which holds that of 1992 below 1 and that of 1994
  /// not within 0…1. Of `gaussian` and `permutation` the P value itself.
  public func approximation(_ correction: CutpointCorrection) throws -> Double {
    switch correction {
    case .lausen1992:
      statistic < 1
        ? 1
        : min(
          1,
          MaximalStatistic.lausen1992(
            statistic, from: minimumProportion, to: 1 - minimumProportion))
    case .lausen1994: search.distribution.lausen1994(statistic)
    case .gaussian, .permutation: try p(correction).value ?? .nan
    }
  }

  /// The statistic at which the correction of 1992 gives this P value; `nil` where cuts may set apart any
  /// share of rows, for which it has no number.
  public func criticalValue(_ p: Double = 0.05) -> Double? {
    guard minimumProportion > 0, p > 0, p < 1 else { return nil }
    return RootFinder.root(in: 0.05...40, tolerance: 1e-12) { b in
      MaximalStatistic.boundedLausen1992(
        b, from: minimumProportion, to: 1 - minimumProportion) - p
    }
  }

  /// How far the chosen cut moves when patients are drawn with replacement: the bootstrap's percentile
  /// interval, its limits cuts that were chosen. It is often wide: a cut is a poor summary of a marker whose
  /// effect is gradual.
  public func interval(
    resamples: Int = 1000, seed: UInt64? = nil, level: Double = 0.95
  ) throws -> Estimate {
    guard resamples > 0 else { throw CutpointFailure.resamples(resamples) }
    guard level > 0, level < 1 else { throw SurvivalFailure.level(level) }
    let chosen = search.resampledCuts(resamples, seed: seed ?? ReportContext.current.seed)
    guard Double(chosen.count) >= 0.9 * Double(resamples) else {
      return .notEstimable(
        "in \(resamples - chosen.count) of \(resamples) resamples no cut could be chosen",
        unsupported: cutpoint.value)
    }
    func quantile(_ share: Double) -> Double {
      chosen[max(0, Int((share * Double(chosen.count)).rounded(.up)) - 1)]
    }
    return Estimate(
      cutpoint.value, lower: quantile((1 - level) / 2), upper: quantile(1 - (1 - level) / 2),
      level: level)
  }

  /// The hazard ratio between the groups on the rows that chose the cut: never estimable, because the
  /// search makes it too large. Fit a Cox model to the groups on other rows.
  public var hazardRatio: Estimate {
    .notEstimable("the cut was chosen on the same rows", kind: .ratio)
  }
}
