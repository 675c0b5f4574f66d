/// The words that a calibration plot sets by itself, in the language of the document.
struct CalibrationWords: Sendable {
  var ratio = "O:E"
  var intercept = "Intercept"
  var slope = "Slope"
  var counts = "n, events"
  var curve = "Flexible curve"
  var withEvent = "With event (top), without"
  var notEstimable = "Not estimable:"

  private let words: FigureWords
  var isChinese: Bool { words.isChinese }

  /// The words in a language: English where it is not known.
  init(language: String) {
    words = FigureWords(language)
    guard isChinese else {
      words.translate(
        &self, [\.intercept, \.slope, \.counts, \.curve, \.withEvent, \.notEstimable])
      return
    }
    ratio = "观察/预期"
    intercept = "截距"
    slope = "斜率"
    counts = "例数，事件数"
    curve = "平滑曲线"
    withEvent = "发生（上）与未发生事件者"
    notEstimable = "无法估计："
  }

  /// The title of an axis: `Predicted risk of recurrence by 5 years (%)`.
  func title(isObserved: Bool, event: String?, time: String?) -> String {
    if isChinese {
      let when = time.map { "\($0)内" } ?? ""
      return "\(when)\(event ?? "")\(isObserved ? "观察" : "预测")风险（%）"
    }
    if words.isTranslated {
      let named = isObserved ? nil : event
      let parts = [named, time].compactMap { $0 }.map { ", " + $0 }.joined()
      return words[isObserved ? "Observed risk" : "Predicted risk"] + parts + " (%)"
    }
    let name = event.map { " of \($0)" } ?? ""
    let when = time.map { " by \($0)" } ?? ""
    // The event is named once, below.
    return isObserved ? "Observed risk\(when) (%)" : "Predicted risk\(name)\(when) (%)"
  }

  /// What so many groups are called.
  func groups(_ count: Int) -> String {
    if isChinese { return "\(count) 等分组" }
    if words.isTranslated { return words["Groups of risk"] }
    return switch count {
    case 2: "Halves of risk"
    case 3: "Thirds of risk"
    case 4: "Quarters of risk"
    case 5: "Fifths of risk"
    case 10: "Tenths of risk"
    default: "Groups of risk"
    }
  }

  /// The word for the rows on which predictions are judged.
  func evaluation(_ word: String) -> String {
    guard isChinese else { return words[word.prefix(1).uppercased() + word.dropFirst()] }
    return switch word {
    case "apparent": "表观"
    case "other rows": "其他数据"
    default: word
    }
  }
}
