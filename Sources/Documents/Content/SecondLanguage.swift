/// What a document says a second time, in another language: `title-en`, `abstract-en`, `keywords-en`.
/// The names and affiliations of its authors are with these, those of captions with the figures and
/// tables.
public struct SecondLanguage: Codable, Hashable, Sendable {
  /// The language, as a BCP 47 tag.
  public var language: String
  /// The title.
  public var title: [Inline] = []
  /// The subtitle.
  public var subtitle: [Inline] = []
  /// The journal and its issue, for the head of the first page.
  public var issue: [Inline] = []
  /// The abstract.
  public var abstract: [Block] = []
  /// The keywords.
  public var keywords: [[Inline]] = []

  /// Nothing said yet.
  public init(language: String) { self.language = language }

  /// Whether there is anything for a title block: a document may have second captions alone.
  public var hasFront: Bool {
    !title.isEmpty || !subtitle.isEmpty || !abstract.isEmpty || !keywords.isEmpty
  }
}

/// What stands below a caption in the second language: `fig-cap-en`, `tbl-notes-en`.
public struct SecondCaption: Codable, Hashable, Sendable {
  /// "Fig. 1" or "Tab. 1", the short form that stands below 图1; empty until the document is
  /// numbered, and for what has no number.
  public var title = ""
  /// What it says, after the title.
  public var caption: [Inline] = []
  /// The notes: for a figure at most one, for a table one for each.
  public var notes: [[Inline]] = []

  /// Nothing said yet.
  public init() {}

  private static let mark = "second-caption"

  /// The caption within a panel, until this becomes a figure.
  var block: Block {
    .division(
      attributes: Attributes(classes: [Self.mark]),
      [.paragraph(caption)] + notes.map { .paragraph($0) })
  }

  /// The caption that stands within a panel; `nil` for any other block.
  init?(_ block: Block) {
    guard case .division(let attributes, let blocks) = block, attributes.classes == [Self.mark]
    else { return nil }
    for (index, block) in blocks.enumerated() {
      guard case .paragraph(let inlines, _) = block else { continue }
      if index == 0 { caption = inlines } else { notes.append(inlines) }
    }
  }
}
