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
