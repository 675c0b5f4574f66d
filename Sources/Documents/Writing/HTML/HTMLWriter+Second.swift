extension HTMLWriter {
  /// The title and the authors in the second language, below the first.
  mutating func writeSecondTitle() {
    guard let second = document.second, second.hasFront || hasSecondNames else { return }
    let language = Markup.escaped(second.language)
    output += "<div class=\"second\" lang=\"\(language)\">\n"
    if !second.title.isEmpty {
      output += "<p class=\"second-title\">\(inlines(second.title))</p>\n"
    }
    if !second.subtitle.isEmpty {
      output += "<p class=\"subtitle\">\(inlines(second.subtitle))</p>\n"
    }
    let names = document.authors.compactMap { $0.secondName ?? (hasSecondNames ? $0.name : nil) }
    if !names.isEmpty {
      output += "<p class=\"authors\">\(Markup.escaped(names.joined(separator: ", ")))</p>\n"
    }
    var places: [String] = []
    for place in document.authors.flatMap(\.secondAffiliations) where !places.contains(place) {
      places.append(place)
    }
    if !places.isEmpty {
      let lines = places.map(Markup.escaped).joined(separator: "<br>\n")
      output += "<p class=\"affiliations\">\(lines)</p>\n"
    }
    output += "</div>\n"
  }

  private var hasSecondNames: Bool { document.authors.contains { $0.secondName != nil } }

  /// The second caption, on a line of its own below the first; empty where there is none.
  mutating func second(_ caption: SecondCaption?, stop: Bool) -> String {
    guard let caption, let language = document.second?.language else { return "" }
    let words = self.caption(caption.title, caption.caption, stop: stop)
    guard !words.isEmpty else { return "" }
    return "<span class=\"second\" lang=\"\(Markup.escaped(language))\">\(words)</span>"
  }

  /// The notes in the second language as a paragraph; empty where there are none.
  mutating func secondNotes(_ caption: SecondCaption?) -> String {
    guard let caption, !caption.notes.isEmpty, let language = document.second?.language else {
      return ""
    }
    let words = caption.notes.map { inlines($0) }.joined(separator: " ")
    return "<p class=\"notes\" lang=\"\(Markup.escaped(language))\">\(words)</p>\n"
  }
}
