public import Biostatistics
public import Documents
import Reporting

// Measures of association and agreement are shown as what they estimate, with the P value of no
// agreement where one is usual.

extension Correlation: Displayable {
  /// The correlation with its interval, and P.
  public func output() throws -> [BlockResult.Output] { estimated(estimate, p: p, method: method) }
}

extension CohenKappa: Displayable {
  /// Kappa with its interval.
  public func output() throws -> [BlockResult.Output] { estimated(estimate, method: method) }
}

extension FleissKappa: Displayable {
  /// Kappa with its interval.
  public func output() throws -> [BlockResult.Output] { estimated(estimate, method: method) }
}

extension IntraclassCorrelation: Displayable {
  /// The correlation with its interval.
  public func output() throws -> [BlockResult.Output] { estimated(estimate, method: method) }
}

extension BlandAltman: Displayable {
  /// The bias and the limits of agreement, each with its interval.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    return [.values([bias, lowerLimit, upperLimit].map { style.inProse($0) })]
  }
}

private func estimated(
  _ estimate: Estimate?, p: PValue? = nil, method: String
) -> [BlockResult.Output] {
  let style = ReportContext.current.style
  let estimate = estimate ?? .notEstimable("it has no value")
  if let reason = estimate.reason { ReportContext.warn("not-estimable", "\(method): \(reason)") }
  var values = [style.inProse(estimate)]
  if estimate.value != nil, let p { values.append(style.inProse(p)) }
  return [.values(values)]
}
