extension NumberStyle {
  /// The percentage that `count` is of `total`, rounded half up from the exact quotient; no decimals
  /// below the style's total of patients (100), one from there on. `nil` of nobody.
  public func percentage(_ count: Int, of total: Int) -> String? {
    guard total > 0 else { return nil }
    return percentage(count, of: total, decimals: total < shareDecimalFrom ? 0 : 1)
  }

  /// The percentage with the count of decimals that a column shares. Without the percent sign.
  public func percentage(_ count: Int, of total: Int, decimals: Int) -> String {
    guard total > 0 else { return notEstimableInCells }
    return placed(Rounding.percentage(count, of: total, decimals: decimals), decimals: decimals)
  }

  /// A count with its share: `578/898 (64.4%)`, `578 of 898 (64.4%)`.
  public func share(_ count: Int, of total: Int) -> ReportedValue {
    guard let share = percentage(count, of: total) else {
      return ReportedValue("\(integer(count))/\(integer(total))", kind: "percentage")
    }
    let text = sharePattern.replacing("{count}", with: integer(count))
      .replacing("{total}", with: integer(total)).replacing("{share}", with: share)
    return ReportedValue(text, value: Double(count) / Double(total), kind: "percentage")
  }
}
