import SwiftSyntax

/// What has to stand outside of the function into which the blocks are woven.
struct Hoisting {
  /// The names of the types that an extension in the template extends.
  private let extended: Set<String>

  /// Looks through all blocks for extensions.
  init(_ blocks: [ParsedBlock]) {
    var names: Set<String> = []
    for block in blocks {
      for statement in block.tree.statements {
        guard case .decl(let declaration) = statement.item,
          let node = declaration.as(ExtensionDeclSyntax.self)
        else { continue }
        // `extension Score.Band` needs `Score` outside as well.
        names.insert(String(node.extendedType.trimmedDescription.prefix { $0 != "." && $0 != "<" }))
      }
    }
    extended = names
  }

  /// Whether a statement goes to file scope.
  func isHoisted(_ statement: CodeBlockItemSyntax) -> Bool {
    guard case .decl(let declaration) = statement.item else { return false }
    switch declaration.kind {
    case .importDecl, .extensionDecl, .operatorDecl, .precedenceGroupDecl, .macroDecl: return true
    default: return Self.typeName(of: declaration).map(extended.contains) ?? false
    }
  }

  private static func typeName(of declaration: DeclSyntax) -> String? {
    if let node = declaration.as(StructDeclSyntax.self) { return node.name.text }
    if let node = declaration.as(ClassDeclSyntax.self) { return node.name.text }
    if let node = declaration.as(EnumDeclSyntax.self) { return node.name.text }
    if let node = declaration.as(ActorDeclSyntax.self) { return node.name.text }
    if let node = declaration.as(ProtocolDeclSyntax.self) { return node.name.text }
    if let node = declaration.as(TypeAliasDeclSyntax.self) { return node.name.text }
    return nil
  }
}
