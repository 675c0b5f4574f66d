/// A number as the report shows it: the text together with the number behind it, so that text,
/// table, figure and ledger say the same.
public struct ReportedValue: Codable, Hashable, Sendable {
  /// The number at full precision; `nil` where it is not estimable or the value is plain text.
  public var value: Double?
  /// The lower confidence limit, if one is shown.
  public var lower: Double?
  /// The upper confidence limit, if one is shown.
  public var upper: Double?
  /// What the reader sees, in house style. May hold U+202F between thousands, U+2212 as minus and
  /// U+2013 in ranges. A single-letter symbol to be set in italics (the P of a P value) stands
  /// between asterisks: `*P* = .03`.
  public var text: String
  /// What it is: an `Estimate.Kind`, or `p`, `count`, `percentage`, `number`, `text`.
  public var kind: String

  /// A value with its text.
  public init(
    _ text: String, value: Double? = nil, lower: Double? = nil, upper: Double? = nil, kind: String
  ) {
    self.text = text
    self.value = value
    self.lower = lower
    self.upper = upper
    self.kind = kind
  }
}
