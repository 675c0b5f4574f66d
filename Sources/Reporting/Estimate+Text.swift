extension Estimate: CustomStringConvertible {
  /// The estimate with its interval in the running report's style.
  public var description: String { ReportContext.current.style.inProse(self).text }

  /// The estimate with its interval and a given count of decimals (of the percentage, for a
  /// proportion).
  public func formatted(digits: Int) -> String {
    ReportContext.current.style.inProse(self, digits: digits).text
  }

  /// The interval alone, `0.76–0.87`; empty if there is none.
  public var interval: String { ReportContext.current.style.interval(of: self) }
}

extension PValue: CustomStringConvertible {
  /// The P value with its letter in the running report's style, without marks of italics.
  public var description: String {
    String(ReportContext.current.style.inProse(self).text.filter { $0 != "*" })
  }
}
