/// The words of a plot of the area over time, in the language of the document.
struct AUCOverTimeWords: Sendable {
  let area: String
  let time: KaplanMeierWords
  private let isChinese: Bool

  /// The words in a language: Chinese for tags that begin with `zh`, else English.
  init(language: String) {
    isChinese = language.lowercased().hasPrefix("zh")
    time = KaplanMeierWords(language: language)
    area = FigureWords(language)("Time-dependent AUC", "时间依赖 AUC")
  }

  /// What the bands are.
  func bands(level: String, isSimultaneous: Bool) -> String {
    if isChinese {
      return isSimultaneous ? "深色带：逐点 \(level)% 置信带；浅色带：同时置信带。" : "逐点 \(level)% 置信带。"
    }
    return isSimultaneous
      ? "Bands of \(level)% confidence: dark, at each time by itself; light, at all times together."
      : "Bands of \(level)% confidence at each time by itself."
  }

  /// What is shaded, with the reasons of its two ends.
  func unsupported(_ reasons: [String]) -> String {
    let ends = reasons.count > 1 ? [reasons[0], reasons[reasons.count - 1]] : reasons
    let text = ends.joined(separator: "; ")
    return isChinese ? "灰色区：无法估计（\(text)）。" : "Grey: not estimable (\(text))."
  }

  /// The picture in words.
  func description(_ areas: [String]) -> String {
    isChinese
      ? "随时间变化的 AUC：\(areas.joined(separator: "；"))。"
      : "Area under the time-dependent ROC curve over time: \(areas.joined(separator: "; "))."
  }
}
