package import DataFrames
import Reporting

/// One variable of a design with the coding that was fitted: what `age`, `stage` or `rcs(nodes, 4)`
/// becomes.
package struct DesignVariable: Sendable {
  /// What the columns of a variable are made by.
  package enum Coding: Sendable, Hashable {
    case number
    /// The levels that occurred, the reference first.
    case factor(levels: [String])
    case spline(RestrictedCubicSpline)
    case polynomial(PolynomialBasis)
  }

  /// The variable as the formula has it.
  package let node: FormulaNode
  /// What is evaluated: the argument of `rcs` and `poly`, else the variable itself.
  package let inner: FormulaNode
  /// The coding.
  package let coding: Coding

  /// The names that follow R: the variable, or the variable and its level.
  func names(full: Bool) -> [String] {
    switch coding {
    case .number: return ["\(node)"]
    case .factor(let levels): return levels.dropFirst(full ? 0 : 1).map { "\(node)\($0)" }
    case .spline(let basis):
      return (0..<basis.columnCount).map { "\(inner)" + String(repeating: "'", count: $0) }
    case .polynomial(let basis):
      return basis.degree == 1 ? ["\(node)"] : (1...basis.degree).map { "\(node)\($0)" }
    }
  }

  /// Whether the columns are indicators of levels.
  var isFactor: Bool {
    if case .factor = coding { return true }
    return false
  }
}

/// The cells of a variable for some rows.
enum DesignCells {
  case columns([[Double]])
  /// For each row its level; −1 where missing.
  case levels([Int32])
}

// MARK: - Fitting

extension DesignVariable {
  /// Fits the coding of a variable to complete rows, and gives its cells for them.
  static func fitted(
    _ node: FormulaNode, of formula: Formula, in data: DataFrame
  ) throws -> (variable: DesignVariable, cells: DesignCells) {
    if case .call(let name, let arguments) = node.kind, ["rcs", "poly"].contains(name) {
      guard let inner = arguments.first?.value else {
        throw formula.problem("\(name)() is empty; write \(name)(age, 3)", at: node)
      }
      let values = try formula.finiteNumbers(inner, in: data)
      let coding =
        try name == "rcs"
        ? spline(node, arguments, values, formula) : polynomial(node, arguments, values, formula)
      let variable = DesignVariable(node: node, inner: inner, coding: coding)
      return (variable, variable.cells(values))
    }
    let column = try formula.column(node, in: data)
    if let grouping = Grouping(categorical: column) {
      if case .dates = column.storage { throw formula.dateProblem(node) }
      return try factor(node, grouping)
    }
    let values = try formula.finiteNumbers(node, in: data)
    return (DesignVariable(node: node, inner: node, coding: .number), .columns([values]))
  }

  private static func factor(
    _ node: FormulaNode, _ grouping: Grouping
  ) throws -> (variable: DesignVariable, cells: DesignCells) {
    let kept = grouping.droppingUnusedLevels()
    let unused = grouping.levels.filter { !kept.levels.contains($0) }
    if !unused.isEmpty {
      let named = unused.map { "\"\($0)\"" }.joined(separator: ", ")
      ReportContext.warn(
        "unused-level",
        "no row used has \(named) of \"\(node)\": there is no coefficient for it")
    }
    guard kept.levels.count > 1 else {
      throw RegressionFailure.oneLevel(term: "\(node)", level: kept.levels.first ?? "")
    }
    return (
      DesignVariable(node: node, inner: node, coding: .factor(levels: kept.levels)),
      .levels(kept.codes)
    )
  }

