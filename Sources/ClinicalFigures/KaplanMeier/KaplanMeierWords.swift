import Charts

/// The words that a Kaplan–Meier plot sets by itself, in the language of the document.
struct KaplanMeierWords: Sendable {
  var survival = "Survival (%)"
  var incidence = "Cumulative incidence (%)"
  var time = "Time"
  var atRisk = "No. at risk (events)"
  var median = "Median"
  var logRank = "Log-rank"
  var atRiskAlone = "At risk"
  var atRiskAndEvents = "No. at risk and events so far"

  private let words: FigureWords
  var isChinese: Bool { words.isChinese }

  /// The words in a language; English where it is not known.
  init(language: String) {
    words = FigureWords(language)
    guard isChinese else {
      words.translate(
        &self,
        [
          \.survival, \.incidence, \.time, \.atRisk, \.median, \.logRank, \.atRiskAlone,
          \.atRiskAndEvents,
        ])
      return
    }
    survival = "生存率（%）"
    incidence = "累积发生率（%）"
    time = "时间"
    atRisk = "风险人数（事件数）"
    median = "中位数"
    logRank = "Log-rank 检验"
    atRiskAlone = "风险人数"
    atRiskAndEvents = "风险人数与累积事件数"
  }

  /// The name of a unit of time.
  func name(of unit: TimeUnit) -> String {
    guard isChinese else { return words[unit.rawValue] }
    return switch unit {
    case .days: "天"
    case .weeks: "周"
    case .months: "月"
    case .years: "年"
    }
  }

  /// The name of one of a unit of time: `year`.
  func singular(_ unit: TimeUnit) -> String {
    isChinese ? name(of: unit) : words[String(unit.rawValue.dropLast())]
  }

  /// The title of the time axis where none is given.
  func timeTitle(_ unit: TimeUnit?) -> String {
    guard let unit else { return time }
    let isIdeographic = isChinese || words.language == "ja"
    return isIdeographic ? "\(time)（\(name(of: unit))）" : "\(time) (\(name(of: unit)))"
  }

  /// The head of a column of medians; `interval` is the interval's name, `95% CI`.
  func medianTitle(_ unit: TimeUnit?, interval: String) -> String {
    guard isChinese else {
      return "\(median) (\(interval))" + (unit.map { ", \(name(of: $0))" } ?? "")
    }
    return median + (unit.map { "/\(name(of: $0))" } ?? "") + "（\(interval)）"
  }

  /// The head of a column of incidences at a time.
  func incidenceTitle(
    at time: String, _ unit: TimeUnit?, isOne: Bool, interval: String
  ) -> String {
    let unitName = unit.map { isOne ? singular($0) : name(of: $0) }
    guard isChinese else {
      if words.isTranslated {
        return "\(incidence), \(unitName.map { "\(time) \($0)" } ?? time) (\(interval))"
      }
      return "Incidence at \(unitName.map { "\(time) \($0)" } ?? "time \(time)"), % (\(interval))"
    }
    return "\(time) \(unitName ?? "")累积发生率，%（\(interval)）"
  }

  /// The title of the vertical axis over one cause.
  func incidence(of cause: String) -> String {
    if words.isTranslated { return "\(incidence): \(cause)" }
    return isChinese ? "\(cause)累积发生率（%）" : "Cumulative incidence of \(cause) (%)"
  }
}
