public import DataFrames

extension GroupedSamples {
  /// The values left of `~`, by the groups right of it, on the complete rows of `data`.
  package init(_ formula: String, data: DataFrame, test: String) throws {
    let sides = try ComparisonSides(formula, data: data, test: test, needed: "value ~ group")
    let values = try sides.formula.column(sides.left, in: sides.rows.data)
    let grouping = try sides.groupingOfRight()
    try self.init(
      values.numbers(), codes: grouping.codes, names: grouping.levels,
      variable: "\"\(sides.left)\"", group: grouping.name)
    droppedCount += sides.rows.droppedCount
  }
}

extension ContingencyTable {
  /// Counts the levels of what stands left of `~` (rows) by those of what stands right of it (columns),
  /// on the rows in which neither is missing.
  public init(_ formula: String, data: DataFrame) throws {
    let sides = try ComparisonSides(
      formula, data: data, test: "a table of counts", needed: "row ~ column")
    let rows = try sides.formula.grouping(sides.left, in: sides.rows.data)
    let columns = try sides.groupingOfRight()
    self.init(
      rows: rows.codes, rowLevels: rows.levels, columns: columns.codes,
      columnLevels: columns.levels)
    rowsDropped = sides.rows.droppedCount
  }
}

/// Two columns named by a formula, `first ~ second`, on the rows in which neither is missing.
struct ColumnPair {
  let first: [Double]
  let second: [Double]
  let droppedCount: Int

  init(_ formula: String, data: DataFrame, test: String) throws {
    let sides = try ComparisonSides(formula, data: data, test: test, needed: "first ~ second")
    guard sides.rows.rightSide.terms.count == 1,
      sides.rows.rightSide.terms[0].factors.count == 1
    else {
      throw TestFailure.wrongForm(formula: formula, needed: "first ~ second", test: test)
    }
    let right = sides.rows.rightSide.terms[0].factors[0]
    first = try sides.formula.column(sides.left, in: sides.rows.data).numbers()
    second = try sides.formula.column(right, in: sides.rows.data).numbers()
    droppedCount = sides.rows.droppedCount
  }
}

/// A formula `left ~ right` whose sides are compared.
private struct ComparisonSides {
  let formula: Formula
  let left: FormulaNode
  let rows: CompleteRows

  init(_ source: String, data: DataFrame, test: String, needed: String) throws {
    formula = try Formula(source)
    guard case .value(let node) = formula.outcome else {
      throw TestFailure.wrongForm(formula: source, needed: needed, test: test)
    }
    left = node
    rows = try CompleteRows(formula, data: data)
    guard !rows.rightSide.terms.isEmpty, rows.rightSide.strata.isEmpty else {
      throw TestFailure.wrongForm(formula: source, needed: needed, test: test)
    }
  }

  func groupingOfRight() throws -> Grouping {
    try Grouping(crossing: rows.rightSide.terms, of: formula, in: rows.data)
  }
}
