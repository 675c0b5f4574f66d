import DataFrames
import Foundation
import Reporting

/// The baseline hazard of a Cox model: that of a patient with all covariates, and the offset, 0, whether
/// such a patient exists or not (R's `basehaz(centered = FALSE)`).
///
/// Efron's ties have Efron's increments, Breslow's have Breslow's, Σ d / Σ exp(lp). It has no interval of
/// its own: `survivalCurves(for:)` and `survivalEstimates(at:for:)` give those of a patient, on the
/// log(−log) scale.
public struct BaselineHazard: Sendable {
  /// The baseline of one stratum.
  public struct Stratum: Sendable, Hashable {
    /// The stratum; empty without strata.
    public let name: String
    /// The distinct times of events, ascending.
    public let times: [Double]
    /// The cumulative hazard from each time on.
    public let cumulativeHazard: [Double]
    /// The end of the longest follow-up.
    public let lastFollowUp: Double

    /// Survival from each time on.
    public var survival: [Double] { cumulativeHazard.map { exp(-$0) } }

    /// The cumulative hazard at a time; `nil` beyond the longest follow-up and for what is not a number.
    public func cumulativeHazard(at time: Double) -> Double? {
      guard time <= lastFollowUp else { return nil }
      return times.lastIndex { $0 <= time }.map { cumulativeHazard[$0] } ?? 0
    }

    /// Survival at a time; `nil` beyond the longest follow-up.
    public func survival(at time: Double) -> Double? { cumulativeHazard(at: time).map { exp(-$0) } }
  }

  /// The strata in their order; one, named "", without strata.
  public let strata: [Stratum]

  /// The stratum of this name, or the only one. A name that does not exist ends the report.
  public func stratum(_ name: String? = nil, line: Int = #line) -> Stratum {
    if name == nil, strata.count == 1 { return strata[0] }
    if let name, let found = strata.first(where: { $0.name == name }) { return found }
    let all = strata.map { "\"\($0.name)\"" }.joined(separator: ", ")
    ReportContext.current.stop("the baseline hazard has the strata \(all); name one of them", line)
  }
}

extension CoxRegression {
  /// The baseline hazard at covariates and offset 0.
  public var baselineHazard: BaselineHazard {
    let sets = fit.sets
    let (hazard, _) = fit.state.hazard(sets)
    let factor = exp(-shift)
    let names = strata?.levels ?? [""]
    return BaselineHazard(
      strata: names.indices.map { stratum in
        let range = sets.eventTimesOfStrata[stratum]
        return BaselineHazard.Stratum(
          name: names[stratum], times: range.map { sets.eventTimes[$0].time },
          cumulativeHazard: range.map { hazard[sets.slot(of: $0)] * factor },
          lastFollowUp: sets.strata[stratum].last.map { sets.times[$0] } ?? 0)
      })
  }

  /// What the fit's own linear predictors are short of those at covariates and offset 0.
  var shift: Double { fit.shift }
}

extension CoxFit {
  /// What the fit's own linear predictors are short of those at covariates and offset 0.
  var shift: Double {
    var sum = 0.0
    for (place, column) in kept.enumerated() {
      sum += coefficients[column] * columns.means[place]
    }
    return sum + offsetMean
  }
}
