/// A model formula in R's notation, read but not yet evaluated: `Surv(t, e) ~ age + strata(centre)`.
package struct Formula: Sendable {
  /// What stands left of `~`.
  package enum Outcome: Sendable, Hashable {
    case none
    /// A column or a comparison: `y`, `y == 'yes'`.
    case value(FormulaNode)
    /// `Surv(time, event)` or `Surv(start, stop, event)`.
    case survival(start: FormulaNode?, time: FormulaNode, event: FormulaNode)
  }

  /// The formula as it was written.
  package let source: String
  package let outcome: Outcome
  /// What stands right of `~`; `nil` where there is no `~`.
  package let right: FormulaNode?

  /// Reads a formula; an error points at the character.
  package init(_ source: String) throws(FormulaFailure) {
    self.source = source
    var parser = try FormulaParser(source)
    let sides = try parser.sides()
    right = sides.right
    outcome = try Formula.outcome(sides.left, source)
    _ = try rightSide(over: [])
  }

  private static func outcome(
    _ left: FormulaNode?, _ source: String
  ) throws(FormulaFailure) -> Outcome {
    guard let left else { return .none }
    guard case .call("Surv", let arguments) = left.kind else { return .value(left) }
    switch arguments.count {
    case 2: return .survival(start: nil, time: arguments[0].value, event: arguments[1].value)
    case 3:
      return .survival(
        start: arguments[0].value, time: arguments[1].value, event: arguments[2].value)
    default:
      throw FormulaFailure(
        formula: source, position: left.position,
        message: "Surv takes a time and an event, or start, stop and event; it has "
          + "\(arguments.count) arguments")
    }
  }

  /// The names of the columns that stand left of `~`.
  package var outcomeNames: [String] {
    switch outcome {
    case .none: []
    case .value(let node): node.names
    case .survival(let start, let time, let event):
      (start?.names ?? []) + time.names + event.names
    }
  }

  func failure(_ message: String, at node: FormulaNode) -> FormulaFailure {
    FormulaFailure(formula: source, position: node.position, message: message)
  }
}
