package import DataFrames
package import NumericalMethods

/// How a formula's right side became columns, kept by a fitted model so that other rows are coded the
/// same: levels, knots and polynomials are those of fitting.
package struct DesignCoding: Sendable {
  /// One term by its variables.
  struct Term: Sendable {
    let term: FormulaTerm
    /// The places of its variables in `variables`.
    let variables: [Int]
    /// Whether each variable has a column for every level, the reference too.
    let isFull: [Bool]
  }

  let formula: Formula
  let variables: [DesignVariable]
  let parts: [Term]
  let offsets: [FormulaNode]

  /// Whether the first column is the constant.
  package let hasIntercept: Bool
  /// The names of the columns as R writes them, `(Intercept)` first where there is one.
  package let names: [String]
  /// The terms in order, with the columns that are theirs.
  package let terms: [ModelTerm]

  /// How many columns there are.
  package var columnCount: Int { names.count }

  /// The term that a column belongs to; `nil` for the constant.
  package func term(ofColumn column: Int) -> ModelTerm? {
    terms.first { $0.coefficients.contains(column) }
  }

  /// The columns of other rows; a row that misses something is NaN throughout its columns. Throws where
  /// a column is lacking or a level was not there when the model was fitted.
  package func encoded(_ data: DataFrame) throws -> Matrix {
    let cells = try variables.map { try $0.encoded(formula, in: data) }
    return matrix(of: cells, rowCount: data.count)
  }

  /// The sum of what `offset(…)` holds for some rows; `nil` without offsets.
  package func offset(in data: DataFrame) throws -> [Double]? {
    guard let first = offsets.first else { return nil }
    var sum = try formula.numbers(first, in: data)
    for node in offsets.dropFirst() {
      for (row, value) in try formula.numbers(node, in: data).enumerated() { sum[row] += value }
    }
    return sum
  }

  /// Puts the columns together: the constant, then term after term, the first variable of an
  /// interaction changing fastest.
  func matrix(of cells: [DesignCells], rowCount: Int) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(rowCount * columnCount)
    if hasIntercept { elements += repeatElement(1, count: rowCount) }
    for part in parts {
      for combination in part.combinations(of: variables) {
        let start = elements.count
        for (place, column) in zip(part.variables, combination).enumerated() {
          if place == 0 {
            cells[column.0].append(column.1, to: &elements)
          } else {
            cells[column.0].multiply(column.1, into: &elements, from: start)
          }
        }
      }
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
  }
}

extension DesignCoding.Term {
  /// For each column the column, or the level, of each variable.
  func combinations(of all: [DesignVariable]) -> [[Int]] {
    var combinations: [[Int]] = [[]]
    for (variable, full) in zip(variables, isFull) {
      let own = all[variable].indices(full: full)
      combinations = own.flatMap { index in combinations.map { $0 + [index] } }
    }
    return combinations
  }

  /// The names of the columns.
  func names(of all: [DesignVariable]) -> [String] {
    var names: [String] = [""]
    for (place, (variable, full)) in zip(variables, isFull).enumerated() {
      let own = all[variable].names(full: full)
      names = own.flatMap { name in names.map { place == 0 ? name : "\($0):\(name)" } }
    }
    return names
  }
}

extension DesignVariable {
  /// The columns that a term has of this variable: for a factor the levels.
  func indices(full: Bool) -> [Int] {
    if case .factor(let levels) = coding { return Array((full ? 0 : 1)..<levels.count) }
    return Array(names(full: full).indices)
  }
}

extension DesignCells {
  /// Appends a column, or the indicator of a level.
  func append(_ index: Int, to elements: inout [Double]) {
    switch self {
    case .columns(let columns): elements += columns[index]
    case .levels(let codes):
      let level = Int32(index)
      for code in codes { elements.append(code < 0 ? .nan : code == level ? 1 : 0) }
    }
  }

  /// Multiplies what stands from `start` on by a column, or by the indicator of a level.
  func multiply(_ index: Int, into elements: inout [Double], from start: Int) {
    switch self {
    case .columns(let columns):
      for (row, value) in columns[index].enumerated() { elements[start + row] *= value }
    case .levels(let codes):
      let level = Int32(index)
      for (row, code) in codes.enumerated() {
        elements[start + row] *= code < 0 ? .nan : code == level ? 1 : 0
      }
    }
  }
}
