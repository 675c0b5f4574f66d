/// The name of a level as print wants it, the same in every table and figure.
enum LevelName {
  /// `<=20` as ≤20, `20-50` with an en dash; other names as they are.
  static func typographic(_ level: String) -> String {
    let text = level.replacing("<=", with: "≤").replacing(">=", with: "≥")
    guard let match = text.wholeMatch(of: /([0-9.]+)\s*-\s*([0-9.]+)(.*)/) else { return text }
    return "\(match.1)–\(match.2)\(match.3)"
  }
}
