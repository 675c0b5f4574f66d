import Drawing

extension Document {
  /// Everything that is read in the document, as plain text: title, abstract, text, captions, tables,
  /// notes. In it abbreviations are looked for.
  var allText: String {
    let collector = TextCollector()
    _ = try? InlineRewriter(
      change: { (inline, _) throws(TemplateError) in [inline] }, arrange: collector.keep
    ).document(self)
    return (collector.parts + figures.flatMap { $0.picture.items.words }).joined(separator: " ")
  }
}

/// Collects rows of inlines as plain text.
private final class TextCollector {
  private(set) var parts: [String] = []

  func keep(_ inlines: [Inline]) -> [Inline] {
    parts.append(inlines.plainText)
    return inlines
  }
}

extension [PictureItem] {
  /// The texts in a picture.
  fileprivate var words: [String] {
    flatMap { item -> [String] in
      switch item {
      case .text(let run): [run.text]
      case .group(let group): group.items.words
      default: []
      }
    }
  }
}
