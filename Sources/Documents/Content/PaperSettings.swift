/// How the pages of a document are laid out: `paper: {size: a4, style: manuscript}`.
public struct PaperSettings: Codable, Hashable, Sendable {
  /// What kind of pages they are.
  public enum Style: String, Codable, Hashable, Sendable, CaseIterable {
    /// As printed: justified, figures and tables in place.
    case article
    /// For review: double-spaced, ragged, with line numbers.
    case manuscript
    /// An article whose figures and tables are numbered S1, S2 …
    case supplement
  }

  /// What kind of pages they are.
  public var style: Style

  /// An article.
  public init(style: Style = .article) { self.style = style }
}
