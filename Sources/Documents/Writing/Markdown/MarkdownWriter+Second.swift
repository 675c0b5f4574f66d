extension MarkdownWriter {
  /// Title, authors, abstract and keywords in the second language.
  mutating func writeSecond() {
    guard let second = document.second else { return }
    let words = Vocabulary(language: second.language)
    if !second.title.isEmpty { parts.append("**" + line(second.title) + "**") }
    if !second.subtitle.isEmpty { parts.append("*" + line(second.subtitle) + "*") }
    let names = document.authors.compactMap(\.secondName)
    if !names.isEmpty { parts.append(Self.escaped(names.joined(separator: ", "))) }
    var places: [String] = []
    for place in document.authors.flatMap(\.secondAffiliations) where !places.contains(place) {
      places.append(place)
    }
    if !places.isEmpty { parts.append(places.map(Self.escaped).joined(separator: "<br>\n")) }
    if !second.abstract.isEmpty {
      parts.append(heading(1, words.abstract))
      parts += text(second.abstract.splittingLabels)
    }
    if !second.keywords.isEmpty {
      let keywords = second.keywords.map { line($0) }.joined(separator: " · ")
      parts.append("**\(words.keywords)** \(keywords)")
    }
  }

  /// The second caption in one line; empty where there is none.
  func second(_ caption: SecondCaption?) -> String {
    guard let caption else { return "" }
    let title = caption.title.isEmpty ? "" : "**\(caption.title)**"
    return [title, line(caption.caption)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
