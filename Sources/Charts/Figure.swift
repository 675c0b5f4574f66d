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
  /// Sizes, strokes and colours where the figure does not say: those of the document's house style.
  public var theme: Theme

  /// The width, and with it the height, of a figure of several columns where the block says none: a
  /// journal of narrow columns prints it across them. `nil` where it is that of others.
  package var panelWidth: Double?
  /// The height that goes with `panelWidth`.
  package var panelHeight: Double?

  /// The least that stands on each side of the axes, so that the axes of several figures align.
  package var leastInsets = FrameInsets()

  /// A context.
  public init(
    width: Double, height: Double? = nil, style: NumberStyle = NumberStyle(),
    language: String = "en", timeUnit: String? = nil, theme: Theme = .standard
  ) {
    self.width = width
    self.height = height
    self.style = style
    self.language = language
    self.timeUnit = timeUnit
    self.theme = theme
  }
}

/// A figure with one pair of axes, which can be aligned with those of other figures.
///
/// It takes at least `FigureContext.leastInsets` on each side of its axes.
package protocol FramedFigure: Figure {
  /// The picture with the rectangle of its axes.
  func framed(in context: FigureContext) throws -> FramedPicture
}

/// A picture and where its axes are.
package struct FramedPicture: Sendable {
  /// The picture.
  package var picture: Picture
  /// The rectangle between the axes.
  package var frame: Rectangle

  /// A picture with its frame.
  package init(_ picture: Picture, frame: Rectangle) {
    self.picture = picture
    self.frame = frame
  }

  /// What stands on each side of the axes.
  package var insets: FrameInsets {
    FrameInsets(
      left: frame.x, right: picture.size.width - frame.maxX, top: frame.y,
      bottom: picture.size.height - frame.maxY)
  }
}
