public import Drawing
public import Reporting

/// Something that draws itself at a given size.
///
/// A figure holds its data and draws when it is displayed; what is wrong with the data is thrown
/// then, in words.
public protocol Figure: Sendable {
  /// Draws the figure at its final size; there is no scaling afterwards.
  func picture(in context: FigureContext) throws -> Picture
}

/// The size and the style in which a figure is drawn.
public struct FigureContext: Sendable {
  /// The width in points.
  public var width: Double
  /// The height in points; `nil` lets the figure choose what suits its content.
  public var height: Double?
  /// How numbers become text.
  public var style: NumberStyle
  /// The language of the words that the figure itself sets, as a BCP 47 tag.
  public var language: String
  /// The unit of the times in the data, if the front matter names it.
  public var timeUnit: String?

  /// A context.
  public init(
    width: Double, height: Double? = nil, style: NumberStyle = NumberStyle(),
    language: String = "en", timeUnit: String? = nil
  ) {
    self.width = width
    self.height = height
    self.style = style
    self.language = language
    self.timeUnit = timeUnit
  }
}
