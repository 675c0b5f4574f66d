import DataFrames
import NumericalMethods
import Reporting

extension CoxRegression {
  /// The likelihood-ratio test of this model against one whose columns are a part of its own, on the same
  /// rows; either may be the larger. Models on other rows, other outcomes, strata, ties or weights and
  /// models that are not nested are errors.
  public func compared(to other: CoxRegression) throws -> TermTest {
    let (small, large) = fit.kept.count <= other.fit.kept.count ? (self, other) : (other, self)
    try small.requireSameSetting(as: large)
    let both = Matrix(
      rowCount: rowsUsed, columnCount: large.matrix.columnCount + small.matrix.columnCount + 1,
      elements: [Double](repeating: 1, count: rowsUsed) + large.matrix.elements
        + small.matrix.elements)
    let shared = PivotedQR(both).dependent.filter { $0 > large.matrix.columnCount }
    guard shared.count == small.matrix.columnCount else {
      throw CoxFailure.notComparable(
        "\(small.formula) is not a part of \(large.formula), so a likelihood-ratio test does not "
          + "compare them")
    }
    let degrees = Double(large.fit.kept.count - small.fit.kept.count)
    let statistic = 2 * (large.logLikelihood - small.logLikelihood)
    return TermTest(
      term: "model", statistic: statistic, degreesOfFreedom: degrees,
      p: degrees > 0
        ? PValue(ChiSquared.upperTail(max(0, statistic), degrees))
        : PValue(reason: "both models have the same number of coefficients"),
      method: "likelihood-ratio test")
  }

  private func requireSameSetting(as other: CoxRegression) throws {
    func refuse(_ why: String) throws -> Never {
      throw CoxFailure.notComparable("\(formula) and \(other.formula) \(why)")
    }
    guard rows.data.rows.hasSameRows(as: other.rows.data.rows), rowsUsed == other.rowsUsed else {
      try refuse(
        "were fitted on different rows; fit both on the rows that are complete for all, as "
          + "d.completeCases(of: …) gives them")
    }
    guard rows.data.rows == other.rows.data.rows else {
      try refuse("hold the same rows in another order; fit both on the same data frame")
    }
    guard outcome.times == other.outcome.times, outcome.isEvent == other.outcome.isEvent,
      outcome.entryTimes == other.outcome.entryTimes
    else { try refuse("have different outcomes") }
    guard strata?.codes == other.strata?.codes else { try refuse("have different strata") }
    guard ties == other.ties, weights == other.weights, offset == other.offset else {
      try refuse("differ in ties, weights or offset")
    }
  }

  /// The model that is left when terms are taken out one after the other, each time the one without which
  /// Akaike's criterion is smallest, as long as that is smaller than with all. A term stays as long as an
  /// interaction holds it. On the same rows throughout.
  public func backwardEliminated() throws -> CoxRegression {
    var current = self
    while true {
      let present = current.rows.rightSide.terms
      var best: CoxRegression?
      for term in present where !present.contains(where: { term.isWithin($0) }) {
        let candidate = try current.keeping { $0 != term }
        if candidate.aic < (best ?? current).aic { best = candidate }
      }
      guard let next = best else { return current }
      current = next
    }
  }
}

extension FormulaTerm {
  /// Whether another term is an interaction of this one.
  fileprivate func isWithin(_ other: FormulaTerm) -> Bool {
    other.factors.count > factors.count && Set(factors).isSubset(of: other.factors)
  }
}
