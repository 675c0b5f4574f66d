import Reporting

/// The words that forest plots and regression tables set by themselves, in the document's language.
struct ForestWords: Sendable {
  let isChinese: Bool

  /// The words in a language: Chinese for tags that begin with `zh`, else English.
  init(language: String) { isChinese = language.lowercased().hasPrefix("zh") }

  var variable: String { isChinese ? "变量" : "Variable" }
  var subgroup: String { isChinese ? "亚组" : "Subgroup" }
  var count: String { isChinese ? "例数" : "*n*" }
  var eventsOfCount: String { isChinese ? "事件/例数" : "Events/*n*" }
  var reference: String { isChinese ? "（参照）" : "(reference)" }
  var overall: String { isChinese ? "总体" : "overall" }
  func p(_ letter: String) -> String { letter }
  func interaction(_ letter: String) -> String {
    isChinese ? "交互作用 \(letter) 值" : "\(letter) for interaction"
  }

  /// The measure in a column head: `HR`.
  func abbreviation(of measure: ForestPlot.Measure) -> String {
    switch measure {
    case .hazardRatio: "HR"
    case .oddsRatio: "OR"
    case .riskRatio: "RR"
    case .difference: isChinese ? "差值" : "Difference"
    }
  }

  /// The measure in full: `Hazard ratio`.
  func name(of measure: ForestPlot.Measure) -> String {
    switch measure {
    case .hazardRatio: isChinese ? "风险比" : "Hazard ratio"
    case .oddsRatio: isChinese ? "比值比" : "Odds ratio"
    case .riskRatio: isChinese ? "相对危险度" : "Risk ratio"
    case .difference: isChinese ? "差值" : "Difference"
    }
  }

  var logScale: String { isChinese ? "（对数刻度）" : " (log scale)" }

  /// What estimates on either side of no effect mean, where the author does not say.
  func directions(of measure: ForestPlot.Measure) -> (lower: String, higher: String) {
    switch measure {
    case .hazardRatio: isChinese ? ("风险较低", "风险较高") : ("Lower hazard", "Higher hazard")
    case .oddsRatio: isChinese ? ("比值较低", "比值较高") : ("Lower odds", "Higher odds")
    case .riskRatio: isChinese ? ("危险较低", "危险较高") : ("Lower risk", "Higher risk")
    case .difference: isChinese ? ("较低", "较高") : ("Lower", "Higher")
    }
  }
}
