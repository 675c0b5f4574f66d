public import Reporting

extension TimeDependentROC {
  /// The areas at the horizons averaged with the share of patients whose event falls between one horizon
  /// and the next: Σ AUC(tₖ) (S(tₖ₋₁) − S(tₖ)) / (1 − S(t_K)), with S by Kaplan and Meier.
  ///
  /// It has no standard error, and depends on the horizons that were chosen: print them beside it. Not
  /// estimable where an area is not, where horizons do not ascend and where other events compete.
  ///
  /// **Source:** Uno *et al.*, *J Am Stat Assoc* 2007;102:527–37; checked against R's `survAUC::AUC.uno`.
  public func integratedAUC(of name: String? = nil, line: Int = #line) -> Estimate {
    if cause != nil { return .notEstimable("other events compete", kind: .auc) }
    guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return .notEstimable("the horizons do not ascend", kind: .auc)
    }
    let all = auc(of: name, line: line)
    let survival = eventFree
    let areas = all.compactMap { $0.value ?? $0.unsupported }
    guard let last = survival.last, last < 1, areas.count == times.count else {
      return .notEstimable(all.compactMap(\.reason).first ?? "no events", kind: .auc)
    }
    let shares = zip([1] + survival, survival).map { $0 - $1 }
    let value = zip(areas, shares).reduce(0) { $0 + $1.0 * $1.1 } / (1 - last)
    if let reason = all.compactMap(\.reason).first {
      return .notEstimable(reason, kind: .auc, unsupported: value)
    }
    return Estimate(value, level: level, kind: .auc)
  }

  /// Survival at each horizon.
  private var eventFree: [Double] {
    if isOfRows {
      // What is censoring there is the event here.
      let events = CensoringDistribution(
        times: followUp, isEvent: isEvent.map { !$0 }, isOfRows: true)
      return times.map { events.survival(at: $0)[0] }
    }
    let curve = SurvivalCurve(
      SurvivalTimes(times: followUp, isEvent: isEvent, entries: nil, codes: nil, groupCount: 1),
      group: 0)
    return times.map { time in curve.index(at: time).map { curve.survival[$0] } ?? 1 }
  }
}
