extension MarkdownWriter {
  /// A citation with its place. GitHub leads to a place that has an `id`.
  func text(_ citation: Citation) -> String {
    let anchor = citation.number > 0 ? Self.anchor(citation.anchor) : ""
    return anchor + inlines(citation.words)
  }

  /// The list of references: a paragraph for each.
  func references(_ blocks: [Block], at place: Attributes) -> [String] {
    let places = document.citedPlaces
    return text(blocks)
      + document.references(at: place).map { entry in
        let label = entry.label.isEmpty ? "" : Self.escaped(entry.label) + " "
        let back = (places[entry.anchor] ?? []).map { " [↑](#\($0.anchor))" }.joined()
        return Self.anchor(entry.anchor) + Self.guarded(label + line(entry.words)) + back
      }
  }
}
