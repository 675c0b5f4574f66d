extension HTMLWriter {
  /// A citation with its place, to which the list of references leads back.
  mutating func html(_ citation: Citation) -> String {
    let words = inlines(citation.words)
    guard citation.number > 0, written.insert(citation.number).inserted else { return words }
    return "<span id=\"\(citation.anchor)\" class=\"cite\">\(words)</span>"
  }

  /// The list of references; arrows lead back to where each is cited.
  mutating func writeReferences(_ blocks: [Block], at place: Attributes) {
    write(blocks)
    let entries = document.references(at: place)
    guard !entries.isEmpty else { return }
    let places = document.citedPlaces
    let isLabelled = entries.contains { !$0.label.isEmpty }
    let id = place.label ?? Attributes.references
    output += "<section role=\"doc-bibliography\" aria-label=\"\(vocabulary.references)\">\n"
    output += "<ul id=\"\(id)\" class=\"references\(isLabelled ? "" : " dated")\">\n"
    for entry in entries {
      output += "<li id=\"\(Markup.escaped(entry.anchor))\">"
      if !entry.label.isEmpty {
        output += "<span class=\"label\">\(Markup.escaped(entry.label))</span>"
      }
      let arrows = (places[entry.anchor] ?? []).filter { written.contains($0.number) }.map {
        "<a href=\"#\($0.anchor)\" role=\"doc-backlink\" aria-label=\"↑ \($0.number)\">↑</a>"
      }
      let back = arrows.isEmpty ? "" : " <span class=\"back\">\(arrows.joined())</span>"
      output += "\(inlines(entry.words))\(back)</li>\n"
    }
    output += "</ul>\n</section>\n"
  }
}
