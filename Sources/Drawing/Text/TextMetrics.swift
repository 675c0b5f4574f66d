/// The extent of a line of text, in points from its baseline origin.
public struct TextMetrics: Hashable, Sendable {
  /// The advance from the first glyph's origin to the end of the last.
  public var width: Double
  /// How far the ink of the tallest letters of the faces used rises: cap height and ascenders.
  public var ascent: Double
  /// How far descenders of the faces used fall, positive.
  public var descent: Double

  /// An extent.
  public init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }
}