  private static func spline(
    _ node: FormulaNode, _ arguments: [FormulaArgument], _ values: [Double], _ formula: Formula
  ) throws -> Coding {
    guard arguments.count <= 2 else {
      throw formula.problem("rcs() takes a variable and knots", at: node)
    }
    let second = arguments.count > 1 ? arguments[1].value : FormulaNode(.number(5), at: 0)
    if case .call("c", let given) = second.kind {
      let knots = try given.map { try formula.number($0.value) }
      guard knots.count >= 3, zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw formula.problem("knots are three or more numbers, ascending: c(1, 3, 9)", at: second)
      }
      return .spline(RestrictedCubicSpline(knots: knots))
    }
    guard let count = Int(exactly: try formula.number(second)), (3...7).contains(count) else {
      throw formula.problem("rcs() takes 3 to 7 knots, as in rcs(age, 4)", at: second)
    }
    let knots = RestrictedCubicSpline.knots(of: values, count: count)
    guard knots.count >= 3 else {
      throw RegressionFailure.knots(term: "\(node)", distinct: knots.count)
    }
    if knots.count < count {
      ReportContext.warn(
        "tied-knots",
        "\"\(node)\" has \(knots.count) knots, not \(count): quantiles of the values coincide")
    }
    return .spline(RestrictedCubicSpline(knots: knots))
  }

  private static func polynomial(
    _ node: FormulaNode, _ arguments: [FormulaArgument], _ values: [Double], _ formula: Formula
  ) throws -> Coding {
    guard arguments.count <= 2 else {
      throw formula.problem("poly() takes a variable and a degree", at: node)
    }
    let second = arguments.count > 1 ? arguments[1].value : FormulaNode(.number(1), at: 0)
    guard let degree = Int(exactly: try formula.number(second)), (1...10).contains(degree) else {
      throw formula.problem("poly() takes a degree from 1 to 10, as in poly(age, 2)", at: second)
    }
    guard let basis = PolynomialBasis(values, degree: degree) else {
      throw formula.problem(
        "\(node) needs more than \(degree) different values", at: node)
    }
    return .polynomial(basis)
  }

  private func cells(_ values: [Double]) -> DesignCells {
    switch coding {
    case .number, .factor: .columns([values])
    case .spline(let basis): .columns(basis.columns(values))
    case .polynomial(let basis): .columns(basis.columns(values))
    }
  }
}

// MARK: - New data

extension DesignVariable {
  /// The cells for other rows with the coding that was fitted; missing ones are NaN or −1.
  func encoded(_ formula: Formula, in data: DataFrame) throws -> DesignCells {
    guard case .factor(let levels) = coding else {
      let values = try formula.numbers(inner, in: data)
      return cells(values.map { $0.isFinite ? $0 : .nan })
    }
    let column = try formula.column(inner, in: data)
    let (texts, codes) = (column.levels, column.codes)
    let places = Dictionary(levels.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
    let mapping = texts.map { places[$0] ?? -2 }
    let mapped = codes.map { $0 < 0 ? -1 : mapping[Int($0)] }
    if let first = mapped.firstIndex(of: -2) {
      let unknown = mapped.indices.filter { mapped[$0] == -2 }
      throw RegressionFailure.unknownLevel(
        term: "\(node)", level: texts[Int(codes[first])],
        places: unknown.prefix(3).map { data.rows.place(at: $0) }, count: unknown.count,
        known: levels)
    }
    return .levels(mapped)
  }
}

// MARK: - Reading

extension Formula {
  func problem(_ message: String, at node: FormulaNode) -> FormulaFailure {
    FormulaFailure(formula: source, position: node.position, message: message)
  }

  func dateProblem(_ node: FormulaNode) -> FormulaFailure {
    problem(
      "\(node) holds dates; make a time of them first: d[\"months\"] = d.months(from: \"\(node)\", "
        + "to: …)", at: node)
  }

  /// A number written in the formula.
  func number(_ node: FormulaNode) throws -> Double {
    switch node.kind {
    case .number(let number): return number
    case .unary("-", let operand): return -(try number(operand))
    default: throw problem("\(node) is not a number; a number was expected", at: node)
    }
  }

  /// The values of a part of the formula as numbers, NaN where missing.
  func numbers(_ node: FormulaNode, in data: DataFrame) throws -> [Double] {
    let column = try column(node, in: data)
    if case .dates = column.storage { throw dateProblem(node) }
    do {
      return try column.numbers()
    } catch {
      throw problem(error.description, at: node)
    }
  }

  /// The same of complete rows, where each has to be a finite number.
  func finiteNumbers(_ node: FormulaNode, in data: DataFrame) throws -> [Double] {
    let values = try numbers(node, in: data)
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw RegressionFailure.notFinite(term: "\(node)", place: data.rows.place(at: row))
    }
    return values
  }
}
