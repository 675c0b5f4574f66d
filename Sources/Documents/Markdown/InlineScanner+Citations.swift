extension InlineScanner {
  /// `@shin2022` in the sentence, with its page in brackets behind it if there is one: `@shin2022
  /// [p. 3]`. Without a bibliography it is text.
  mutating func readNarrative(_ key: String, to end: Int) throws(TemplateError) {
    guard reader.hasBibliography else { return copy(end - index) }
    let (line, _) = place(of: index)
    var item = Citation.Item(key: key)
    var last = end
    if let (locator, close) = locator(from: end) {
      item.suffix = locator
      last = close
    }
    try put(citation([item], isNarrative: true, line), to: last)
  }

  /// `[p. 3]`, `[Table 2]` or `[12]` behind a key; words of another kind are left alone.
  private func locator(from start: Int) -> (words: String, end: Int)? {
    var at = start
    while character(at: at) == " " { at += 1 }
    guard at > start, character(at: at) == "[" else { return nil }
    var end = at + 1
    while let inner = character(at: end), inner != "]" {
      guard !"[@^`\n".contains(inner) else { return nil }
      end += 1
    }
    guard character(at: end) == "]", character(at: end + 1) != "(", character(at: end + 1) != "["
    else { return nil }
    let words = String(characters[(at + 1)..<end]).trimmed
    let known = [
      "p.", "pp.", "page", "chap.", "ch.", "sec.", "vol.", "fig.", "table", "eq.", "no.",
    ]
    let isLocator =
      known.contains { words.lowercased().hasPrefix($0) }
      || words.first.map { $0.isASCII && $0.isNumber } == true
    return isLocator ? (words, end + 1) : nil
  }

  /// `[see @shin2022, p. 3; -@li2025]`: the works between the brackets.
  mutating func readCitations(to close: Int) throws(TemplateError) {
    let (line, column) = place(of: index)
    guard reader.hasBibliography else {
      let words = String(characters[index...close])
      throw line.error(
        "\(words) is a citation, but the front matter names no “bibliography: references.bib”; "
          + "write \\[ where none is meant", column: column)
    }
    var items: [Citation.Item] = []
    for part in characters[(index + 1)..<close].split(separator: ";") {
      let words = String(part).replacing("\n", with: " ")
      guard let item = Self.item(words) else {
        throw line.error(
          "“\(words.trimmed)” in this citation has no key; write [see @key, p. 3; @other]",
          column: column)
      }
      items.append(item)
    }
    try put(citation(items, isNarrative: false, line), to: close + 1)
  }

  /// One work: what stands before `@key`, the key, and what stands behind it.
  private static func item(_ words: String) -> Citation.Item? {
    let characters = Array(words)
    guard let at = characters.firstIndex(of: "@") else { return nil }
    let isSuppressed = at > 0 && characters[at - 1] == "-"
    let (key, end) = Self.key(in: characters, from: at + 1)
    guard !key.isEmpty else { return nil }
    var suffix = String(characters[end...]).trimmed
    if suffix.hasPrefix(",") { suffix = String(suffix.dropFirst()).trimmed }
    return Citation.Item(
      key: key, prefix: String(characters[..<(isSuppressed ? at - 1 : at)]).trimmed,
      suffix: suffix, isAuthorSuppressed: isSuppressed)
  }

  /// A key between brackets may hold more than one in the text: letters of any script, and the marks
  /// that pandoc allows within; `@{…}` holds anything.
  private static func key(in characters: [Character], from start: Int) -> (String, end: Int) {
    if start < characters.count, characters[start] == "{",
      let close = characters[start...].firstIndex(of: "}")
    {
      return (String(characters[(start + 1)..<close]), close + 1)
    }
    var end = start
    while end < characters.count,
      characters[end].isLetter || characters[end].isNumber
        || "-_.:/#$%&+?<>~".contains(characters[end])
    {
      end += 1
    }
    while end > start, !characters[end - 1].isLetter, !characters[end - 1].isNumber { end -= 1 }
    return (String(characters[start..<end]), end)
  }

  private func citation(
    _ items: [Citation.Item], isNarrative: Bool, _ line: SourceLine
  ) -> StandIn {
    let citation = Citation(items: items, isNarrative: isNarrative, line: reader.mark(line))
    reader.citations.append((citation, line))
    return .citation(citation)
  }
}
