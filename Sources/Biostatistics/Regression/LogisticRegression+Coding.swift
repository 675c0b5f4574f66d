package import DataFrames
import Reporting

extension LogisticRegression: CodedModel {
  package var fittedRows: CompleteRows { input.rows }
  package var fittedCoding: DesignCoding { coding }

  /// None where an interaction holds the term.
  package func likelihoodRatioTest(of term: ModelTerm) -> TermTest? {
    guard input.droppable.contains(where: { $0.label == term.label }) else { return nil }
    guard let comparison = try? compared(to: dropping(term.label)) else { return nil }
    return TermTest(
      term: term.label, statistic: comparison.statistic,
      degreesOfFreedom: comparison.degreesOfFreedom ?? 0, p: comparison.p,
      method: comparison.method)
  }

  package func bendTest(of term: ModelTerm) -> TermTest? { nonlinearity(of: term.label) }
}

extension FirthRegression: CodedModel {
  package var fittedRows: CompleteRows { input.rows }
  package var fittedCoding: DesignCoding { coding }
}
