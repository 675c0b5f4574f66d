import DataFrames

/// What a regression of an outcome is made from: complete rows and how they count.
struct RegressionInput: Sendable {
  let formula: Formula
  /// The rows, with the terms of this model.
  let rows: CompleteRows
  /// How often each row counts; all once where `nil`.
  let weights: [Double]?
  /// The column of the weights.
  let weightColumn: String?

  /// Evaluates the weights of complete rows: finite, not negative and not all 0.
  init(_ formula: Formula, rows: CompleteRows, weights name: String?) throws {
    self.formula = formula
    self.rows = rows
    weightColumn = name
    guard rows.data.count > 0 else { throw RegressionFailure.noRows(formula: formula.source) }
    if let node = rows.rightSide.strata.first {
      throw formula.problem("strata() is for survival; write factor(\(node)) here", at: node)
    }
    if let node = rows.rightSide.clusters.first {
      throw formula.problem("cluster() is for Cox models", at: node)
    }
    guard let name else {
      weights = nil
      return
    }
    let values = try rows.data.column(name).numbers()
    if let row = values.firstIndex(where: { !($0 >= 0 && $0 < .infinity) }) {
      throw RegressionFailure.invalid(
        "the weight \"\(name)\" is \(values[row]) at \(rows.data.rows.place(at: row)); weights are 0 or "
          + "more")
    }
    guard values.contains(where: { $0 > 0 }) else {
      throw RegressionFailure.invalid("the weight \"\(name)\" is 0 in all rows")
    }
    weights = values
  }

  private init(_ other: RegressionInput, rows: CompleteRows) {
    formula = other.formula
    weights = other.weights
    weightColumn = other.weightColumn
    self.rows = rows
  }

  /// The same rows with some of the terms only.
  func keeping(_ terms: [FormulaTerm]) -> RegressionInput {
    RegressionInput(self, rows: rows.keeping(terms))
  }

  /// The terms of this model, as the formula has them.
  var terms: [FormulaTerm] { rows.rightSide.terms }

  /// How many rows count: those with a weight above 0.
  var effectiveCount: Int { weights?.count { $0 > 0 } ?? rows.data.count }

  /// The model in R's notation; a smaller one than the formula's is written anew.
  var text: String {
    if terms.count == (try? formula.rightSide(in: rows.data))?.terms.count { return formula.source }
    let left = formula.source.split(separator: "~", maxSplits: 1).first ?? ""
    let parts = terms.map(\.label) + rows.rightSide.offsets.map { "offset(\($0))" }
    let constant = rows.rightSide.hasIntercept ? [] : ["0"]
    let right = (constant + parts).joined(separator: " + ")
    return left + "~ " + (right.isEmpty ? "1" : right)
  }

  /// The terms that can be left out without leaving an interaction without its part.
  var droppable: [FormulaTerm] {
    terms.filter { term in
      let own = Set(term.factors)
      return !terms.contains { $0 != term && own.isStrictSubset(of: Set($0.factors)) }
    }
  }

  /// Throws where all rows that count are events, or none is.
  func requireOutcome(_ isCase: [Bool]) throws {
    let counted = isCase.indices.filter { (weights?[$0] ?? 1) > 0 }
    let cases = counted.count { isCase[$0] }
    guard cases > 0, cases < counted.count else {
      throw RegressionFailure.constantOutcome(
        formula: text, value: cases > 0 ? "1 (yes)" : "0 (no)")
    }
  }

  /// Throws where there are not more rows than coefficients.
  func requireRows(coefficients: Int) throws {
    guard effectiveCount > coefficients else {
      throw RegressionFailure.tooFewRows(
        formula: text, rows: effectiveCount, coefficients: coefficients)
    }
  }
}

extension DesignCoding {
  /// Throws where a column is constant or can be computed from those before it, and names it.
  func requireIndependence(_ design: StandardizedDesign) throws {
    guard let column = design.dependentColumn() else { return }
    throw RegressionFailure.collinear(
      term: term(ofColumn: column)?.label ?? names[column], coefficient: names[column])
  }
}
