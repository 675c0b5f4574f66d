/// One place where works are cited: `[@shin2022, p. 3; @li2025]`, or `@shin2022` in the sentence.
public struct Citation: Codable, Hashable, Sendable {
  /// One of the works.
  public struct Item: Codable, Hashable, Sendable {
    /// The key of the work in the bibliography.
    public var key: String
    /// What stands before it: "see".
    public var prefix: String
    /// What stands behind it, locator included: "p. 3".
    public var suffix: String
    /// Whether the author's name is left out: `[-@shin2022]`.
    public var isAuthorSuppressed: Bool

    /// A cited work.
    public init(
      key: String, prefix: String = "", suffix: String = "", isAuthorSuppressed: Bool = false
    ) {
      self.key = key
      self.prefix = prefix
      self.suffix = suffix
      self.isAuthorSuppressed = isAuthorSuppressed
    }
  }

  /// The works, in the author's order.
  public var items: [Item]
  /// Whether the name is part of the sentence: `@shin2022 showed`.
  public var isNarrative: Bool
  /// The words that stand for it, "[1, 3]"; empty until the bibliography has been set.
  public var words: [Inline]
  /// Its place among the citations of the document, from 1 in the order of the source; 0 until the
  /// bibliography has been set.
  public var number = 0
  /// Whether it stands in the supplement, which has a list of its own.
  public var isSupplementary = false
  /// The template's line, for errors.
  public var line: Int

  /// The name of its place, to which the list of references leads back.
  public var anchor: String { "cite-\(number)" }

  /// The name of the place of a work in the list to which it leads.
  func anchor(of item: Item) -> String {
    BibliographyEntry.anchor(of: item.key, isSupplementary: isSupplementary)
  }

  /// A citation.
  public init(items: [Item], isNarrative: Bool, words: [Inline] = [], line: Int) {
    self.items = items
    self.isNarrative = isNarrative
    self.words = words
    self.line = line
  }
}

/// A cited work in the list of references.
public struct BibliographyEntry: Codable, Hashable, Sendable {
  /// The key by which it is cited.
  public var key: String
  /// Its number or other label in the list, "1."; empty in styles that have none.
  public var label: String
  /// The reference as the style writes it, without the label.
  public var words: [Inline]

  /// Whether it stands in the list of the supplement.
  public var isSupplementary = false

  /// The name of its place, to which citations lead: a link to `#ref-KEY`.
  public var anchor: String { Self.anchor(of: key, isSupplementary: isSupplementary) }

  static func anchor(of key: String, isSupplementary: Bool) -> String {
    (isSupplementary ? "supplement-ref-" : "ref-") + key
  }

  /// An entry.
  public init(key: String, label: String = "", words: [Inline]) {
    self.key = key
    self.label = label
    self.words = words
  }
}
