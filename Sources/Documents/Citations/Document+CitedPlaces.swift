extension Document {
  /// For each entry of a list of references, by the name of its place, the citations that lead there,
  /// in the order of the source: what the list leads back to.
  package var citedPlaces: [String: [Citation]] {
    let collector = PlaceCollector()
    _ = try? collector.rewriter.document(self)
    return collector.places
  }
}

/// Finds where each work is cited.
private final class PlaceCollector {
  private(set) var places: [String: [Citation]] = [:]

  var rewriter: InlineRewriter {
    InlineRewriter { [self] (inline, _) throws(TemplateError) in
      guard case .citation(let citation) = inline, citation.number > 0 else { return [inline] }
      for place in Set(citation.items.map(citation.anchor)) {
        places[place, default: []].append(citation)
      }
      return [inline]
    }
  }
}
