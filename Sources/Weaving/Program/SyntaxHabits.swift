import SwiftSyntax

/// Habits that show in how signs stand together: `=` where a comparison or label is meant, `&`
/// between masks.
final class SyntaxHabits: SyntaxVisitor {
  private let block: ParsedBlock
  private var findings: [Habits.Finding] = []

  static func found(in block: ParsedBlock) -> [Habits.Finding] {
    let visitor = SyntaxHabits(block)
    visitor.walk(block.tree)
    return visitor.findings
  }

  private init(_ block: ParsedBlock) {
    self.block = block
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
    let elements = Array(node.elements)
    let isMask = elements.contains(where: isComparison)
    for (index, element) in elements.enumerated() {
      if element.is(AssignmentExprSyntax.self) { look(at: element, index, in: node) }
      if let sign = element.as(BinaryOperatorExprSyntax.self)?.operator.text,
        sign == "&" || sign == "|", isMask
      {
        add(element, "`\(sign)` does not join conditions in Swift", sign + sign)
      }
    }
    return .visitChildren
  }

  /// Whether an element compares, itself or within parentheses.
  private func isComparison(_ element: ExprSyntax) -> Bool {
    if let sign = element.as(BinaryOperatorExprSyntax.self)?.operator.text {
      return ["==", "!=", "<", ">", "<=", ">="].contains(sign)
    }
    guard let tuple = element.as(TupleExprSyntax.self), tuple.elements.count == 1,
      let inner = tuple.elements.first?.expression.as(SequenceExprSyntax.self)
    else { return false }
    return inner.elements.contains(where: isComparison)
  }

  /// An assignment as argument of a call, in a subscript or as a condition.
  private func look(at sign: ExprSyntax, _ index: Int, in node: SequenceExprSyntax) {
    guard let parent = node.parent else { return }
    if parent.is(ConditionElementSyntax.self) {
      add(sign, "`=` gives a value; equality is asked by `==`", "==")
    }
    guard parent.is(LabeledExprSyntax.self), let call = parent.parent?.parent else { return }
    if call.is(SubscriptCallExprSyntax.self) {
      add(sign, "`=` gives a value; equality is asked by `==`", "==")
    } else if call.is(FunctionCallExprSyntax.self), index == 1,
      let name = node.elements.first?.as(DeclReferenceExprSyntax.self)
    {
      findings.append(
        .init(
          range: block.start(of: name)..<block.end(of: sign),
          message: "`=` in a call is R; the name of an argument ends with a colon",
          replacement: name.trimmedDescription + ":"))
    }
  }

  private func add(_ element: ExprSyntax, _ message: String, _ replacement: String) {
    findings.append(
      .init(
        range: block.start(of: element)..<block.end(of: element), message: message,
        replacement: replacement))
  }
}
