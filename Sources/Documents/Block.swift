public import Drawing

/// A piece of the document that stands by itself. No positions: these are the typesetter's.
public indirect enum Block: Codable, Hashable, Sendable {
  /// A heading.
  case heading(Heading)
  /// A paragraph.
  case paragraph([Inline])
  /// A bulleted or numbered list.
  case list(List)
  /// A quotation.
  case quotation([Block])
  /// Code that is shown, never run. Also the source of a block with `echo: true`.
  case listing(code: String, language: String?)
  /// Text as a program printed it.
  case printout(String)
  /// A table with its caption.
  case table(TableBlock)
  /// A figure with its caption.
  case figure(FigureBlock)
  /// A horizontal rule.
  case thematicBreak
  /// The start of a new page.
  case pageBreak
  /// Blocks with a name or class, from `:::`.
  case division(attributes: Attributes, [Block])
  /// A Swift block that has not been run yet: the index of a `CodeBlock`.
  case code(Int)
}

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

/// A list.
public struct List: Codable, Hashable, Sendable {
  /// The number of the first item of a numbered list; `nil` for bullets.
  public var start: Int?
  /// Whether items follow each other without extra space.
  public var isTight: Bool
  /// The items, each a sequence of blocks.
  public var items: [[Block]]

  /// A list.
  public init(start: Int? = nil, isTight: Bool, items: [[Block]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// What stands between braces: `{#fig-mri .wide width=89mm}`.
public struct Attributes: Codable, Hashable, Sendable {
  /// The label after `#`.
  public var label: String?
  /// The classes after dots.
  public var classes: [String]
  /// The pairs of key and value, in order.
  public var pairs: [Pair]

  /// A key with its value.
  public struct Pair: Codable, Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value, without quotes.
    public var value: String

    /// A pair.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// Attributes.
  public init(label: String? = nil, classes: [String] = [], pairs: [Pair] = []) {
    self.label = label
    self.classes = classes
    self.pairs = pairs
  }
}

/// A figure in the document.
public struct FigureBlock: Codable, Hashable, Sendable {
  /// Its label, `fig-km`; `nil` for a figure without one, which is not numbered.
  public var label: String?
  /// "Figure 1" in the document's language; empty until the document is numbered or without label.
  public var title: String
  /// What the caption says, after the title.
  public var caption: [Inline]
  /// Notes below the caption.
  public var notes: [Inline]
  /// What it shows, for readers who cannot see it.
  public var alternativeText: String
  /// The drawing, at its final size.
  public var picture: Picture
  /// The template's line.
  public var line: Int

  /// A figure.
  public init(
    label: String?, title: String = "", caption: [Inline], notes: [Inline] = [],
    alternativeText: String, picture: Picture, line: Int
  ) {
    self.label = label
    self.title = title
    self.caption = caption
    self.notes = notes
    self.alternativeText = alternativeText
    self.picture = picture
    self.line = line
  }
}

/// A table in the document.
public struct TableBlock: Codable, Hashable, Sendable {
  /// Its label, `tbl-baseline`; `nil` for a table without one, which is not numbered.
  public var label: String?
  /// "Table 1" in the document's language; empty until the document is numbered or without label.
  public var title: String
  /// What the caption says, after the title.
  public var caption: [Inline]
  /// The table.
  public var table: Table
  /// The template's line.
  public var line: Int

  /// A table with its caption.
  public init(
    label: String?, title: String = "", caption: [Inline], table: Table, line: Int
  ) {
    self.label = label
    self.title = title
    self.caption = caption
    self.table = table
    self.line = line
  }
}
