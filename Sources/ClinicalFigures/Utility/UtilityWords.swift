/// The words of decision and clinical-impact curves, in the language of the document.
struct UtilityWords: Sendable {
  var netBenefit = "Net benefit per patient"
  var treatAll = "Treat all"
  var treatNone = "Treat none"
  var flagged = "High risk"
  var falsePositives = "High risk without event"
  var noRange = "No range of thresholds declared: drawn to the 99th percentile of the risks."

  var threshold = "Threshold"
  var prediction = "Prediction"
  var withEventAlone = "With event"
  var withoutEventAlone = "Without event"
  var netBenefitAlone = "Net benefit"
  var avoided = "Interventions avoided"
  var harmToBenefit = "Harm:benefit"
  var gain = "Gain in net benefit"

  private let words: FigureWords
  var isChinese: Bool { words.isChinese }

  /// The words in a language: English where it is not known.
  init(language: String) {
    words = FigureWords(language)
    guard isChinese else {
      words.translate(
        &self,
        [
          \.netBenefit, \.treatAll, \.treatNone, \.flagged, \.falsePositives, \.threshold,
          \.prediction, \.withEventAlone, \.withoutEventAlone, \.netBenefitAlone, \.avoided,
          \.harmToBenefit, \.gain,
        ])
      return
    }
    netBenefit = "人均净获益"
    treatAll = "全部干预"
    treatNone = "全不干预"
    flagged = "高风险"
    falsePositives = "高风险且未发生事件"
    threshold = "阈概率"
    prediction = "预测"
    withEventAlone = "发生事件"
    withoutEventAlone = "未发生事件"
    netBenefitAlone = "净获益"
    avoided = "避免干预数"
    harmToBenefit = "危害:获益"
    gain = "净获益增量"
    noRange = "未声明阈概率范围：绘至预测风险的第 99 百分位数。"
  }

  /// The title of the axis of thresholds; with the action that is decided on where it is named.
  func threshold(for action: String?) -> String {
    guard let action else { return words("Threshold risk (%)", "阈概率（%）") }
    if words.isTranslated { return "\(words["Threshold risk (%)"]), \(action)" }
    return isChinese ? "\(action)的阈概率（%）" : "Threshold risk for \(action) (%)"
  }

  /// The title of the axis of patients.
  func patients(per count: String) -> String {
    isChinese ? "每 \(count) 例患者" : words.filled("Patients per {}", count)
  }

  /// Those at high risk who have the event, by a time where there is one.
  func withEvent(by time: String?) -> String {
    guard let time else { return words("High risk with event", "高风险且发生事件") }
    if words.isTranslated { return "\(words["High risk with event"]), \(time)" }
    return isChinese ? "高风险且\(time)内发生事件" : "High risk, event by \(time)"
  }

  /// The line at the number of all events.
  func allEvents(_ count: String, by time: String?) -> String {
    guard let time else {
      return isChinese ? "全部事件 \(count)" : words.filled("All events, {}", count)
    }
    if words.isTranslated { return "\(words.filled("All events, {}", count)), \(time)" }
    return isChinese ? "\(time)内全部事件 \(count)" : "All events by \(time), \(count)"
  }

  /// Why a curve has a gap.
  func gap(by time: String?) -> String {
    let end = time ?? (isChinese ? "该时间点" : "the horizon")
    return isChinese
      ? "中断处：阈值以上患者的随访未达\(end)。"
      : "Gap: follow-up above the threshold ends before \(end)."
  }

  /// The head of a small table.
  func per(_ count: String) -> String {
    isChinese ? "每 \(count) 例" : words.isTranslated ? patients(per: count) : "Per \(count) patients"
  }

  /// What a table's counts are.
  func tableNote(per count: String, hasIntervals: Bool) -> String {
    if isChinese {
      return "每 \(count) 例患者中的人数；净获益为真阳性数减去按阈概率比数加权的假阳性数；避免干预数与全部干预相比。"
        + (hasIntervals ? "括号内为自助法置信区间。" : "")
    }
    return
      "Numbers per \(count) patients. Net benefit: true positives less false ones at the odds of the "
      + "threshold. Interventions avoided: net, against treating all."
      + (hasIntervals ? " In parentheses: bootstrap intervals." : "")
  }

  /// What the small table under a decision curve holds.
  func gainNote(level: String?) -> String {
    if isChinese {
      return "净获益增量：与全部干预和全不干预中较优者相比；避免干预数：与全部干预相比的净值。"
        + (level.map { "括号内：\($0)% 置信区间。" } ?? "")
    }
    return "Gain: over the better of treating all and none. Avoided: net, against treating all."
      + (level.map { " Parentheses: \($0)% CI." } ?? "")
  }

  /// What parentheses hold.
  func intervalNote(level: String) -> String {
    isChinese ? "括号内：\(level)% 置信区间。" : "Parentheses: \(level)% CI."
  }
}
