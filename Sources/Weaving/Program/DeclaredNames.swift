import Documents
import SwiftParser
import SwiftSyntax

/// The names that a template declares itself, which are no habits whatever they look like.
final class DeclaredNames: SyntaxVisitor {
  private var names: Set<String> = []

  /// All names that the blocks of a template declare.
  static func all(in template: Template) -> Set<String> {
    let visitor = DeclaredNames(viewMode: .sourceAccurate)
    for block in template.blocks { visitor.walk(Parser.parse(source: block.code)) }
    return visitor.names
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.identifier.text)
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.name.text)
    return .visitChildren
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }

  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.name.text)
    return .visitChildren
  }

  override func visit(_ node: EnumCaseElementSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.name.text)
    return .visitChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    names.insert(node.name.text)
    return .visitChildren
  }
}
