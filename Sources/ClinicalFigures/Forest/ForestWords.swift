import Reporting

/// The words that forest plots and regression tables set by themselves, in the document's language.
struct ForestWords: Sendable {
  private let words: FigureWords
  var isChinese: Bool { words.isChinese }

  /// The words in a language: English where it is not known.
  init(language: String) { words = FigureWords(language) }

  var variable: String { words("Variable", "变量") }
  var subgroup: String { words("Subgroup", "亚组") }
  var count: String { words("*n*", "例数") }
  var eventsOfCount: String { words("Events/*n*", "事件/例数") }
  var reference: String { words("(reference)", "（参照）") }
  var overall: String { words("overall", "总体") }
  func p(_ letter: String) -> String { letter }
  func interaction(_ letter: String) -> String {
    isChinese ? "交互作用 \(letter) 值" : words.filled("{} for interaction", letter)
  }

  /// The measure in a column head: `HR`.
  func abbreviation(of measure: ForestPlot.Measure) -> String {
    switch measure {
    case .hazardRatio: "HR"
    case .oddsRatio: "OR"
    case .riskRatio: "RR"
    case .difference: words("Difference", "差值")
    }
  }

  /// The measure in full: `Hazard ratio`.
  func name(of measure: ForestPlot.Measure) -> String {
    switch measure {
    case .hazardRatio: words("Hazard ratio", "风险比")
    case .oddsRatio: words("Odds ratio", "比值比")
    case .riskRatio: words("Risk ratio", "相对危险度")
    case .difference: words("Difference", "差值")
    }
  }

  var logScale: String { words(" (log scale)", "（对数刻度）") }

  /// What estimates on either side of no effect mean, where the author does not say.
  func directions(of measure: ForestPlot.Measure) -> (lower: String, higher: String) {
    switch measure {
    case .hazardRatio: (words("Lower hazard", "风险较低"), words("Higher hazard", "风险较高"))
    case .oddsRatio: (words("Lower odds", "比值较低"), words("Higher odds", "比值较高"))
    case .riskRatio: (words("Lower risk", "危险较低"), words("Higher risk", "危险较高"))
    case .difference: (words("Lower", "较低"), words("Higher", "较高"))
    }
  }
}
