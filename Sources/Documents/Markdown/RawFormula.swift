/// The opening line of a formula that stands in the text without dollars: `\begin{equation}` or `\[`.
struct RawFormula {
  /// What ends it: `\end{equation}` or `\]`.
  let closing: String
  /// Whether the brackets are no part of the formula.
  let isBracket: Bool

  init?(opening line: SourceLine) {
    guard line.text.contains("\\") else { return nil }
    let text = line.text.trimmed
    if text == "\\[" {
      closing = "\\]"
      isBracket = true
      return
    }
    guard text.hasPrefix("\\begin{"), let end = text.firstIndex(of: "}") else { return nil }
    let name = String(text[..<end].dropFirst(7))
    guard Self.names.contains(name) else { return nil }
    closing = "\\end{\(name)}"
    isBracket = false
  }

  /// Where the formula ends in a line; `nil` if it goes on.
  func end(in line: SourceLine, isFirst: Bool) -> String.Index? {
    if isBracket { return !isFirst && line.text.trimmed == closing ? line.text.endIndex : nil }
    return line.text.firstRange(of: closing)?.upperBound
  }

  /// The environments that LaTeX sets on lines of their own.
  private static let names: Set<String> = [
    "equation", "equation*", "align", "align*", "gather", "gather*", "multline", "multline*",
    "eqnarray", "eqnarray*", "alignat", "alignat*", "flalign", "flalign*", "displaymath",
  ]
}
