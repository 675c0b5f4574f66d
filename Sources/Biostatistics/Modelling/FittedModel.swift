public import Reporting

/// What a table of a regression needs to know of a model, whichever it is.
public protocol FittedModel: Sendable {
  /// The formula as it was written.
  var formula: String { get }
  /// What a coefficient's estimate is; it tells logistic, Cox and linear models apart.
  var scale: ModelCoefficient.Scale { get }
  /// The coefficients in the order of the formula, the constant first where there is one.
  var coefficients: [ModelCoefficient] { get }
  /// The terms of the formula, with the places of their coefficients.
  var terms: [ModelTerm] { get }
  /// The number of rows used.
  var rowsUsed: Int { get }
  /// The number of rows left out because something is missing.
  var rowsDropped: Int { get }
  /// How many of the rows used are events; `nil` in a linear model.
  var eventCount: Int? { get }
  /// How many rows of each level of a factor are events, in the order of its levels; `nil` for other
  /// terms and in a linear model.
  func eventCounts(of term: ModelTerm) -> [Int]?
  /// The test of all coefficients of a term at once (Wald's, in a linear model F; interactions are not
  /// counted in): one P value for a factor or a spline.
  func test(of term: ModelTerm) -> TermTest
  /// The same kind of model with each term alone, on the rows of this one.
  func univariable() throws -> [any FittedModel]
}

/// The test of a term of a model.
public struct TermTest: StatisticalTest, Hashable {
  /// The term as R names it.
  public let term: String
  /// Chi-squared; in a linear model F.
  public let statistic: Double
  /// The number of coefficients tested.
  public let degreesOfFreedom: Double?
  /// The degrees of freedom of the denominator of F; `nil` where the statistic is chi-squared.
  public let residualDegreesOfFreedom: Double?
  /// The P value.
  public let p: PValue
  /// None.
  public let estimate: Estimate?
  /// "Wald test", "likelihood-ratio test", "F test" …
  public let method: String

  /// A test from its parts.
  package init(
    term: String, statistic: Double, degreesOfFreedom: Double,
    residualDegreesOfFreedom: Double? = nil, p: PValue, method: String
  ) {
    self.term = term
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.residualDegreesOfFreedom = residualDegreesOfFreedom
    self.p = p
    self.method = method
    estimate = nil
  }
}
