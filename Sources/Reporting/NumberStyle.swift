/// How numbers become text: the one place where it happens, for prose, tables and figures alike.
///
/// The default is the house style: P without its leading zero, en dashes in ranges, U+2212 as minus,
/// a narrow no-break space between thousands from five digits on.
public struct NumberStyle: Codable, Hashable, Sendable {
  /// The decimal mark; the Lancet's is a raised point.
  public var decimalMark: String = "."
  /// What separates thousands.
  public var thousandsSeparator: String = "\u{202F}"
  /// The number of digits from which thousands are separated: 1546, 10 000.
  public var thousandsFromDigits: Int = 5
  /// Whether a P value begins with 0 before its decimal mark.
  public var leadingZeroInP: Bool = false
  /// Whether the P of a P value is set in italics.
  public var italicP: Bool = true

  /// The house style.
  public init() {}
}
