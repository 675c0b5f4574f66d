import Foundation

extension Formula {
  /// The right side for the columns of `data`.
  package func rightSide(in data: DataFrame) throws -> FormulaRightSide {
    try rightSide(over: data.columnNames)
  }

  /// The column that a part of the formula stands for: a name, arithmetic, a comparison, `log`,
  /// `sqrt`, `exp`, `I`, `factor`. Parts that stand for several columns of a model (`poly`, `rcs`)
  /// are not evaluated here.
  package func column(_ node: FormulaNode, in data: DataFrame) throws -> Column {
    do {
      return try evaluated(node, in: data)
    } catch let failure as DataFailure {
      throw self.failure(failure.description, at: node)
    }
  }

  /// The groups that a part of the formula stands for.
  package func grouping(_ node: FormulaNode, in data: DataFrame) throws -> Grouping {
    do {
      return try Grouping(column(node, in: data))
    } catch let failure as DataFailure {
      throw self.failure(failure.description, at: node)
    }
  }

  private func evaluated(_ node: FormulaNode, in data: DataFrame) throws -> Column {
    switch node.kind {
    case .name(let name): return try existing(name, in: data)
    case .number(let number): return Column([Double](repeating: number, count: data.count))
    case .text, .dot: throw failure("\(node) cannot stand here; a column was expected", at: node)
    case .unary("-", let operand):
      return try column(operand, in: data).transformed("\(node)") { -$0 }
    case .unary("!", let operand): return try column(operand, in: data).negated()
    case .unary(_, let operand): return try column(operand, in: data)
    case .call(let name, let arguments): return try called(name, arguments, node, in: data)
    case .binary(let sign, let left, let right):
      if let comparison = Comparison(rawValue: sign) {
        return try compared(left, comparison, right, in: data)
      }
      return try combined(sign, left, right, node, in: data)
    }
  }

  private func compared(
    _ left: FormulaNode, _ comparison: Comparison, _ right: FormulaNode, in data: DataFrame
  ) throws -> Column {
    let column = try column(left, in: data)
    switch right.kind {
    case .number(let number): return try column.compared(comparison, with: number)
    case .unary("-", let operand):
      if case .number(let number) = operand.kind {
        return try column.compared(comparison, with: -number)
      }
      return try column.compared(comparison, with: self.column(right, in: data))
    case .text(let text): return try column.compared(comparison, with: text)
    default: return try column.compared(comparison, with: self.column(right, in: data))
    }
  }

  private func combined(
    _ sign: String, _ left: FormulaNode, _ right: FormulaNode, _ node: FormulaNode,
    in data: DataFrame
  ) throws -> Column {
    let (a, b) = (try column(left, in: data), try column(right, in: data))
    switch sign {
    case "+": return try a.computed(sign, b, +)
    case "-": return try a.computed(sign, b, -)
    case "*": return try a.computed(sign, b, *)
    case "/": return try a.computed(sign, b, /)
    case "^": return try a.computed(sign, b, pow)
    case "&&": return try a.and(b)
    case "||": return try a.or(b)
    default: throw failure("\"\(sign)\" cannot be computed here", at: node)
    }
  }

  private func called(
    _ name: String, _ arguments: [FormulaArgument], _ node: FormulaNode, in data: DataFrame
  ) throws -> Column {
    let functions: [String: (Double) -> Double] = [
      "log": { log($0) }, "log2": { log2($0) }, "log10": { log10($0) }, "log1p": { log1p($0) },
      "exp": { exp($0) }, "sqrt": { $0.squareRoot() }, "abs": { abs($0) }, "I": { $0 },
    ]
    guard functions[name] != nil || ["factor", "as.factor"].contains(name) else {
      let known =
        functions.keys.sorted() + ["factor", "poly", "rcs", "strata", "cluster", "offset"]
      let nearest = Spelling.nearest(to: name, among: known).map { "; nearest: \($0)()" } ?? ""
      throw failure("\(name)() cannot be used here" + nearest, at: node)
    }
    guard arguments.count == 1 else {
      throw failure("\(name)() takes one argument, not \(arguments.count)", at: node)
    }
    let column = try column(arguments[0].value, in: data)
    if let function = functions[name] {
      if name == "I", case .truth = column.storage { return column }
      return try column.transformed("\(node)", function)
    }
    return try column.asCategories()
  }
}
