public import Drawing

/// A figure in the document.
public struct FigureBlock: Codable, Hashable, Sendable {
  /// Its label, `fig-km`, which also names its files; `nil` for a figure without one.
  public var label: String?
  /// "Figure 1" in the document's language; empty until the document is numbered, and for a figure
  /// that has neither a label `fig-…` nor a caption.
  public var title: String
  /// What it is a part of, where one block shows several: they share a number and take letters.
  public var group: BlockGroup?
  /// The figures that it is made of, in the order of their letters; none for most.
  public var parts: [FigureBlock] = []
  /// The labels of panels that a program drew and the text speaks of, `fig-x-b`.
  public var panelLabels: [String] = []
  /// Of a part, where it stands on the whole, its letter included.
  public var frame: Rectangle?
  /// Whether the picture may be made larger or smaller: one that exists and has no width of its own.
  public var isFitted = false
  /// What the caption says, after the title.
  public var caption: [Inline]
  /// Notes below the caption.
  public var notes: [Inline]
  /// The caption in the second language, which stands below the first.
  public var captionSecond: SecondCaption?
  /// What it shows, for readers who cannot see it.
  public var alternativeText: String
  /// The same words where they hold expressions that are still to be run.
  var openAlternative: [Inline]?
  /// The drawing, at its final size.
  public var picture: Picture
  /// The name of its files without folder and ending: the label, or `figure-2` for the second figure
  /// of the document where it has none. Empty until the document is numbered.
  public var fileName = ""
  /// The formats of its files.
  public var formats: [FigureFormat] = []
  /// The resolution of raster files, per inch.
  public var resolution: Double = 600
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

extension FigureBlock {
  /// Says what it shows, for readers who cannot see it.
  mutating func describe(_ words: String) {
    alternativeText = words
    picture.description = words
    openAlternative = nil
  }

  /// The labels of its parts and panels.
  public var innerLabels: [String] { parts.compactMap(\.label) + panelLabels }
}

/// Figures or tables that one block shows and that share its label.
public struct BlockGroup: Codable, Hashable, Sendable {
  /// The label that means all of them, if the block has one.
  public var label: String?
  /// The place among them, from 1.
  public var part: Int
}
