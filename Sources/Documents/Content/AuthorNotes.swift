/// The marks behind authors' names besides the numbers of their affiliations, and what they mean.
public struct AuthorNotes: Sendable {
  /// A mark with its meaning.
  public struct Note: Hashable, Sendable {
    /// "†"
    public var mark: String
    /// "These authors contributed equally."
    public var text: String
  }

  /// The notes, in the order of their marks.
  public private(set) var notes: [Note] = []
  private static let marks = ["†", "‡", "§", "¶", "††", "‡‡", "§§", "¶¶"]
  private let vocabulary: Vocabulary

  /// The notes on the authors, in the document's language.
  public init(_ authors: [FrontMatter.Author], language: String) {
    vocabulary = Vocabulary(language: language)
    for author in authors {
      for text in texts(of: author) where !notes.contains(where: { $0.text == text }) {
        notes.append(Note(mark: Self.marks[notes.count % Self.marks.count], text: text))
      }
    }
  }

  /// The marks of an author, "†,‡"; empty for most.
  public func marks(of author: FrontMatter.Author) -> [String] {
    texts(of: author).compactMap { text in notes.first { $0.text == text }?.mark }
  }

  private func texts(of author: FrontMatter.Author) -> [String] {
    var texts: [String] = []
    if author.isEqualContributor { texts.append(vocabulary.end(.equalContribution)) }
    if author.isDeceased { texts.append(vocabulary.end(.deceased)) }
    if let note = author.note { texts.append(note) }
    return texts
  }
}

extension FrontMatter.Author {
  /// The name with the degrees behind it: "Ada Lovelace, MD".
  public var titledName: String { ([name] + degrees).joined(separator: ", ") }
}
