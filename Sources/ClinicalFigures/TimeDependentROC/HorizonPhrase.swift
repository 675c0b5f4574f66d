import Charts
import Reporting

/// How figures speak of a time: with the unit of the report, where it is known.
struct HorizonPhrase: Sendable {
  private let unit: TimeUnit?
  private let isChinese: Bool
  private let context: FigureContext

  /// In the language and the unit of a figure.
  init(_ context: FigureContext) {
    self.context = context
    unit = context.timeUnit.flatMap(TimeUnit.init(namedIn:))
    isChinese = context.language.lowercased().hasPrefix("zh")
  }

  /// `5 years`, `1 year`, `time 5`; `5年`.
  func long(_ time: Double) -> String {
    let number = context.style.plain(time)
    let words = FigureWords(context.language)
    guard let unit else { return "\(words("time", "时间")) \(number)" }
    let names = KaplanMeierWords(language: context.language)
    let name = time == 1 ? names.singular(unit) : names.name(of: unit)
    return isChinese || words.language == "ja" ? number + name : "\(number) \(name)"
  }

  /// `5 y`, `36 mo`; the number alone where the unit is not known.
  func short(_ time: Double) -> String {
    let number = context.style.plain(time)
    guard let unit else { return number }
    if context.language.prefix(2).lowercased() != "en" { return long(time) }
    return switch unit {
    case .days: "\(number) d"
    case .weeks: "\(number) wk"
    case .months: "\(number) mo"
    case .years: "\(number) y"
    }
  }

  /// The head of a column of times: nothing where each has its unit.
  var head: String { unit == nil ? FigureWords(context.language)("Time", "时间") : "" }
}
