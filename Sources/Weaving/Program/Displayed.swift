import SwiftSyntax

/// Which statement of a block is displayed.
enum Displayed {
  /// Whether a block's last statement is shown: an expression, but neither an assignment nor an
  /// `if`, `switch` or a bare closure.
  static func isShown(_ statement: CodeBlockItemSyntax) -> Bool {
    guard case .expr(let expression) = statement.item else { return false }
    return isShown(expression)
  }

  private static func isShown(_ expression: ExprSyntax) -> Bool {
    if let attempt = expression.as(TryExprSyntax.self) { return isShown(attempt.expression) }
    if let wait = expression.as(AwaitExprSyntax.self) { return isShown(wait.expression) }
    if let sequence = expression.as(SequenceExprSyntax.self) {
      return !sequence.elements.contains { $0.is(AssignmentExprSyntax.self) }
    }
    return ![.ifExpr, .switchExpr, .closureExpr].contains(expression.kind)
  }
}
