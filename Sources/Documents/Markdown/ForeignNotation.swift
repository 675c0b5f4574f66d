/// Notations of Pandoc, and tables without a line below their heads, that would be printed as they
/// stand.
enum ForeignNotation {
  /// What an author is told of a paragraph that begins with these lines; `nil` for words.
  static func advice(_ lines: [String]) -> String? {
    let lines = lines.map(\.trimmed)
    guard let first = lines.first else { return nil }
    if first.hasPrefix("+-"), first.hasSuffix("+"), first.allSatisfy({ "+-=:".contains($0) }) {
      return "a table of ‘+---+’ lines is printed as it stands; write rows as ‘| a | b |’"
    }
    if first.hasPrefix("| ") || (first.count > 2 && first.hasPrefix("|") && first.hasSuffix("|")) {
      return "rows of ‘|’ are printed as they stand; a table needs ‘|---|---|’ below its head"
    }
    if first.hasPrefix("(@"), first.contains(")") {
      return "an example’s number ‘(@)’ is printed as it stands; write ‘1.’"
    }
    if lines.count > 1, lines[1].hasPrefix(": ") {
      return "a definition’s ‘:’ is printed as it stands; write a list"
    }
    return nil
  }
}
