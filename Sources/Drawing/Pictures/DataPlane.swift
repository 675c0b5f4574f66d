import Foundation

/// The rectangle between the axes of a figure and the numbers at its sides.
public struct DataPlane: Codable, Hashable, Sendable {
  /// The numbers at the two ends of an axis.
  public struct Axis: Codable, Hashable, Sendable {
    /// The number at the left or at the bottom.
    public var low: Double
    /// The number at the right or at the top.
    public var high: Double
    /// Whether equal ratios are equally far apart.
    public var isLogarithmic: Bool

    /// An axis.
    public init(low: Double, high: Double, isLogarithmic: Bool = false) {
      self.low = low
      self.high = high
      self.isLogarithmic = isLogarithmic
    }

    /// The number at a share of the axis, 0…1.
    func number(at share: Double) -> Double {
      guard isLogarithmic, low > 0, high > 0 else { return low + (high - low) * share }
      return exp(log(low) + (log(high) - log(low)) * share)
    }
  }

  /// The rectangle between the axes, in the coordinates of the items.
  public var frame: Rectangle
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis

  /// A plane.
  public init(frame: Rectangle, x: Axis, y: Axis) {
    self.frame = frame
    self.x = x
    self.y = y
  }

  /// The numbers that a point stands for.
  package func numbers(at point: Point) -> (x: Double, y: Double) {
    (
      x.number(at: (point.x - frame.x) / frame.width),
      y.number(at: (frame.maxY - point.y) / frame.height)
    )
  }
}
