internal import Reporting

extension Inline {
  /// What the reader sees of a computed value, a symbol to be set in italics between asterisks;
  /// `nil` for any other inline.
  package var valueText: String? {
    guard case .value(let value, _) = self else { return nil }
    return value.text
  }
}
