/// What the `//|` lines of a Swift block say. A text option is parsed to inlines, so that
/// expressions and references work in captions.
public struct BlockOptions: Codable, Hashable, Sendable {
  /// The label, which names files and is referred to.
  public var label: String?
  /// Whether the source is shown; `nil` leaves it to `execute:`.
  public var echo: Bool?
  /// Whether the block is run.
  public var eval: Bool = true
  /// Whether anything of the block appears.
  public var include: Bool = true
  /// Whether what it displays appears.
  public var output: Bool = true
  /// Whether its warnings appear at the end; `nil` leaves it to `execute:`.
  public var warning: Bool?
  /// Whether a thrown error is shown in the document instead of stopping the report.
  public var error: Bool = false
  /// The figure's caption.
  public var figureCaption: [Inline]?
  /// The captions of several figures of one block, in order.
  public var figureSubcaptions: [[Inline]]?
  /// The figure's alternative text.
  public var figureAlternativeText: [Inline]?
  /// Notes below the figure's caption.
  public var figureNotes: [Inline]?
  /// The figure's caption and notes in the second language.
  public var figureSecond = SecondCaption()
  /// The table's caption and notes in the second language.
  public var tableSecond = SecondCaption()
  /// The figure's width in points.
  public var figureWidth: Double?
  /// The figure's height in points.
  public var figureHeight: Double?
  /// The figure's height as a share of its width.
  public var figureAspect: Double?
  /// The formats of the figure's files; `nil` leaves it to `figures:`.
  public var figureFormats: [FigureFormat]?
  /// The resolution of raster files, per inch.
  public var figureResolution: Double?
  /// The number of figures side by side.
  public var columns: Int?
  /// The table's caption.
  public var tableCaption: [Inline]?
  /// The captions of several tables of one block, in order.
  public var tableSubcaptions: [[Inline]]?
  /// How the columns of the table share its width, in any unit; empty or `nil` leaves it to what they
  /// hold.
  public var tableColumnWidths: [Double]?
  /// Notes below the table, after its own.
  public var tableNotes: [[Inline]]?
  /// Whether the table's caption stands below it.
  public var isTableCaptionBelow = false
  /// Whether the table takes a page turned sideways.
  public var isTableLandscape = false
  /// The label of the shown source.
  public var listingLabel: String?
  /// The caption of the shown source.
  public var listingCaption: [Inline]?
  /// Whether shown source is folded away in HTML.
  public var foldsCode = false

  /// No option given.
  public init() {}
}

/// A format in which a figure is written to a file of its own.
public enum FigureFormat: String, Codable, Hashable, Sendable, CaseIterable {
  /// Vectors, fonts embedded.
  case pdf
  /// Pixels, compressed without loss.
  case png
  /// Vectors for the web.
  case svg
  /// Pixels for print, RGB without transparency, compressed by LZW.
  case tiff
  /// Vectors in PostScript, without transparency.
  case eps
}
