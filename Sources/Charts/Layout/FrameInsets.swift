/// What stands around the rectangle of the axes: how much of a picture each side takes, in points.
///
/// Figures with the same insets stack with their axes aligned.
public struct FrameInsets: Hashable, Sendable {
  /// Between the left edge of the picture and the vertical axis.
  public var left: Double
  /// Between the end of the horizontal axis and the right edge.
  public var right: Double
  /// Between the upper edge and the upper end of the vertical axis.
  public var top: Double
  /// Between the horizontal axis and the lower edge.
  public var bottom: Double

  /// Insets.
  public init(left: Double = 0, right: Double = 0, top: Double = 0, bottom: Double = 0) {
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
  }

  /// On each side the larger of the two.
  package func union(_ other: FrameInsets) -> FrameInsets {
    FrameInsets(
      left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
      bottom: max(bottom, other.bottom))
  }
}
