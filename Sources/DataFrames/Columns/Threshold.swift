/// A value that rows are cut at, with the rows on which it was chosen, if it was chosen on data.
///
/// A number written in the template is a threshold without rows: `[83.75]`. One that a method found
/// remembers where: judging it on the same rows flatters it, and can be seen.
public struct Threshold: Hashable, Sendable {
  /// The value, in the unit of the column that it cuts.
  public let value: Double
  /// The rows on which it was chosen; `nil` for a number that was written down.
  package let fittedOn: RowIdentities?

  /// A threshold that was not chosen on data.
  public init(_ value: Double) { self.init(value, fittedOn: nil) }

  package init(_ value: Double, fittedOn: RowIdentities?) {
    self.value = value
    self.fittedOn = fittedOn
  }

  /// Whether both have the same value, wherever they come from.
  public static func == (a: Threshold, b: Threshold) -> Bool { a.value == b.value }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Threshold: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A number written down.
  public init(floatLiteral value: Double) { self.init(value) }

  /// A whole number written down.
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}

extension Threshold: CustomStringConvertible {
  /// The value in its shortest exact form.
  public var description: String { value.plainText }
}

extension Column {
  /// Numbers as two ordered categories, cut at a threshold that may have been chosen on data; the
  /// column remembers on which. A value equal to the threshold belongs below it, as in R. See
  /// `cut(at:labels:)` for several cuts.
  public func cut(at threshold: Threshold, labels: [String] = [], line: Int = #line) -> Column {
    var result = cut(at: [threshold.value], labels: labels, line: line)
    result.fittedOn = threshold.fittedOn ?? result.fittedOn
    return result
  }
}
