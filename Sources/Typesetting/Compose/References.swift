internal import Documents

/// The works in the list of references, and where each is cited first.
struct References {
  var entries: [BibliographyEntry] = []
  /// The names of places by the works' keys.
  private(set) var places: [String: String] = [:]

  /// No works.
  init() {}

  init(_ document: Document) {
    entries = document.bibliography
    guard !entries.isEmpty else { return }
    for citation in document.citationsInParagraphs {
      for item in citation.items where places[item.key] == nil {
        places[item.key] = citation.anchor
      }
    }
  }
}
