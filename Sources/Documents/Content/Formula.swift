/// Mathematics in the notation of LaTeX, without the dollars around it.
public struct Formula: Codable, Hashable, Sendable {
  /// What the author wrote between the dollars.
  public var source: String
  /// The template's line, for errors.
  public var line: Int

  /// A formula.
  public init(source: String, line: Int) {
    self.source = source
    self.line = line
  }
}

/// A formula on lines of its own, `$$…$$ {#eq-radscore}`.
public struct Equation: Codable, Hashable, Sendable {
  /// What is set.
  public var formula: Formula
  /// Its label, `eq-radscore`; an equation without one has no number.
  public var label: String?
  /// The number without brackets, "1"; `nil` until the document is numbered, and without a label.
  public var number: String?

  /// An equation.
  public init(formula: Formula, label: String? = nil, number: String? = nil) {
    self.formula = formula
    self.label = label
    self.number = number
  }
}
