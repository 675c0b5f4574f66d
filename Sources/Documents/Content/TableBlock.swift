/// A table in the document.
public struct TableBlock: Codable, Hashable, Sendable {
  /// Its label, `tbl-baseline`, which also names its file; `nil` for a table without one.
  public var label: String?
  /// "Table 1" in the document's language; empty until the document is numbered, and for a table
  /// that has neither a label `tbl-…` nor a caption.
  public var title: String
  /// What it is a part of, where one block shows several: they share a number and take letters.
  public var group: BlockGroup?
  /// What the caption says, after the title.
  public var caption: [Inline]
  /// The caption in the second language, which stands below the first.
  public var captionSecond: SecondCaption?
  /// The table.
  public var table: Table
  /// How the columns share the table's width, in any unit, one number for each; empty where what they
  /// hold decides.
  public var columnWidths: [Double] = []
  /// Whether the caption stands below the table.
  public var isCaptionBelow = false
  /// Whether it takes a page turned sideways.
  public var isLandscape = false
  /// The template's line.
  public var line: Int

  /// What is said of widths that are not as many as the columns.
  package static func wrongWidths(_ widths: Int, columns: Int) -> String {
    "“tbl-colwidths” has \(widths) width\(widths == 1 ? "" : "s") and the table \(columns) "
      + "column\(columns == 1 ? "" : "s"); write one for each"
  }

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
