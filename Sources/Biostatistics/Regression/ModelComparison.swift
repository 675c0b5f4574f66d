public import Reporting

/// Two nested models on the same rows.
public struct ModelComparison: StatisticalTest {
  /// The smaller model.
  public let reduced: String
  /// The larger model.
  public let full: String
  /// Akaike's criterion of the smaller.
  public let reducedAIC: Double
  /// Akaike's criterion of the larger.
  public let fullAIC: Double
  private let test: TermTest

  package init(reduced: String, full: String, reducedAIC: Double, fullAIC: Double, test: TermTest) {
    self.reduced = reduced
    self.full = full
    self.reducedAIC = reducedAIC
    self.fullAIC = fullAIC
    self.test = test
  }

  /// Chi-squared: the difference of the deviances; of linear models F.
  public var statistic: Double { test.statistic }
  /// The difference in the number of coefficients.
  public var degreesOfFreedom: Double? { test.degreesOfFreedom }
  /// The P value.
  public var p: PValue { test.p }
  /// None.
  public var estimate: Estimate? { nil }
  /// "likelihood-ratio test"
  public var method: String { test.method }
}

/// What a model loses with one term.
public struct DroppedTerm: Sendable {
  /// The term as R names it.
  public let term: String
  /// Akaike's criterion without it.
  public let aic: Double
  /// The likelihood-ratio test of it.
  public let test: TermTest

  package init(term: String, aic: Double, test: TermTest) {
    self.term = term
    self.aic = aic
    self.test = test
  }
}
