extension NumberStyle {
  /// A P value in prose, with its letter: `*P* = .03`, `*P* < .001`, `*P* > .99`. The asterisks mark
  /// italics.
  public func inProse(_ p: PValue) -> ReportedValue {
    guard let value = p.value else {
      return ReportedValue("\(markedLetterOfP) \(notEstimable)", kind: "p")
    }
    let (relation, digits) = parts(of: value)
    return ReportedValue(
      markedLetterOfP + spaceInP + relation + spaceInP + digits, value: value, kind: "p")
  }

  /// A P value in a table cell, without its letter: `.03`, `<.001`, `>.99`.
  public func inCell(_ p: PValue) -> ReportedValue {
    guard let value = p.value else { return ReportedValue(notEstimableInCells, kind: "p") }
    let (relation, digits) = parts(of: value)
    return ReportedValue((relation == "=" ? "" : relation) + digits, value: value, kind: "p")
  }

  /// The letter of a P value, between asterisks where it is set in italics.
  public var markedLetterOfP: String { hasItalicP ? "*\(letterOfP)*" : letterOfP }

  /// Never 0 and never 1: beyond the least and the greatest that is printed a sign says so.
  private func parts(of p: Double) -> (relation: String, digits: String) {
    if p < smallestP { return ("<", leading(bound(smallestP))) }
    if p > greatestP { return (">", leading(bound(greatestP))) }
    return ("=", leading(fixed(p, decimals: decimals(ofP: p))))
  }

  private func bound(_ value: Double) -> String {
    let remainder = value > 0.5 ? 1 - value : value
    return fixed(value, decimals: decimals(of: remainder, significantDigits: 1))
  }

  /// The decimals that the style asks for, and as many as keep the value on its side of .05 (four at
  /// most): .0496 is not .05.
  private func decimals(ofP p: Double) -> Int {
    var decimals: Int
    switch digitsOfP {
    case .banded: decimals = p < 0.01 ? 3 : 2
    case .fixed(let count): decimals = count
    case .significant(let digits, let most):
      decimals = min(max(self.decimals(of: p, significantDigits: digits), 1), most)
    }
    while decimals < 4, shownCrossesFivePercent(p, decimals: decimals) { decimals += 1 }
    return decimals
  }

  /// Whether the rounded P value would stand on the other side of .05 than the P value itself.
  private func shownCrossesFivePercent(_ p: Double, decimals: Int) -> Bool {
    guard let scaled = Rounding.scaled(p, decimals: decimals) else { return false }
    var bound = 0.05
    for _ in 0..<decimals { bound *= 10 }
    return (p < 0.05) != (Double(scaled) < bound - 1e-9)
  }

  private func leading(_ digits: String) -> String {
    hasLeadingZeroInP || !digits.hasPrefix("0") ? digits : String(digits.dropFirst())
  }
}
