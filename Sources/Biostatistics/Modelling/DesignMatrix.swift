package import DataFrames
package import NumericalMethods

/// The numbers of a regression: a formula's right side on complete rows, one column for each
/// coefficient. The seam between formulas and everything that is fitted to them.
///
/// Factors are coded by indicators with the first level as reference, whether ordered or not; as in R a
/// factor has a column for each level where nothing else in the model carries its mean. A level without
/// rows has no column, with a warning; a factor of one level, a date and a value that is not finite are
/// errors. Collinear columns are the model's affair.
package struct DesignMatrix: Sendable {
  /// What becomes of the constant.
  package enum Constant: Sendable {
    /// A column of ones comes first, unless the formula says `- 1` or `0`.
    case asWritten
    /// No column, and factors coded as if there were one: a Cox model's baseline is its constant.
    case implied
  }

  /// One column for each coefficient, in the order of `coding.names`.
  package private(set) var matrix: Matrix
  /// How the columns came about, for coding other rows.
  package let coding: DesignCoding
  /// The sum of what `offset(…)` holds; `nil` without offsets.
  package let offset: [Double]?
  /// The combinations of what `strata(…)` holds; `nil` without strata.
  package let strata: Grouping?
  /// For each row the number of its cluster, from 0; `nil` without `cluster(…)`.
  package let clusters: [Int32]?
  /// For each factor among the main effects the level of each row, by the place of its term.
  let levelCodes: [Int: [Int32]]

  /// Codes the right side of a formula on complete rows.
  package init(_ formula: Formula, rows: CompleteRows, constant: Constant = .asWritten) throws {
    let side = rows.rightSide
    let data = rows.data
    guard data.count > 0 else { throw RegressionFailure.noRows(formula: formula.source) }
    var nodes: [FormulaNode] = []
    for node in side.terms.flatMap(\.factors) where !nodes.contains(node) { nodes.append(node) }
    let fitted = try nodes.map { try DesignVariable.fitted($0, of: formula, in: data) }
    coding = DesignCoding(
      formula, side, variables: fitted.map(\.variable), cells: fitted.map(\.cells),
      constant: constant, rowCount: data.count)
    matrix = coding.matrix(of: fitted.map(\.cells), rowCount: data.count)
    var codes: [Int: [Int32]] = [:]
    for (index, part) in coding.parts.enumerated() where part.variables.count == 1 {
      if case .levels(let own) = fitted[part.variables[0]].cells { codes[index] = own }
    }
    levelCodes = codes
    offset = try coding.offset(in: data)
    for node in side.offsets { _ = try formula.finiteNumbers(node, in: data) }
    strata =
      side.strata.isEmpty
      ? nil
      : try Grouping(
        crossing: side.strata.map { FormulaTerm(factors: [$0]) }, of: formula, in: data)
    guard side.clusters.count < 2 else {
      throw formula.problem("a model has one cluster(…)", at: side.clusters[1])
    }
    clusters = try side.clusters.first.map { try formula.column($0, in: data).codes }
  }

  /// Hands the columns over and keeps none, so that they can be changed in place: a large design is not
  /// held twice.
  mutating func takingMatrix() -> Matrix {
    let taken = matrix
    matrix = Matrix(rowCount: 0, columnCount: 0)
    return taken
  }

  /// How many rows of each level are cases, for each factor among the main effects: by the place of its
  /// term and of the level.
  package func caseCounts(_ isCase: [Bool]) -> [Int: [Int]] {
    levelCodes.mapValues { codes in
      var counts = [Int](repeating: 0, count: Int(codes.max() ?? -1) + 1)
      for (row, code) in codes.enumerated() where isCase[row] { counts[Int(code)] += 1 }
      return counts
    }
  }
}

extension DesignCoding {
  init(
    _ formula: Formula, _ side: FormulaRightSide, variables: [DesignVariable],
    cells: [DesignCells], constant: DesignMatrix.Constant, rowCount: Int
  ) {
    self.formula = formula
    self.variables = variables
    offsets = side.offsets
    let isImplied = constant == .implied
    hasIntercept = side.hasIntercept && !isImplied
    parts = Self.parts(side, variables, hasConstant: side.hasIntercept || isImplied)
    var names = hasIntercept ? ["(Intercept)"] : []
    var terms: [ModelTerm] = []
    for part in parts {
      let own = part.names(of: variables)
      let range = names.count..<(names.count + own.count)
      terms.append(
        ModelTerm(
          label: part.term.label, kind: part.kind(variables, cells, range), coefficients: range,
          columns: part.term.factors.flatMap(\.names)))
      names += own
    }
    self.names = names
    self.terms = terms
  }

  /// A factor of a term has columns for all its levels where the term without it is not in the model.
  private static func parts(
    _ side: FormulaRightSide, _ variables: [DesignVariable], hasConstant: Bool
  ) -> [Term] {
    let present = Set(side.terms.map { Set($0.factors) })
    var isConstantCarried = hasConstant
    return side.terms.map { term in
      let places = term.factors.map { node in variables.firstIndex { $0.node == node } ?? 0 }
        .sorted()
      let isFull = places.map { place -> Bool in
        guard variables[place].isFactor else { return false }
        let others = Set(places.filter { $0 != place }.map { variables[$0].node })
        guard others.isEmpty else { return !present.contains(others) }
        // Without a constant the first factor takes its place.
        defer { isConstantCarried = true }
        return !isConstantCarried
      }
      return Term(
        term: FormulaTerm(factors: places.map { variables[$0].node }), variables: places,
        isFull: isFull)
    }
  }
}

extension DesignCoding.Term {
  fileprivate func kind(
    _ all: [DesignVariable], _ cells: [DesignCells], _ range: Range<Int>
  ) -> ModelTerm.Kind {
    guard variables.count == 1 else { return .interaction }
    switch all[variables[0]].coding {
    case .number: return .number
    case .spline(let basis): return .spline(knots: basis.knots)
    case .polynomial(let basis): return .polynomial(degree: basis.degree)
    case .factor(let levels):
      var counts = [Int](repeating: 0, count: levels.count)
      if case .levels(let codes) = cells[variables[0]] {
        for code in codes { counts[Int(code)] += 1 }
      }
      let shift = isFull[0] ? 0 : 1
      return .factor(
        levels: levels.indices.map { index in
          ModelTerm.Level(
            name: levels[index], count: counts[index],
            coefficient: index < shift ? nil : range.lowerBound + index - shift)
        })
    }
  }
}
