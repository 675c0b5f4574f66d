/// How the date is written: Quarto's `date-format`, `D MMMM YYYY` or one of its names.
public struct DateFormat: Codable, Hashable, Sendable {
  /// What the author wrote: `D MMMM YYYY`, `long`, `[Version of] YYYY-MM-DD`.
  public let pattern: String

  /// The signs that stand for parts of a date.
  static let signs = ["YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "Do", "D"]
  /// The names of whole forms.
  static let names = ["iso", "full", "long", "medium", "short"]

  /// A format; `nil` if letters in it stand for nothing. Words stand in square brackets.
  public init?(_ pattern: String) {
    self.pattern = pattern
    guard Self.names.contains(pattern) || Self.parts(of: pattern) != nil else { return nil }
  }

  /// A date of the form 2026-11-20 in this format; anything else stays as it is.
  public func text(_ iso: String, in words: Vocabulary) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
      return iso
    }
    let (year, month, day) = (parts[0], parts[1], parts[2])
    let months: [String] = Self.months(in: words.language)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (Self.parts(of: whole(words)) ?? []).map { part in
      switch part {
      case .words(let text): text
      case .sign("YYYY"): "\(year)"
      case .sign("YY"): two(year % 100)
      case .sign("MMMM"): months[month - 1]
      case .sign("MMM"):
        words.isIdeographic ? months[month - 1] : String(months[month - 1].prefix(3))
      case .sign("MM"): two(month)
      case .sign("M"): "\(month)"
      case .sign("DD"): two(day)
      case .sign("Do"): "\(day)" + (words.language == "en" ? Self.ending(day) : ".")
      case .sign: "\(day)"
      }
    }.joined()
  }

  /// The pattern of a named form.
  private func whole(_ words: Vocabulary) -> String {
    switch pattern {
    case "iso": "YYYY-MM-DD"
    case "full", "long":
      words.isIdeographic
        ? "YYYY年M月D日" : words.language == "en" ? "MMMM D, YYYY" : "D MMMM YYYY"
    case "medium":
      words.isIdeographic ? "YYYY年M月D日" : words.language == "en" ? "MMM D, YYYY" : "D MMM YYYY"
    case "short":
      words.isIdeographic ? "YYYY/M/D" : words.language == "en" ? "M/D/YY" : "DD.MM.YY"
    default: pattern
    }
  }

  private enum Part {
    case sign(String)
    case words(String)
  }

  private static func parts(of pattern: String) -> [Part]? {
    var parts: [Part] = []
    var rest = pattern[...]
    while let first = rest.first {
      if first == "[", let end = rest.firstIndex(of: "]") {
        parts.append(.words(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else if let sign = signs.first(where: { rest.hasPrefix($0) }) {
        parts.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      } else {
        guard !(first.isASCII && first.isLetter) else { return nil }
        parts.append(.words(String(first)))
        rest = rest.dropFirst()
      }
    }
    return parts
  }

  private static func ending(_ day: Int) -> String {
    if (11...13).contains(day) { return "th" }
    return switch day % 10 {
    case 1: "st"
    case 2: "nd"
    case 3: "rd"
    default: "th"
    }
  }

  /// The names of the months.
  static func months(in language: String) -> [String] {
    if language == "zh" || language == "ja" { return (1...12).map { "\($0)月" } }
    let list = names(of: language) ?? names(of: "en") ?? ""
    return list.split(separator: " ").map { String($0) }
  }

  private static func names(of language: String) -> String? { lists[language] }

  private static let lists: [String: String] = [
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es":
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it":
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt":
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
  ]
}
