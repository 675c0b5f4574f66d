/// The outcome of `y ~ …` or `y == 'yes' ~ …`, on the rows that are complete for the formula.
package struct BinaryOutcome: Sendable {
  /// Whether each row is a case.
  package let isCase: [Bool]
  /// The rows used, and how many were left out.
  package let rows: CompleteRows
  /// The formula as it was read.
  package let formula: Formula

  /// The rows used, with their identities, in the order of `isCase`.
  package var data: DataFrame { rows.data }
  /// The terms of the right side.
  package var rightSide: FormulaRightSide { rows.rightSide }

  /// Evaluates the outcome, which is coded 0/1 or false/true, or compared on the left.
  package init(
    _ formula: Formula, data: DataFrame, alsoCompleteFor names: [String] = []
  ) throws {
    guard case .value(let node) = formula.outcome else {
      throw FormulaFailure(
        formula: formula.source, position: 0,
        message: "the left side has to be an outcome: y ~ … or y == 'yes' ~ …")
    }
    self.formula = formula
    rows = try CompleteRows(formula, data: data, alsoCompleteFor: names)
    isCase = try formula.isEvent(node, in: rows.data)
  }
}
