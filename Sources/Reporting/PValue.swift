/// The P value of a test.
///
/// Prints with its letter in prose (`P = .03`) and without in table cells, in the document's house
/// style; it never prints as zero.
public struct PValue: Codable, Hashable, Sendable {
  /// The probability, 0…1; `nil` where the test could not be made.
  public let value: Double?
  /// Why the test could not be made, as a clause.
  public let reason: String?

  /// A P value. A value outside 0…1 or not a number becomes "not estimable".
  public init(_ value: Double) {
    if value >= 0, value <= 1 {
      self.value = value
      reason = nil
    } else {
      self.value = nil
      reason = "the test statistic is not defined"
    }
  }

  /// The P value of a test that could not be made.
  public init(reason: String) {
    value = nil
    self.reason = reason
  }
}
