public import Biostatistics
public import Documents
import Reporting

extension DeLongTest: Displayable {
  /// The difference of the areas with its interval, and P.
  public func output() throws -> [BlockResult.Output] {
    shownValues([difference], p: p, as: method)
  }
}

extension Concordance: Displayable {
  /// The concordance of each score with its interval.
  public func output() throws -> [BlockResult.Output] { shownValues(estimates, as: "concordance") }
}

extension BrierScore: Displayable {
  /// The score of each prediction with its interval.
  public func output() throws -> [BlockResult.Output] {
    shownValues(names.map { estimate(of: $0) }, as: "Brier score")
  }
}

/// Estimates in prose, with a P value where there is one; the reason of each that has no value is warned
/// of.
func shownValues(
  _ estimates: [Estimate], p: PValue? = nil, as name: String
) -> [BlockResult.Output] {
  let style = ReportContext.current.style
  for reason in estimates.compactMap(\.reason) {
    ReportContext.warn("not-estimable", "\(name): \(reason)")
  }
  var values = estimates.map { style.inProse($0) }
  if let p, estimates.allSatisfy({ $0.value != nil }) { values.append(style.inProse(p)) }
  return [.values(values)]
}
