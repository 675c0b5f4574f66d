import Biostatistics
import Reporting

/// The words that tables and figures of regressions set themselves, in the document's language.
struct RegressionWords: Sendable {
  let isChinese: Bool

  /// The words in a language: Chinese for tags that begin with `zh`, else English.
  init(language: String) { isChinese = language.lowercased().hasPrefix("zh") }

  var characteristic: String { isChinese ? "特征" : "Characteristic" }
  var count: String { isChinese ? "例数" : "n" }
  var events: String { isChinese ? "事件" : "Events" }
  var univariable: String { isChinese ? "单因素分析" : "Univariable" }
  var multivariable: String { isChinese ? "多因素分析" : "Multivariable" }
  var nonlinearity: String { isChinese ? "非线性检验" : "Nonlinearity" }
  var reference: String { isChinese ? "（参照）" : "(reference)" }
  /// A name with its unit: `Age, years`, `年龄/岁`.
  func titled(_ name: String, unit: String?) -> String {
    guard let unit else { return name }
    return isChinese ? "\(name)/\(NumberStyle.divisor(unit))" : "\(name), \(unit)"
  }
  /// Between the name of a model and what its columns are.
  var unitSeparatorOfNames: String { isChinese ? "，" : ", " }
  var robust: String { isChinese ? "，稳健方差" : ", robust variance" }
  var fullStop: String { isChinese ? "。" : "." }
  var constant: String { isChinese ? "常数项" : "Constant" }

  /// A unit of letters stands apart from its number, one of Han characters does not: 每10 mm, 每10年.
  private func spaced(_ unit: String?) -> String {
    guard let unit, let first = unit.unicodeScalars.first else { return "" }
    return (first.value < 0x2E80 && first != "%" ? " " : "") + unit
  }

  func per(_ step: String, unit: String?) -> String {
    isChinese ? "（每\(step)\(spaced(unit))）" : ", per \(step)" + (unit.map { " \($0)" } ?? "")
  }

  func spline(knots: Int) -> String {
    isChinese ? "（限制性立方样条，\(knots)个节点）" : " (spline, \(knots) knots)"
  }

  func polynomial(degree: Int) -> String {
    isChinese ? "（\(degree)次多项式）" : " (polynomial, degree \(degree))"
  }

  /// The effect from the first to the third quartile.
  func quartiles(_ high: String, _ low: String) -> String {
    isChinese ? "\(high) 对 \(low)（四分位数）" : "\(high) v \(low) (quartiles)"
  }

  var allPatients: String { isChinese ? "全部患者" : "All patients" }
  var term: String { isChinese ? "变量" : "Term" }
  var global: String { isChinese ? "总体" : "Global" }

  /// What hazard ratios in subgroups compare.
  func comparison(_ treatment: String, _ levels: [String]) -> String {
    guard levels.count == 2 else {
      return isChinese ? "\(treatment)的风险比" : "Hazard ratios per unit of \(treatment)"
    }
    return isChinese
      ? "风险比：\(treatment)，\(levels[1])对\(levels[0])"
      : "Hazard ratios of \(treatment): \(levels[1]) against \(levels[0])"
  }

  var interactionNote: String {
    isChinese
      ? "交互作用：似然比检验，未校正多重比较"
      : "*P* for interaction: likelihood-ratio test, not adjusted for the number of variables"
  }

  // MARK: - Notes

  func abbreviations(_ measure: ForestPlot.Measure, interval: String) -> String? {
    let name = ForestWords(language: isChinese ? "zh" : "en").name(of: measure).lowercased()
    switch measure {
    case .hazardRatio, .oddsRatio, .riskRatio:
      let short = ForestWords(language: "en").abbreviation(of: measure)
      return isChinese
        ? "\(short)：\(name)；\(interval)：置信区间"
        : "\(short), \(name); \(interval), confidence interval"
    case .difference:
      return isChinese ? "\(interval)：置信区间" : "\(interval), confidence interval"
    }
  }

  func method(_ scale: ModelCoefficient.Scale, ties: TieHandling?, isPenalized: Bool) -> String {
    switch scale {
    case .hazardRatio:
      let name = ties == .breslow ? "Breslow" : "Efron"
      return isChinese ? "Cox比例风险回归，结点按\(name)法处理" : "Cox regression, ties by \(name)’s method"
    case .oddsRatio:
      if isPenalized {
        return isChinese
          ? "Firth惩罚似然logistic回归" : "Logistic regression by Firth’s penalised likelihood"
      }
      return isChinese ? "logistic回归" : "Logistic regression"
    case .difference: return isChinese ? "线性回归" : "Linear regression"
    }
  }

  func fineGray(cause: String) -> String {
    let named = cause.contains(where: \.isLetter)
    return isChinese
      ? "Fine–Gray模型" + (named ? "（\(cause)）" : "") + "，风险比为子分布风险比"
      : "Fine and Gray’s regression" + (named ? " of \(cause)" : "")
        + ": hazard ratios are those of the subdistribution"
  }

  func patients(_ count: String, events: String?, coefficients: Int) -> String {
    guard let events else { return isChinese ? "共\(count)例" : "\(count) patients" }
    return isChinese
      ? "共\(count)例，\(events)例事件，\(coefficients)个系数"
      : "\(count) patients with \(events) events for \(coefficients) "
        + (coefficients == 1 ? "coefficient" : "coefficients")
  }

  func dropped(_ count: String, isOne: Bool) -> String {
    isChinese
      ? "\(count)例因缺失值未纳入"
      : "\(count) patient\(isOne ? " was" : "s were") left out because of missing values"
  }

  func unitNote(_ measure: ForestPlot.Measure) -> String {
    if isChinese { return measure.isRatio ? "连续变量为每单位的比值" : "连续变量为每单位的差值" }
    return
      "\(measure.isRatio ? "Ratios" : "Differences") of numbers are per unit unless said otherwise"
  }

  func test(_ method: String) -> String {
    if isChinese, method.hasPrefix("F") { return "该变量所有系数的F检验" }
    guard isChinese else {
      return method.prefix(1).uppercased() + method.dropFirst()
        + " of all coefficients of the variable"
    }
    return method.hasPrefix("likelihood") ? "该变量所有系数的似然比检验" : "该变量所有系数的Wald检验"
  }

  var quartileNote: String {
    isChinese ? "样条：第三四分位数与第一四分位数相比" : "Splines: the third quartile against the first"
  }

  var wald: String {
    isChinese ? "无标记的*P*值为Wald检验" : "*P* values without a mark are Wald’s"
  }

  func fewEvents(_ perCoefficient: String) -> String {
    isChinese
      ? "每个系数仅\(perCoefficient)例事件，估计可能不稳定"
      : "Only \(perCoefficient) events per coefficient: estimates may be unstable"
  }
}
