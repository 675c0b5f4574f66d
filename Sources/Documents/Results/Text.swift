/// Markdown that an analysis writes: sentences, headings and labels too.
///
/// ```swift
/// Text("## Centre \(name)\n\nOf **\(count)** patients …")
/// ```
public struct Text: Displayable, Hashable {
  /// The Markdown.
  public var markdown: String

  /// Markdown that is read as part of the document.
  public init(_ markdown: String) { self.markdown = markdown }

  /// The Markdown itself.
  public func output() -> [BlockResult.Output] { [.markdown(markdown)] }
}
