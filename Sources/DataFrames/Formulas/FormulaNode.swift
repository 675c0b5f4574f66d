/// A part of a formula, with its place in it. Two are equal where they say the same, wherever they
/// stand.
package struct FormulaNode: Sendable {
  /// What a part can be.
  package indirect enum Kind: Sendable, Hashable {
    case name(String)
    case number(Double)
    case text(String)
    /// All columns that the formula does not name elsewhere.
    case dot
    case call(String, [FormulaArgument])
    case unary(String, FormulaNode)
    case binary(String, FormulaNode, FormulaNode)
  }

  package let kind: Kind
  /// The place of its first character, counted from 0.
  package let position: Int

  package init(_ kind: Kind, at position: Int) {
    self.kind = kind
    self.position = position
  }
}

/// An argument of a call in a formula: `4`, or `df = 4`.
package struct FormulaArgument: Sendable, Hashable {
  package let label: String?
  package let value: FormulaNode
}

extension FormulaNode: Hashable {
  package static func == (a: FormulaNode, b: FormulaNode) -> Bool { a.kind == b.kind }
  package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

extension FormulaNode: CustomStringConvertible {
  /// The part as R would write it, which is the name of a term: `log(age)`, `I(a / 10)`.
  package var description: String {
    switch kind {
    case .name(let name): return name
    case .number(let number): return number.plainText
    case .text(let text): return "'\(text)'"
    case .dot: return "."
    case .call(let name, let arguments):
      let listed = arguments.map { argument in
        argument.label.map { "\($0) = \(argument.value)" } ?? "\(argument.value)"
      }
      return "\(name)(\(listed.joined(separator: ", ")))"
    case .unary(let sign, let operand): return sign + enclosed(operand)
    case .binary(let sign, let left, let right):
      let spaced = sign == ":" || sign == "^" ? sign : " \(sign) "
      return enclosed(left) + spaced + enclosed(right)
    }
  }

  private func enclosed(_ operand: FormulaNode) -> String {
    if case .binary(let sign, _, _) = operand.kind, case .binary(let own, _, _) = kind {
      return sign == own && "+*:&&||".contains(sign) ? "\(operand)" : "(\(operand))"
    }
    if case .binary = operand.kind { return "(\(operand))" }
    return "\(operand)"
  }

  /// The names of all columns that the part mentions, each once, in order.
  package var names: [String] {
    var found: [String] = []
    collectNames(into: &found)
    return found
  }

  private func collectNames(into found: inout [String]) {
    switch kind {
    case .name(let name): if !found.contains(name) { found.append(name) }
    case .number, .text, .dot: break
    case .call(_, let arguments):
      for argument in arguments { argument.value.collectNames(into: &found) }
    case .unary(_, let operand): operand.collectNames(into: &found)
    case .binary(_, let left, let right):
      left.collectNames(into: &found)
      right.collectNames(into: &found)
    }
  }
}
