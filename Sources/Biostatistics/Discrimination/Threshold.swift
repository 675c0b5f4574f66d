package import DataFrames

/// A cut on a score, which knows the rows that it was found on.
///
/// A cut that is found on the rows on which it is then judged makes a model look better than it is; the
/// report warns of it. A number stands for a cut that was fixed beforehand.
public struct Threshold: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The value; ±∞ at the ends of a curve.
  public let value: Double
  /// The rows that it was found on; `nil` for a cut that was fixed beforehand.
  package let rows: RowIdentities?
  /// How it was found, as a noun: "Youden's index".
  package let rule: String?

  /// A cut that was fixed beforehand.
  public init(_ value: Double) {
    self.init(value, rows: nil, rule: nil)
  }

  /// A cut that was found on rows.
  package init(_ value: Double, rows: RowIdentities?, rule: String?) {
    self.value = value
    self.rows = rows
    self.rule = rule
  }

  /// A cut that was fixed beforehand.
  public init(floatLiteral value: Double) { self.init(value) }

  /// A cut that was fixed beforehand.
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}
