/// How LaTeX's labels are written here.
enum EquationLabel {
  /// `eq:cox`, `cox` and `eq-cox` are all `eq-cox`.
  static func canonical(_ text: String) -> String {
    let label = reference(text)
    return label.hasPrefix("eq-") ? label : "eq-" + label
  }

  /// `fig:km` is `fig-km`, `tab:base` is `tbl-base`; a name without a colon stays.
  static func reference(_ text: String) -> String {
    let text = text.trimmed
    guard let colon = text.firstIndex(of: ":") else { return text }
    let kind = text[..<colon].lowercased()
    let name = text[text.index(after: colon)...]
    let prefix =
      switch kind {
      case "tab", "table": "tbl"
      case "figure": "fig"
      case "equation": "eq"
      case "section": "sec"
      default: kind
      }
    return prefix + "-" + name
  }
}
