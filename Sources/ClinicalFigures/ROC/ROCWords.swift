/// The words that a ROC plot sets by itself, in the language of the document.
struct ROCWords: Sendable {
  var sensitivity = "Sensitivity"
  var falsePositives = "1 − specificity"
  var specificity = "Specificity"
  var difference = "ΔAUC"
  var cut = "Cut-off"
  var cases = "Cases"
  var controls = "Controls"

  private let words: FigureWords
  private var isChinese: Bool { words.isChinese }

  /// The words in a language: English where it is not known.
  init(language: String) {
    words = FigureWords(language)
    guard isChinese else {
      words.translate(
        &self, [\.sensitivity, \.falsePositives, \.specificity, \.cut, \.cases, \.controls])
      return
    }
    sensitivity = "敏感度"
    falsePositives = "1 − 特异度"
    specificity = "特异度"
    difference = "AUC 差值"
    cut = "截断值"
    cases = "病例"
    controls = "对照"
  }

  /// An axis title: `Sensitivity (% of 76 malignant)`.
  func axisTitle(_ quantity: String, of count: String?, _ name: String) -> String {
    guard let count else { return isChinese ? "\(quantity)（%）" : "\(quantity) (%)" }
    if words.isTranslated { return "\(quantity) (%; \(count) \(name))" }
    return isChinese
      ? "\(quantity)（占 \(count) 例\(name)的%）" : "\(quantity) (% of \(count) \(name))"
  }

  /// What cases and controls are called where the author does not say.
  func patients(areCases: Bool, count: Int) -> String {
    if isChinese { return areCases ? "阳性" : "阴性" }
    let noun = areCases ? "case" : "control"
    return words[count == 1 ? noun : noun + "s"]
  }

  /// Which curves are drawn where areas of several horizons are listed.
  func curves(at time: String) -> String {
    words.isTranslated ? time : isChinese ? "曲线：\(time)" : "curves at \(time)"
  }

  /// That an area rests on few patients.
  func few(_ count: String, areCases: Bool, at time: String) -> String {
    if words.isTranslated { return "\(time): \(count) \(areCases ? cases : controls)" }
    let noun = (areCases ? cases : controls).lowercased()
    return isChinese ? "\(time)：仅 \(count) 例\(noun)" : "Only \(count) \(noun) at \(time)"
  }

  /// The area at a horizon.
  func area(at time: String) -> String {
    words.isTranslated ? "AUC, \(time)" : isChinese ? "\(time) AUC" : "AUC at \(time)"
  }

  /// What a plot of time-dependent curves shows, in words.
  func timeDependent(_ areas: String) -> String {
    isChinese ? "时间依赖 ROC 曲线：\(areas)。" : "Time-dependent ROC curves: \(areas)."
  }
}
