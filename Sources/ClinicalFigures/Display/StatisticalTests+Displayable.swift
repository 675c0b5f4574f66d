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
      let number =
        statistic == statistic.rounded()
        ? style.plain(statistic) : style.fixed(statistic, decimals: 2)
      let all = [degreesOfFreedom, residualDegrees].compactMap { $0.map { style.plain($0) } }
      let degrees = all.isEmpty ? "" : " (df \(all.joined(separator: ", ")))"
      values.append(
        ReportedValue(
          "\(symbol) = \(number)\(degrees)", value: statistic, kind: "statistic"))
    }
    return [.values(values + [style.inProse(p)])]
  }

  /// The degrees of freedom of the denominator of an F.
  private var residualDegrees: Double? {
    switch self {
    case let test as OneWayANOVA: test.residualDegreesOfFreedom
    case let test as LeveneTest: test.residualDegreesOfFreedom
    case let test as VarianceRatioTest: test.residualDegreesOfFreedom
    default: nil
    }
  }

  /// The letter of the statistic.
  private var symbol: String {
    switch self {
    case is TTest, is PairedTTest: "t"
    case is OneWayANOVA, is LeveneTest, is VarianceRatioTest: "F"
    case is WilcoxonRankSum, is ShapiroWilk: "W"
    case is WilcoxonSignedRank: "V"
    case is KolmogorovSmirnovTest: "D"
    case is FisherExactTest: "statistic"
    default: "χ²"
    }
  }
}

extension BartlettTest: Displayable {}
extension ChiSquaredTest: Displayable {}
extension FisherExactTest: Displayable {}
extension GrayTest: Displayable {}
extension HosmerLemeshowTest: Displayable {}
extension KolmogorovSmirnovTest: Displayable {}
extension KruskalWallis: Displayable {}
extension LeveneTest: Displayable {}
extension LogRankTest: Displayable {}
extension LogRankTrend: Displayable {}
extension McNemarTest: Displayable {}
extension ModelComparison: Displayable {}
extension OneWayANOVA: Displayable {}
extension PairedTTest: Displayable {}
extension ProportionTrendTest: Displayable {}
extension ShapiroWilk: Displayable {}
extension TTest: Displayable {}
extension TermTest: Displayable {}
extension VarianceRatioTest: Displayable {}
extension WilcoxonRankSum: Displayable {}
extension WilcoxonSignedRank: Displayable {}
