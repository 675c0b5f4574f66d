import SwiftSyntax

/// Finds the statements inside the loops and branches of a statement, so that each can say that it
/// begins: a trap then knows its line without a backtrace.
///
/// Closures, functions and types are left alone: a statement more would change what a closure
/// returns or what a result builder sees.
final class StatementMarks: SyntaxVisitor {
  /// A place where the program notes a line.
  struct Mark: Equatable {
    /// Where in the block's code.
    var offset: Int
    /// The line that is noted, if it is not that of the place: the head of a loop, to which the
    /// program returns after each turn.
    var loop: Int?
  }

  private(set) var marks: [Mark] = []

  /// The marks within a statement, in order; none at its own beginning.
  static func within(_ statement: CodeBlockItemSyntax) -> [Mark] {
    let visitor = StatementMarks(viewMode: .sourceAccurate)
    switch statement.item {
    case .decl: return []
    case .stmt, .expr: visitor.walk(statement)
    }
    return visitor.marks.sorted { $0.offset < $1.offset }
  }

  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind {
    var loop: Int?
    if let parent = node.parent, [.forStmt, .whileStmt].contains(parent.kind) {
      loop = parent.positionAfterSkippingLeadingTrivia.utf8Offset
    }
    add(node.statements, loop: loop)
    return .visitChildren
  }

  override func visit(_ node: SwitchCaseSyntax) -> SyntaxVisitorContinueKind {
    add(node.statements, loop: nil)
    return .visitChildren
  }

  /// An `if` or `switch` whose value is used is no place for further statements.
  override func visit(_ node: IfExprSyntax) -> SyntaxVisitorContinueKind {
    isStatement(Syntax(node)) ? .visitChildren : .skipChildren
  }

  override func visit(_ node: SwitchExprSyntax) -> SyntaxVisitorContinueKind {
    isStatement(Syntax(node)) ? .visitChildren : .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  private func isStatement(_ node: Syntax) -> Bool {
    // `else if` hangs on the `if` above it, which was judged already.
    guard let parent = node.parent else { return false }
    return parent.is(ExpressionStmtSyntax.self) || parent.is(CodeBlockItemSyntax.self)
      || parent.is(IfExprSyntax.self)
  }

  private func add(_ statements: CodeBlockItemListSyntax, loop: Int?) {
    var loop = loop
    for statement in statements {
      if case .decl(let declaration) = statement.item, !declaration.is(VariableDeclSyntax.self) {
        continue
      }
      let offset = statement.positionAfterSkippingLeadingTrivia.utf8Offset
      marks.append(Mark(offset: offset, loop: loop))
      loop = nil
    }
  }
}
