import Documents
import SwiftSyntax

/// Finds what would end or outlive the report in silence: a `return` that belongs to no function, a
/// `defer` that belongs to no loop, branch or function.
final class EarlyExits: SyntaxVisitor {
  private var found: [(offset: Int, word: String)] = []

  /// The failures of a block.
  static func found(in block: ParsedBlock, source: TemplateSource) -> [ReportFailure] {
    let visitor = EarlyExits(viewMode: .sourceAccurate)
    visitor.walk(block.tree)
    for statement in block.tree.statements where statement.item.is(DeferStmtSyntax.self) {
      visitor.found.append((block.start(of: statement), "defer"))
    }
    return visitor.found.sorted { $0.offset < $1.offset }.map { offset, word in
      let place = block.place(of: offset)
      return source.failure(
        in: block.block.path, line: place.line, column: place.column, message(of: word),
        remedy: word == "return"
          ? "Use `if` around what follows, or put the statements into a function."
          : "Put the statements into a function, or write the clean-up where it is due.")
    }
  }

  private static func message(of word: String) -> String {
    word == "return"
      ? "`return` would end the report here without a word"
      : "`defer` at the top level of a block would run after the report"
  }

  override func visit(_ node: ReturnStmtSyntax) -> SyntaxVisitorContinueKind {
    found.append((node.positionAfterSkippingLeadingTrivia.utf8Offset, "return"))
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
