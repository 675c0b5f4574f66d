import SwiftSyntax

/// What has to stand outside of the function into which the blocks are woven.
struct Hoisting {
  /// The names of the types that stand outside: those that an extension in the template extends, and
  /// those that are spoken of there.
  private let names: Set<String>

  /// Looks through all blocks for extensions.
  init(_ blocks: [ParsedBlock]) {
    let declarations = blocks.flatMap(\.tree.statements).compactMap { statement in
      if case .decl(let declaration) = statement.item { declaration } else { nil }
    }
    var types: [String: DeclSyntax] = [:]
    for declaration in declarations {
      if let name = Self.typeName(of: declaration) { types[name] = declaration }
    }
    var names: Set<String> = []
    var waiting = declarations.filter { $0.is(ExtensionDeclSyntax.self) }
    while let outside = waiting.popLast() {
      for token in outside.tokens(viewMode: .sourceAccurate) {
        guard let type = types[token.text], names.insert(token.text).inserted else { continue }
        waiting.append(type)
      }
    }
    self.names = names
  }

  /// Whether a statement goes to file scope.
  func isHoisted(_ statement: CodeBlockItemSyntax) -> Bool {
    guard case .decl(let declaration) = statement.item else { return false }
    switch declaration.kind {
    case .importDecl, .extensionDecl, .operatorDecl, .precedenceGroupDecl, .macroDecl: return true
    default: return Self.typeName(of: declaration).map(names.contains) ?? false
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
