/// One term of a fitted model, as tables list it: a variable with its coding, or an interaction.
public struct ModelTerm: Sendable, Hashable {
  /// How a term became coefficients.
  public enum Kind: Sendable, Hashable {
    /// A number: one coefficient, per unit.
    case number
    /// Categories: one coefficient for each level but the first, which is the reference. Without a
    /// constant in the model the first factor has one for each level.
    case factor(levels: [Level])
    /// A restricted cubic spline with these knots.
    case spline(knots: [Double])
    /// Orthogonal polynomials up to a degree.
    case polynomial(degree: Int)
    /// The product of several variables.
    case interaction
  }

  /// One level of a factor.
  public struct Level: Sendable, Hashable {
    /// The level as the data spell it.
    public let name: String
    /// How many of the rows used have it.
    public let count: Int
    /// Its place among the model's coefficients; `nil` for the reference.
    public let coefficient: Int?
  }

  /// The term as R names it: `age`, `log(age)`, `rcs(nodes, 4)`, `age:sex`.
  public let label: String
  /// How it became coefficients.
  public let kind: Kind
  /// The places of its coefficients in the model's list, the constant counted.
  public let coefficients: Range<Int>
  /// The columns of the data that it is made of.
  public let columns: [String]
}
