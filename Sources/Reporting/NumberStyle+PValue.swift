extension NumberStyle {
  /// A P value in prose, with its letter: `*P* = .03`, `*P* < .001`, `*P* > .99`. The asterisks mark
  /// italics.
  public func inProse(_ p: PValue) -> ReportedValue {
    let letter = hasItalicP ? "*P*" : "P"
    guard let value = p.value else {
      return ReportedValue("\(letter) \(notEstimable)", kind: "p")
    }
    let (relation, digits) = parts(of: value)
    return ReportedValue("\(letter) \(relation) \(digits)", value: value, kind: "p")
  }

  /// A P value in a table cell, without its letter: `.03`, `<.001`, `>.99`.
  public func inCell(_ p: PValue) -> ReportedValue {
    guard let value = p.value else { return ReportedValue(notEstimableInCells, kind: "p") }
    let (relation, digits) = parts(of: value)
    return ReportedValue((relation == "=" ? "" : relation) + digits, value: value, kind: "p")
  }

  /// Two decimals from .01 on, three below, and as many as keep it on its side of .05 (four at most);
  /// never 0 and never 1
  /// (AMA Manual of Style, 11th ed., 18.4.3).
  private func parts(of p: Double) -> (relation: String, digits: String) {
    if p < 0.001 { return ("<", leading(fixed(0.001, decimals: 3))) }
    if p > 0.99 { return (">", leading(fixed(0.99, decimals: 2))) }
    var decimals = p < 0.01 ? 3 : 2
    while decimals < 4, shownCrossesFivePercent(p, decimals: decimals) { decimals += 1 }
    return ("=", leading(fixed(p, decimals: decimals)))
  }

  /// Whether the rounded P value would stand on the other side of .05 than the P value itself.
  private func shownCrossesFivePercent(_ p: Double, decimals: Int) -> Bool {
    guard let scaled = Rounding.scaled(p, decimals: decimals) else { return false }
    let bound = decimals == 2 ? 5 : 50
    return (p < 0.05) != (scaled < bound)
  }

  private func leading(_ digits: String) -> String {
    hasLeadingZeroInP || !digits.hasPrefix("0") ? digits : String(digits.dropFirst())
  }
}
