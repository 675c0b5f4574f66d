import Biostatistics
import Charts
import Reporting

/// The words that a nomogram sets by itself, in the language of the document.
struct NomogramWords: Sendable {
  private let words: FigureWords
  var isChinese: Bool { words.isChinese }
  private let style: NumberStyle

  init(language: String, style: NumberStyle) {
    words = FigureWords(language)
    self.style = style
  }

  var points: String { words("Points", "分值") }
  var total: String { words("Total points", "总分") }
  var worked: String { words("Worked patient", "示例患者") }
  var sum: String { words("Total", "合计") }
  var notEstimable: String { words("Not estimable", "不可估计") }

  var predictor: String { words("Predictor", "预测因素") }
  var formula: String { words("Linear predictor", "线性预测值") }

  /// What the baseline at a time is called.
  func baseline(_ time: String) -> String {
    isChinese
      ? "\(time)基线生存率" : "Baseline survival, \(time.prefix(1).lowercased() + time.dropFirst())"
  }

  /// What the grey areas are.
  func distribution(of count: Int) -> String {
    let number = style.integer(count)
    return isChinese ? "灰色：\(number) 例患者的分布" : "Grey: distribution of the \(number) patients"
  }

  /// A name with its unit: "Age (years)".
  func name(_ label: String, unit: String?) -> String {
    guard let unit, !unit.isEmpty else { return label }
    let title = isChinese ? "\(label)（\(unit)）" : "\(label) (\(unit))"
    return style.placingUnit(in: title)
  }

  /// A name with its unit and what interacting predictors hold: "Age (years; sex: male)".
  func name(_ label: String, unit: String?, holding held: [(name: String, value: String)]) -> String
  {
    guard !held.isEmpty else { return name(label, unit: unit) }
    let colon = words(": ", "：")
    let parts = held.map { "\(isChinese ? $0.name : Self.lowered($0.name))\(colon)\($0.value)" }
    let all = [unit].compactMap { $0 } + [parts.joined(separator: words(", ", "，"))]
    return name(label, unit: all.joined(separator: words("; ", "；")))
  }

  /// The text with a small first letter, unless it begins with an abbreviation.
  private static func lowered(_ text: String) -> String {
    guard let second = text.dropFirst().first, second.isLowercase else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// A number with its unit: "58 years".
  func value(_ number: String, unit: String?) -> String {
    guard let unit, !unit.isEmpty else { return number }
    return isChinese ? number + unit : "\(number) \(unit)"
  }

  /// The levels no and yes as words of their own.
  func level(_ text: String) -> String {
    switch text {
    case "no": words("No", "否")
    case "yes": words("Yes", "是")
    default: LevelName.typographic(text)
    }
  }

  /// The title of a prediction: "5-year survival (%)", "Probability of pCR (%)".
  func title(
    _ prediction: Nomogram.Prediction, outcome: String?, unit: TimeUnit?, stratum: String
  ) -> String {
    let phrase = phrase(prediction, outcome: outcome, unit: unit)
    if isChinese {
      return style.placingUnit(in: "\(phrase)\(stratum.isEmpty ? "" : "，\(stratum)")（%）")
    }
    return "\(phrase)\(stratum.isEmpty ? "" : ", \(stratum)") (%)"
  }

  private func phrase(
    _ prediction: Nomogram.Prediction, outcome: String?, unit: TimeUnit?
  ) -> String {
    switch prediction {
    case .probability:
      guard let outcome, !outcome.isEmpty else { return words("Probability", "概率") }
      return isChinese ? "\(outcome)的概率" : "Probability of \(outcome)"
    case .survival(let time):
      let noun = outcome ?? (words("survival", "生存率"))
      return at(time, unit, noun: noun)
    case .risk(let time):
      let noun =
        isChinese
        ? (outcome.map { "\($0)风险" } ?? "风险") : (outcome.map { "risk of \($0)" } ?? "risk")
      return at(time, unit, noun: noun)
    }
  }

  private func at(_ time: Double, _ unit: TimeUnit?, noun: String) -> String {
    let number = style.plain(time)
    guard let unit else {
      let capital = noun.prefix(1).uppercased() + noun.dropFirst()
      return isChinese ? "时间 \(number) 的\(noun)" : "\(capital) at time \(number)"
    }
    if words.isTranslated { return "\(noun), \(number) \(words[unit.rawValue])" }
    guard isChinese else { return "\(number)-\(unit.rawValue.dropLast()) \(noun)" }
    return "\(number) \(KaplanMeierWords(language: "zh").name(of: unit))\(noun)"
  }

  /// The time of a prediction alone, for the column of the worked patient: "5-year", "Probability".
  func short(_ prediction: Nomogram.Prediction, unit: TimeUnit?, stratum: String) -> String {
    var text: String
    if let time = prediction.time {
      let number = style.plain(time)
      if let unit {
        text =
          isChinese
          ? "\(number) \(KaplanMeierWords(language: "zh").name(of: unit))"
          : "\(number)-\(unit.rawValue.dropLast())"
      } else {
        text = isChinese ? "时间 \(number)" : "Time \(number)"
      }
    } else {
      text = words("Probability", "概率")
    }
    if !stratum.isEmpty { text += isChinese ? "，\(stratum)" : ", \(stratum)" }
    return text
  }
}
