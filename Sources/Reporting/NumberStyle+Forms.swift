extension NumberStyle {
  /// How many decimals a P value has.
  public enum PDigits: Codable, Hashable, Sendable {
    /// Two from .01 on, three below (AMA Manual of Style, 11th ed., 18.4.3).
    case banded
    /// Always as many.
    case fixed(Int)
    /// So many significant digits, but at most so many decimals.
    case significant(Int, decimalsAtMost: Int)
  }

  /// The brackets around an interval in prose.
  public enum Brackets: String, Codable, Hashable, Sendable, CaseIterable {
    /// `0.82 (95% CI 0.76–0.87)`
    case halfWidth = "half-width"
    /// `0.82 [95% CI, 0.76-0.87]`
    case square
    /// `0.82（95% CI：0.76～0.87）`
    case fullWidth = "full-width"
  }

  /// Where the percent sign of an interval of percentages stands.
  public enum PercentSigns: String, Codable, Hashable, Sendable, CaseIterable {
    /// `57% (95% CI 55–59)`
    case none
    /// `57% (95% CI 55–59%)`
    case once
    /// `57% (95% CI, 55%-59%)`
    case each
  }

  /// How a unit follows what it measures.
  public enum UnitForm: String, Codable, Hashable, Sendable, CaseIterable {
    /// `Time (years)`, `时间（年）`
    case parentheses
    /// `Time/years`, `时间/年`: quantity over unit, as GB 3101 and Chinese journals write it.
    case slash
  }

  /// What is measured with its unit: `Time (years)`, `时间（年）`, `时间/年`; without a unit as it is.
  ///
  /// - Parameters:
  ///   - title: What is measured.
  ///   - unit: The unit; `nil` or empty where there is none.
  ///   - isIdeographic: Whether the words are Chinese or Japanese, whose brackets are full-width.
  /// - Returns: The title with its unit.
  public func titled(_ title: String, unit: String?, isIdeographic: Bool = false) -> String {
    guard let unit, !unit.isEmpty else { return title }
    switch unitForm {
    case .parentheses: return isIdeographic ? "\(title)（\(unit)）" : "\(title) (\(unit))"
    case .slash: return "\(title)/\(Self.divisor(unit))"
    }
  }

  /// A unit behind the stroke of `quantity/unit`; one that has a stroke or a product itself stands in
  /// brackets (GB 3101): `浓度/(ng/ml)`.
  package static func divisor(_ unit: String) -> String {
    unit.contains { "/·⋅×".contains($0) } ? "(\(unit))" : unit
  }

  /// A title that a figure sets itself, with its unit in the style's form: `生存率（%）` as `生存率/%`.
  /// What is more than a unit stays in its brackets.
  package func placingUnit(in title: String) -> String {
    guard unitForm == .slash, let last = title.last, last == "）" || last == ")",
      let start = title.lastIndex(of: last == ")" ? "(" : "（")
    else { return title }
    let unit = title[title.index(after: start)...].dropLast()
    guard !unit.isEmpty, !unit.contains(" ") else { return title }
    var name = title[..<start]
    while name.last == " " { name = name.dropLast() }
    return "\(name)/\(Self.divisor(String(unit)))"
  }
}
