/// One term of a model: a variable, or the interaction of several.
package struct FormulaTerm: Sendable, Hashable {
  /// The variables; more than one is an interaction.
  package let factors: [FormulaNode]

  package init(factors: [FormulaNode]) { self.factors = factors }

  /// The term as R names it: `age`, `log(age)`, `age:sex`.
  package var label: String { factors.map(\.description).joined(separator: ":") }
}

/// The right side of a formula, with `*`, `.` and `-` worked out.
package struct FormulaRightSide: Sendable {
  /// The terms in the order of the formula, main effects before interactions.
  package internal(set) var terms: [FormulaTerm] = []
  /// What `strata(…)` holds.
  package internal(set) var strata: [FormulaNode] = []
  /// What `cluster(…)` holds.
  package internal(set) var clusters: [FormulaNode] = []
  /// What `offset(…)` holds.
  package internal(set) var offsets: [FormulaNode] = []
  /// Whether a constant belongs to the model; `- 1` and `0` take it away.
  package internal(set) var hasIntercept = true

  /// Everything that has to be known of a row, strata, clusters and offsets included.
  package var variables: [FormulaNode] {
    var seen: [FormulaNode] = []
    for node in terms.flatMap(\.factors) + strata + clusters + offsets where !seen.contains(node) {
      seen.append(node)
    }
    return seen
  }
}

extension Formula {
  /// The right side for data with these columns: `.` stands for those that the left side does not
  /// name.
  package func rightSide(over columnNames: [String]) throws(FormulaFailure) -> FormulaRightSide {
    var side = FormulaRightSide()
    guard let right else { return side }
    let taken = Set(outcomeNames)
    let expansion = TermExpansion(
      formula: self, dot: columnNames.filter { !taken.contains($0) })
    var terms: [FormulaTerm] = []
    for term in try expansion.terms(of: right) {
      guard term.factors != [TermExpansion.constant] else { continue }
      guard let (name, arguments) = term.specialCall else {
        terms.append(term)
        continue
      }
      let nodes = arguments.map(\.value)
      guard !nodes.isEmpty else { throw failure("\(name)() is empty", at: term.factors[0]) }
      switch name {
      case "strata": side.strata += nodes
      case "cluster": side.clusters += nodes
      default: side.offsets += nodes
      }
    }
    side.hasIntercept = expansion.hasIntercept(right)
    // Main effects first, then interactions by their order, as R has them.
    side.terms = terms.enumerated()
      .sorted { ($0.element.factors.count, $0.offset) < ($1.element.factors.count, $1.offset) }
      .map(\.element)
    return side
  }
}

extension FormulaTerm {
  /// The call where the term is one of those that are not estimated.
  fileprivate var specialCall: (String, [FormulaArgument])? {
    guard factors.count == 1, case .call(let name, let arguments) = factors[0].kind,
      ["strata", "cluster", "offset"].contains(name)
    else { return nil }
    return (name, arguments)
  }
}

/// Works out the algebra of terms.
private struct TermExpansion {
  static let constant = FormulaNode(.number(1), at: 0)
  let formula: Formula
  let dot: [String]

  func terms(of node: FormulaNode) throws(FormulaFailure) -> [FormulaTerm] {
    switch node.kind {
    case .name, .call: return [FormulaTerm(factors: [node])]
    case .dot: return dot.map { FormulaTerm(factors: [FormulaNode(.name($0), at: node.position)]) }
    case .number(let number) where number == 1 || number == 0: return []
    case .number, .text:
      throw formula.failure("\(node) is not a variable; a name was expected", at: node)
    case .unary("+", let operand): return try terms(of: operand)
    case .unary("-", let operand):
      _ = try terms(of: operand)
      return []
    case .unary(let sign, _):
      throw formula.failure("\"\(sign)\" has no meaning on the right; write I(\(node))", at: node)
    case .binary(let sign, let left, let right): return try terms(of: node, sign, left, right)
    }
  }

  private func terms(
    of node: FormulaNode, _ sign: String, _ left: FormulaNode, _ right: FormulaNode
  ) throws(FormulaFailure) -> [FormulaTerm] {
    switch sign {
    case "+":
      // A long sum leans to the left; it is taken apart in one go.
      var operands = [right]
      var rest = left
      while case .binary("+", let first, let second) = rest.kind {
        operands.append(second)
        rest = first
      }
      operands.append(rest)
      var all: [FormulaTerm] = []
      for operand in operands.reversed() { all += try terms(of: operand) }
      return union([], all)
    case "-":
      let removed = Set(try terms(of: right).map { Set($0.factors) })
      return try terms(of: left).filter { !removed.contains(Set($0.factors)) }
    case ":": return crossed(try terms(of: left), try terms(of: right))
    case "*":
      let (a, b) = (try terms(of: left), try terms(of: right))
      return union(union(a, b), crossed(a, b))
    case "^":
      guard case .number(let power) = right.kind, [1, 2, 3, 4].contains(power) else {
        throw formula.failure("a power of terms is 2, 3 or 4; for a square write I(…^2)", at: right)
      }
      let base = try terms(of: left)
      var all = base
      for _ in 1..<Int(power) { all = union(all, crossed(all, base)) }
      return all
    default:
      throw formula.failure(
        "\"\(sign)\" has no meaning between terms; arithmetic stands in I(): I(\(node))", at: node)
    }
  }

  /// Whether the constant stays: R's `0`, `- 1` and `+ 0` take it away.
  func hasIntercept(_ node: FormulaNode) -> Bool {
    switch node.kind {
    case .number(0): return false
    case .unary("-", let operand) where operand.kind == .number(1): return false
    case .binary("-", let left, let right):
      return right.kind != .number(1) && hasIntercept(left)
    case .binary("+", let left, let right): return hasIntercept(left) && hasIntercept(right)
    default: return true
    }
  }

  private func union(_ a: [FormulaTerm], _ b: [FormulaTerm]) -> [FormulaTerm] {
    var seen = Set(a.map { Set($0.factors) })
    return a + b.filter { seen.insert(Set($0.factors)).inserted }
  }

  private func crossed(_ a: [FormulaTerm], _ b: [FormulaTerm]) -> [FormulaTerm] {
    var all: [FormulaTerm] = []
    for left in a {
      let crossings = b.map { right in
        FormulaTerm(factors: left.factors + right.factors.filter { !left.factors.contains($0) })
      }
      all = union(all, crossings)
    }
    return all
  }
}
