extension Document {
  /// For each work the citations that name it, in the order of the source: what the list of
  /// references leads back to.
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
      for key in Set(citation.items.map(\.key)) { places[key, default: []].append(citation) }
      return [inline]
    }
  }
}
