/// The words of waterfall plots and distributions of risk, in the language of the document.
struct RiskWords: Sendable {
  var patientsInOrder = "Patients, in order of score"
  var apparentCut = "Cut-off found on these rows (apparent)"
  var shareOfOutcome = "Patients of each outcome (%)"
  var median = "median"
  var threshold = "Threshold"
  var comma = ", "

  private let words: FigureWords
  var isChinese: Bool { words.isChinese }

  /// The words in a language: English where it is not known.
  init(language: String) {
    words = FigureWords(language)
    guard isChinese else {
      words.translate(&self, [\.patientsInOrder, \.shareOfOutcome, \.median, \.threshold])
      return
    }
    patientsInOrder = "按评分排序的患者"
    apparentCut = "截断值由本数据得出（表观）"
    shareOfOutcome = "各结局患者占比（%）"
    median = "中位数"
    threshold = "阈值"
    comma = "，"
  }

  /// The title of the axis of scores less the cut-off.
  func scoreLessCut(_ isLowerPositive: Bool) -> String {
    if isChinese { return isLowerPositive ? "截断值 − 评分" : "评分 − 截断值" }
    return words[isLowerPositive ? "Cut-off − score" : "Score − cut-off"]
  }

  /// Which side of the cut-off bars are on.
  func side(isPositive: Bool, isLower: Bool) -> String {
    let isAbove = isPositive != isLower
    if isChinese { return isAbove ? "高于截断值" : "低于截断值" }
    return words[isAbove ? "Above the cut-off" : "Below the cut-off"]
  }

  /// What patients are called where the author does not say.
  func outcome(_ isCase: Bool) -> String {
    isChinese ? (isCase ? "阳性" : "阴性") : words[isCase ? "with the event" : "without"]
  }

  /// The head of one half of a distribution.
  func half(_ isCase: Bool, name: String?, time: String?) -> String {
    if let name { return name.prefix(1).uppercased() + name.dropFirst() }
    if isChinese {
      let when = time.map { "\($0)内" } ?? ""
      return isCase ? "\(when)发生事件" : "\(when)未发生事件"
    }
    if words.isTranslated {
      return words[isCase ? "With event" : "Without event"] + (time.map { ", \($0)" } ?? "")
    }
    let when = time.map { " by \($0)" } ?? ""
    return isCase ? "With event\(when)" : "Without event\(when)"
  }

  /// How many were censored before the horizon.
  func censored(_ count: String) -> String {
    isChinese ? "此前删失 \(count) 例" : "\(count) censored before"
  }

  /// The share at or above the threshold.
  func atOrAbove(_ share: String) -> String {
    isChinese ? "\(share) 不低于阈值" : "\(share) at or above threshold"
  }
}
