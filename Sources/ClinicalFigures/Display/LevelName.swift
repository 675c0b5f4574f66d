import Reporting

/// The name of a level as print wants it, the same in every table and figure.
enum LevelName {
  /// `<=20` as ≤20, `20-50` with an en dash, the levels `no` and `yes` of a truth column in the
  /// document's language; other names as they are.
  static func typographic(_ level: String) -> String {
    if level == "no" || level == "yes", let words = truth[language] {
      return level == "no" ? words.no : words.yes
    }
    let text = level.replacing("<=", with: "≤").replacing(">=", with: "≥")
    guard let match = text.wholeMatch(of: /([0-9.]+)\s*-\s*([0-9.]+)(.*)/) else { return text }
    return "\(match.1)–\(match.2)\(match.3)"
  }

  private static var language: String {
    String(ReportContext.current.language.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  private static let truth: [String: (no: String, yes: String)] = [
    "zh": ("否", "是"), "ja": ("なし", "あり"), "de": ("nein", "ja"), "fr": ("non", "oui"),
    "es": ("no", "sí"), "it": ("no", "sì"), "pt": ("não", "sim"), "nl": ("nee", "ja"),
  ]
}
