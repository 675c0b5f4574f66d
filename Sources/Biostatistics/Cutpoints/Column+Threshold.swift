public import DataFrames

extension Column {
  /// Numbers as two ordered categories, cut at a threshold that may have been chosen on data; the
  /// column remembers on which. A value equal to the threshold belongs below it, as in R. See
  /// `cut(at:labels:)` for several cuts.
  public func cut(at threshold: Threshold, labels: [String] = [], line: Int = #line) -> Column {
    var result = cut(at: [threshold.value], labels: labels, line: line)
    result.fittedOn = threshold.rows ?? result.fittedOn
    if threshold.rows != nil { result.fitting = .outcome }
    return result
  }
}
