/// A heading of the text.
public struct Heading: Codable, Hashable, Sendable {
  /// 1 for a section, 2 for a subsection …
  public var level: Int
  /// What it says.
  public var content: [Inline]
  /// Its label, from `{#sec-methods}`; a slug of the text where none is given.
  public var label: String
  /// Its number, where sections are numbered or referred to by number.
  public var number: String?
  /// Whether it takes a number where sections are numbered; `{.unnumbered}` says no.
  public var isNumbered = true
  /// Whether what follows to the next heading of its level is the supplement; `{.supplement}` says so.
  public var opensSupplement = false
  /// The template's line.
  public var line: Int

  /// A heading.
  public init(level: Int, content: [Inline], label: String, number: String? = nil, line: Int) {
    self.level = level
    self.content = content
    self.label = label
    self.number = number
    self.line = line
  }
}
