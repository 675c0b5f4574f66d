/// `` `{swift} expression` `` in running text.
public struct InlineExpression: Codable, Hashable, Sendable {
  /// Where the expression stands, which decides when it runs.
  public enum Place: Codable, Hashable, Sendable {
    /// In the prose: it runs there. The number of Swift blocks that stand above it.
    case body(afterBlocks: Int)
    /// In the front matter: it runs after the last block.
    case frontMatter
    /// In an option of the block of that index: it runs after that block.
    case option(block: Int)
  }

  /// Its place in `Template.expressions`.
  public var index: Int
  /// The Swift source.
  public var code: String
  /// The path of the file: the template's, or that of an included part.
  public var path: String
  /// The file's line.
  public var line: Int
  /// The column of the expression's first character, in characters from 1.
  public var column: Int
  /// Where it stands.
  public var place: Place

  /// An expression.
  public init(
    index: Int, code: String, path: String = "", line: Int, column: Int, place: Place
  ) {
    self.path = path
    self.index = index
    self.code = code
    self.line = line
    self.column = column
    self.place = place
  }
}
