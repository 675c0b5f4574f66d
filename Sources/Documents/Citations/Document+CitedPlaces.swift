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
  private(set) var all: [Citation] = []

  var rewriter: InlineRewriter {
    InlineRewriter { [self] (inline, _) throws(TemplateError) in
      guard case .citation(let citation) = inline, citation.number > 0 else { return [inline] }
      all.append(citation)
      for place in Set(citation.items.map(citation.anchor)) {
        places[place, default: []].append(citation)
      }
      return [inline]
    }
  }
}

extension Document {
  /// The citations in the paragraphs of the text, in their order: not those of captions, cells and
  /// headings, which pages may show more than once.
  package var citationsInParagraphs: [Citation] {
    let collector = PlaceCollector()
    body.visit { block in
      guard case .paragraph(let inlines, _) = block else { return }
      _ = try? collector.rewriter.inlines(inlines, .text)
    }
    return collector.all
  }
}
