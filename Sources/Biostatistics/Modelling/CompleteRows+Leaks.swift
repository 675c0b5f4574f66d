import DataFrames
import Reporting

extension CompleteRows {
  /// Warns of each variable that was made, from the outcome, on rows that are now used again: a score that
  /// enters a further model, or groups cut at a searched value that are compared.
  ///
  /// Such a variable knows the outcomes of these rows; its effect is too large and its P value too small.
  /// Scores of cross-fitting, of which each row's comes from a model without that row, are none of these.
  /// O(n), and only where something was fitted.
  func warnOfLeaks(in formula: String) {
    var seen: Set<String> = []
    for name in rightSide.variables.flatMap(\.names) where seen.insert(name).inserted {
      guard let column = try? data.found(name), let fitted = column.fittedOn,
        column.fitting == .outcome, !fitted.isDisjoint(with: data.rows)
      else { continue }
      let isScore: Bool
      if case .numbers = column.storage { isScore = true } else { isScore = false }
      ReportContext.warn(
        isScore ? "stacked-score" : "same-data-cut",
        isScore
          ? "\"\(name)\" was fitted on rows on which \(formula) is fitted too, so its effect is too "
            + "large; take cross-fitted scores, or other rows"
          : "the groups of \"\(name)\" were found on rows on which \(formula) is judged, so its effect "
            + "is too large and its P value too small; take other rows")
    }
  }
}
