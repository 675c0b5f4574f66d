/// The words that a plot of a cut sets by itself, in the language of the document.
struct CutpointWords: Sendable {
  private let words: FigureWords
  var isChinese: Bool { words.isChinese }

  init(language: String) { words = FigureWords(language) }

  var statistic: String { words("Standardised log-rank statistic", "标准化 log-rank 统计量") }
  var patients: String { words("Patients", "患者数") }

  /// The line of the chosen cut.
  func cut(_ cut: String) -> String { isChinese ? "截断值 \(cut)" : words.filled("Cut at {}", cut) }

  /// How many patients are on either side.
  func counts(_ below: String, _ above: String, cut: String) -> String {
    if words.isTranslated { return "≤ \(cut): \(below), > \(cut): \(above)" }
    return isChinese
      ? "≤ \(cut)：\(below) 例；> \(cut)：\(above) 例"
      : "\(below) patients ≤ \(cut), \(above) > \(cut)"
  }

  /// The P value, which stands at the end.
  func corrected(_ p: String) -> String { isChinese ? "校正后 \(p)" : words.filled("Corrected {}", p) }

  /// The picture in words.
  func description(
    marker: String, cut: String, below: String, above: String, statistic: String, p: String,
    range: (from: String, to: String)
  ) -> String {
    guard isChinese else {
      return
        "Standardised log-rank statistic at each cut of \(marker) from \(range.from) to \(range.to); "
        + "it is largest, \(statistic), at \(cut) (\(below) patients at or below, \(above) above; "
        + "\(p) corrected for the search). Below it a histogram of \(marker)."
    }
    return
      "\(marker) 各截断值（\(range.from) 至 \(range.to)）的标准化 log-rank 统计量；在 \(cut) 处最大，为 "
      + "\(statistic)（≤ 截断值 \(below) 例，> 截断值 \(above) 例；校正后 \(p)）。下方为 \(marker) 的直方图。"
  }
}
