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
