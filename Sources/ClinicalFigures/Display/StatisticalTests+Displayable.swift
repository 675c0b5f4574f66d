public import Biostatistics
public import Documents
import Reporting

/// A test is shown as its statistic, with the degrees of freedom, and its P value.
extension Displayable where Self: StatisticalTest {
  /// The statistic and the P value; where the test could not be made, the reason is warned of.
  public func output() throws -> [BlockResult.Output] {
    let style = ReportContext.current.style
    if let reason = p.reason { ReportContext.warn("not-estimable", "\(method): \(reason)") }
    var values: [ReportedValue] = []
    if statistic.isFinite {
      let degrees = degreesOfFreedom.map { " (df \(style.plain($0)))" } ?? ""
      values.append(
        ReportedValue(
          "statistic \(style.plain(statistic))\(degrees)", value: statistic, kind: "statistic"))
    }
    return [.values(values + [style.inProse(p)])]
  }
}

extension ChiSquaredTest: Displayable {}
extension FisherExactTest: Displayable {}
extension KruskalWallis: Displayable {}
extension LogRankTest: Displayable {}
extension McNemarTest: Displayable {}
extension OneWayANOVA: Displayable {}
extension PairedTTest: Displayable {}
extension TTest: Displayable {}
extension WilcoxonRankSum: Displayable {}
extension WilcoxonSignedRank: Displayable {}
